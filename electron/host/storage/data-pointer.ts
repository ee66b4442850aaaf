import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { parseLine } from '../vault/parse-line.ts';

/** Lies in the usual folder of the program and says where the data were moved to. */
export const pointerName = 'data-folder.json';
/** Lies in the folder that the data were moved to; a drive without it is another one. */
export const markName = 'data-folder-mark.json';

const pointerFile = z.strictObject({
  format: z.literal('two-up-two-down/data-folder'),
  version: z.literal(1),
  folder: z.string().min(1),
  mark: z.string().min(1),
});
const markFile = pointerFile.omit({ folder: true });

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);

/** mark null: the usual folder, where nothing was ever moved, or a pointer that cannot be read. */
export type DataPlace = { readonly folder: string; readonly mark: string | null; readonly readable: boolean };

export async function readPointer(disk: Disk, usual: string): Promise<DataPlace> {
  const path = join(usual, pointerName);
  if ((await disk.size(path)) === null) return { folder: usual, mark: null, readable: true };
  const read = pointerFile.safeParse(parseLine(await disk.read(path)));
  // Where it pointed is not known, and the usual folder is not where the data are.
  if (!read.success) return { folder: path, mark: null, readable: false };
  return { folder: read.data.folder, mark: read.data.mark, readable: true };
}

export async function writePointer(disk: Disk, usual: string, folder: string, mark: string): Promise<void> {
  const pointer = { format: 'two-up-two-down/data-folder', version: 1, folder, mark };
  await disk.writeWhole(join(usual, pointerName), bytesOf(pointer));
}

export const writeMark = (disk: Disk, folder: string, mark: string): Promise<void> =>
  disk.writeWhole(join(folder, markName), bytesOf({ format: 'two-up-two-down/data-folder', version: 1, mark }));

/** Whether the folder is there and the one that was pointed to, not an empty place where its drive should be. */
export async function isThere(disk: Disk, place: DataPlace): Promise<boolean> {
  if (!place.readable) return false;
  if (place.mark === null) return true;
  const path = join(place.folder, markName);
  try {
    if ((await disk.size(path)) === null) return false;
    const read = markFile.safeParse(parseLine(await disk.read(path)));
    return read.success && read.data.mark === place.mark;
  } catch {
    return false;
  }
}
