import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isWholeLog } from './store-log.ts';

/** Where a browser keeps the working copies: one folder of its store, and one of large values beside it. */
export type BrowserFolder = { readonly store: string; readonly large: string };

const beside = (root: string, origin: string): BrowserFolder => ({
  store: join(root, `${origin}.indexeddb.leveldb`),
  large: join(root, `${origin}.indexeddb.blob`),
});
export const electronBrowserFolder = (userData: string): BrowserFolder =>
  beside(join(userData, 'IndexedDB'), 'app_budget_0');
export const shellBrowserFolder = (dataFolder: string, port: number): BrowserFolder =>
  beside(join(dataFolder, 'window', 'Default', 'IndexedDB'), `http_127.0.0.1_${String(port)}`);

/** Lies in the program's folder where the page asked for it: the store is not to be used again. */
export const layAsideName = 'browser-lay-aside';
export const copyName = 'browser-copy';
const brokenStem = 'browser-broken';

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** A store without the file that names its present list of files, or whose list is gone, is reset by the browser. */
export async function isPlainlyBroken({ store }: BrowserFolder): Promise<boolean> {
  const names = await readdir(store).catch(() => null);
  if (names === null || names.length === 0) return false;
  const current = await readFile(join(store, 'CURRENT'), 'utf8').catch(() => null);
  const manifest = current === null ? null : /^(MANIFEST-\d+)\n$/.exec(current)?.[1];
  return manifest === null || manifest === undefined || !names.includes(manifest);
}

/** Whether each log of the store and its list read to the end; the browser mends one that does not in its own way. */
async function readsWhole({ store }: BrowserFolder): Promise<boolean> {
  for (const name of await readdir(store).catch(() => []))
    if (/\.log$|^MANIFEST-/.test(name) && !isWholeLog(await readFile(join(store, name)))) return false;
  return true;
}

async function freeName(aside: string, stem: string): Promise<string> {
  for (let n = 1; ; n += 1) if (!(await isThere(join(aside, `${stem}-${String(n)}`)))) return `${stem}-${String(n)}`;
}

async function takeAside(folder: BrowserFolder, aside: string): Promise<string> {
  const name = await freeName(aside, brokenStem);
  await mkdir(join(aside, name), { recursive: true });
  for (const path of [folder.store, folder.large])
    if (await isThere(path)) await rename(path, join(aside, name, basename(path)));
  return name;
}

/** Copied under a name of its own first: a copy that is there is a whole one. */
async function copyAside(folder: BrowserFolder, aside: string): Promise<string | null> {
  if (!(await isThere(folder.store))) return null;
  const part = join(aside, `${copyName}.part`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  for (const path of [folder.store, folder.large])
    if (await isThere(path)) await cp(path, join(part, basename(path)), { recursive: true });
  await rm(join(aside, copyName), { recursive: true, force: true });
  await rename(part, join(aside, copyName));
  return copyName;
}

/**
 * Before the browser opens its store: what is plainly broken is taken out of its reach untouched, and after an end that was
 * none, or with a log that does not read to its end, what is there is copied. Answers the names in `aside`.
 */
export async function keepBrowserFolder(
  folder: BrowserFolder,
  { home, unclean }: { readonly home: string; readonly unclean: boolean },
): Promise<{ readonly broken: string | null; readonly copied: string | null }> {
  const aside = join(home, 'aside');
  const asked = join(home, layAsideName);
  if ((await isThere(asked)) || (await isPlainlyBroken(folder))) {
    const broken = (await isThere(folder.store)) ? await takeAside(folder, aside) : null;
    await rm(asked, { force: true });
    return { broken, copied: null };
  }
  // A copy that finds no room is no reason not to open: the browser mends what it can, and the disk has the record.
  const doubtful = unclean || !(await readsWhole(folder).catch(() => false));
  return { broken: null, copied: doubtful ? await copyAside(folder, aside).catch(() => null) : null };
}

/** The opening found the working copy and the disk to agree: the copy from before is wanted no more. */
export const dropBrowserCopy = (home: string): Promise<void> =>
  rm(join(home, 'aside', copyName), { recursive: true, force: true });
