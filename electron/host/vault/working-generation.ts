import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { parseLine } from './parse-line.ts';

const fileName = 'working.json';
const content = z.strictObject({ generation: z.int().positive() });

/**
 * Which working copy of a book the page uses. A broken or foreign one is not overwritten: the next generation begins beside
 * it, under another name. A file that cannot be read counts as the first, which the opening then finds wanting.
 */
export async function readGeneration(disk: Disk, folder: string): Promise<number> {
  const path = join(folder, fileName);
  if ((await disk.size(path)) === null) return 1;
  const read = content.safeParse(parseLine(await disk.read(path)));
  return read.success ? read.data.generation : 1;
}

export async function writeGeneration(disk: Disk, folder: string, generation: number): Promise<void> {
  await disk.writeWhole(join(folder, fileName), new TextEncoder().encode(`${JSON.stringify({ generation })}\n`));
}
