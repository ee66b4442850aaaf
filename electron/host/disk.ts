import { basename, dirname, join } from 'node:path';
import { codeOf, nodeFiles, type DiskFiles, type OpenFile } from './disk-files.ts';

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

let parts = 0;

/** A disk made of single steps: the real file system, or one in memory that a test can cut off. */
export function diskOver(files: DiskFiles): Disk {
  async function replace(from: string, to: string): Promise<void> {
    try {
      await files.rename(from, to);
    } catch (error) {
      // Windows answers EPERM or EACCES for a target that another program, such as Excel, holds open.
      const held = process.platform === 'win32' && ['EPERM', 'EACCES'].includes(codeOf(error) ?? '');
      if (held && (await files.size(to)) !== null) throw Object.assign(new Error('target is open'), { code: 'EBUSY' });
      throw error;
    }
  }

  async function flushed(path: string, flag: 'wx' | 'a' | 'r+', act: (file: OpenFile) => Promise<void>): Promise<void> {
    const file = await files.open(path, flag);
    try {
      await act(file);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  return {
    read: files.read,
    size: files.size,
    writeWhole: async (path, bytes) => {
      const folder = dirname(path);
      parts += 1;
      const beside = join(folder, `.${basename(path).slice(0, 60)}.${process.pid}-${parts}.part`);
      try {
        await flushed(beside, 'wx', (file) => file.write(bytes));
        await replace(beside, path);
      } catch (error) {
        // What went wrong first is what the person must be told.
        await files.remove(beside).catch(() => null);
        throw error;
      }
      await files.syncFolder(folder);
    },
    append: async (path, bytes) => {
      const fresh = (await files.size(path)) === null;
      await flushed(path, 'a', (file) => file.write(bytes));
      if (fresh) await files.syncFolder(dirname(path));
    },
    truncate: (path, length) => flushed(path, 'r+', (file) => file.truncate(length)),
    rename: async (from, to) => {
      await files.rename(from, to);
      await files.syncFolder(dirname(to));
    },
    remove: files.remove,
    list: files.list,
    makeFolder: async (path) => {
      const topmost = await files.makeFolder(path);
      if (topmost === null) return;
      // A new folder is a name in the one above it, and lost with that name when the power goes.
      for (let folder = path; folder.length >= topmost.length; folder = dirname(folder))
        await files.syncFolder(dirname(folder));
    },
  };
}

export const nodeDisk: Disk = diskOver(nodeFiles);
