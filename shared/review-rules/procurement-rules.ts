import type { Row } from '#shared/records';
import type { Facts, Rule } from './facts.ts';
import { numberIn, onRow, sumBy, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import type { RuleRecord } from './rule.ts';
import { secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const procurementLaw = (article: string): string => `《中华人民共和国政府采购法》${article}`;
const itemCatalogue = '《政府采购品目分类目录》（财库〔2022〕31号）';

const procured = ({ context: { tables } }: Facts): readonly Row[] =>
  tables.purchases.filter((row) => row.cells.isProcurement === true);
const keyOf = (projectCode: string, item: string): string => JSON.stringify([projectCode, item]);

export const procurementFlag: Rule = {
  record: {
    id: 'A203',
    version: 1,
    nameZh: '政府采购标识不一致',
    nameEn: 'Procurement budget differs',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    legalBasis: procurementLaw('第三十三条'),
    over: 'purchases',
    needs: ['procurement'],
    sentence: byCase({
      missing: {
        zh: (values) =>
          `${atZh(values)} 标为政府采购（品目 ${word(values, 'item')}），政府采购预算表中却没有该项目的这个品目，请补编采购预算或更正标识。`,
        en: (values) =>
          `${atEn(values)} is marked as procurement (${word(values, 'item')}) but its project has no such line in the procurement budget; add it or correct the mark.`,
      },
      over: {
        zh: (values) =>
          `${atZh(values)} 所在项目的品目 ${word(values, 'item')} 购买服务合计 ${yuan(values, 'amount')} 元，大于采购预算 ${yuan(values, 'budget')} 元，请核对。`,
        en: (values) =>
          `${atEn(values)}: purchases of ${yuan(values, 'amount')} under ${word(values, 'item')} exceed the procurement budget of ${yuan(values, 'budget')}; check them.`,
      },
    }),
  },
  *check(facts) {
    const budgets = new Map<string, number>();
    for (const { projectCode, purItemCode, amount } of facts.context.inputs?.procurement ?? []) {
      const key = keyOf(projectCode, purItemCode);
      budgets.set(key, (budgets.get(key) ?? 0) + amount);
    }
    const groups = groupedBy(procured(facts), (row) => keyOf(trimmed(row, 'projectCode'), trimmed(row, 'purItemCode')));
    for (const [key, rows] of groups) {
      const [row] = rows;
      const item = row ? trimmed(row, 'purItemCode') : '';
      if (!row || item === '') continue;
      const budget = budgets.get(key);
      const amount = sumBy(rows, 'amtTotal');
      if (budget === undefined) yield onRow('purchases', row, 'isProcurement', { case: 'missing', item });
      else if (amount > budget) yield onRow('purchases', row, 'amtTotal', { case: 'over', item, amount, budget });
    }
  },
};

const shouldBeProcured: RuleRecord = {
  id: 'A204',
  version: 1,
  nameZh: '应采未采或未集中采购',
  nameEn: 'Should be procured',
  severity: 'warning',
  stages: secondRound,
  scope: 'row',
  legalBasis: procurementLaw('第二条、第七条、第十八条'),
  over: 'purchases',
  sentence: byCase({
    threshold: {
      zh: (values) =>
        `${atZh(values)} 的金额 ${yuan(values, 'amount')} 元，达到分散采购限额标准 ${yuan(values, 'least')} 元，却未标为政府采购，请编列政府采购或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} reaches the threshold of ${yuan(values, 'least')} but is not marked as procurement; mark it or explain.`,
    },
    central: {
      zh: (values) =>
        `${atZh(values)} 的品目 ${word(values, 'item')} 在集中采购目录内，采购组织形式却是“${word(values, 'form')}”，请改为集中采购或说明情况。`,
      en: (values) =>
        `${atEn(values)}: item ${word(values, 'item')} is in the centralised catalogue but the form is "${word(values, 'form')}"; change it or explain.`,
    },
  }),
};

/** 应采未采, by amount. */
export const aboveThresholdUnprocured: Rule = {
  record: { ...shouldBeProcured, thresholds: ['decentralisedService'] },
  *check({ context: { tables, yearFile } }) {
    const least = thresholdOf(yearFile, 'decentralisedService');
    if (least === null) return;
    for (const row of tables.purchases) {
      const amount = numberIn(row, 'amtTotal') ?? 0;
      if (row.cells.isProcurement === false && amount >= least)
        yield onRow('purchases', row, 'isProcurement', { case: 'threshold', amount, least });
    }
  },
};

/** 未集中采购, whatever the amount. An item stands in the catalogue when one of its entries begins its code. */
export const centralItemElsewhere: Rule = {
  record: { ...shouldBeProcured, needs: ['centralItems'] },
  *check({ context: { tables, yearFile } }) {
    const central = (yearFile.centralItems ?? []).map((code) => code.replace(/(00)+$/, ''));
    for (const row of tables.purchases) {
      const item = trimmed(row, 'purItemCode');
      const form = trimmed(row, 'purOrgForm');
      if (item === '' || form === '' || form.includes('集中采购')) continue;
      if (central.some((code) => item.startsWith(code)))
        yield onRow('purchases', row, 'purOrgForm', { case: 'central', item, form });
    }
  },
};

export const notAService: Rule = {
  record: {
    id: 'A205',
    version: 1,
    nameZh: '采购品目非服务类',
    nameEn: 'Procurement item is no service',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    legalBasis: itemCatalogue,
    over: 'purchases',
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的政府采购品目 ${word(values, 'item')} 不是服务类（C 类），请重新选择品目，属货物、工程的请取消购买服务。`,
      en: (values) =>
        `${atEn(values)}: item ${word(values, 'item')} is not of class C (services); choose another, or withdraw the purchase where it is goods or works.`,
    },
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases) {
      const item = trimmed(row, 'purItemCode');
      if (item !== '' && !item.toUpperCase().startsWith('C')) yield onRow('purchases', row, 'purItemCode', { item });
    }
  },
};

/** Codes of procurement items narrow by pairs of digits; one that contains the other agrees with it. */
const within = (item: string, allowed: string): boolean => {
  const [a, b] = [item, allowed].map((code) => code.replace(/(00)+$/, '')) as [string, string];
  return a.startsWith(b) || b.startsWith(a);
};

export const itemAndCatalogue: Rule = {
  record: {
    id: 'A206',
    version: 1,
    nameZh: '品目与目录不匹配',
    nameEn: 'Item and catalogue disagree',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    legalBasis: itemCatalogue,
    over: 'purchases',
    needs: ['catalogItems'],
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的政府采购品目 ${word(values, 'item')} 与目录 ${word(values, 'code')}（${word(values, 'entry')}）不对应，请核对或说明情况。`,
      en: (values) =>
        `${atEn(values)}: item ${word(values, 'item')} does not belong to ${word(values, 'code')} (${word(values, 'entry')}); check or explain.`,
    },
  },
  *check({ context: { tables }, catalog }) {
    for (const row of tables.purchases) {
      const item = trimmed(row, 'purItemCode');
      const entry = catalog.get(trimmed(row, 'catalogCode'));
      const allowed = entry?.procurementItems ?? [];
      // An entry without its list is not known to disagree.
      if (item === '' || !entry || allowed.length === 0 || allowed.some((code) => within(item, code))) continue;
      yield onRow('purchases', row, 'purItemCode', { item, code: entry.code, entry: entry.name });
    }
  },
};
