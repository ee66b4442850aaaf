import type { DiskFiles, OpenFile } from '../../electron/host/disk-files.ts';

type Fault = {
  readonly code: 'ENOSPC' | 'EIO';
  readonly does: 'writing' | 'reading';
  /** The step of that sort, from 1, that fails. */
  readonly at: number;
  /** once: the next step works again. on: every later one fails too, as on a disk that stays full or broken. */
  readonly lasts: 'once' | 'on';
};
export type FailingFiles = DiskFiles & {
  readonly fail: (fault: Fault) => void;
  /** Ends the fault; answers whether it came to pass. */
  readonly mend: () => boolean;
};

/** What a full disk refuses; a broken one refuses everything but to take a name away, which no one could make good. */
const needsRoom: readonly string[] = ['open', 'write', 'sync', 'makeFolder'];
const reads: readonly string[] = ['read', 'size', 'list'];

/** Passes every step on to the real files until one is to fail. A write that fails has written half. */
export function failingFiles(files: DiskFiles): FailingFiles {
  let fault: Fault | null = null;
  let count = 0;
  let hit = false;
  const failsNow = (step: string): boolean => {
    if (fault === null || (fault.code === 'ENOSPC' && !needsRoom.includes(step))) return false;
    if (reads.includes(step) !== (fault.does === 'reading') || (step === 'remove' && fault.lasts === 'on'))
      return false;
    count += 1;
    const fails = fault.lasts === 'once' ? count === fault.at : count >= fault.at;
    hit ||= fails;
    return fails;
  };
  const failure = (): Error => Object.assign(new Error(fault?.code), { code: fault?.code });
  const tried = async <T>(step: string, act: () => Promise<T>): Promise<T> => {
    if (failsNow(step)) throw failure();
    return act();
  };
  const watched = (file: OpenFile): OpenFile => ({
    write: async (bytes) => {
      if (!failsNow('write')) return file.write(bytes);
      await file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      throw failure();
    },
    truncate: (length) => tried('truncate', () => file.truncate(length)),
    sync: () => tried('sync', file.sync),
    close: file.close,
  });
  return {
    fail: (next) => {
      fault = next;
      count = 0;
      hit = false;
    },
    mend: () => {
      fault = null;
      return hit;
    },
    read: (path) => tried('read', () => files.read(path)),
    size: (path) => tried('size', () => files.size(path)),
    list: (folder) => tried('list', () => files.list(folder)),
    open: (path, flag) => tried('open', async () => watched(await files.open(path, flag))),
    rename: (from, to) => tried('rename', () => files.rename(from, to)),
    remove: (path) => tried('remove', () => files.remove(path)),
    makeFolder: (path) => tried('makeFolder', () => files.makeFolder(path)),
    syncFolder: (folder) => tried('syncFolder', () => files.syncFolder(folder)),
  };
}
