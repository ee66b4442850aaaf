import { open, rm, statfs } from 'node:fs/promises';

/** A file that is written from its beginning to its end. */
export type Sink = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Brings all to the disk and closes. */
  readonly finish: () => Promise<void>;
  readonly abandon: () => Promise<void>;
};

export type Source = {
  readonly size: number;
  /** Fewer bytes than asked for only at the end of the file. */
  readonly read: (at: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;
  readonly close: () => Promise<void>;
};

/** What copies need of a file system beyond a Disk: files larger than memory, and whole folders. */
export type CopyFiles = {
  /** Fails where something of that name is there. */
  readonly create: (path: string) => Promise<Sink>;
  readonly open: (path: string) => Promise<Source>;
  /** Bytes that may still be written in a folder; null where the system does not say. */
  readonly free: (folder: string) => Promise<number | null>;
  readonly removeFolder: (path: string) => Promise<void>;
};

async function readFully(
  read: (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<{ bytesRead: number }>,
  at: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await read(bytes, done, length - done, at + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === length ? bytes : bytes.slice(0, done);
}

export const nodeCopyFiles: CopyFiles = {
  create: async (path) => {
    const handle = await open(path, 'wx');
    return {
      write: (bytes) => handle.writeFile(bytes),
      finish: async () => {
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      },
      abandon: () => handle.close(),
    };
  },
  open: async (path) => {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return {
        size,
        read: (at, length) =>
          readFully((...asked) => handle.read(...asked), at, Math.max(0, Math.min(length, size - at))),
        close: () => handle.close(),
      };
    } catch (error) {
      await handle.close();
      throw error;
    }
  },
  free: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    const bytes = bavail * bsize;
    // Some network shares say nothing, in the form of zero blocks of zero bytes.
    return Number.isFinite(bytes) && bsize > 0 ? bytes : null;
  },
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
};
