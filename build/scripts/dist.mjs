/**
 * `npm run dist`: bundles, then the setup, the portable zip and the .deb into release/. Offline.
 * --only win32|linux · --out DIR · --work DIR · --version x.y.z · --no-build (dist/ is there) · --release (refuse a stand-in)
 * · --stand-in-folder DIR (pack over this folder, as a stand-in). Electron's official zips: TUTD_ELECTRON_ZIPS or release/electron/.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { RuntimeRefused } from '../dist/electron-runtime.mjs';
import { missingTools, standInCompiler } from '../dist/offline-tools.mjs';
import { packagePlatform } from '../dist/package-all.mjs';
import { electronVersion, standInLabel, standInWarning } from '../dist/product.mjs';
import { isCommand } from '../dist/run-command.mjs';
import { buildAll } from './build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    out: { type: 'string', default: join(root, 'release') },
    work: { type: 'string', default: join(root, '.cache', 'dist') },
    version: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    release: { type: 'boolean', default: false },
    'stand-in-folder': { type: 'string' },
  },
});
const zips = resolve(process.env['TUTD_ELECTRON_ZIPS'] ?? join(root, 'release', 'electron'));
const platforms = options.only ? [options.only] : ['win32', 'linux'];
const megabytes = (file) => `${(statSync(file).size / 1024 / 1024).toFixed(1)} MB`;

function stop(text) {
  console.error(text);
  process.exit(1);
}

function checkOrders() {
  if (platforms.some((platform) => !['win32', 'linux'].includes(platform))) stop('--only takes win32 or linux');
  if (process.platform !== 'linux')
    stop('npm run dist runs on Debian or Ubuntu: it needs NSIS, 7-Zip and dpkg-deb from there.');
  const absent = platforms.filter(
    (platform) => !existsSync(join(zips, `electron-v${electronVersion}-${platform}-x64.zip`)),
  );
  if (options.release && (absent.length > 0 || options['stand-in-folder']))
    stop(`--release: the official zip of Electron ${electronVersion} for ${absent.join(' and ')} is not in ${zips}`);
  const missing = missingTools(platforms);
  if (absent.includes('win32') && !options['stand-in-folder'] && !isCommand(standInCompiler.command))
    missing.push(standInCompiler);
  if (missing.length > 0)
    stop(
      `Missing: ${missing.map(({ command }) => command).join(', ')}. On Debian: apt-get install ${missing.map((one) => one.package).join(' ')}`,
    );
}

const banner = (product) => {
  const line = '!'.repeat(78);
  return [
    line,
    `!!  ${standInLabel}: Electron's official zip is not in ${zips}.`,
    `!!  ${product.setupFile} 等文件不含真正的程序，${standInWarning}。`,
    '!!  These files hold no real program. Do not give them to anyone.',
    line,
  ].join('\n');
};

function report({ product, files }) {
  if (product.standIn) console.log(banner(product));
  for (const file of files) console.log(`dist: ${basename(file)}  ${megabytes(file)}`);
}

checkOrders();
if (!options['no-build']) await buildAll();
const seconds = (since) => Math.round(Number(process.hrtime.bigint() - since) / 1e8) / 10;
const sums = [];
try {
  for (const platform of platforms) {
    const since = process.hrtime.bigint();
    const made = await packagePlatform({
      platform,
      zips,
      standInFolder: options['stand-in-folder'] && resolve(options['stand-in-folder']),
      version: options.version,
      out: resolve(options.out),
      work: resolve(options.work),
    });
    report(made);
    console.log(`dist: ${platform} packed in ${seconds(since)} s, no connection tried`);
    for (const file of made.files)
      sums.push(`${createHash('sha256').update(readFileSync(file)).digest('hex')}  ${basename(file)}`);
  }
} catch (error) {
  stop(error instanceof RuntimeRefused ? error.message : error.stack);
}
writeFileSync(join(resolve(options.out), 'SHA256SUMS.txt'), `${[...new Set(sums)].join('\n')}\n`);
