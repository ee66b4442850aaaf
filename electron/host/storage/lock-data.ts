import type { Disk } from '../disk.ts';
import { lockFolder, type FolderLock } from '../vault/folder-lock.ts';
import { isThere, readPointer } from './data-pointer.ts';

/** The lock of the program's folder and, where the data were moved, of theirs: two persons may point to one folder. */
export async function lockData(disk: Disk, usual: string): Promise<FolderLock | null> {
  const own = await lockFolder(usual);
  if (own === null) return null;
  const place = await readPointer(disk, usual);
  if (place.mark === null || !(await isThere(disk, place))) return own;
  const moved = await lockFolder(place.folder);
  if (moved === null) {
    await own.release();
    return null;
  }
  return {
    stale: own.stale,
    release: async () => {
      await moved.release();
      await own.release();
    },
    releaseNow: () => {
      moved.releaseNow();
      own.releaseNow();
    },
  };
}
