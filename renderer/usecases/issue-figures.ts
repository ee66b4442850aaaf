import type { ActName } from '#shared/acts';
import type { HostFailure } from '#shared/contract';
import type {
  ControlFigure,
  IssuedFigure,
  IssueRefused,
  NoticeQuestion,
  NoticeRefused,
  ReissueRefused,
} from '#shared/control-figures';
import { decideIssue, decideReissue, figureKey, raiseByNotice } from '#shared/control-figures';
import type { Failure, Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { rejudge } from './judge.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';
import { workingOf } from './working-figures.ts';

type Issued<Refused extends Failure> = Promise<Result<Kept, Refused | LedgerFailure | HostFailure>>;

/** One issue, whoever issues: the versions, the working figures as they now stand, and 二上 judged under them. */
async function keepIssue(
  office: Office,
  yearFile: YearFile,
  act: ActName,
  before: readonly IssuedFigure[],
  issue: readonly IssuedFigure[],
): Promise<Result<Kept, LedgerFailure>> {
  const acts = (await office.ledger.all('figures')).length;
  const judged = await rejudge(office, yearFile, [...before, ...issue]);
  const kept = await commitAndKeep(office, {
    act,
    writes: [
      { store: 'figures', key: String(acts + 1).padStart(6, '0'), value: issue },
      ...issue.map((figure) => ({ store: 'working' as const, key: figureKey(figure), value: workingOf(figure) })),
      ...judged.writes,
    ],
    expected: judged.expected,
  });
  if (kept.ok) await saveCheckpoint(office, 'down1');
  return kept;
}

/** 下达控制数. A later change is a new version and needs its reason; the earlier versions stay. */
export async function issueFigures(
  office: Office,
  yearFile: YearFile,
  command: { readonly figures: readonly ControlFigure[]; readonly changeReason: string },
): Issued<IssueRefused> {
  const issued = await issuedFigures(office.ledger);
  const plan = decideIssue({
    figures: command.figures,
    issued,
    changeReason: command.changeReason,
    available: null,
    at: office.clock.now(),
    by: office.operator(),
  });
  return plan.ok ? keepIssue(office, yearFile, 'issue-figures', issued, plan.value.issue) : err(plan.error);
}

/** 部门分解下达: a department splits its lump over its units' projects. */
export async function reissueFigures(
  office: Office,
  yearFile: YearFile,
  command: {
    readonly lump: IssuedFigure;
    readonly splits: readonly ControlFigure[];
    readonly changeReason: string;
  },
): Issued<ReissueRefused> {
  const issued = await issuedFigures(office.ledger);
  const plan = decideReissue({ ...command, issued, at: office.clock.now(), by: office.operator() });
  return plan.ok ? keepIssue(office, yearFile, 'reissue-figures', issued, plan.value.issue) : err(plan.error);
}

/** 上级专项 that arrives after 一下: raises a figure by its notice, or opens one for a new project. */
export async function raiseFigure(
  office: Office,
  yearFile: YearFile,
  notice: Pick<NoticeQuestion, 'target' | 'notice' | 'amount' | 'purchases'>,
): Issued<NoticeRefused> {
  const issued = await issuedFigures(office.ledger);
  const raised = raiseByNotice({ ...notice, issued, at: office.clock.now(), by: office.operator() });
  return raised.ok ? keepIssue(office, yearFile, 'raise-figure', issued, [raised.value]) : err(raised.error);
}
