/** Where Electron comes from: the official zip, its hash checked first, or a stand-in that says loudly what it is. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { electronVersion } from './product.mjs';
import { runCommand } from './run-command.mjs';
import { makeStandIn } from './stand-in.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const checksumFile = join(root, 'node_modules', 'electron', 'checksums.json');
export const publishedChecksums = () => JSON.parse(readFileSync(checksumFile, 'utf8'));

export class RuntimeRefused extends Error {}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Electron-builder does not check a zip that it is given, so it is done here, before a byte of it is unpacked. */
async function checkZip(zip, name, checksums) {
  const expected = checksums[name];
  const found = await sha256(zip);
  if (found === expected) return;
  throw new RuntimeRefused(
    [
      `!! 拒绝打包：${name} 的 SHA-256 与 node_modules/electron/checksums.json 不一致。文件不是官方原件或已损坏。`,
      `!! Refused: the SHA-256 of ${zip} is not the published one.`,
      `!! 应为 expected ${expected}`,
      `!! 实为 found    ${found}`,
    ].join('\n'),
  );
}

/** An unpacked folder, and whether it is a stand-in. */
export async function electronRuntime(order) {
  const { platform, zips, work, standInFolder, version, sevenZip, checksums = publishedChecksums() } = order;
  const folder = join(work, `electron-${platform}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (standInFolder) return { folder: standInFolder, standIn: true };
  const name = `electron-v${electronVersion}-${platform}-x64.zip`;
  const zip = join(zips, name);
  if (!existsSync(zip)) {
    makeStandIn({ platform, folder, version });
    return { folder, standIn: true };
  }
  await checkZip(zip, name, checksums);
  runCommand(sevenZip, ['x', '-y', '-bd', `-o${folder}`, zip]);
  // Electron's own welcome program, which starts where the asar is missing.
  rmSync(join(folder, 'resources', 'default_app.asar'), { force: true });
  return { folder, standIn: false };
}
