import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { hostContract } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { chainHash } from './chain-hash.ts';
import { formatBase } from './base-line.ts';
import { plainLines, type LineSeal } from './line-seal.ts';
import { scanJournal } from './scan-journal.ts';
import type { JournalScan } from './scan-journal.ts';
import type { Answer, JournalRecord, Mark, StoredRecord } from './vault-types.ts';

export const journalName = 'journal.jsonl';
const storedRecord = hostContract['vault.journal'].output.shape.records.element;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export type JournalFile = {
  readonly last: () => Mark;
  /** The hash of an act that this file holds, or that it begins with. */
  readonly hashAt: (sequence: number) => string | null;
  readonly beginsAfter: () => number;
  /** The mark that this file begins with. */
  readonly base: () => Mark;
  /** Set where a whole line is wrong: nothing is appended until a checkpoint starts the file anew. */
  readonly damagedLine: () => number | null;
  /** Set where an unfinished last line was found and laid aside at this opening. */
  readonly tornAfter: () => number | null;
  readonly append: (records: readonly JournalRecord[]) => Answer<Mark>;
  readonly page: (after: number, limit: number) => Answer<readonly StoredRecord[]>;
  readonly startAnew: (base: Mark) => Answer<null>;
  /** Goes on after the last sound record; the file with what follows it stays beside. */
  readonly layBadTailAside: () => Answer<null>;
};

async function freeName(disk: Disk, folder: string, stem: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const path = join(folder, `${stem}-${n}.jsonl`);
    if ((await disk.size(path)) === null) return path;
  }
}

async function openScan(disk: Disk, folder: string, path: string, lines: LineSeal): Promise<JournalScan> {
  if ((await disk.size(path)) === null) return scanJournal(new Uint8Array(), lines);
  const bytes = await disk.read(path);
  const scan = scanJournal(bytes, lines);
  if (scan.tornLength > 0) {
    await disk.writeWhole(await freeName(disk, folder, 'journal-torn'), bytes.subarray(scan.soundLength));
    await disk.truncate(path, scan.soundLength);
  }
  return scan;
}

/** Appends what is new in a batch after checking what is not. */
function plan(scan: JournalScan, hashAt: JournalFile['hashAt'], records: readonly JournalRecord[]) {
  let { last } = scan;
  const fresh: StoredRecord[] = [];
  for (const record of records) {
    if (record.sequence > last.sequence + 1) return { diverged: last.sequence + 1 };
    if (record.sequence === last.sequence + 1) {
      const hash = chainHash(last.hash, record);
      fresh.push({ ...record, hash });
      last = { sequence: record.sequence, hash, at: record.at };
      continue;
    }
    const known = fresh.find((item) => item.sequence === record.sequence)?.hash ?? hashAt(record.sequence);
    const before = fresh.find((item) => item.sequence === record.sequence - 1)?.hash ?? hashAt(record.sequence - 1);
    // Acts at or before the beginning of this file are held by the checkpoint it begins with.
    if (record.sequence <= scan.base.sequence || known === null || before === null) continue;
    if (chainHash(before, record) !== known) return { diverged: record.sequence };
  }
  return { fresh, last };
}

export async function openJournal(disk: Disk, folder: string, seal: LineSeal = plainLines): Promise<JournalFile> {
  const path = join(folder, journalName);
  let scan = await openScan(disk, folder, path, seal);
  const tornAfter = scan.tornLength > 0 ? scan.last.sequence : null;
  const hashAt = (sequence: number): string | null =>
    sequence === scan.base.sequence ? scan.base.hash : (scan.entries[sequence - scan.base.sequence - 1]?.hash ?? null);

  const write = async (fresh: readonly StoredRecord[], last: Mark): Promise<void> => {
    let end = scan.soundLength;
    const lines = fresh.map((record) => {
      const line = bytesOf(`${seal.write(JSON.stringify(record))}\n`);
      scan.entries.push({ offset: end, end: end + line.length - 1, hash: record.hash });
      end += line.length;
      return line;
    });
    try {
      await disk.append(path, new Uint8Array(Buffer.concat(lines)));
      scan = { ...scan, last, soundLength: end };
    } catch (error) {
      scan.entries.length -= fresh.length;
      // A part may have reached the disk. What was not acknowledged is cut off, or found torn at the next opening.
      await disk.truncate(path, scan.soundLength).catch(() => null);
      throw error;
    }
  };

  return {
    last: () => scan.last,
    hashAt,
    beginsAfter: () => scan.base.sequence,
    base: () => scan.base,
    damagedLine: () => scan.damagedLine,
    tornAfter: () => tornAfter,
    append: async (records) => {
      // After a failed write the file may hold more than was acknowledged: what is there is read again.
      const looked = await attempt(journalName, async () => {
        if (((await disk.size(path)) ?? 0) !== scan.soundLength) scan = await openScan(disk, folder, path, seal);
      });
      if (!looked.ok) return looked;
      if (scan.damagedLine !== null) return err({ kind: 'vault/damaged', what: `${journalName}:${scan.damagedLine}` });
      const planned = plan(scan, hashAt, records);
      if ('diverged' in planned) return err({ kind: 'vault/diverged', sequence: planned.diverged });
      if (planned.fresh.length > 0) {
        const written = await attempt(journalName, () => write(planned.fresh, planned.last));
        if (!written.ok) return written;
      }
      return ok(scan.last);
    },
    page: async (after, limit) => {
      const from = Math.max(0, after - scan.base.sequence);
      const wanted = scan.entries.slice(from, from + limit);
      if (wanted.length === 0) return ok([]);
      const file = await attempt(journalName, () => disk.read(path));
      if (!file.ok) return file;
      const records: StoredRecord[] = [];
      for (const { offset, end, hash } of wanted) {
        const read = storedRecord.safeParse(seal.read(file.value.subarray(offset, end)));
        if (!read.success || read.data.hash !== hash) return err({ kind: 'vault/damaged', what: journalName });
        records.push(read.data);
      }
      return ok(records);
    },
    startAnew: (base) =>
      attempt(journalName, async () => {
        if ((await disk.size(path)) !== null) await disk.rename(path, await freeName(disk, folder, 'journal-damaged'));
        await disk.writeWhole(path, bytesOf(`${seal.write(formatBase(base))}\n`));
        scan = await openScan(disk, folder, path, seal);
        return null;
      }),
    layBadTailAside: () =>
      attempt(journalName, async () => {
        const bytes = await disk.read(path);
        await disk.writeWhole(await freeName(disk, folder, 'journal-damaged'), bytes);
        await disk.writeWhole(path, bytes.subarray(0, scan.soundLength));
        scan = await openScan(disk, folder, path, seal);
        return null;
      }),
  };
}
