import { hostContract } from '#shared/contract';
import { parseBase } from './base-line.ts';
import { chainHash, firstMark } from './chain-hash.ts';
import { plainLines, type LineSeal } from './line-seal.ts';
import type { Mark, StoredRecord } from './vault-types.ts';

const storedRecord = hostContract['vault.journal'].output.shape.records.element;

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

function soundRecord(line: unknown, previous: Mark): StoredRecord | null {
  const read = storedRecord.safeParse(line);
  if (!read.success) return null;
  const { hash, ...record } = read.data;
  if (record.sequence !== previous.sequence + 1 || chainHash(previous.hash, record) !== hash) return null;
  return read.data;
}

export function scanJournal(file: Uint8Array, seal: LineSeal = plainLines): JournalScan {
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
    const parsed = seal.read(file.subarray(at, end));
    const opened = line === 1 ? parseBase(parsed) : null;
    if (opened !== null) {
      base = opened;
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
