import type { IssuedFigure } from '#shared/control-figures';
import { mayBuyServices } from '#shared/forms';
import type { CollectingRound, Submission } from '#shared/records';
import type { Review } from '#shared/review-rules';
import { isReadingFinding, reviewUnit, withSettings } from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { ceilingsOf } from './ceilings.ts';
import { askedOfTheUnit } from './integrated-records.ts';
import type { LedgerReader } from './ledger-ahead.ts';
import type { Write } from './ports.ts';
import { ruleInputs } from './rule-inputs.ts';
import { readTables } from './submissions.ts';

type Judged = Pick<Submission, 'unit' | 'round' | 'tables' | 'noPurchases'>;

/** 数据审核 of one unit's tables; at 二上 beside its 一上 and within the control figures in force. What cannot be judged is said. */
export async function judge(
  office: { readonly ledger: LedgerReader },
  yearFile: YearFile,
  judged: Judged,
  issued: readonly IssuedFigure[],
): Promise<Review> {
  const unit = yearFile.units.find(({ code }) => code === judged.unit);
  if (!unit) return { findings: [], unchecked: [] };
  const second = judged.round === 'up2';
  const previous = second ? await readTables(office.ledger, 'up1', unit.code) : null;
  const controls = second ? ceilingsOf(unit, issued) : null;
  const review = reviewUnit({
    yearFile,
    unit,
    round: judged.round,
    tables: judged.tables,
    noPurchases: judged.noPurchases,
    mayBuy: mayBuyServices(unit.type),
    ...(previous ? { previous } : {}),
    ...(controls ? { controls } : {}),
    inputs: await ruleInputs(office, unit, judged),
  });
  return { ...review, findings: review.findings.filter(askedOfTheUnit) };
}

/**
 * 重新审核: what submissions still in review look like under new control figures or other rules. Findings of the reading
 * stay, as loud as the year wants them; a locked submission keeps the findings it was locked with. only: one unit.
 */
export async function rejudge(
  office: { readonly ledger: LedgerReader },
  yearFile: YearFile,
  issued: readonly IssuedFigure[],
  round: CollectingRound = 'up2',
  only?: string,
): Promise<{
  readonly writes: readonly Write[];
  readonly expected: readonly { readonly key: string; readonly revision: number }[];
}> {
  const writes: Write[] = [];
  const expected: { key: string; revision: number }[] = [];
  for (const { key, value: head } of await office.ledger.all('submissions', `${round}/${only ?? ''}`)) {
    if (head.state === 'absent' || head.state === 'locked' || head.state === 'replied') continue;
    const tables = await readTables(office.ledger, round, head.unit);
    if (!tables) continue;
    const judged = await judge(office, yearFile, { ...head, tables }, issued);
    const findings = [...withSettings(head.findings.filter(isReadingFinding), yearFile), ...judged.findings];
    const { unchecked } = judged;
    if (JSON.stringify([findings, unchecked]) === JSON.stringify([head.findings, head.unchecked])) continue;
    expected.push({ key, revision: head.revision });
    writes.push({ store: 'submissions', key, value: { ...head, findings, unchecked, revision: head.revision + 1 } });
  }
  return { writes, expected };
}
