import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBundles, script } from '../support/packing.ts';
import type { Bill, Shipped } from '../support/packing.ts';

let shipped: Shipped[];
let bill: Bill;
beforeAll(async () => {
  ensureBundles();
  shipped = (await script('shipped-packages.mjs')).shippedPackages();
  const { publishedChecksums } = await script('electron-runtime.mjs');
  bill = (await script('bill-of-materials.mjs')).billOfMaterials(publishedChecksums());
});

describe('a licence expression', () => {
  it.each([
    ['MIT', ['MIT']],
    ['(MIT OR GPL-3.0)', ['MIT']],
    ['GPL-3.0 OR MIT', ['MIT']],
    ['(MIT AND Zlib)', ['MIT', 'Zlib']],
    ['MIT OR GPL-2.0 AND Zlib', ['MIT']],
    ['(GPL-2.0 OR Apache-2.0) AND ISC', ['Apache-2.0', 'ISC']],
    ['GPL-3.0', null],
    ['MIT AND GPL-3.0', null],
    ['(MIT', null],
    ['MIT MIT', null],
    ['', null],
    ['SEE LICENSE IN LICENSE', null],
  ])('%s leaves us %j', async (expression, chosen) => {
    expect((await script('spdx.mjs')).chosenLicences(expression)).toEqual(chosen);
  });
});

describe('the owner of a bundled module', () => {
  it('is its innermost package, a tool that writes into the bundle, or ourselves', async () => {
    const { ownerOf } = await script('record-packages.mjs');
    const root = process.cwd();
    expect(ownerOf(`${root}/node_modules/@mui/material/esm/x.js?v=1`)).toBe('node_modules/@mui/material');
    expect(ownerOf(`${root}/node_modules/a/node_modules/b/x.js`)).toBe('node_modules/a/node_modules/b');
    expect(ownerOf(`\0${root}/node_modules/pako/dist/pako.js?commonjs-module`)).toBe('node_modules/pako');
    expect(ownerOf('\0rolldown/runtime.js')).toBe('node_modules/rolldown');
    expect(ownerOf(`${root}/shared/money/index.ts`)).toBe('ours');
  });
  it('must be known', async () => {
    const { ownerOf } = await script('record-packages.mjs');
    expect(() => ownerOf('\0some-plugin/inlined')).toThrow('no package owns');
    expect(() => ownerOf('/elsewhere/x.js')).toThrow('no package owns');
  });
});

describe('what is shipped', () => {
  it('is exactly what build/dist/shipped-packages.txt says; node build/scripts/shipped.mjs writes it anew', async () => {
    const { shippedList } = await script('shipped-packages.mjs');
    expect(shippedList()).toBe(readFileSync('build/dist/shipped-packages.txt', 'utf8'));
  });
  it('holds every dependency that package.json names', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const folders = new Set(shipped.map(({ folder }) => folder));
    for (const name of Object.keys(dependencies)) expect(folders, name).toContain(`node_modules/${name}`);
  });
  it('is in the bundle that is said to hold it, and each bundle exists', () => {
    for (const { name, bundles } of shipped)
      for (const bundle of bundles) expect(existsSync(bundle), `${name} in ${bundle}`).toBe(true);
    const engine = shipped.filter(({ bundles }) => bundles.includes('dist/main/engine.cjs')).map(({ name }) => name);
    expect(engine).toEqual(expect.arrayContaining(['@e965/xlsx', 'docxtemplater', 'pizzip']));
    expect(engine).not.toContain('react');
  });
});

describe('the licence list', () => {
  it('has a head in both languages and the full text of every licence', async () => {
    const list = (await script('licence-list.mjs')).licenceList();
    expect(list).toContain('许可证清单');
    expect(list).toContain('Licences of everything shipped');
    for (const { name, version, licence, text } of shipped) {
      expect(list).toContain(`\n${name} ${version}\n许可证 Licence: ${licence}\n`);
      expect(text.length, name).toBeGreaterThan(300);
      expect(list).toContain(text);
    }
    expect(list).toContain('LICENSES.chromium.html');
    expect(list).toContain('Electron contributors');
  });
});

describe('the bill of materials', () => {
  const nameOf = ({ group, name }: { group?: string; name: string }): string => (group ? `${group}/${name}` : name);

  it('is CycloneDX with Electron and exactly the shipped packages', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const named = bill.components.map((one) => `${nameOf(one)} ${one.version ?? ''}`);
    const expected = shipped.map(({ name, version }) => `${name} ${version}`);
    expect(named.filter((one) => !one.startsWith('electron '))).toEqual(expected);
    expect(named).toContain('electron 45.4.1');
  });
  it('names each once, with licence and a hash of full length', () => {
    const refs = bill.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const one of bill.components) {
      expect(one.licenses, one.name).toHaveLength(1);
      if (one.name === 'electron') continue;
      expect(one.hashes?.[0]?.alg).toBe('SHA-512');
      expect(one.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    }
  });
  it('draws dependencies only between components that it lists', () => {
    const known = new Set(bill.components.map((one) => one['bom-ref']));
    for (const { dependsOn } of bill.dependencies) for (const ref of dependsOn) expect(known).toContain(ref);
    const hoist = bill.dependencies.find(({ ref }) => ref.includes('hoist-non-react-statics'));
    expect(hoist?.dependsOn).toEqual(['pkg:npm/react-is@16.13.1']);
  });
  it('names no moment and no machine', async () => {
    const { publishedChecksums } = await script('electron-runtime.mjs');
    const again = (await script('bill-of-materials.mjs')).billOfMaterials(publishedChecksums());
    expect(again).toEqual(bill);
    expect(JSON.stringify(bill)).not.toContain('timestamp');
    expect(JSON.stringify(bill)).not.toContain(process.cwd());
  });
});
