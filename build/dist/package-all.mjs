/** From bundles to deliverables for one platform at a time; nothing here builds the bundles or asks for options. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './bill-of-materials.mjs';
import { debianPackage } from './debian-package.mjs';
import { electronRuntime, publishedChecksums } from './electron-runtime.mjs';
import { licenceList } from './licence-list.mjs';
import { offlineEnvironment } from './offline-tools.mjs';
import { portableZip } from './portable-zip.mjs';
import { productOf } from './product.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What lies beside the asar in the program, and beside the setup in the output. */
function writeNotices(work) {
  const notices = { licences: join(work, 'licences.txt'), bill: join(work, 'bill-of-materials.cdx.json') };
  mkdirSync(work, { recursive: true });
  writeFileSync(notices.licences, licenceList());
  writeFileSync(notices.bill, `${JSON.stringify(billOfMaterials(publishedChecksums()), null, 2)}\n`);
  return notices;
}

/** electron-builder, behind a wall: it ends in an error if it so much as tried the network. */
function runBuilder(orders, environment, work) {
  const log = join(work, `network-${orders.platform}.log`);
  rmSync(log, { force: true });
  const wall = join(root, 'build', 'dist', 'refuse-network.cjs');
  const done = spawnSync(
    process.execPath,
    ['--require', wall, join(root, 'build', 'dist', 'pack.mjs'), JSON.stringify(orders)],
    {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, ...environment, NODE_OPTIONS: `--require ${JSON.stringify(wall)}`, TUTD_NETWORK_LOG: log },
    },
  );
  if (existsSync(log)) throw new Error(`packing tried the network:\n${readFileSync(log, 'utf8')}`);
  if (done.status !== 0) throw new Error(`electron-builder ended with ${done.status}\n${done.stdout}${done.stderr}`);
}

function deliverables({ platform, product, packed, notices, out, work, sevenZip }) {
  if (platform === 'linux') {
    const licences = readFileSync(notices.licences, 'utf8');
    const { file } = debianPackage({ unpacked: join(packed, 'linux-unpacked'), product, licences, out, work });
    return [file];
  }
  const setup = join(out, product.setupFile);
  renameSync(join(packed, product.setupFile), setup);
  return [setup, portableZip({ unpacked: join(packed, 'win-unpacked'), product, out, work, sevenZip })];
}

export async function packagePlatform({ platform, zips, standInFolder, version, out, work }) {
  const environment = offlineEnvironment(work);
  const sevenZip = environment.ELECTRON_BUILDER_7ZIP_PATH;
  const plain = productOf({ version, standIn: true });
  const runtime = await electronRuntime({ platform, zips, work, standInFolder, version: plain.version, sevenZip });
  const product = productOf({ version, standIn: runtime.standIn });
  const notices = writeNotices(work);
  const packed = join(work, `packed-${platform}`);
  rmSync(packed, { recursive: true, force: true });
  const resources = [
    { from: notices.licences, to: 'licences.txt' },
    { from: notices.bill, to: 'bill-of-materials.cdx.json' },
  ];
  runBuilder({ platform, product, runtime: runtime.folder, out: packed, work, resources }, environment, work);
  mkdirSync(out, { recursive: true });
  const files = deliverables({ platform, product, packed, notices, out, work, sevenZip });
  for (const [from, name] of [
    [notices.licences, product.licenceFile],
    [notices.bill, product.billFile],
  ])
    writeFileSync(join(out, name), readFileSync(from));
  return { platform, product, files: [...files, join(out, product.licenceFile), join(out, product.billFile)] };
}
