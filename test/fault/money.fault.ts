import { describe, expect, it } from 'vitest';
import { decideSplit, type Amended } from '#shared/amend';
import { fen, formatWanYuan, formatYuan, parseWanYuan, parseYuan, showWanYuan, sumOf } from '#shared/money';
import { workedExample } from '#shared/practice-county';
import { fundFields } from '#shared/rounds';
import { chance, faultSeed, runsOf, tally } from '../support/fault-tally.ts';
import { practiceYear, tablesOf } from '../support/unit-under-review.ts';

const { next, below } = chance(faultSeed);
const largest = BigInt(Number.MAX_SAFE_INTEGER);
/** Every magnitude as often as any other, up to the largest amount that fen can hold. */
const anyAmount = (digits = 16): bigint => {
  const amount = BigInt(Math.floor(next() * 10 ** (1 + below(digits))));
  return amount > largest ? largest : below(4) === 0 ? -amount : amount;
};
/** Exact decimal text of a whole number of 10^-scale units, by its digits alone. */
function decimal(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
const holds = (amount: bigint): boolean => (amount < 0n ? -amount : amount) <= largest;

/** null where the sum is exact, or refused because fen cannot hold it on the way. */
function wrongSum(): string | null {
  const amounts = Array.from({ length: 1 + below(10) }, () => anyAmount());
  const read = amounts.map((amount) => parseYuan(decimal(amount, 2)));
  if (!read.every((each) => each.ok)) return `not read: ${amounts.join(' ')}`;
  let exact = 0n;
  let fits = true;
  for (const amount of amounts) {
    exact += amount;
    fits &&= holds(exact);
  }
  let found: string;
  try {
    found = formatYuan(sumOf(read.map(({ value }) => value)));
  } catch {
    found = 'refused';
  }
  const wanted = fits ? decimal(exact, 2) : 'refused';
  return found === wanted ? null : `${amounts.join(' + ')} = ${wanted}, found ${found}`;
}

/** Half of them beside the place where a hundredth of 万元 turns. */
function aroundTheTurn(): bigint {
  const amount = anyAmount();
  if (below(2) === 0) return amount;
  const near = (amount / 10_000n) * 10_000n + BigInt(4_999 + below(3)) * (amount < 0n ? -1n : 1n);
  return holds(near) ? near : amount;
}

function wrongWan(): string | null {
  const amount = aroundTheTurn();
  const value = fen(Number(amount));
  const size = amount < 0n ? -amount : amount;
  const hundredths = (size + 5_000n) / 10_000n;
  const wanted = decimal(amount < 0n ? -hundredths : hundredths, 2);
  const shown = showWanYuan(value).replaceAll(',', '');
  // An amount that rounds to nothing keeps no sign.
  const rounded = hundredths === 0n ? '0.00' : wanted;
  const back = parseWanYuan(formatWanYuan(value));
  if (shown !== rounded) return `${String(amount)} fen is ${rounded} 万元, found ${shown}`;
  if (Number(formatWanYuan(value)) !== Number(decimal(amount, 6))) return `${String(amount)}: ${formatWanYuan(value)}`;
  return back.ok && back.value === value ? null : `${String(amount)} does not come back from 万元`;
}

const department = practiceYear.units.find(({ code }) => code === workedExample.unit)!.department;
const unit = practiceYear.units.find((each) => each.department === department && each.isHead)!;
const [line] = tablesOf(workedExample.up1).purchases;

function lumpOf(funds: readonly number[], total: number): Amended {
  const cells = {
    ...Object.fromEntries(fundFields.map((field, at) => [field, funds[at]!])),
    amtTotal: total,
    qty: 100,
    periods: 1 + below(12),
    unitPrice: 1 + below(5_000_000),
    actualUser: null,
  };
  return { unit, state: 'submitted', tables: { projects: [], targets: [], purchases: [{ ...line!, id: 'a', cells }] } };
}

/** Splits a lump of several funds at random places; every fen must be somewhere once, in its own fund. */
function wrongSplit(): string | null {
  const funds = fundFields.map(() => Number(anyAmount(12))).map(Math.abs);
  const total = funds.reduce((sum, fund) => sum + fund, 0);
  if (total === 0) return null;
  const marks = Array.from({ length: 1 + below(5) }, () => 1 + Math.floor(next() * total));
  const edges = [...new Set([0, ...marks])].sort((a, b) => a - b);
  const amounts = edges.slice(1).map((edge, at) => edge - edges[at]!);
  const parts = amounts.map((amount, at) => ({ user: `单位${String(at)}`, amount: fen(amount) }));
  let ids = 0;
  const done = decideSplit(
    lumpOf(funds, total),
    { rowId: 'a', parts, reason: '待分配细化' },
    () => `n${String((ids += 1))}`,
  );
  if (!done.ok) return `${done.error.kind}: ${funds.join(' ')} into ${amounts.join(' ')}`;
  const rows = done.value.purchases.map(({ cells }) => cells);
  const exact = (field: 'amtTotal' | (typeof fundFields)[number]): bigint =>
    rows.reduce((sum, cells) => sum + BigInt(Number(cells[field] ?? 0)), 0n);
  const byFund = fundFields.every((field, at) => exact(field) === BigInt(funds[at]!));
  const asked = amounts.every((amount, at) =>
    rows.some((cells) => cells.actualUser === `单位${String(at)}` && cells.amtTotal === amount),
  );
  const counted = rows.every(
    ({ qty, periods, unitPrice, amtTotal }) =>
      BigInt(Number(qty)) * BigInt(Number(periods)) * BigInt(Number(unitPrice)) === BigInt(Number(amtTotal)) * 100n,
  );
  const isWhole = exact('amtTotal') === BigInt(total) && byFund && asked;
  return isWhole && (counted || rows.length > parts.length) ? null : `${funds.join(' ')} into ${amounts.join(' ')}`;
}

describe('money beside exact decimals', () => {
  it.each([
    ['sums', 0.45, wrongSum],
    ['roundings to 万元', 0.45, wrongWan],
    ['splits of lump money', 0.1, wrongSplit],
  ])('has no difference in random %s', (name, share, wrong) => {
    const began = performance.now();
    const runs = Math.round(runsOf(1_000_000, 10_000_000) * share);
    const found: string[] = [];
    let differences = 0;
    for (let run = 0; run < runs; run += 1) {
      const difference = wrong();
      if (difference === null) continue;
      differences += 1;
      if (found.length < 10) found.push(difference);
    }
    tally({ case: `money: ${name}`, runs, lost: differences, unreadable: 0, seed: faultSeed }, began);
    expect(found).toEqual([]);
  });
});
