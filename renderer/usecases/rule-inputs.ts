import { checkCode } from '#shared/check-code';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import type { RuleInputs } from '#shared/review-rules';
import { ofTheForm, procurementOf } from './integrated-records.ts';
import type { LedgerReader } from './ledger-ahead.ts';
import { listOf } from './list-records.ts';

type Judged = { readonly round: CollectingRound; readonly tables: Tables };

/** 数据校验码 on the registered paper, beside that of the unit's own form. */
async function paperOf(ledger: LedgerReader, unit: Unit, { round, tables }: Judged): Promise<RuleInputs['paper']> {
  const paper = await ledger.get('papers', `${round}/${unit.code}`);
  return paper && { stated: paper.code, file: checkCode(ofTheForm(tables)) };
}

/** What the office holds about a unit beside its forms. A set that was never imported is absent, not empty. */
export async function ruleInputs(
  { ledger }: { readonly ledger: LedgerReader },
  unit: Unit,
  judged: Judged,
): Promise<RuleInputs> {
  const [priors, basics] = await Promise.all([
    ledger.all('prior', unit.department),
    ledger.all('basics', unit.department),
  ]);
  const own = <Line>(sets: readonly { readonly key: string; readonly value: readonly Line[] }[]): readonly Line[] =>
    sets.find(({ key }) => key === unit.code)?.value ?? [];
  const pool = await listOf(ledger, 'pool', '');
  const contracts = await listOf(ledger, 'contracts', unit.department);
  const carryOver = await listOf(ledger, 'carryOver', unit.department);
  const assets = await listOf(ledger, 'assets', unit.department);
  const procurement = await procurementOf(ledger, unit);
  const paper = await paperOf(ledger, unit, judged);
  const ofUnit = <Line extends { readonly unit: string }>(lines: readonly Line[]): readonly Line[] =>
    lines.filter((line) => line.unit === unit.code);
  return {
    ...(priors.length > 0 ? { prior: own(priors), departmentPrior: priors.flatMap(({ value }) => value) } : {}),
    ...(basics.length > 0 ? { basics: own(basics) } : {}),
    ...(pool ? { pool: new Set(pool.map(({ projectCode }) => projectCode)) } : {}),
    ...(contracts ? { contracts: ofUnit(contracts) } : {}),
    ...(carryOver ? { carryOver: ofUnit(carryOver) } : {}),
    ...(assets ? { assets: ofUnit(assets) } : {}),
    ...(procurement ? { procurement } : {}),
    ...(paper ? { paper } : {}),
    ...(unit.posts ? { posts: unit.posts } : {}),
  };
}
