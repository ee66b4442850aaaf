import { mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The slice of the file system that the host uses. Every function fails with Node's own error codes. */
export type Disk = {
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** null where nothing is there. */
  readonly size: (path: string) => Promise<number | null>;
  /** Beside, flush, rename: afterwards either the old content or the new one is there, never a part. */
  readonly writeWhole: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Returns only after the bytes are flushed to the disk. */
  readonly append: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly truncate: (path: string, length: number) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Names in a folder; empty where there is no such folder. */
  readonly list: (folder: string) => Promise<readonly { readonly name: string; readonly folder: boolean }[]>;
  readonly makeFolder: (path: string) => Promise<void>;
};

export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

async function flushFolder(folder: string): Promise<void> {
  // Windows opens no folder as a file; there the rename itself is in the file system's journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

async function replace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Windows answers EPERM or EACCES for a target that another program, such as Excel, holds open.
    const held = process.platform === 'win32' && ['EPERM', 'EACCES'].includes(codeOf(error) ?? '');
    if (held && (await sizeOf(to)) !== null) throw Object.assign(new Error('target is open'), { code: 'EBUSY' });
    throw error;
  }
}

async function flushed(path: string, flag: 'wx' | 'a', bytes: Uint8Array): Promise<void> {
  const handle = await open(path, flag);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

let parts = 0;

export const nodeDisk: Disk = {
  read: async (path) => new Uint8Array(await readFile(path)),
  size: sizeOf,
  writeWhole: async (path, bytes) => {
    const folder = dirname(path);
    parts += 1;
    const beside = join(folder, `.${basename(path).slice(0, 60)}.${process.pid}-${parts}.part`);
    try {
      await flushed(beside, 'wx', bytes);
      await replace(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
    await flushFolder(folder);
  },
  append: async (path, bytes) => {
    const fresh = (await sizeOf(path)) === null;
    await flushed(path, 'a', bytes);
    if (fresh) await flushFolder(dirname(path));
  },
  truncate: async (path, length) => {
    await truncate(path, length);
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: async (from, to) => {
    await rename(from, to);
    await flushFolder(dirname(to));
  },
  remove: async (path) => {
    await rm(path, { force: true });
  },
  list: async (folder) => {
    try {
      const found = await readdir(folder, { withFileTypes: true });
      return found.map((item) => ({ name: item.name, folder: item.isDirectory() }));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
};
