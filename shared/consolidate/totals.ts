import type { Fen } from '#shared/money';
import { sumOf } from '#shared/money';
import type { FundField } from '#shared/rounds';
import { fundFields } from '#shared/rounds';
import type { FundAmounts, PurchaseLine } from './purchase-line.ts';

/** Both countings are given: projects by distinct unit and project code, lines by row. */
export type Totals = {
  readonly projects: number;
  readonly lines: number;
  readonly amount: Fen;
  readonly funds: FundAmounts;
  readonly previous: Fen;
  /** 其中新增. */
  readonly newProjects: number;
  readonly newAmount: Fen;
};

const projectsIn = (lines: readonly PurchaseLine[]): number =>
  new Set(lines.map((line) => JSON.stringify([line.unit, line.projectCode]))).size;

const fundTotal = (lines: readonly PurchaseLine[], fund: FundField): Fen =>
  sumOf(lines.map((line) => line.funds[fund]));

export function totalsOf(lines: readonly PurchaseLine[]): Totals {
  const fresh = lines.filter((line) => line.status === '新增');
  const funds = Object.fromEntries(fundFields.map((fund) => [fund, fundTotal(lines, fund)])) as FundAmounts;
  return {
    projects: projectsIn(lines),
    lines: lines.length,
    amount: sumOf(lines.map((line) => line.amount)),
    funds,
    previous: sumOf(lines.map((line) => line.previous)),
    newProjects: projectsIn(fresh),
    newAmount: sumOf(fresh.map((line) => line.amount)),
  };
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
