import { z } from 'zod';
import { hostContract } from '#shared/contract';
import { digestOf } from './chain-hash.ts';
import type { Mark } from './vault-types.ts';

const baseLine = z.strictObject({
  base: hostContract['vault.append'].output.shape.watermark,
  sum: z.string().optional(),
});
const sumOf = ({ sequence, hash, at }: Mark): string => digestOf(JSON.stringify([sequence, hash, at]));

/** The first line of a journal that was begun at a checkpoint. No record may follow it yet, so it vouches for itself. */
export const formatBase = ({ sequence, hash, at }: Mark): string =>
  JSON.stringify({ base: { sequence, hash, at }, sum: sumOf({ sequence, hash, at }) });

/** null where the line is no such beginning, or not as it was written. The first ones had no sum. */
export function parseBase(line: unknown): Mark | null {
  const read = baseLine.safeParse(line);
  if (!read.success) return null;
  const { base, sum } = read.data;
  return sum === undefined || sum === sumOf(base) ? base : null;
}
