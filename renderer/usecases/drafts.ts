import type { HostFailure } from '#shared/contract';
import { emptyTables, filledTables, withOrigins, type Draft } from '#shared/entry';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Row, TableName, Unit } from '#shared/records';
import { tableNames } from '#shared/records';
import type { Review } from '#shared/review-rules';
import type { TransitionRefused } from '#shared/rounds';
import { advance } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { confirmedByHandIn } from './confirmations.ts';
import { judge } from './judge.ts';
import { commitAndKeep, type Kept } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { Ledger, LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { prefillFor } from './prefill.ts';
import { earlierOf } from './receive.ts';
import { readTables, sumsOf } from './submissions.ts';
import { handedInBefore, trailWrite } from './trail.ts';

/** Lines are kept in blocks, so that one typed cell writes some lines and not the whole form. */
const blockLines = 64;
const blockKey = (round: CollectingRound, unit: string, table: TableName, block: number): string =>
  `${round}/${unit}/${table}/${String(block).padStart(5, '0')}`;
const blocksOf = (rows: readonly Row[]): readonly (readonly Row[])[] =>
  Array.from({ length: Math.ceil(rows.length / blockLines) }, (_each, block) =>
    rows.slice(block * blockLines, (block + 1) * blockLines),
  );
const sameLines = (a: readonly Row[] | undefined, b: readonly Row[]): boolean =>
  a?.length === b.length && b.every((row, index) => row === a[index]);

/** The draft of one unit in one round; null while nothing has been entered. */
export async function readDraft(ledger: Ledger, round: CollectingRound, unit: string): Promise<Draft | null> {
  const head = await ledger.get('drafts', `${round}/${unit}`);
  if (head?.kind !== 'head') return null;
  const tables: { [Table in TableName]: Row[] } = { projects: [], purchases: [], targets: [] };
  for (const table of tableNames) {
    const blocks = await ledger.all('drafts', `${round}/${unit}/${table}/`);
    for (const { value } of blocks) if (value.kind === 'lines') tables[table].push(...value.rows);
    tables[table].length = Math.min(tables[table].length, head.counts[table]);
  }
  return { round, unit, revision: head.revision, tables, noPurchases: head.noPurchases };
}

/** What stands between a draft as it was kept and as it is now. */
export function draftWrites(office: Office, before: Draft | null, next: Draft): readonly Write[] {
  const { round, unit, tables } = next;
  const blocks = tableNames.flatMap((table): readonly Write[] => {
    const known = blocksOf(before?.tables[table] ?? []);
    return blocksOf(tables[table]).flatMap((rows, block): readonly Write[] =>
      sameLines(known[block], rows)
        ? []
        : [{ store: 'drafts', key: blockKey(round, unit, table, block), value: { kind: 'lines', rows } }],
    );
  });
  const head: Write = {
    store: 'drafts',
    key: `${round}/${unit}`,
    value: {
      kind: 'head',
      revision: next.revision,
      noPurchases: next.noPurchases,
      counts: {
        projects: tables.projects.length,
        purchases: tables.purchases.length,
        targets: tables.targets.length,
      },
      at: office.clock.now(),
      by: office.operator(),
    },
  };
  return [head, ...blocks];
}

/** 保存: one commit for what was typed since `before` was kept. Refused where the submission changed meanwhile. */
export function saveDraft(
  office: Office,
  before: Draft | null,
  next: Draft,
  submission: SubmissionHead | null,
): Promise<Result<Kept, LedgerFailure>> {
  return commitAndKeep(office, {
    act: 'enter',
    writes: draftWrites(office, before, next),
    expected: [{ key: `${next.round}/${next.unit}`, revision: submission?.revision ?? 0 }],
  });
}

/** What the screen 编报 begins with. */
export type EntryBeginning = {
  readonly head: SubmissionHead | null;
  readonly draft: Draft;
  /** The draft as it is kept; null while nothing is. */
  readonly kept: Draft | null;
  /** typing: it may be filled in. handed-in: 已送审 from here. received: the unit handed in a file. */
  readonly stands: 'typing' | 'handed-in' | 'received';
};

const standsAs = (head: SubmissionHead | null): EntryBeginning['stands'] => {
  if (!head || head.state === 'absent') return 'typing';
  if (head.file) return 'received';
  return head.state === 'returned' ? 'typing' : 'handed-in';
};

/**
 * Opens the forms of a unit: what was handed in, else its draft, else what the hand-out would begin with (the tables of
 * the integrated system; at 二上 the lines of 一上 and the control figures).
 */
export async function openEntry(office: Office, round: CollectingRound, unit: Unit): Promise<EntryBeginning> {
  const head = (await office.ledger.get('submissions', `${round}/${unit.code}`)) ?? null;
  const stands = standsAs(head);
  const kept = await readDraft(office.ledger, round, unit.code);
  const blank = { round, unit: unit.code, revision: 0, noPurchases: false };
  if (stands !== 'typing') {
    const tables = (await readTables(office.ledger, round, unit.code)) ?? emptyTables;
    return { head, kept, stands, draft: { ...blank, tables, noPurchases: head?.noPurchases ?? false } };
  }
  if (kept) return { head, kept, stands, draft: kept };
  const prefill = await prefillFor(office, unit, round, 'all');
  const { tables, noPurchases } = prefill ?? { tables: emptyTables, noPurchases: false };
  return { head, kept, stands, draft: { ...blank, tables, noPurchases } };
}

type Sheets = (table: TableName) => string;
const sheetsOf = (yearFile: YearFile): Sheets => {
  const names = new Map(yearFile.forms.map((form) => [form.table, form.sheet]));
  return (table) => names.get(table) ?? table;
};

/** 数据审核 while the form is being filled in: the same rules as at its receipt, over the lines that say something. */
export async function judgeDraft(office: Office, yearFile: YearFile, draft: Draft): Promise<Review> {
  const issued = draft.round === 'up2' ? await issuedFigures(office.ledger) : [];
  const stamp = { by: office.operator(), at: office.clock.now() };
  // Lines are numbered as they stand in the grid, blank ones between them counted.
  const tables = filledTables(withOrigins(draft.tables, sheetsOf(yearFile), stamp));
  return judge(office, yearFile, { ...draft, tables }, issued);
}

/**
 * 送审: the draft becomes the unit's submission, judged as a received file is. Its lines say that they were entered in
 * the program, by whom and when. The draft stays, for 取消送审 and for a return.
 */
export async function submitDraft(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: Unit,
): Promise<Result<Kept, TransitionRefused | LedgerFailure | HostFailure>> {
  const key = `${round}/${unit.code}`;
  const { head, draft } = await openEntry(office, round, unit);
  const before = { state: 'absent' as const, revision: 0, sequence: 1, explanations: {}, ...head };
  const state = advance(before.state, { kind: before.state === 'returned' ? 'resubmit' : 'submit' });
  if (!state.ok) return err(state.error);
  const at = office.clock.now();
  const tables = withOrigins(filledTables(draft.tables), sheetsOf(yearFile), { by: office.operator(), at });
  const { findings, unchecked } = await judgeDraft(office, yearFile, { ...draft, tables });
  const handOut = await office.ledger.get('handOuts', key);
  const next: SubmissionHead = {
    unit: unit.code,
    round,
    state: state.value,
    revision: before.revision + 1,
    sequence: Math.max(handOut?.sequence ?? 1, before.sequence),
    noPurchases: draft.noPurchases,
    findings,
    unchecked,
    explanations: before.explanations,
    receivedAt: at,
    sums: sumsOf(tables),
    earlier: earlierOf(head),
  };
  const last = await handedInBefore(office.ledger, head);
  const trail = last
    ? [
        ...(await trailWrite(office, { round, unit: unit.code, act: 'entry', before: last, after: tables })),
        ...(await confirmedByHandIn(office, next, last, tables, '程序内编报后送审')),
      ]
    : [];
  const kept = await commitAndKeep(office, {
    act: 'submit',
    writes: [
      { store: 'submissions', key, value: next },
      ...tableNames.map((table): Write => ({ store: 'tables', key: `${key}/${table}`, value: tables[table] })),
      ...trail,
    ],
    expected: [{ key, revision: before.revision }],
  });
  return kept.ok ? ok(kept.value) : kept;
}
