import { ok, type Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import type { Disk } from '../disk.ts';
import { parseLine } from '../vault/parse-line.ts';
import type { VaultSeal } from '../vault/vault-seal.ts';
import type { Answer } from '../vault/vault-types.ts';
import { readJournals, readNewestState, receivedFiles } from './read-damaged.ts';

export type RescuedBook = {
  readonly book: string;
  readonly records: number;
  readonly entries: number;
  readonly files: number;
  /** The last act that the state holds. */
  readonly end: { readonly sequence: number; readonly at: string } | null;
  readonly unreadable: readonly string[];
};
type Write = (path: readonly string[], bytes: Uint8Array) => Promise<Result<string, HostFailure>>;
type Written = { readonly store: string; readonly key: string; readonly value: unknown };

const encoder = new TextEncoder();
const isWrite = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'store' in value && 'key' in value && 'value' in value;

/** An act holds its entries whole, so what comes after a gap is worth as much as what comes before. */
function applyActs(
  entries: Map<string, Uint8Array>,
  records: readonly { readonly sequence: number; readonly detail: string }[],
): readonly string[] {
  const faults: string[] = [];
  for (const { sequence, detail } of records) {
    const writes = parseLine(encoder.encode(detail));
    if (!Array.isArray(writes)) {
      faults.push(`第 ${String(sequence)} 笔的内容读不出`);
      continue;
    }
    for (const write of writes as readonly unknown[])
      if (isWrite(write)) entries.set(`${write.store}:${write.key}`, encoder.encode(JSON.stringify(write.value)));
  }
  return faults;
}

/** A key may hold marks that no file name takes; two keys never get one name. */
function pathOf(key: string, taken: Set<string>): readonly string[] {
  const at = key.indexOf(':');
  const parts = [key.slice(0, at), ...key.slice(at + 1).split('/')].map(
    (part) =>
      part
        .replaceAll(/[\\:*?"<>|\u0000-\u001f]/g, '_')
        .replace(/[. ]+$/, '_')
        .slice(0, 100) || '_',
  );
  const stem = parts.join('/');
  let name = stem;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${stem}~${String(n)}`;
  taken.add(name.toLowerCase());
  return ['state', ...`${name}.json`.split('/')];
}

const holds = (bytes: Uint8Array, name: string): boolean => Buffer.from(bytes).includes(name);

/** The ending that lets a double click open it: a package of the kind that it says it is. */
function endingOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return '';
  if (holds(bytes, 'xl/workbook.xml')) return '.xlsx';
  return holds(bytes, 'word/document.xml') ? '.docx' : '';
}

export async function rescueBook({
  disk,
  folder,
  book,
  write,
  seal,
}: {
  readonly disk: Disk;
  readonly folder: string;
  readonly book: string;
  readonly write: Write;
  readonly seal?: VaultSeal;
}): Answer<RescuedBook> {
  const journal = await readJournals(disk, folder, seal);
  const state = await readNewestState(disk, folder, seal);
  const unreadable = [...journal.faults, ...state.faults];
  const entries = new Map(state.entries);
  const later = journal.records.filter(({ sequence }) => sequence > (state.from?.sequence ?? 0));
  unreadable.push(...applyActs(entries, later));
  const lines = journal.records.map((record) => `${JSON.stringify(record)}\n`).join('');
  const wrote = await write(['journal.jsonl'], encoder.encode(lines));
  if (!wrote.ok) return wrote;
  const taken = new Set<string>();
  for (const [key, bytes] of entries) {
    const written = await write(pathOf(key, taken), bytes);
    if (!written.ok) return written;
  }
  let files = 0;
  for await (const { digest, bytes } of receivedFiles(disk, folder, seal)) {
    if (bytes === null) {
      unreadable.push(`原始文件 ${digest}：已损坏`);
      continue;
    }
    const written = await write(['received', `${digest}${endingOf(bytes)}`], bytes);
    if (!written.ok) return written;
    files += 1;
  }
  const last = later.at(-1) ?? state.from;
  return ok({
    book,
    records: journal.records.length,
    entries: entries.size,
    files,
    end: last ? { sequence: last.sequence, at: last.at } : null,
    unreadable,
  });
}
