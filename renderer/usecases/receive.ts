import type { HostFailure } from '#shared/contract';
import { mayBuyServices } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import type { Reading, RecogniseFailure } from '#shared/recognise';
import { recognise } from '#shared/recognise';
import type { CollectingRound, Finding } from '#shared/records';
import { tableNames } from '#shared/records';
import { review } from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { ceilingsOf, issuedFigures } from './ceilings.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { readTables, sumsOf } from './submissions.ts';

export type ReceiveFailure =
  | RecogniseFailure
  | { readonly kind: 'receive/locked'; readonly unit: string }
  | { readonly kind: 'receive/same-copy'; readonly file: string }
  | { readonly kind: 'receive/second-copy'; readonly unit: string; readonly other: string };

/** One file of a dry run: what it is, what it holds, what is wrong, what it would replace. Nothing is stored yet. */
export type DryRunLine = {
  readonly handle: string;
  readonly file: string;
  readonly digest: string;
  readonly outcome:
    | {
        readonly state: 'readable';
        readonly reading: Reading;
        readonly findings: readonly Finding[];
        readonly replaces: SubmissionHead | null;
      }
    | { readonly state: 'refused'; readonly failure: ReceiveFailure | HostFailure };
};

export type FilesToRead = readonly { readonly handle: string; readonly name: string }[];

async function reviewOf(office: Office, yearFile: YearFile, reading: Reading): Promise<readonly Finding[]> {
  const previous = reading.round === 'up2' ? await readTables(office.ledger, 'up1', reading.unit.code) : null;
  const controls = reading.round === 'up2' ? ceilingsOf(reading.unit, await issuedFigures(office.ledger)) : null;
  return review({
    yearFile,
    unit: reading.unit,
    round: reading.round,
    tables: reading.tables,
    noPurchases: reading.noPurchases,
    mayBuy: mayBuyServices(reading.unit.type),
    ...(previous ? { previous } : {}),
    ...(controls ? { controls } : {}),
  });
}

async function dryRunOne(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  file: FilesToRead[number],
): Promise<DryRunLine> {
  const read = await office.host['workbooks.read']({ handle: file.handle });
  const refused = (digest: string, failure: ReceiveFailure | HostFailure): DryRunLine => ({
    handle: file.handle,
    file: file.name,
    digest,
    outcome: { state: 'refused', failure },
  });
  if (!read.ok) return refused('', read.error);
  const { digest, name, workbook } = read.value;
  const reading = recognise(workbook, {
    yearFile,
    expectedRound: round,
    digest,
    fileName: name,
    newRowId: () => office.identities.next(),
  });
  if (!reading.ok) return refused(digest, reading.error);
  const replaces = (await office.ledger.get('submissions', `${round}/${reading.value.unit.code}`)) ?? null;
  if (replaces?.file?.digest === digest) return refused(digest, { kind: 'receive/same-copy', file: name });
  if (replaces && ['passed', 'locked', 'replied'].includes(replaces.state))
    return refused(digest, { kind: 'receive/locked', unit: reading.value.unit.name });
  const findings = [...reading.value.findings, ...(await reviewOf(office, yearFile, reading.value))];
  return {
    handle: file.handle,
    file: name,
    digest,
    outcome: { state: 'readable', reading: reading.value, findings, replaces },
  };
}

/** 试收: reads and checks every file, stores nothing. A unit's second file in the same run is refused by name. */
export async function dryRun(
  office: Office,
  question: {
    readonly yearFile: YearFile;
    readonly round: CollectingRound;
    readonly files: FilesToRead;
    readonly onProgress: (done: number) => void;
  },
): Promise<readonly DryRunLine[]> {
  const lines: DryRunLine[] = [];
  const firstOf = new Map<string, string>();
  for (const file of question.files) {
    const line = await dryRunOne(office, question.yearFile, question.round, file);
    if (line.outcome.state === 'readable') {
      const unit = line.outcome.reading.unit;
      const other = firstOf.get(unit.code);
      if (other === undefined) firstOf.set(unit.code, line.file);
      else {
        lines.push({
          ...line,
          outcome: { state: 'refused', failure: { kind: 'receive/second-copy', unit: unit.name, other } },
        });
        question.onProgress(lines.length);
        continue;
      }
    }
    lines.push(line);
    question.onProgress(lines.length);
  }
  return lines;
}

/** 接收 one file of a dry run: its bytes are kept first, then all of its rows are stored or none. */
export async function receive(office: Office, line: DryRunLine): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  if (line.outcome.state !== 'readable') return ok({ sequence: 0, onDisk: true });
  const { reading, findings, replaces } = line.outcome;
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle: line.handle });
  if (!kept.ok) return kept;
  if (kept.value.digest !== line.digest) return { ok: false, error: { kind: 'file/in-use', file: line.file } };
  const key = `${reading.round}/${reading.unit.code}`;
  const head: SubmissionHead = {
    unit: reading.unit.code,
    round: reading.round,
    state: replaces && replaces.state !== 'absent' && replaces.state !== 'submitted' ? 'resubmitted' : 'submitted',
    revision: (replaces?.revision ?? 0) + 1,
    sequence: reading.sequence,
    noPurchases: reading.noPurchases,
    findings,
    explanations: replaces?.explanations ?? {},
    file: { digest: line.digest, name: line.file },
    receivedAt: office.clock.now(),
    sums: sumsOf(reading.tables),
  };
  const tables = tableNames.map((table): Write => ({
    store: 'tables',
    key: `${key}/${table}`,
    value: reading.tables[table],
  }));
  return commitAndKeep(office, {
    act: 'receive',
    writes: [{ store: 'submissions', key, value: head }, ...tables],
    expected: [{ key, revision: replaces?.revision ?? 0 }],
  });
}
