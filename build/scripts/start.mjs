/** `npm start`: builds, then opens the program in Electron where its binary is present, else in a Chromium window. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const electronFolder = join(root, 'node_modules', 'electron');
const downloadLimit = 20_000;

function electronBinary() {
  const named = join(electronFolder, 'path.txt');
  if (!existsSync(named)) return null;
  const binary = join(electronFolder, 'dist', readFileSync(named, 'utf8').trim());
  return existsSync(binary) ? binary : null;
}

/** Electron's npm package carries no binary; its own script fetches it where the network allows. */
function fetchElectron() {
  const script = join(electronFolder, 'install.js');
  if (!existsSync(script)) return 'the electron package is not installed';
  const done = spawnSync(process.execPath, [script], { timeout: downloadLimit, stdio: 'ignore' });
  if (done.error?.code === 'ETIMEDOUT') return `its binary was not downloaded within ${downloadLimit / 1000} s`;
  return done.status === 0 ? null : 'its binary is absent and cannot be downloaded here';
}

const words = process.argv.slice(2);
const forced = words.includes('--shell');
const passed = words.filter((word) => word !== '--shell');
const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];

function choose() {
  if (forced) return { binary: null, why: 'asked for with --shell' };
  if (passed.length > 0) return { binary: null, why: 'its options were given' };
  if (headless) return { binary: null, why: 'there is no display for Electron' };
  const present = electronBinary();
  if (present) return { binary: present, why: 'its binary is present' };
  const failed = fetchElectron();
  const fetched = electronBinary();
  return fetched ? { binary: fetched, why: 'its binary was downloaded' } : { binary: null, why: `Electron: ${failed}` };
}

await buildAll();
const { binary, why } = choose();
console.log(binary ? `Starting in Electron (${why}).` : `Starting in the loopback shell (${why}).`);
const child = binary
  ? spawn(binary, [root], { stdio: 'inherit' })
  : spawn(process.execPath, [join(root, 'dist', 'main', 'shell.cjs'), ...passed], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
