import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../disk-files.ts';

/** Bytes that a person may still write at a place; null where the system does not say. */
export type FreeSpace = (path: string) => Promise<number | null>;

/** Below it the program only reads and exports: a full disk can no longer be handled once it is full. */
export const usualFloor = 200 * 1024 * 1024;

/** A folder that is not made yet has the room of the one above it. */
export const nodeFree: FreeSpace = async (path) => {
  for (let folder = path; ; folder = dirname(folder)) {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) return null;
    }
  }
};

/** The least of several places, for the journal and the browser's store may lie on two disks. */
export async function leastFree(free: FreeSpace, places: readonly string[]): Promise<number | null> {
  const answers = await Promise.all(places.map((place) => free(place)));
  const known = answers.filter((each) => each !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
