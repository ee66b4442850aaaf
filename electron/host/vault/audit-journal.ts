import { hostContract } from '#shared/contract';
import { parseBase } from './base-line.ts';
import { chainHash, firstMark } from './chain-hash.ts';
import { plainLines, type LineSeal } from './line-seal.ts';
import type { Audit, Mark, StoredRecord } from './vault-types.ts';

type Fault = Audit['faults'][number];
type Line = { readonly number: number; readonly record: StoredRecord | null };
export type JournalAudit = { readonly records: number; readonly head: Mark; readonly faults: readonly Fault[] };

const storedRecord = hostContract['vault.journal'].output.shape.records.element;

/** The lines of the file; the bytes behind the last line feed were never acknowledged. */
function linesOf(file: Uint8Array): { readonly lines: readonly Uint8Array[]; readonly torn: boolean } {
  const lines: Uint8Array[] = [];
  let at = 0;
  for (let end = file.indexOf(10); end >= 0; end = file.indexOf(10, at)) {
    lines.push(file.subarray(at, end));
    at = end + 1;
  }
  return { lines, torn: at < file.length };
}

function fault(what: Fault['what'], file: string, line: Line | null, sequence: number | null): Fault {
  return { what, file, line: line?.number ?? null, sequence };
}

/** What is wrong with one line, seen from the record before it; null where it follows. */
function wrongWith(line: Line, before: Mark, elsewhere: ReadonlySet<number>): Fault['what'] | null {
  const { record } = line;
  if (record === null) return 'changed';
  const next = before.sequence + 1;
  if (record.sequence === next) {
    const { hash, ...content } = record;
    return chainHash(before.hash, content) === hash ? null : 'changed';
  }
  if (record.sequence < next) return 'reordered';
  return elsewhere.has(next) ? 'reordered' : 'removed';
}

/** A mark that someone else kept shows a cut tail, or a chain that was made anew as a whole. */
function againstKnown(
  known: readonly Mark[],
  hashes: ReadonlyMap<number, string>,
  head: Mark,
  file: string,
): readonly Fault[] {
  const faults = new Map<number, Fault>();
  for (const { sequence, hash } of known) {
    const held = hashes.get(sequence);
    if (sequence > head.sequence) faults.set(sequence, fault('cut', file, null, sequence));
    else if (held !== undefined && held !== hash) faults.set(sequence, fault('changed', file, null, sequence));
  }
  return [...faults.values()];
}

/**
 * Finds and locates every record that was changed, removed, put elsewhere or cut off. After a fault the chain is taken up
 * again from what the faulty record says of itself, so that the next fault is found as well.
 */
export function auditJournal(
  file: Uint8Array,
  name: string,
  known: readonly Mark[],
  seal: LineSeal = plainLines,
): JournalAudit {
  const { lines, torn } = linesOf(file);
  const opened = parseBase(seal.read(lines[0] ?? new Uint8Array()));
  let before: Mark = opened ?? firstMark;
  const read = lines.slice(opened === null ? 0 : 1).map((bytes, index): Line => {
    const parsed = storedRecord.safeParse(seal.read(bytes));
    return { number: index + (opened === null ? 1 : 2), record: parsed.success ? parsed.data : null };
  });
  const elsewhere = new Set(read.flatMap(({ record }) => (record === null ? [] : [record.sequence])));
  const hashes = new Map([[before.sequence, before.hash]]);
  const faults: Fault[] = [];
  for (const line of read) {
    const { record } = line;
    const what = wrongWith(line, before, elsewhere);
    if (what !== null) {
      const missing = what === 'removed' || record === null ? before.sequence + 1 : record.sequence;
      faults.push(fault(what, name, line, missing));
    }
    before =
      record === null
        ? { ...before, sequence: before.sequence + 1 }
        : { sequence: record.sequence, hash: record.hash, at: record.at };
    hashes.set(before.sequence, before.hash);
  }
  if (torn) faults.push({ what: 'torn', file: name, line: lines.length + 1, sequence: null });
  return { records: read.length, head: before, faults: [...faults, ...againstKnown(known, hashes, before, name)] };
}
