import { join } from 'node:path';
import type { BookName } from '#shared/contract';
import { headerOf } from './open-package.ts';
import { bookOfName, copiesToRemove } from './package-name.ts';
import type { Kept } from './package-name.ts';
import type { PackagePorts } from './write-package.ts';

/**
 * Removes older copies of a book from the chosen folder. A file counts as one only where its name is of our pattern and its
 * header, whole, names the same book of the same office; everything else in the folder stays.
 */
export async function thinCopies(
  { disk, files }: PackagePorts,
  folder: string,
  book: BookName,
  identity: string,
  written: string,
): Promise<void> {
  const copies: Kept[] = [];
  for (const { name, folder: isFolder } of await disk.list(folder)) {
    if (isFolder || bookOfName(name) !== book) continue;
    const header = await headerOf(files, join(folder, name)).catch(() => null);
    if (header?.book !== book || header.identity !== identity) continue;
    copies.push({ name, madeAt: header.madeAt, stage: header.stage });
  }
  for (const name of copiesToRemove(copies, written)) await disk.remove(join(folder, name)).catch(() => null);
}
