import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { parseLine } from '../vault/parse-line.ts';

export const engineName = 'browser-engine.json';
const content = z.strictObject({ engine: z.int().positive() });

/**
 * An engine resets a store that a newer one has written, before any page can ask. So the program that brings its own engine
 * looks first: answers the version that is needed where this one is too old, else writes this one down.
 */
export async function neededEngine(disk: Disk, home: string, engine: number): Promise<number | null> {
  const path = join(home, engineName);
  const known = (await disk.size(path)) === null ? null : content.safeParse(parseLine(await disk.read(path)));
  const last = known?.success ? known.data.engine : 0;
  if (last > engine) return last;
  if (last < engine) await disk.writeWhole(path, new TextEncoder().encode(`${JSON.stringify({ engine })}\n`));
  return null;
}
