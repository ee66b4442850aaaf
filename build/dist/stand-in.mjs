/** A folder shaped like Electron's, with a program that only says that it is none. Everything about it can be packed. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronVersion, standInLabel, standInWarning } from './product.mjs';
import { runCommand } from './run-command.mjs';

const sources = fileURLToPath(new URL('stand-in/', import.meta.url));
const prefix = 'x86_64-w64-mingw32-';
/** As in Electron: the mark, layout version 1, nine fuses, each '1' or '0'. */
const fuses = Buffer.from(`dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09${'1'.repeat(9)}`, 'latin1');
const notice = `${standInLabel} ${standInWarning}: this is not Electron.\n`;
const shared = {
  LICENSE: notice,
  'LICENSES.chromium.html': `<!doctype html><title>${standInLabel}</title><p>${notice}`,
  version: electronVersion,
  'icudtl.dat': notice,
  'resources.pak': notice,
  'locales/zh-CN.pak': notice,
  'locales/en-US.pak': notice,
  // One that electron-builder.yml does not ask for.
  'locales/de.pak': notice,
};
const own = {
  win32: { 'ffmpeg.dll': notice, 'd3dcompiler_47.dll': notice },
  linux: { 'libffmpeg.so': notice, 'chrome-sandbox': `#!/bin/sh\n# ${notice}exit 1\n` },
};

function windowsProgram(folder, version) {
  const resource = readFileSync(`${sources}program.rc`, 'utf8').replaceAll('@COMMAS@', version.replaceAll('.', ','));
  writeFileSync(join(folder, 'program.rc'), resource.replaceAll('@VERSION@', version));
  runCommand(`${prefix}windres`, ['-c', '65001', '-O', 'coff', 'program.rc', 'program.o'], { cwd: folder });
  const words = ['-municode', '-mwindows', '-Os', '-s', '-o', 'electron.exe', `${sources}program.c`, 'program.o'];
  runCommand(`${prefix}gcc`, words, { cwd: folder });
}

/** A script, so that no compiler is needed; the fuses lie behind its end, where the shell reads nothing more. */
function linuxProgram(folder) {
  const script = `#!/bin/sh\necho '${notice.trim()}' >&2\nexit 1\n# `;
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script), fuses, Buffer.from('\n')]));
}

export function makeStandIn({ platform, folder, version }) {
  for (const [path, text] of Object.entries({ ...shared, ...own[platform] })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (platform === 'linux') {
    linuxProgram(folder);
    for (const name of ['electron', 'chrome-sandbox']) chmodSync(join(folder, name), 0o755);
    return;
  }
  const work = join(folder, '..', 'stand-in-program');
  mkdirSync(work, { recursive: true });
  windowsProgram(work, version);
  writeFileSync(join(folder, 'electron.exe'), readFileSync(join(work, 'electron.exe')));
}
