import type { IssuedFigure } from '#shared/control-figures';
import { figureKey, inForce } from '#shared/control-figures';
import { mayBuyServices } from '#shared/forms';
import type { Result } from '#shared/kernel';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import type {
  CountyFinding,
  CountyInputs,
  CountyReview,
  RuleInputs,
  RuleStage,
  UncheckedRule,
} from '#shared/review-rules';
import { reviewCounty, reviewUnit } from '#shared/review-rules';
import { amountOf, canonicalText } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { ceilingsOf, issuedFigures } from './ceilings.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import { listOf } from './list-records.ts';
import type { Office } from './office.ts';
import type { CountyStanding, LedgerFailure } from './ports.ts';
import { ruleInputs } from './rule-inputs.ts';
import { readRound } from './submissions.ts';

/** Whose tables a stage is judged by: what was handed in last before it. */
const roundOf = (stage: RuleStage): CollectingRound => (stage === 'up1' || stage === 'down1' ? 'up1' : 'up2');
type Received = readonly { readonly unit: Unit; readonly tables: Tables }[];

async function receivedIn(office: Office, yearFile: YearFile, round: CollectingRound): Promise<Received> {
  const heads = await office.ledger.all('submissions', `${round}/`);
  const handedIn = new Set(heads.filter(({ value }) => value.state !== 'absent').map(({ value }) => value.unit));
  const tables = await readRound(office.ledger, round);
  return yearFile.units.flatMap((unit) => {
    const own = handedIn.has(unit.code) ? tables.get(unit.code) : undefined;
    return own ? [{ unit, tables: own }] : [];
  });
}

/** 部门 lumps as finance issued them, beside what the departments handed on. */
function departmentFigures(issued: readonly IssuedFigure[]): CountyInputs['departmentFigures'] {
  const standing = [...inForce(issued).values()];
  return standing
    .filter(({ mode }) => mode === 'departmentLump')
    .map((lump) => ({
      department: lump.department,
      fund: lump.fund,
      issued: lump.determined,
      split: standing
        .filter(({ splitOf }) => splitOf === figureKey(lump))
        .reduce((sum, { determined }) => sum + determined, 0),
    }));
}

function regionTotals(yearFile: YearFile, received: Received): NonNullable<CountyInputs['regionTotals']> {
  const own = `${yearFile.region.code}000`;
  const byRegion = new Map<string, number>();
  for (const { unit, tables } of received) {
    const amount = tables.purchases.reduce((sum, row) => sum + amountOf(row, 'amtTotal'), 0);
    byRegion.set(unit.region, (byRegion.get(unit.region) ?? 0) + amount);
  }
  const townships = [...byRegion].filter(([region]) => region !== own).map(([region, amount]) => ({ region, amount }));
  const county = [...byRegion.values()].reduce((sum, amount) => sum + amount, 0);
  return { county, ownLevel: byRegion.get(own) ?? 0, townships };
}

async function countyInputs(
  office: Office,
  yearFile: YearFile,
  received: Received,
  issued: readonly IssuedFigure[],
): Promise<CountyInputs> {
  const prior = await office.ledger.all('prior');
  const contracts = await listOf(office.ledger, 'contracts', '');
  return {
    ...(contracts ? { contracts } : {}),
    ...(prior.length > 0 ? { prior: prior.flatMap(({ value }) => value) } : {}),
    ...(issued.length > 0 ? { departmentFigures: departmentFigures(issued) ?? [] } : {}),
    ...(received.length > 0 ? { regionTotals: regionTotals(yearFile, received) } : {}),
  };
}

/** The reply and the final version of a unit, which only the stages after the rounds judge by. */
async function laterInputs(office: Office, unit: Unit, round: CollectingRound, tables: Tables): Promise<RuleInputs> {
  const reply = (await office.ledger.all('replies')).at(-1)?.value;
  const finals = await office.ledger.all('finals', `${round}/${unit.code}/`);
  const final = finals
    .map(({ value }) => value)
    .toSorted((a, b) => a.version - b.version)
    .at(-1);
  const approved = reply?.lines.filter((line) => line.unit === unit.code);
  return {
    ...(final ? { finalVersion: { locked: final.hashInput, current: canonicalText(tables) } } : {}),
    ...(reply && approved
      ? {
          approved: approved.map((line) => ({
            projectCode: line.projectCode,
            projectName: line.projectName,
            approved: line.approved,
            purchases: line.approvedPurchases,
            reason: line.reason,
            repliedOn: reply.replyDate,
          })),
        }
      : {}),
  };
}

/** Rules of one unit that belong to a stage after the collecting rounds. */
async function unitsAtStage(
  office: Office,
  yearFile: YearFile,
  stage: RuleStage,
  received: Received,
  issued: readonly IssuedFigure[],
): Promise<readonly CountyReview[]> {
  if (stage === 'up1' || stage === 'up2') return [];
  const round = roundOf(stage);
  const reviews: CountyReview[] = [];
  for (const { unit, tables } of received) {
    const controls = ceilingsOf(unit, issued);
    const { findings, unchecked } = reviewUnit({
      yearFile,
      unit,
      round,
      stage,
      tables,
      noPurchases: false,
      mayBuy: mayBuyServices(unit.type),
      ...(controls ? { controls } : {}),
      inputs: {
        ...(await ruleInputs(office, unit, { round, tables })),
        ...(await laterInputs(office, unit, round, tables)),
      },
    });
    reviews.push({ findings: findings.map((finding) => ({ ...finding, unit: unit.code })), unchecked });
  }
  return reviews;
}

/** What a run was made of; another text means that it must be run again. */
async function basisOf(office: Office, yearFile: YearFile, stage: RuleStage): Promise<string> {
  const heads = await office.ledger.all('submissions', `${roundOf(stage)}/`);
  const [issued, replies, prior, imports] = await Promise.all([
    issuedFigures(office.ledger),
    office.ledger.all('replies'),
    office.ledger.all('prior'),
    office.ledger.all('integrated', 'import/'),
  ]);
  return JSON.stringify([
    heads.map(({ value }) => `${value.unit}:${String(value.revision)}`),
    yearFile.rules,
    issued.length,
    replies.length,
    prior.length,
    imports.length,
  ]);
}

function unite(reviews: readonly CountyReview[]): CountyReview {
  const unchecked = new Map<string, UncheckedRule>();
  for (const review of reviews) for (const one of review.unchecked) unchecked.set(one.rule, one);
  const findings: readonly CountyFinding[] = reviews.flatMap((review) => review.findings);
  return { findings, unchecked: [...unchecked.values()] };
}

/** 全县审核 of one stage, when the office asks for it; the answer is kept with what it was made of. */
export async function runCountyReview(
  office: Office,
  yearFile: YearFile,
  stage: RuleStage,
): Promise<Result<Kept, LedgerFailure>> {
  const received = await receivedIn(office, yearFile, roundOf(stage));
  const issued = await issuedFigures(office.ledger);
  const inputs = await countyInputs(office, yearFile, received, issued);
  const across = reviewCounty({ yearFile, stage, units: received, inputs });
  const value: CountyStanding = {
    ...unite([across, ...(await unitsAtStage(office, yearFile, stage, received, issued))]),
    stage,
    at: office.clock.now(),
    by: office.operator(),
    units: received.length,
    basis: await basisOf(office, yearFile, stage),
  };
  return commitAndKeep(office, {
    act: 'county-review',
    writes: [{ store: 'countyFindings', key: stage, value }],
    expected: [],
  });
}

/** The last run of a stage, and whether what it was made of has changed since (待重算). */
export async function countyStanding(
  office: Office,
  yearFile: YearFile,
  stage: RuleStage,
): Promise<{ readonly standing: CountyStanding | null; readonly stale: boolean }> {
  const standing = (await office.ledger.get('countyFindings', stage)) ?? null;
  return { standing, stale: standing !== null && standing.basis !== (await basisOf(office, yearFile, stage)) };
}
