import { join } from 'node:path';
import { z } from 'zod';
import { hostContract } from '#shared/contract';
import type { Disk } from '../disk.ts';
import { parseLine } from '../vault/parse-line.ts';
import { cost } from './package-layout.ts';

const fileName = 'second-copy.json';
const content = z.strictObject({
  format: z.literal('two-up-two-down/second-copy'),
  folder: z.string().nullable(),
  /** sealed: base64, as the keeper of keys gave it; null: kept in memory only. */
  secret: z.strictObject({ cost, salt: z.string(), check: z.string(), sealed: z.string().nullable() }).nullable(),
  last: hostContract['copies.state'].output.shape.last,
  failure: hostContract['copies.state'].output.shape.failure,
  /** The day of the last copy of each book. */
  days: z.record(z.string(), z.string()),
  /** Books whose copy was begun and did not come to stand. */
  owed: z.array(z.string()),
});
export type CopySettings = z.infer<typeof content>;

export const noPlace: CopySettings = {
  format: 'two-up-two-down/second-copy',
  folder: null,
  secret: null,
  last: null,
  failure: null,
  days: {},
  owed: [],
};

/** A settings file that cannot be read says that no place is chosen, which the screen then shows. */
export async function readSettings(disk: Disk, base: string): Promise<CopySettings> {
  const path = join(base, fileName);
  if ((await disk.size(path)) === null) return noPlace;
  return content.safeParse(parseLine(await disk.read(path))).data ?? noPlace;
}

export async function writeSettings(disk: Disk, base: string, settings: CopySettings): Promise<void> {
  await disk.makeFolder(base);
  await disk.writeWhole(join(base, fileName), new TextEncoder().encode(`${JSON.stringify(settings, null, 2)}\n`));
}
