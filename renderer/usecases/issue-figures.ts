import type { HostFailure } from '#shared/contract';
import type { ControlFigure, IssueRefused } from '#shared/control-figures';
import { decideIssue } from '#shared/control-figures';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import { fen, sumOf } from '#shared/money';
import type { Row, Tables } from '#shared/records';
import { amountOf, textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';
import { readRound } from './submissions.ts';

export type FigureDraft = ControlFigure & { readonly projectName: string };

const purchasesOf = (tables: Tables, projectCode: string): readonly Row[] =>
  tables.purchases.filter((row) => textOf(row, 'projectCode') === projectCode);

/** 控制数 by project, started from the locked 一上: requested in full until the office decides otherwise. */
export async function draftFigures(office: Office, yearFile: YearFile): Promise<readonly FigureDraft[]> {
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const drafts: FigureDraft[] = [];
  for (const [code, tables] of await readRound(office.ledger, 'up1')) {
    const unit = units.get(code);
    if (!unit) continue;
    for (const row of tables.projects) {
      const requested = amountOf(row, 'amtTotal');
      const projectCode = textOf(row, 'projectCode');
      const purchases = sumOf(purchasesOf(tables, projectCode).map((line) => amountOf(line, 'amtTotal')));
      drafts.push({
        mode: 'project',
        department: unit.department,
        unit: code,
        projectCode,
        projectName: textOf(row, 'projectName'),
        fund: null,
        requested,
        sectionReviewed: requested,
        proposed: requested,
        determined: requested,
        purchases: fen(purchases),
        procurement: null,
        reason: '',
        upperNotice: null,
      });
    }
  }
  return drafts;
}

/** 下达控制数. A later change is a new version and needs its reason; the earlier versions stay. */
export async function issueFigures(
  office: Office,
  command: { readonly figures: readonly ControlFigure[]; readonly changeReason: string },
): Promise<Result<Kept, IssueRefused | LedgerFailure | HostFailure>> {
  const issued = await issuedFigures(office.ledger);
  const plan = decideIssue({
    figures: command.figures,
    issued,
    changeReason: command.changeReason,
    available: null,
    at: office.clock.now(),
    by: office.operator(),
  });
  if (!plan.ok) return err(plan.error);
  const acts = (await office.ledger.all('figures')).length;
  const kept = await commitAndKeep(office, {
    act: 'issue-figures',
    writes: [{ store: 'figures', key: String(acts + 1).padStart(6, '0'), value: plan.value.issue }],
    expected: [],
  });
  if (kept.ok) await saveCheckpoint(office, 'down1');
  return kept;
}
