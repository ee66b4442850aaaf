import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  dropBrowserCopy,
  electronBrowserFolder,
  isPlainlyBroken,
  keepBrowserFolder,
  layAsideName,
  shellBrowserFolder,
  type BrowserFolder,
} from '../../../electron/host/storage/browser-folder.ts';
import { neededEngine } from '../../../electron/host/storage/browser-engine.ts';
import { nodeDisk } from '../../../electron/host/disk.ts';
import { temporaryFolder } from '../vault/vault-fixture.ts';

const files: Readonly<Record<string, string>> = {
  CURRENT: 'MANIFEST-000001\n',
  'MANIFEST-000001': '',
  '000003.log': '',
  '000005.ldb': 'rows',
};
function storeIn(home: string, content: Readonly<Record<string, string>> = files): BrowserFolder {
  const folder = shellBrowserFolder(home, 47613);
  mkdirSync(folder.store, { recursive: true });
  mkdirSync(folder.large, { recursive: true });
  for (const [name, text] of Object.entries(content)) writeFileSync(join(folder.store, name), text);
  writeFileSync(join(folder.large, '1'), 'large');
  return folder;
}
const inside = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const storeName = 'http_127.0.0.1_47613.indexeddb.leveldb';
const largeName = 'http_127.0.0.1_47613.indexeddb.blob';

describe('the folder where the browser keeps the working copies', () => {
  it('is where each runtime puts it', () => {
    expect(electronBrowserFolder('/u').store).toBe(join('/u', 'IndexedDB', 'app_budget_0.indexeddb.leveldb'));
    expect(shellBrowserFolder('/d', 7).large).toBe(
      join('/d', 'window', 'Default', 'IndexedDB', 'http_127.0.0.1_7.indexeddb.blob'),
    );
  });
  it.each<[string, Readonly<Record<string, string>>, boolean]>([
    ['whole', files, false],
    ['empty', {}, false],
    ['without CURRENT', { 'MANIFEST-000001': '' }, true],
    ['with an empty CURRENT', { ...files, CURRENT: '' }, true],
    ['with a CURRENT that points nowhere', { ...files, CURRENT: 'MANIFEST-000009\n' }, true],
    ['with a CURRENT that points outside', { ...files, CURRENT: '../MANIFEST-000001\n' }, true],
  ])('is looked at: %s', async (_what, content, broken) => {
    expect(await isPlainlyBroken(storeIn(temporaryFolder(), content))).toBe(broken);
  });
  it('is no concern where there is none yet', async () => {
    const home = temporaryFolder();
    const folder = shellBrowserFolder(home, 47613);
    expect(await keepBrowserFolder(folder, { home, unclean: true })).toEqual({ broken: null, copied: null });
    expect(readdirSync(home)).toEqual([]);
  });
  it('is left alone after a proper end', async () => {
    const home = temporaryFolder();
    expect(await keepBrowserFolder(storeIn(home), { home, unclean: false })).toEqual({ broken: null, copied: null });
    expect(existsSync(join(home, 'aside'))).toBe(false);
  });
  it('is copied where a log of it does not read to its end, even after a proper end', async () => {
    const home = temporaryFolder();
    const folder = storeIn(home, { ...files, '000003.log': 'torn' });
    expect((await keepBrowserFolder(folder, { home, unclean: false })).copied).toBe('browser-copy');
  });
  it('is not given to an engine older than the last one, which is named, and nothing is written', async () => {
    const home = temporaryFolder();
    expect(await neededEngine(nodeDisk, home, 140)).toBeNull();
    expect(await neededEngine(nodeDisk, home, 150)).toBeNull();
    const before = inside(home);
    expect(await neededEngine(nodeDisk, home, 149)).toBe(150);
    expect(await neededEngine(nodeDisk, home, 150)).toBeNull();
    expect(inside(home)).toEqual(before);
  });
  it('is copied once after an end that was none, the newer copy in the place of the older, until it is dropped', async () => {
    const home = temporaryFolder();
    const folder = storeIn(home);
    await keepBrowserFolder(folder, { home, unclean: true });
    writeFileSync(join(folder.store, '000005.ldb'), 'more rows');
    mkdirSync(join(home, 'aside', 'browser-copy.part'), { recursive: true });
    writeFileSync(join(home, 'aside', 'browser-copy.part', 'half'), '');
    expect(await keepBrowserFolder(folder, { home, unclean: true })).toEqual({ broken: null, copied: 'browser-copy' });
    expect(readdirSync(join(home, 'aside'))).toEqual(['browser-copy']);
    expect(inside(join(home, 'aside', 'browser-copy', storeName))).toEqual({ ...files, '000005.ldb': 'more rows' });
    expect(inside(join(home, 'aside', 'browser-copy', largeName))).toEqual({ '1': 'large' });
    expect(inside(folder.store)).toEqual({ ...files, '000005.ldb': 'more rows' });
    await dropBrowserCopy(home);
    expect(readdirSync(join(home, 'aside'))).toEqual([]);
  });
  it('is moved out of reach untouched where it is broken, each time under a name of its own', async () => {
    const home = temporaryFolder();
    const broken = { '000005.ldb': 'rows' };
    for (const name of ['browser-broken-1', 'browser-broken-2']) {
      const folder = storeIn(home, broken);
      expect(await keepBrowserFolder(folder, { home, unclean: true })).toEqual({ broken: name, copied: null });
      expect(existsSync(folder.store)).toBe(false);
      expect(inside(join(home, 'aside', name, storeName))).toEqual(broken);
      expect(inside(join(home, 'aside', name, largeName))).toEqual({ '1': 'large' });
    }
  });
  it('is moved out of reach once where the page asked for it', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, layAsideName), '');
    const folder = storeIn(home);
    expect((await keepBrowserFolder(folder, { home, unclean: false })).broken).toBe('browser-broken-1');
    expect(inside(join(home, 'aside', 'browser-broken-1', storeName))).toEqual(files);
    expect(existsSync(join(home, layAsideName))).toBe(false);
    expect((await keepBrowserFolder(storeIn(home), { home, unclean: false })).broken).toBeNull();
  });
});
