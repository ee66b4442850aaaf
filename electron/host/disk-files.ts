import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

export type OpenFile = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly truncate: (length: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * The single steps that a Disk is made of. Each of them may fail, or be the last one before the power goes; the fault
 * tests stand here. Every function fails with Node's own error codes.
 */
export type DiskFiles = {
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** null where nothing is there. */
  readonly size: (path: string) => Promise<number | null>;
  readonly list: (folder: string) => Promise<readonly { readonly name: string; readonly folder: boolean }[]>;
  readonly open: (path: string, flag: 'wx' | 'a' | 'r+') => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Makes the folders on the way too; answers the topmost one that it made, or null. */
  readonly makeFolder: (path: string) => Promise<string | null>;
  /** Brings the names in a folder to the disk. */
  readonly syncFolder: (folder: string) => Promise<void>;
};

export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export const nodeFiles: DiskFiles = {
  read: async (path) => new Uint8Array(await readFile(path)),
  size: async (path) => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw error;
    }
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
  open: async (path, flag) => {
    const handle = await open(path, flag);
    return {
      write: (bytes) => handle.writeFile(bytes),
      truncate: (length) => handle.truncate(length),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  makeFolder: async (path) => (await mkdir(path, { recursive: true })) ?? null,
  syncFolder: async (folder) => {
    // Windows opens no folder as a file; there the rename itself is in the file system's journal.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
