import type { PriorLine, Row } from '#shared/records';
import type { Facts, Rule } from './facts.ts';
import { isAsked, isBlank, moneyRows, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import type { Continued } from './prior-lines.ts';
import { continuedOf, priorOfPurchase } from './prior-lines.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { atEn, atZh, byCase, percent, word, yuan } from './words.ts';

/** Practice 4: a change below 50,000 yuan asks for no words. */
const leastChange = 5_000_000;
const isExplained = (row: Row): boolean => !isBlank(row, 'remark');
/** change / before ≥ share, in hundredths of a percent, on exact integers. */
const reaches = (change: number, before: number, share: number): boolean =>
  BigInt(change) * 10_000n >= BigInt(share) * BigInt(before);
const shareOf = (change: number, before: number): number => Math.round((change / before) * 10_000);

function beforeOf(facts: Facts, table: 'projects' | 'purchases', row: Row): number | null {
  const own = numberIn(row, 'prevBudget');
  if (own !== null || table === 'projects') return own;
  const lines = priorOfPurchase(facts, row);
  return lines.length === 0 ? null : lines.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
}

export const changedAmount: Rule = {
  record: {
    id: 'A601',
    version: 1,
    nameZh: '同比增减异常',
    nameEn: 'Change against last year',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    thresholds: ['yearOnYearShare'],
    legalBasis: `${formGuide}；《中华人民共和国预算法》第三十二条`,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 本年 ${yuan(values, 'amount')} 元，上年 ${yuan(values, 'before')} 元，增减 ${percent(values, 'share')}（${yuan(values, 'change')} 元），请在备注中写明原因或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} this year, ${yuan(values, 'before')} last year, a change of ${percent(values, 'share')} (${yuan(values, 'change')}); give the reason in the remark or explain.`,
    },
  },
  *check(facts) {
    const least = thresholdOf(facts.context.yearFile, 'yearOnYearShare') ?? 0;
    for (const [table, row] of moneyRows(facts.context)) {
      const amount = numberIn(row, 'amtTotal');
      const before = beforeOf(facts, table, row);
      if (amount === null || before === null || before <= 0) continue;
      const change = Math.abs(amount - before);
      if (change >= leastChange && reaches(change, before, least) && !isExplained(row))
        yield onRow(table, row, 'amtTotal', {
          amount,
          before,
          change: amount - before,
          share: shareOf(amount - before, before),
        });
    }
  },
};

function priceChange(row: Row, lines: readonly PriorLine[], share: number): Raised | null {
  const price = numberIn(row, 'unitPrice');
  const [line] = lines;
  const before = line?.unitPrice ?? 0;
  if (price === null || !line || before <= 0 || line.uom !== trimmed(row, 'uom')) return null;
  const change = Math.abs(price - before);
  const times = BigInt(numberIn(row, 'qty') ?? 0) * BigInt(numberIn(row, 'periods') ?? 1);
  // Quantities are hundredths: what the change of price moves in the amount.
  if (BigInt(change) * times < BigInt(leastChange) * 100n || !reaches(change, before, share)) return null;
  return onRow('purchases', row, 'unitPrice', { price, before, share: shareOf(price - before, before) });
}

export const changedPrice: Rule = {
  record: {
    id: 'A602',
    version: 1,
    nameZh: '单价同比异常',
    nameEn: 'Unit price against last year',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    over: 'purchases',
    needs: ['prior'],
    thresholds: ['unitPriceShare'],
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 单价 ${yuan(values, 'price')} 元，上年 ${yuan(values, 'before')} 元，增减 ${percent(values, 'share')}，请在备注中写明原因或说明情况。`,
      en: (values) =>
        `${atEn(values)}: a unit price of ${yuan(values, 'price')} against ${yuan(values, 'before')} last year (${percent(values, 'share')}); give the reason in the remark or explain.`,
    },
  },
  *check(facts) {
    const share = thresholdOf(facts.context.yearFile, 'unitPriceShare') ?? 0;
    for (const row of facts.context.tables.purchases) {
      const found = isExplained(row) ? null : priceChange(row, priorOfPurchase(facts, row), share);
      if (found) yield found;
    }
  },
};

/** 前年决算/调整预算 below 70 %, or execution of m months below 0.6 × m/12 of last year's budget. */
function lowExecution(lines: readonly PriorLine[]): Raised['values'] | null {
  let settled = 0;
  let adjusted = 0;
  let executed = 0;
  let due = 0;
  let budget = 0;
  let months = 0;
  for (const line of lines) {
    settled += line.yearBefore?.settled ?? 0;
    adjusted += line.yearBefore?.budget ?? 0;
    if (!line.executed || line.budget === null) continue;
    executed += line.executed.amount;
    budget += line.budget;
    due += line.budget * line.executed.months;
    months = line.executed.months;
  }
  if (adjusted > 0 && settled * 10 < adjusted * 7)
    return { case: 'settled', settled, adjusted, share: shareOf(settled, adjusted) };
  if (due > 0 && executed * 20 < due)
    return { case: 'running', executed, budget, months, share: shareOf(executed, budget) };
  return null;
}
const ofContinued = ({ table, row }: Continued, field: 'amtTotal' | 'status', values: Raised['values']): Raised =>
  onRow(table, row, field, values);

export const lowExecutionBefore: Rule = {
  record: {
    id: 'A604',
    version: 1,
    nameZh: '以前年度执行率低',
    nameEn: 'Low execution before',
    severity: 'warning',
    stages: ['up1'],
    scope: 'row',
    needs: ['prior'],
    legalBasis: '《中华人民共和国预算法》第三十二条；《国务院关于进一步深化预算管理制度改革的意见》（国发〔2021〕5号）',
    sentence: byCase({
      settled: {
        zh: (values) =>
          `${atZh(values)} 前年决算 ${yuan(values, 'settled')} 元，仅为调整预算 ${yuan(values, 'adjusted')} 元的 ${percent(values, 'share')}，本年却不低于上年，请调减或说明情况。`,
        en: (values) =>
          `${atEn(values)}: two years ago ${yuan(values, 'settled')} of ${yuan(values, 'adjusted')} (${percent(values, 'share')}) was spent, yet no less is asked for; reduce or explain.`,
      },
      running: {
        zh: (values) =>
          `${atZh(values)} 上年截至 ${word(values, 'months')} 月执行 ${yuan(values, 'executed')} 元，仅为预算 ${yuan(values, 'budget')} 元的 ${percent(values, 'share')}，本年却不低于上年，请调减或说明情况。`,
        en: (values) =>
          `${atEn(values)}: in ${word(values, 'months')} months ${yuan(values, 'executed')} of ${yuan(values, 'budget')} (${percent(values, 'share')}) was spent, yet no less is asked for; reduce or explain.`,
      },
    }),
  },
  *check(facts) {
    for (const one of continuedOf(facts)) {
      const found = one.before > 0 && one.amount >= one.before ? lowExecution(one.lines) : null;
      if (found) yield ofContinued(one, 'amtTotal', found);
    }
  },
};

export const carryOverUnused: Rule = {
  record: {
    id: 'A605',
    version: 1,
    nameZh: '上年结转未冲抵',
    nameEn: 'Carry-over not used',
    severity: 'warning',
    stages: bothRounds,
    scope: 'project',
    needs: ['carryOver'],
    legalBasis: '《中华人民共和国预算法》第四十二条',
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 有上年结转 ${yuan(values, 'carried')} 元，本年预算中“其中:上年结转”为空，请先用结转资金安排或说明情况。`,
      en: (values) =>
        `${word(values, 'project')} carries over ${yuan(values, 'carried')} but plans none of it; use it first or explain.`,
    },
  },
  *check(facts) {
    const { inputs } = facts.context;
    if (!isAsked(facts, 'projects', 'amtCarry') && !isAsked(facts, 'purchases', 'amtCarry')) return;
    const carried = new Map<string, number>();
    for (const { projectCode, amount } of inputs?.carryOver ?? [])
      carried.set(projectCode, (carried.get(projectCode) ?? 0) + amount);
    for (const { code, name, rows, purchases } of facts.projects) {
      const [row] = rows;
      const left = carried.get(code) ?? 0;
      if (!row || left <= 0 || sumBy(rows, 'amtCarry') + sumBy(purchases, 'amtCarry') > 0) continue;
      yield { table: 'projects', rowId: row.id, field: 'amtCarry', values: { project: name, carried: left } };
    }
  },
};

const existedInYearBefore = (lines: readonly PriorLine[]): boolean =>
  lines.some(({ yearBefore }) => yearBefore !== null);
const hasApproval = (rows: readonly Row[]): boolean =>
  rows.some((row) => !isBlank(row, 'approvalNo') || !isBlank(row, 'instructionNo'));

export const lowGradeNotCut: Rule = {
  record: {
    id: 'A613',
    version: 1,
    nameZh: '评价中、差未调减',
    nameEn: 'Low grade not cut',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    needs: ['prior'],
    legalBasis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）；《中华人民共和国预算法》第五十七条',
    sentence: byCase({
      poor: {
        zh: (values) =>
          `${atZh(values)} ${word(values, 'year')} 年度评价为“差”，本年仍申报 ${yuan(values, 'amount')} 元，请取消安排，或填写批准文号。`,
        en: (values) =>
          `${atEn(values)} was graded poor for ${word(values, 'year')}, yet ${yuan(values, 'amount')} is asked for; withdraw it or give the approval.`,
      },
      medium: {
        zh: (values) =>
          `${atZh(values)} ${word(values, 'year')} 年度评价为“中”，本年 ${yuan(values, 'amount')} 元不低于上年 ${yuan(values, 'before')} 元，请调减或说明情况。`,
        en: (values) =>
          `${atEn(values)} was graded medium for ${word(values, 'year')}; ${yuan(values, 'amount')} is no less than last year's ${yuan(values, 'before')}; reduce or explain.`,
      },
    }),
  },
  *check(facts) {
    for (const one of continuedOf(facts)) {
      const { amount, before, lines, rows } = one;
      if (!existedInYearBefore(lines) || amount <= 0) continue;
      const poor = lines.find(({ grade }) => grade?.word === '差')?.grade;
      const medium = lines.find(({ grade }) => grade?.word === '中')?.grade;
      if (poor && !hasApproval(rows)) yield ofContinued(one, 'amtTotal', { case: 'poor', amount, year: poor.year });
      else if (!poor && medium && amount >= before)
        yield {
          ...ofContinued(one, 'amtTotal', { case: 'medium', amount, before, year: medium.year }),
          severity: 'warning',
        };
    }
  },
};

export const noGrade: Rule = {
  record: {
    id: 'A614',
    version: 1,
    nameZh: '缺评价结果',
    nameEn: 'No grade',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    needs: ['prior'],
    legalBasis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）',
    sentence: {
      zh: (values) => `${atZh(values)} 是延续事项，前年已实施，却没有最近一次评价结果，请补报自评结果或说明情况。`,
      en: (values) =>
        `${atEn(values)} continues and was carried out two years ago, but has no grade; report it or explain.`,
    },
  },
  *check(facts) {
    for (const one of continuedOf(facts)) {
      const continues = one.rows.some((row) => trimmed(row, 'status') === '延续');
      if (continues && existedInYearBefore(one.lines) && one.lines.every(({ grade }) => grade === null))
        yield ofContinued(one, 'status', {});
    }
  },
};

export const lastYearRules: readonly Rule[] = [
  changedAmount,
  changedPrice,
  lowExecutionBefore,
  carryOverUnused,
  lowGradeNotCut,
  noGrade,
];
