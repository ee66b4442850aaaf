import type { Rule } from './facts.ts';
import type { FieldId } from '#shared/fields';
import type { PriorLine, Row } from '#shared/records';
import { fundFields } from '#shared/rounds';
import type { Facts } from './facts.ts';
import { asksFunds, fundSum, isUnread, moneyRows, numberIn, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide } from './rule.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

/** Hundredths, months and fen: the product is in hundredths of a fen. Prices are rounded to the fen. */
function isOffProduct(qty: number, periods: number, price: number, amount: number): boolean {
  const times = BigInt(qty) * BigInt(periods);
  const gap = times * BigInt(price) - 100n * BigInt(amount);
  const room = times < 0n ? -times : times;
  return 2n * (gap < 0n ? -gap : gap) > room + 100n;
}
/** The product to the fen, half away from zero; text where it is beyond fen. */
function productOf(qty: number, periods: number, price: number): number | string {
  const exact = BigInt(qty) * BigInt(periods) * BigInt(price);
  const rounded = (exact + (exact < 0n ? -50n : 50n)) / 100n;
  const amount = Number(rounded);
  return Number.isSafeInteger(amount) ? amount : String(rounded);
}

export const quantityTimesPrice: Rule = {
  record: {
    id: 'A101',
    version: 1,
    nameZh: '数量×期数×单价≠金额',
    nameEn: 'Quantity × periods × price',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 按数量×期数×单价应为 ${yuan(values, 'product')} 元，填报金额 ${yuan(values, 'amount')} 元，请核对。`,
      en: (values) =>
        `${atEn(values)}: quantity × periods × price gives ${yuan(values, 'product')}, the amount is ${yuan(values, 'amount')}; check them.`,
    },
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases) {
      const qty = numberIn(row, 'qty');
      const price = numberIn(row, 'unitPrice');
      const amount = numberIn(row, 'amtTotal');
      if (qty === null || price === null || amount === null || isUnread(row, 'periods')) continue;
      const periods = numberIn(row, 'periods') ?? 1;
      if (isOffProduct(qty, periods, price, amount))
        yield onRow('purchases', row, 'amtTotal', { product: productOf(qty, periods, price), amount });
    }
  },
};

/** Whether a row's total and fund columns can be compared; what is blank or unread is named by A001 and A106. */
export function fundGap(row: Row): { readonly total: number; readonly funds: number } | null {
  const total = numberIn(row, 'amtTotal');
  if (total === null || fundFields.some((field) => isUnread(row, field))) return null;
  const funds = fundSum(row);
  return funds === total ? null : { total, funds };
}

export const fundsAndTotal: Rule = {
  record: {
    id: 'A102',
    version: 1,
    nameZh: '资金来源合计不平',
    nameEn: 'Sum of funds',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的五项资金合计 ${yuan(values, 'funds')} 元，不等于金额合计 ${yuan(values, 'total')} 元，请核对（上年结转是其中数，不另加）。`,
      en: (values) =>
        `${atEn(values)}: the five funds sum to ${yuan(values, 'funds')}, the total is ${yuan(values, 'total')}; carry-over is part of a fund and not added.`,
    },
  },
  *check(facts) {
    if (!asksFunds(facts, 'purchases')) return;
    for (const row of facts.context.tables.purchases) {
      const gap = fundGap(row);
      if (gap) yield onRow('purchases', row, 'amtTotal', gap);
    }
  },
};

const partFields: readonly FieldId[] = [...fundFields, 'amtCarry'];
function* wrongSigns(table: 'projects' | 'purchases', row: Row): Generator<Raised> {
  const total = numberIn(row, 'amtTotal');
  // A cancelled project is kept on the form with nothing in it.
  const cancelled = total === 0 && trimmed(row, 'status') === '取消';
  if (total !== null && total <= 0 && !cancelled) yield onRow(table, row, 'amtTotal', { amount: total });
  for (const field of partFields) {
    const amount = numberIn(row, field);
    if (amount !== null && amount < 0) yield onRow(table, row, field, { amount });
  }
}
export const amountNotPositive: Rule = {
  record: {
    id: 'A103',
    version: 1,
    nameZh: '金额为负或零',
    nameEn: 'Amount not positive',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的“${word(values, 'fieldZh')}”为 ${yuan(values, 'amount')} 元，须大于零，请改正；不再安排的行请删除。`,
      en: (values) =>
        `${atEn(values)}: "${word(values, 'fieldEn')}" is ${yuan(values, 'amount')} and must be above zero; correct it or delete the row.`,
    },
  },
  *check({ context }) {
    for (const [table, row] of moneyRows(context)) yield* wrongSigns(table, row);
  },
};

/** Between 元 and 万元 lies a factor of 10,000; a tenth of room on either side. */
const slipOf = (ratio: number): 'tooBig' | 'tooSmall' | null => {
  if (ratio >= 9_000 && ratio <= 11_000) return 'tooBig';
  return ratio >= 1 / 11_000 && ratio <= 1 / 9_000 ? 'tooSmall' : null;
};
const leastForMedian = 3;
function medianOf(amounts: readonly number[]): number | null {
  if (amounts.length < leastForMedian) return null;
  return amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? null;
}
const positive = (row: Row, field: FieldId): readonly number[] => {
  const amount = numberIn(row, field);
  return amount !== null && amount > 0 ? [amount] : [];
};

const priorKey = (project: string, service: string): string => JSON.stringify([project, service]);
/** 上年预算数 of lines that kept their names; an ordinary line has no service. */
function priorBudgets(prior: readonly PriorLine[], table: 'projects' | 'purchases'): ReadonlyMap<string, number> {
  const known = new Map<string, number>();
  for (const { projectName, serviceName, budget } of prior)
    if (budget !== null && budget > 0 && (table === 'purchases') === (serviceName !== ''))
      known.set(priorKey(projectName, serviceName), budget);
  return known;
}

type Slip = { readonly case: 'tooBig' | 'tooSmall'; readonly amount: number; readonly before: number };
function slipIn(amount: number, before: readonly number[], median: number | null): Slip | null {
  for (const one of before) {
    const found = slipOf(amount / one);
    if (found) return { case: found, amount, before: one };
  }
  if (median !== null && amount >= 10_000 * median) return { case: 'tooBig', amount, before: median };
  // Less than one yuan: a figure in 万元 such as 0.12 typed into a column of 元.
  return amount < 100 ? { case: 'tooSmall', amount, before: before[0] ?? 0 } : null;
}

function* slipsOf(
  { context: { tables, previous, inputs } }: Facts,
  table: 'projects' | 'purchases',
): Generator<Raised> {
  const earlier = new Map(previous?.[table].map((row) => [row.id, row]));
  const known = priorBudgets(inputs?.prior ?? [], table);
  const median = medianOf([...tables[table].flatMap((row) => positive(row, 'prevBudget')), ...known.values()]);
  for (const row of tables[table]) {
    const [amount] = positive(row, 'amtTotal');
    if (amount === undefined) continue;
    const same = earlier.get(row.id);
    const lastYear = known.get(priorKey(trimmed(row, 'projectName'), trimmed(row, 'serviceName')));
    const before = [
      ...positive(row, 'prevBudget'),
      ...(same ? positive(same, 'amtTotal') : []),
      ...(lastYear === undefined ? [] : [lastYear]),
    ];
    const slip = slipIn(amount, before, median);
    if (slip) yield onRow(table, row, 'amtTotal', slip);
  }
}
export const unitOfMoney: Rule = {
  record: {
    id: 'A105',
    version: 1,
    nameZh: '元万元单位错误',
    nameEn: 'Unit of money',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: byCase({
      tooBig: {
        zh: (values) =>
          `${atZh(values)} 的金额 ${yuan(values, 'amount')} 元，约为以前 ${yuan(values, 'before')} 元的一万倍，请核对是否多乘了一万。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'amount')} is about ten thousand times the earlier ${yuan(values, 'before')}; check whether yuan and 10,000 yuan were mixed.`,
      },
      tooSmall: {
        zh: (values) => `${atZh(values)} 的金额只有 ${yuan(values, 'amount')} 元，请核对是否把万元填成了元。`,
        en: (values) =>
          `${atEn(values)}: the amount is only ${yuan(values, 'amount')}; check whether it was typed in 10,000 yuan.`,
      },
    }),
  },
  *check(facts) {
    yield* slipsOf(facts, 'projects');
    yield* slipsOf(facts, 'purchases');
  },
};
