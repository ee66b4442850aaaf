import { defaultForms, mayBuyServices } from '#shared/forms';
import type { IssuedFigure } from '#shared/control-figures';
import { fen } from '#shared/money';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { Cells, CollectingRound, Row, SubmissionState, Tables, Unit } from '#shared/records';
import { slipCandidates } from '#shared/returns';
import { review } from '#shared/review-rules';
import { issueReply, pendingLines } from '../../renderer/usecases/issue-reply.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import type { SubmissionHead, Write } from '../../renderer/usecases/ports.ts';
import { returnSubmission } from '../../renderer/usecases/review-submission.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { sumsOf } from '../../renderer/usecases/submissions.ts';

export const practiceYear = practiceYearFile(349901, defaultForms);
export const practiceUnits = practiceFillings(349901, practiceYear);

export function practiceTables(unit: Unit, round: CollectingRound): Tables {
  const rows = (cells: readonly Cells[], table: string): readonly Row[] =>
    cells.map((each, index) => {
      const row = 6 + index;
      return {
        id: `${unit.code}-${round}-${table}-${String(row)}`,
        cells: each,
        origin: { digest: '', file: `${unit.code}.xlsx`, sheet: table, row },
      };
    });
  const filling = practiceUnits[unit.code]![round];
  return {
    projects: rows(filling.projects, '项目支出'),
    purchases: rows(filling.purchases, '购买服务'),
    targets: rows(filling.targets, '绩效目标'),
  };
}

/** Three mistakes in the first lines: a quantity that does not give the amount, a code that is none, and no period. */
export const spoiled = (tables: Tables): Tables => ({
  ...tables,
  purchases: tables.purchases.map((row, index) =>
    index > 1
      ? row
      : {
          ...row,
          cells: { ...row.cells, ...(index === 0 ? { qty: 1 } : { catalogCode: 'ZZ', endDate: '2020-01-01' }) },
        },
  ),
});

function headWrites(unit: Unit, round: CollectingRound, state: SubmissionState): readonly Write[] {
  const tables = state === 'returned' ? spoiled(practiceTables(unit, round)) : practiceTables(unit, round);
  const noPurchases = practiceUnits[unit.code]![round].noPurchases;
  const mayBuy = mayBuyServices(unit.type);
  const value: SubmissionHead = {
    unit: unit.code,
    round,
    // What comes back is returned by the office's own act, below.
    state: state === 'returned' ? 'submitted' : state,
    revision: 1,
    sequence: 1,
    noPurchases,
    findings: [...review({ yearFile: practiceYear, unit, round, tables, noPurchases, mayBuy })],
    explanations: {},
    sums: sumsOf(tables),
  };
  const key = `${round}/${unit.code}`;
  return [
    { store: 'submissions', key, value },
    { store: 'tables', key: `${key}/projects`, value: tables.projects },
    { store: 'tables', key: `${key}/purchases`, value: tables.purchases },
    { store: 'tables', key: `${key}/targets`, value: tables.targets },
  ];
}

/** The practice county's control figures as issued. */
export function practiceFigures(): readonly IssuedFigure[] {
  return practiceYear.units.flatMap((unit) =>
    practiceUnits[unit.code]!.control.map((one): IssuedFigure => {
      const asked = practiceUnits[unit.code]!.up1.projects.filter((row) => row.projectCode === one.projectCode);
      const requested = fen(asked.reduce((sum, row) => sum + (typeof row.amtTotal === 'number' ? row.amtTotal : 0), 0));
      return {
        mode: 'project',
        department: unit.department,
        unit: unit.code,
        projectCode: one.projectCode,
        fund: null,
        requested,
        sectionReviewed: requested,
        proposed: one.amount,
        determined: one.amount,
        purchases: one.purchases,
        procurement: null,
        reason: one.reason,
        upperNotice: null,
        version: 1,
        at: '2026-11-10T02:00:00.000Z',
        by: '王芳',
        issuer: 'finance',
        splitOf: null,
        changeReason: '',
      };
    }),
  );
}

async function returnWithSlip(office: Office, unit: Unit): Promise<void> {
  const head = (await office.ledger.get('submissions', `up1/${unit.code}`))!;
  const tables = spoiled(practiceTables(unit, 'up1'));
  const items = slipCandidates({ findings: head.findings, explanations: {}, tables })
    .filter(({ chosen }) => chosen)
    .map(({ item }) => item);
  const words = { reason: '单价与数量不符，请核对后重报。', deadline: '2026-10-15', items };
  const returned = await returnSubmission(office, 'up1', unit.code, words);
  if (!returned.ok) throw new Error(returned.error.kind);
}

/**
 * An office whose working copy holds the whole practice year up to the reply, written without files. `first` says in what
 * state a unit's 一上 stands; absent units have none.
 */
export async function settlePractice(
  office: Office,
  first: (unit: Unit) => SubmissionState = () => 'locked',
): Promise<void> {
  await foundPractice(office);
  const writes: Write[] = [];
  for (const unit of practiceYear.units) {
    const state = first(unit);
    if (state !== 'absent') writes.push(...headWrites(unit, 'up1', state));
    writes.push(...headWrites(unit, 'up2', 'locked'));
  }
  writes.push({ store: 'figures', key: '000001', value: practiceFigures() });
  const kept = await office.ledger.commit({
    act: 'enter',
    by: '王芳',
    at: '2027-01-20T02:00:00Z',
    writes,
    expected: [],
  });
  if (!kept.ok) throw new Error(kept.error.kind);
  for (const unit of practiceYear.units) if (first(unit) === 'returned') await returnWithSlip(office, unit);
  const lines = await pendingLines(office, practiceYear);
  const replied = await issueReply(office, {
    yearFile: practiceYear,
    congressDate: '2027-01-20',
    replyDate: '2027-02-02',
    approved: lines.map(({ unit, projectCode, up2, up2Purchases }) => ({
      unit,
      projectCode,
      approved: up2,
      approvedPurchases: up2Purchases,
      reason: '',
    })),
  });
  if (!replied.ok) throw new Error(replied.error.kind);
}
