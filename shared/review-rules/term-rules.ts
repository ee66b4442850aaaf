import type { Rule } from './facts.ts';
import { dayNumber } from '#shared/calendar';
import type { FieldId } from '#shared/fields';
import type { Row } from '#shared/records';
import { contractMonths } from './contract-months.ts';
import type { Facts } from './facts.ts';
import { isBlank, isUnread, numberIn, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide, order102, secondRound } from './rule.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const monthsOf = (row: Row): number | null => contractMonths(trimmed(row, 'startDate'), trimmed(row, 'endDate'));

/** 能源费用托管 runs for the term of the energy contract. */
const exempt = /能源费用托管/;

export const termTooLong: Rule = {
  record: {
    id: 'A501',
    version: 1,
    nameZh: '期限超过最长年限',
    nameEn: 'Term too long',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: order102('第二十四条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的服务期限 ${word(values, 'months')} 个月，超过最长 ${word(values, 'most')} 个月，请缩短期限。`,
      en: (values) =>
        `${atEn(values)}: a term of ${word(values, 'months')} months is longer than ${word(values, 'most')}; shorten it.`,
    },
  },
  *check({ context: { tables, yearFile } }) {
    const most = yearFile.thresholds.contractMonthsMost;
    for (const row of tables.purchases) {
      const months = monthsOf(row);
      if (months !== null && months > most && !exempt.test(trimmed(row, 'serviceName')))
        yield onRow('purchases', row, 'endDate', { months, most });
    }
  },
};

const ticks: readonly FieldId[] = ['tickFixed', 'tickContinuous', 'tickFunded', 'tickStablePrice'];
const isAnswered = (row: Row): boolean =>
  ticks.every((field) => row.cells[field] === true) && !isBlank(row, 'termNote');

export const termNotExplained: Rule = {
  record: {
    id: 'A502',
    version: 1,
    nameZh: '期限超1年未说明',
    nameEn: 'Long term not explained',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: order102('第二十四条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的服务期限 ${word(values, 'months')} 个月，超过 ${word(values, 'normal')} 个月，请勾选内容固定、连续性强、经费来源稳定、价格变化小四项并填写期限说明。`,
      en: (values) =>
        `${atEn(values)}: a term of ${word(values, 'months')} months is longer than ${word(values, 'normal')}; tick the four conditions and write the note on the term.`,
    },
  },
  *check({ context: { tables, yearFile } }) {
    const { contractMonthsNormal: normal, contractMonthsMost: most } = yearFile.thresholds;
    for (const row of tables.purchases) {
      const months = monthsOf(row);
      if (months !== null && months > normal && months <= most && !isAnswered(row))
        yield onRow('purchases', row, 'termNote', { months, normal });
    }
  },
};

const planFields: readonly FieldId[] = ['contractTotal', 'paidBefore', 'y1', 'y2', 'y3', 'amtTotal'];

function wrongPlan(row: Row): Raised | null {
  if (planFields.some((field) => isUnread(row, field))) return null;
  const of = (field: FieldId): number => numberIn(row, field) ?? 0;
  const planned = of('paidBefore') + of('y1') + of('y2') + of('y3');
  const contract = of('contractTotal');
  if (planned !== contract) return onRow('purchases', row, 'contractTotal', { case: 'sum', planned, contract });
  if (of('y1') === of('amtTotal')) return null;
  return onRow('purchases', row, 'y1', { case: 'firstYear', y1: of('y1'), amount: of('amtTotal') });
}

export const yearlyPlan: Rule = {
  record: {
    id: 'A503',
    version: 1,
    nameZh: '分年度计划不平',
    nameEn: 'Yearly plan',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    legalBasis: order102('第十六条、第二十四条'),
    sentence: byCase({
      sum: {
        zh: (values) =>
          `${atZh(values)} 的以前年度已付与各年金额合计 ${yuan(values, 'planned')} 元，不等于合同总额 ${yuan(values, 'contract')} 元，请核对分年度计划。`,
        en: (values) =>
          `${atEn(values)}: paid before and the yearly amounts sum to ${yuan(values, 'planned')}, the contract is ${yuan(values, 'contract')}; check the plan.`,
      },
      firstYear: {
        zh: (values) =>
          `${atZh(values)} 的第一年金额 ${yuan(values, 'y1')} 元，不等于本年金额合计 ${yuan(values, 'amount')} 元，请核对。`,
        en: (values) =>
          `${atEn(values)}: the first year is ${yuan(values, 'y1')}, the amount of this year is ${yuan(values, 'amount')}; check them.`,
      },
    }),
  },
  *check({ context: { tables, yearFile } }) {
    for (const row of tables.purchases) {
      if ((monthsOf(row) ?? 0) <= yearFile.thresholds.contractMonthsNormal) continue;
      const found = wrongPlan(row);
      if (found) yield found;
    }
  },
};

function wrongDates({ context: { yearFile } }: Facts, row: Row): Raised | null {
  const start = trimmed(row, 'startDate');
  const end = trimmed(row, 'endDate');
  if (dayNumber(start) === null || dayNumber(end) === null) return null;
  const { year } = yearFile;
  const values = { start, end, year };
  if (end < start) return onRow('purchases', row, 'endDate', { case: 'reversed', ...values });
  if (end < `${year}-01-01` || start > `${year}-12-31`)
    return onRow('purchases', row, 'startDate', { case: 'outside', ...values });
  if (trimmed(row, 'status') === '新增' && !start.startsWith(`${year}-`))
    return onRow('purchases', row, 'startDate', { case: 'newStart', ...values }, { severity: 'warning' });
  return null;
}
export const wrongTerm: Rule = {
  record: {
    id: 'A504',
    version: 1,
    nameZh: '日期颠倒或跨度错误',
    nameEn: 'Dates',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: byCase({
      reversed: {
        zh: (values) =>
          `${atZh(values)} 的结束日期 ${word(values, 'end')} 早于开始日期 ${word(values, 'start')}，请改正。`,
        en: (values) => `${atEn(values)}: the end ${word(values, 'end')} is before the start ${word(values, 'start')}.`,
      },
      outside: {
        zh: (values) =>
          `${atZh(values)} 的服务期限 ${word(values, 'start')} 至 ${word(values, 'end')} 不在 ${word(values, 'year')} 年内，请改正。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'start')} to ${word(values, 'end')} does not touch ${word(values, 'year')}; correct the dates.`,
      },
      newStart: {
        zh: (values) =>
          `${atZh(values)} 是新增事项，开始日期 ${word(values, 'start')} 却不在 ${word(values, 'year')} 年，请核对项目属性或日期，或说明情况。`,
        en: (values) =>
          `${atEn(values)} is new but starts on ${word(values, 'start')}, outside ${word(values, 'year')}; check it or explain.`,
      },
    }),
  },
  *check(facts) {
    for (const row of facts.context.tables.purchases) {
      const found = wrongDates(facts, row);
      if (found) yield found;
    }
  },
};
