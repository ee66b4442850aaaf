import type { ActName } from '#shared/acts';
import type { AmendRefused, Amended, CellsAsked, SplitAsked } from '#shared/amend';
import {
  buyerOf,
  decideAmend,
  decideClearMark,
  decideDepartmentPurchase,
  decideSplit,
  findingsThatStand,
  movedBefore,
} from '#shared/amend';
import { emptyTables } from '#shared/entry';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import { tableNames } from '#shared/records';
import { textOf } from '#shared/rounds';
import { isReadingFinding, withSettings } from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { pairsOf } from './confirmations.ts';
import { draftWrites, readDraft } from './drafts.ts';
import { judge } from './judge.ts';
import { commitAndKeep, type Kept } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { NothingReceived } from './opinions.ts';
import type { CommitPlan, LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { readTables, sumsOf } from './submissions.ts';
import { trailWrite } from './trail.ts';

export type AmendAnswer = Promise<Result<Kept, AmendRefused | NothingReceived | LedgerFailure>>;
type Change = Pick<CommitPlan, 'writes' | 'expected'>;
type Standing = { readonly head: SubmissionHead; readonly amended: Amended };

async function standingOf(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  code: string,
): Promise<Result<Standing, NothingReceived>> {
  const unit = yearFile.units.find((one) => one.code === code);
  const head = await office.ledger.get('submissions', `${round}/${code}`);
  if (!unit || !head || head.state === 'absent') return err({ kind: 'review/nothing-received', unit: code });
  const tables = (await readTables(office.ledger, round, code)) ?? emptyTables;
  return ok({ head, amended: { unit, state: head.state, tables } });
}

/** The tables as finance leaves them, judged anew, with their trace. */
async function changeOf(
  office: Office,
  yearFile: YearFile,
  { head, amended }: Standing,
  after: Tables,
  said: { readonly reason: string; readonly pair?: string },
): Promise<Change> {
  const { round, unit } = head;
  const before = amended.tables;
  const key = `${round}/${unit}`;
  const issued = round === 'up2' ? await issuedFigures(office.ledger) : [];
  const bought = after.purchases.length > before.purchases.length;
  const next = { ...head, noPurchases: head.noPurchases && !bought };
  const judged = await judge(office, yearFile, { ...next, tables: after }, issued);
  const read = findingsThatStand(head.findings.filter(isReadingFinding), before, after);
  const findings = [...withSettings(read, yearFile), ...judged.findings];
  const value: SubmissionHead = {
    ...next,
    findings,
    unchecked: judged.unchecked,
    sums: sumsOf(after),
    amendedAt: office.clock.now(),
    revision: head.revision + 1,
  };
  const tables = tableNames
    .filter((table) => before[table] !== after[table])
    .map((table): Write => ({ store: 'tables', key: `${key}/${table}`, value: after[table] }));
  // What was entered in the program goes on from its draft when it is returned.
  const draft = head.file ? null : await readDraft(office.ledger, round, unit);
  const drafted = draft ? draftWrites(office, draft, { ...draft, tables: after, revision: draft.revision + 1 }) : [];
  const trail = await trailWrite(office, {
    round,
    unit,
    act: 'amend',
    before,
    after,
    ...said,
    reason: said.reason.trim(),
  });
  return {
    writes: [{ store: 'submissions', key, value }, ...tables, ...drafted, ...trail],
    expected: [{ key, revision: head.revision }],
  };
}

/** One act on one unit's rows: decided on what stands, traced, judged anew, in one commit. */
async function amendUnit(
  office: Office,
  yearFile: YearFile,
  at: { readonly round: CollectingRound; readonly unit: string },
  act: ActName,
  reason: string,
  decide: (amended: Standing['amended']) => Result<Tables, AmendRefused>,
): AmendAnswer {
  const standing = await standingOf(office, yearFile, at.round, at.unit);
  if (!standing.ok) return standing;
  const after = decide(standing.value.amended);
  if (!after.ok) return after;
  const change = await changeOf(office, yearFile, standing.value, after.value, { reason });
  return commitAndKeep(office, { act, ...change });
}

/** 代改 of cells in one row: why is asked, it is traced, and it waits for the unit's word. */
export const amendCells = (
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  asked: CellsAsked,
): AmendAnswer =>
  amendUnit(office, yearFile, { round, unit }, 'amend', asked.reason, (amended) =>
    decideAmend(amended, asked, { yearFile, round }),
  );

/** 拆分 of lump money to the units that use it. */
export const splitLump = (
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  asked: SplitAsked,
): AmendAnswer =>
  amendUnit(office, yearFile, { round, unit }, 'split-lump', asked.reason, (amended) =>
    decideSplit(amended, asked, () => office.identities.next()),
  );

/** 取消标识 of a unit that may not buy services (A412). */
export const clearPurchaseMark = (
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  reason: string,
): AmendAnswer =>
  amendUnit(office, yearFile, { round, unit }, 'clear-purchase-mark', reason, (amended) =>
    decideClearMark(amended, reason),
  );

/** 转主管部门统一购买 (A412): both submissions in one commit, each with its own trace. */
export async function moveToDepartment(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  reason: string,
): AmendAnswer {
  const standing = await standingOf(office, yearFile, round, unit);
  if (!standing.ok) return standing;
  const { amended } = standing.value;
  const buyer: Unit | null = buyerOf(amended.unit, yearFile.units);
  if (!buyer) return err({ kind: 'amend/no-buyer', unit: amended.unit.name });
  const buying = await standingOf(office, yearFile, round, buyer.code);
  if (!buying.ok) return buying;
  const again = movedBefore(await pairsOf(office.ledger, round, unit), amended.tables);
  if (again)
    return err({
      kind: 'amend/moved-before',
      unit: amended.unit.name,
      buyer: buyer.name,
      name: textOf(again, 'serviceName'),
    });
  const done = decideDepartmentPurchase(amended, buying.value.amended, reason, {
    newRowId: () => office.identities.next(),
    mapping: yearFile.economyMapping,
  });
  if (!done.ok) return done;
  const said = { reason, pair: office.identities.next() };
  const from = await changeOf(office, yearFile, standing.value, done.value.unit, said);
  const to = await changeOf(office, yearFile, buying.value, done.value.buyer, said);
  return commitAndKeep(office, {
    act: 'move-to-department',
    writes: [...from.writes, ...to.writes],
    expected: [...from.expected, ...to.expected],
  });
}
