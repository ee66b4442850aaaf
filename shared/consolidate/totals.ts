import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
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

/** Counts distinct projects, of which a code alone is not one: two units may use the same. */
class Projects {
  readonly #byUnit = new Map<string, Set<string>>();
  count = 0;

  add(unit: string, code: string): void {
    let codes = this.#byUnit.get(unit);
    if (!codes) {
      codes = new Set();
      this.#byUnit.set(unit, codes);
    }
    if (codes.has(code)) return;
    codes.add(code);
    this.count += 1;
  }
}

/** One pass over the lines; whole fen are added as they are and checked once at the end. */
export function totalsOf(lines: readonly PurchaseLine[]): Totals {
  const funds = { amtGeneral: 0, amtFund: 0, amtSoe: 0, amtEscrow: 0, amtUnit: 0 } satisfies Record<FundField, number>;
  const projects = new Projects();
  const fresh = new Projects();
  let [amount, previous, newAmount] = [0, 0, 0];
  for (const line of lines) {
    projects.add(line.unit, line.projectCode);
    amount += line.amount;
    previous += line.previous;
    for (const fund of fundFields) funds[fund] += line.funds[fund];
    if (line.status !== '新增') continue;
    fresh.add(line.unit, line.projectCode);
    newAmount += line.amount;
  }
  return {
    projects: projects.count,
    lines: lines.length,
    amount: fen(amount),
    funds: {
      amtGeneral: fen(funds.amtGeneral),
      amtFund: fen(funds.amtFund),
      amtSoe: fen(funds.amtSoe),
      amtEscrow: fen(funds.amtEscrow),
      amtUnit: fen(funds.amtUnit),
    },
    previous: fen(previous),
    newProjects: fresh.count,
    newAmount: fen(newAmount),
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
