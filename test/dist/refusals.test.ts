import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  compileSetup,
  dist,
  ensureBundles,
  filesIn,
  packingTools,
  run,
  script,
  workFolder,
} from '../support/packing.ts';

const work = workFolder('refusals');
afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});
const folder = (name: string): string => {
  mkdirSync(join(work, name), { recursive: true });
  return join(work, name);
};

describe.skipIf(!packingTools)("Electron's official zip", () => {
  it.each(['win32', 'linux'])(
    '%s: is refused, and nothing is packed, where its hash is not the published one',
    async (platform) => {
      ensureBundles();
      const { electronVersion } = await script('product.mjs');
      const { publishedChecksums } = await script('electron-runtime.mjs');
      const name = `electron-v${electronVersion}-${platform}-x64.zip`;
      const zips = folder(`forged-${platform}`);
      writeFileSync(join(zips, name), 'not what was published');
      const out = join(work, `forged-out-${platform}`);
      const done = dist(['--no-build', '--only', platform, '--out', out, '--work', join(work, 'forged-work')], {
        TUTD_ELECTRON_ZIPS: zips,
      });
      expect(done.code).toBe(1);
      expect(done.text).toContain('拒绝打包');
      expect(done.text).toContain(publishedChecksums()[name]);
      expect(existsSync(out)).toBe(false);
    },
  );
  it('is unpacked, without its own welcome program, and no stand-in where its hash is the stated one', async () => {
    const { electronVersion } = await script('product.mjs');
    const { electronRuntime } = await script('electron-runtime.mjs');
    const zips = folder('genuine');
    const name = `electron-v${electronVersion}-linux-x64.zip`;
    mkdirSync(join(zips, 'resources'));
    for (const path of ['electron', 'resources/default_app.asar']) writeFileSync(join(zips, path), 'x');
    run('7za', ['a', '-tzip', join(zips, name), join(zips, 'electron'), join(zips, 'resources')]);
    const sum = createHash('sha256')
      .update(readFileSync(join(zips, name)))
      .digest('hex');
    const order = { platform: 'linux', zips, work: folder('genuine-work'), version: '1.0.0', sevenZip: '7za' };
    const runtime = await electronRuntime({ ...order, checksums: { [name]: sum } });
    expect(runtime.standIn).toBe(false);
    expect(filesIn(runtime.folder)).toEqual(['electron']);
    await expect(electronRuntime({ ...order, checksums: { [name]: sum.replace(/^./, 'x') } })).rejects.toThrow(
      '拒绝打包',
    );
    await expect(electronRuntime({ ...order, checksums: {} })).rejects.toThrow('拒绝打包');
  });
  it('must be there for a release', () => {
    const done = dist(['--no-build', '--release', '--out', join(work, 'none')], {
      TUTD_ELECTRON_ZIPS: join(work, 'none'),
    });
    expect(done.code).toBe(1);
    expect(done.text).toContain('--release');
    expect(existsSync(join(work, 'none'))).toBe(false);
  });
});

describe('the wall around packing', () => {
  it.each([
    ['a look-up', "require('node:https').get('https://example.invalid/x').on('error', () => {})"],
    ['a connection', "require('node:net').connect(9, '127.0.0.1').on('error', () => {})"],
    ['a fetch', "fetch('http://127.0.0.1:4999/').catch(() => {})"],
  ])('refuses and records %s', (_title, code) => {
    const log = join(work, 'network.log');
    rmSync(log, { force: true });
    const done = run(process.execPath, ['--require', './build/dist/refuse-network.cjs', '-e', code], {
      TUTD_NETWORK_LOG: log,
    });
    expect(done.code).toBe(0);
    expect(readFileSync(log, 'utf8')).toMatch(/^a (connection|look-up)/);
  });
  it('leaves no record of what needs no network', () => {
    const log = join(work, 'network.log');
    rmSync(log, { force: true });
    run(process.execPath, ['--require', './build/dist/refuse-network.cjs', '-e', '1'], { TUTD_NETWORK_LOG: log });
    expect(existsSync(log)).toBe(false);
  });
});

describe('the list of files', () => {
  it('keeps a name with a dollar as it is and refuses one that the setup cannot hold', async () => {
    const { productOf } = await script('product.mjs');
    const { writeInstallerInput } = await script('installer-input.mjs');
    const product = productOf({ version: '1.0.0', standIn: true });
    const source = folder('names');
    writeFileSync(join(source, 'a$b.txt'), '');
    const { include } = writeInstallerInput({ source, product, folder: folder('names-input') });
    expect(readFileSync(include, 'utf8')).toContain('Delete "$INSTDIR\\a$$b.txt"');
    writeFileSync(join(source, 'a`b.txt'), '');
    expect(() => writeInstallerInput({ source, product, folder: folder('names-input') })).toThrow('cannot hold');
  });
  it('takes plain versions only, because the setup compares them', async () => {
    const { productOf } = await script('product.mjs');
    for (const version of ['1.0', '1.0.0-beta', 'v1.0.0'])
      expect(() => productOf({ version, standIn: false }), version).toThrow('x.y.z');
  });
});

describe.skipIf(!packingTools)('the script of the setup', () => {
  it.each([true, false])('compiles without one warning (stand-in: %s)', async (standIn) => {
    const { productOf } = await script('product.mjs');
    const { writeInstallerInput } = await script('installer-input.mjs');
    const source = folder('tiny');
    writeFileSync(join(source, 'two-up-two-down.exe'), 'x');
    const product = productOf({ version: '1.0.0', standIn });
    const { include } = writeInstallerInput({ source, product, folder: folder(`tiny-input-${String(standIn)}`) });
    const target = join(work, `tiny-${String(standIn)}.exe`);
    const done = compileSetup(include, '1.0.0', target);
    expect(done.text).not.toMatch(/warning|error/i);
    expect(done.code).toBe(0);
    const broken = join(work, 'broken.nsh');
    writeFileSync(broken, `${readFileSync(include, 'utf8')}\nVar NeverUsed\n`);
    expect(compileSetup(broken, '1.0.0', join(work, 'broken.exe')).code, 'strictness').not.toBe(0);
  });
});
