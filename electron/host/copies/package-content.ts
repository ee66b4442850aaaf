import { z } from 'zod';
import { hostContract } from '#shared/contract';
import { parseLine } from '../vault/parse-line.ts';
import type { ShelfFile } from '../vault/manifest-shelf.ts';
import type { StoredRecord } from '../vault/vault-types.ts';

const storedRecord = hostContract['vault.journal'].output.shape.records.element;
const shelfFile = z.strictObject({
  number: z.int().positive().max(99_999_999),
  savedAt: z.string(),
  day: z.string(),
  manifest: hostContract['vault.saveManifest'].input.shape.manifest,
});

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

export const journalBytes = (records: readonly StoredRecord[]): Uint8Array =>
  text(records.map((record) => `${JSON.stringify(record)}\n`).join(''));

/** null: not a piece of a journal. */
export function parseJournal(bytes: Uint8Array): readonly StoredRecord[] | null {
  const records: StoredRecord[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at);
    if (end < 0) return null;
    const record = storedRecord.safeParse(parseLine(bytes.subarray(at, end)));
    if (!record.success) return null;
    records.push(record.data);
    at = end + 1;
  }
  return records;
}

export const shelfBytes = ({ number, savedAt, day, manifest }: ShelfFile): Uint8Array =>
  text(JSON.stringify({ number, savedAt, day, manifest }));

export const parseShelf = (bytes: Uint8Array): ShelfFile | null => shelfFile.safeParse(parseLine(bytes)).data ?? null;
