import { z } from 'zod';
import { hostContract } from '#shared/contract';
import { chainHash, digestOf, firstMark } from './chain-hash.ts';
import type { Mark, StoredRecord } from './vault-types.ts';

const storedRecord = hostContract['vault.journal'].output.shape.records.element;
const baseLine = z.strictObject({
  base: hostContract['vault.append'].output.shape.watermark,
  sum: z.string().optional(),
});

const baseSum = ({ sequence, hash, at }: Mark): string => digestOf(JSON.stringify([sequence, hash, at]));
export const formatBase = ({ sequence, hash, at }: Mark): string =>
  `${JSON.stringify({ base: { sequence, hash, at }, sum: baseSum({ sequence, hash, at }) })}\n`;

/** offset and end are bytes in the file, the line feed not counted. */
export type JournalEntry = { readonly offset: number; readonly end: number; readonly hash: string };
export type JournalScan = {
  /** Where this file begins; a journal that was started anew after damage begins at a checkpoint. */
  readonly base: Mark;
  readonly entries: JournalEntry[];
  readonly last: Mark;
  /** Bytes up to the end of the last sound line. */
  readonly soundLength: number;
  /** Length of a last line that was never finished. */
  readonly tornLength: number;
  /** Number, from 1, of the first line that is whole and wrong. */
  readonly damagedLine: number | null;
};

// A mark of byte order is no part of a line: it would be dropped unseen.
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(bytes));
  } catch {
    return null;
  }
}

function soundRecord(line: unknown, previous: Mark): StoredRecord | null {
  const read = storedRecord.safeParse(line);
  if (!read.success) return null;
  const { hash, ...record } = read.data;
  if (record.sequence !== previous.sequence + 1 || chainHash(previous.hash, record) !== hash) return null;
  return read.data;
}

export function scanJournal(file: Uint8Array): JournalScan {
  let base = firstMark;
  let last = firstMark;
  let at = 0;
  let line = 0;
  const entries: JournalEntry[] = [];
  const seen = (tornLength: number, damagedLine: number | null): JournalScan => ({
    base,
    entries,
    last,
    soundLength: at,
    tornLength,
    damagedLine,
  });
  while (at < file.length) {
    const end = file.indexOf(10, at);
    if (end < 0) return seen(file.length - at, null);
    line += 1;
    const parsed = parseLine(file.subarray(at, end));
    const opened = line === 1 ? baseLine.safeParse(parsed) : null;
    if (opened?.success && (opened.data.sum ?? baseSum(opened.data.base)) === baseSum(opened.data.base)) {
      base = opened.data.base;
      last = base;
    } else {
      const record = soundRecord(parsed, last);
      if (record === null) return seen(0, line);
      entries.push({ offset: at, end, hash: record.hash });
      last = { sequence: record.sequence, hash: record.hash, at: record.at };
    }
    at = end + 1;
  }
  return seen(0, null);
}
