import type { Cells } from '#shared/records';
import type { PurchaseLine } from './purchase-line.ts';
import { wanYuan } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What a line keeps through the rounds: term, provider, method, whether it is new. */
export type LineTraits = {
  readonly isNew: boolean;
  readonly method: string;
  readonly provider: string;
  readonly term: Term;
};
type Term = { readonly start: string; readonly end: string; readonly years: 1 | 2 | 3; readonly yearsBefore: 0 | 1 };

const terms = {
  calendar: { start: '2027-01-01', end: '2027-12-31', years: 1, yearsBefore: 0 },
  startsMidyear: { start: '2027-07-01', end: '2028-06-30', years: 1, yearsBefore: 0 },
  endsMidyear: { start: '2026-07-01', end: '2027-06-30', years: 1, yearsBefore: 0 },
  twoYears: { start: '2027-01-01', end: '2028-12-31', years: 2, yearsBefore: 0 },
  secondOfThree: { start: '2026-01-01', end: '2028-12-31', years: 3, yearsBefore: 1 },
} as const satisfies Record<string, Term>;

function termOf(isNew: boolean, chance: number): Term {
  if (chance < 0.62) return terms.calendar;
  if (chance < 0.92) return isNew ? terms.startsMidyear : terms.endsMidyear;
  return isNew ? terms.twoYears : terms.secondOfThree;
}

/** Codes of the method by rank of amount: 24 tenders, 46 by consultation and the like, 46 framework, the rest below. */
function methodAt(rank: number): string {
  if (rank < 24) return '1';
  if (rank < 62) return '6';
  if (rank < 67) return '5';
  if (rank < 70) return '3';
  return rank < 116 ? '7' : '9';
}

const amountOf = (line: PurchaseLine): number => line.up2?.amount ?? line.up1?.amount ?? 0;
/** A person is asked only for small jobs, whatever the unit had hoped for at 一上. */
const mostOf = (line: PurchaseLine): number => Math.max(line.up1?.amount ?? 0, line.up2?.amount ?? 0);
const publicService = (line: PurchaseLine): boolean => /^A(04|10)/.test(line.item.catalogCode);

function providerOf(line: PurchaseLine, chance: number): string {
  if (publicService(line)) return chance < 0.75 ? '20' : '10';
  if (line.item.catalogCode.startsWith('A11') && chance < 0.3) return '50';
  if (chance < 0.04 && mostOf(line) < wanYuan(10)) return '60';
  if (chance < 0.09) return '30';
  if (chance < 0.13) return '40';
  return chance < 0.24 ? '20' : '10';
}

/**
 * 新增: some 18 % of what is approved. What was cut most is new, so that what continues keeps near its last year at 一上
 * and at 二上 alike.
 */
const bringsNoYearBefore = (line: PurchaseLine): boolean =>
  line.upper !== undefined || line.worked === true || line.treatment === 'refused' || line.treatment === 'deepCut';

export function traitsOfLines(
  lines: readonly PurchaseLine[],
  random: SeededRandom,
): ReadonlyMap<PurchaseLine, LineTraits> {
  const byAmount = lines.filter((line) => line.up2).toSorted((a, b) => amountOf(b) - amountOf(a));
  const rank = new Map(byAmount.map((line, index) => [line, index]));
  return new Map(
    lines.map((line) => {
      const isNew = bringsNoYearBefore(line);
      const provider = providerOf(line, random.next());
      const term = provider === '60' || line.treatment === 'refused' ? terms.calendar : termOf(isNew, random.next());
      return [line, { isNew, provider, term, method: methodAt(rank.get(line) ?? lines.length) }];
    }),
  );
}

/** Order 102, art. 24: longer than a year only where content, money and price are stable; the years must add up. */
export function termCells({ term }: LineTraits, amount: number): Cells {
  const dates = { startDate: term.start, endDate: term.end };
  if (term.years === 1) return dates;
  return {
    ...dates,
    contractTotal: amount * term.years,
    paidBefore: amount * term.yearsBefore,
    y1: amount,
    y2: amount,
    tickFixed: true,
    tickContinuous: true,
    tickFunded: true,
    tickStablePrice: true,
    termNote: '服务内容固定、连续性强，经费来源稳定，合同期内价格变化小。',
  };
}

const providerNames: Readonly<Record<string, string>> = {
  10: '青岚县惠民服务有限公司',
  20: '青岚县同心社会服务中心',
  30: '青岚县职业教育中心',
  40: '青岚县青溪村股份经济合作社',
  50: '青岚县青溪镇青溪村村民委员会',
  60: '李明远',
};
/** What a careful clerk explains without being asked: a sole source, an institution of the budget, a great change. */
function remarkOf(traits: LineTraits, amount: number, before: number | null): Cells {
  const change = before === null ? 0 : amount - before;
  const changes = before !== null && Math.abs(change) >= wanYuan(5) && Math.abs(change) * 5 >= before;
  const remarks = [
    ...(traits.method === '5' ? ['只能从唯一供应商处采购，已组织单一来源论证。'] : []),
    ...(traits.provider === '30' ? ['承接单位为公益二类事业单位，经费挂钩方案已报财政部门。'] : []),
    ...(changes ? [`较上年${change > 0 ? '增加' : '减少'}，主要是服务范围和工作量变化，按实际需求测算。`] : []),
  ];
  return remarks.length === 0 ? {} : { remark: remarks.join('') };
}
/** 集中采购目录 of the county: printing, and vehicles with drivers. */
export const centralItems: readonly string[] = ['C23090000', 'C15080000'];
const boughtCentrally = (traits: LineTraits, line: PurchaseLine): boolean =>
  traits.method === '7' || centralItems.includes(line.item.purItemCode);

/** The supplier of a continuing service and how the purchase is made; before: 上年预算数, null for a new one. */
export function supplyCells(traits: LineTraits, line: PurchaseLine, amount: number, before: number | null): Cells {
  const named = traits.isNew ? {} : { providerName: providerNames[traits.provider] ?? '' };
  const provider = { providerType: traits.provider, ...named, ...remarkOf(traits, amount, before) };
  if (traits.method === '9') return { ...provider, isProcurement: false, purMethod: traits.method };
  return {
    ...provider,
    isProcurement: true,
    purItemCode: line.item.purItemCode,
    purMethod: traits.method,
    purOrgForm: boughtCentrally(traits, line) ? '政府集中采购' : '分散采购',
    // Services up to 2,000,000 yuan are reserved whole for small and medium enterprises (财库〔2020〕46号).
    smeReserved: amount <= wanYuan(200) ? amount : Math.floor(amount * 0.4),
  };
}
