/** Gives electron-builder the system's own NSIS and 7-Zip, in the places where it would otherwise put what it downloads. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isCommand } from './run-command.mjs';

const systemNsis = '/usr/share/nsis';
const whereIs = (name) => execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();

/** Command → the Debian package that brings it. */
const needed = {
  win32: { makensis: 'nsis', '7za': 'p7zip-full' },
  linux: { 'dpkg-deb': 'dpkg', '7za': 'p7zip-full' },
};
export const standInCompiler = { command: 'x86_64-w64-mingw32-gcc', package: 'gcc-mingw-w64-x86-64-win32' };

export const missingTools = (platforms) =>
  [...new Set(platforms.flatMap((platform) => Object.entries(needed[platform]).map((entry) => entry.join('\n'))))]
    .map((entry) => entry.split('\n'))
    .filter(([command]) => !isCommand(command))
    .map(([command, name]) => ({ command, package: name }));

/** The folder layout that electron-builder looks for, made of links; plugins of its own templates are left empty. */
export function offlineEnvironment(work) {
  const folder = join(work, 'nsis');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'linux'), { recursive: true });
  mkdirSync(join(folder, 'resources', 'plugins', 'x86-unicode'), { recursive: true });
  if (existsSync(systemNsis)) {
    for (const name of readdirSync(systemNsis)) symlinkSync(join(systemNsis, name), join(folder, name));
    symlinkSync(whereIs('makensis'), join(folder, 'linux', 'makensis'));
  }
  return {
    ELECTRON_BUILDER_NSIS_DIR: folder,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: whereIs('7za'),
    ELECTRON_BUILDER_OFFLINE: 'true',
    ELECTRON_BUILDER_CACHE: join(work, 'cache'),
  };
}
