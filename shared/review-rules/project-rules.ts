import type { Rule } from './facts.ts';
import type { Row } from '#shared/records';
import type { FundField } from '#shared/rounds';
import { fundFields } from '#shared/rounds';
import { fundGap } from './amount-rules.ts';
import type { Facts, ProjectGroup } from './facts.ts';
import { asksFunds, fundLabel, isBlank, isUnread, moneyRows, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide, order102 } from './rule.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const hasTotal = (row: Row): boolean => numberIn(row, 'amtTotal') !== null;
const balanced = (row: Row): boolean => hasTotal(row) && fundGap(row) === null;

const isOfficeQuota = (row: Row): boolean => trimmed(row, 'projectClass') === '公用经费';

type Excess = { readonly fund: FundField | null; readonly purchases: number; readonly budget: number };
function excessOf(facts: Facts, { rows, purchases }: ProjectGroup): Excess | null {
  if (!rows.every(hasTotal)) return null;
  const total = { fund: null, purchases: sumBy(purchases, 'amtTotal'), budget: sumBy(rows, 'amtTotal') };
  if (total.purchases > total.budget) return total;
  if (!asksFunds(facts, 'projects') || !asksFunds(facts, 'purchases')) return null;
  // A row whose own funds do not add up is named by A102 or N03; comparing it by fund would say the same twice.
  if (![...rows, ...purchases].every(balanced)) return null;
  for (const fund of fundFields) {
    const one = { fund, purchases: sumBy(purchases, fund), budget: sumBy(rows, fund) };
    if (one.purchases > one.budget) return one;
  }
  return null;
}

function overProject(facts: Facts, project: ProjectGroup): Raised | null {
  const [purchase] = project.purchases;
  if (!purchase) return null;
  const [row] = project.rows;
  const values = { project: project.name, projectCode: project.code };
  if (!row) {
    // 公用经费中的购买服务 needs no project of its own.
    if (project.purchases.every(isOfficeQuota)) return null;
    const amount = sumBy(project.purchases, 'amtTotal');
    return {
      table: 'purchases',
      rowId: purchase.id,
      field: 'projectCode',
      values: { ...values, case: 'noProject', purchases: amount },
    };
  }
  const excess = excessOf(facts, project);
  if (!excess) return null;
  const { fund, purchases, budget } = excess;
  return {
    table: 'projects',
    rowId: row.id,
    field: fund ?? 'amtTotal',
    values: {
      ...values,
      case: fund ? 'fund' : 'total',
      ...(fund ? { fund: fundLabel(fund) } : {}),
      purchases,
      budget,
      over: purchases - budget,
    },
  };
}

export const purchasesOverProject: Rule = {
  record: {
    id: 'A201',
    version: 1,
    nameZh: '购买服务大于项目预算',
    nameEn: 'Purchases over project',
    severity: 'error',
    stages: bothRounds,
    scope: 'project',
    legalBasis: order102('第十六条'),
    sentence: byCase({
      total: {
        zh: (values) =>
          `${word(values, 'project')} 的购买服务合计 ${yuan(values, 'purchases')} 元，大于项目预算 ${yuan(values, 'budget')} 元，超出 ${yuan(values, 'over')} 元，请核对。`,
        en: (values) =>
          `${word(values, 'project')}: purchases of ${yuan(values, 'purchases')} exceed the project's ${yuan(values, 'budget')} by ${yuan(values, 'over')}; check them.`,
      },
      fund: {
        zh: (values) =>
          `${word(values, 'project')} 的购买服务中“${word(values, 'fund')}”合计 ${yuan(values, 'purchases')} 元，大于项目该项资金 ${yuan(values, 'budget')} 元，超出 ${yuan(values, 'over')} 元，请核对资金来源。`,
        en: (values) =>
          `${word(values, 'project')}: purchases of ${yuan(values, 'purchases')} in "${word(values, 'fieldEn')}" exceed the project's ${yuan(values, 'budget')} by ${yuan(values, 'over')}; check the funds.`,
      },
      noProject: {
        zh: (values) =>
          `购买服务表中的 ${word(values, 'project')} 有 ${yuan(values, 'purchases')} 元，项目支出表中却没有该项目，请补填项目或改正项目编码。`,
        en: (values) =>
          `${word(values, 'project')} has purchases of ${yuan(values, 'purchases')} but is not among the projects; add it or correct its code.`,
      },
    }),
  },
  *check(facts) {
    for (const project of facts.projects) {
      const found = overProject(facts, project);
      if (found) yield found;
    }
  },
};

/** 政府性基金预算支出 within 支出功能分类: 款 that belong to government funds and to nothing else. */
const fundFunction =
  /^(20707|20709|20710|20822|20823|20829|21160|21161|21208|2121[01345689]|2136[679]|2146[02-489]|2147[0-3]|21562|22904|22908|22909|22960)/;

export const fundAndFunction: Rule = {
  record: {
    id: 'N01',
    version: 1,
    nameZh: '政府性基金与功能科目不符',
    nameEn: 'Government fund and function',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: '《政府收支分类科目》政府性基金预算支出功能分类',
    sentence: byCase({
      fundMoney: {
        zh: (values) =>
          `${atZh(values)} 有政府性基金 ${yuan(values, 'fund')} 元，功能科目 ${word(values, 'func')} 却不是基金科目，请改正科目或资金来源。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'fund')} of government funds under ${word(values, 'func')}, which is no fund code; correct one of them.`,
      },
      fundCode: {
        zh: (values) =>
          `${atZh(values)} 的功能科目 ${word(values, 'func')} 是政府性基金科目，却没有政府性基金预算资金，请改正科目或资金来源。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'func')} is a government-fund code but there is no fund money; correct one of them.`,
      },
    }),
  },
  *check(facts) {
    for (const [table, row] of moneyRows(facts.context)) {
      const func = trimmed(row, 'funcCode');
      if (func === '' || isUnread(row, 'amtFund') || !asksFunds(facts, table)) continue;
      const fund = numberIn(row, 'amtFund') ?? 0;
      const isFundCode = fundFunction.test(func);
      if (fund > 0 && !isFundCode) yield onRow(table, row, 'funcCode', { case: 'fundMoney', func, fund });
      if (fund <= 0 && isFundCode && (numberIn(row, 'amtTotal') ?? 0) > 0)
        yield onRow(table, row, 'funcCode', { case: 'fundCode', func });
    }
  },
};

const isPersonnel = (row: Row): boolean => trimmed(row, 'projectClass') === '人员类';

export const personnelPurchase: Rule = {
  record: {
    id: 'N02',
    version: 1,
    nameZh: '人员类列购买服务',
    nameEn: 'Purchase in personnel spending',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: order102('第十条'),
    sentence: {
      zh: (values) =>
        `${atZh(values)} 列在人员类中，却安排购买服务 ${yuan(values, 'amount')} 元，请改列项目类别或取消购买服务。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} of purchases stand in personnel spending; correct the class or withdraw the purchase.`,
    },
  },
  *check({ context: { tables }, projectOf }) {
    for (const row of tables.purchases) {
      const amount = numberIn(row, 'amtTotal') ?? 0;
      const own = !isBlank(row, 'projectClass');
      const personnel = own ? isPersonnel(row) : (projectOf.get(row)?.rows.every(isPersonnel) ?? false);
      const hasProject = own || (projectOf.get(row)?.rows.length ?? 0) > 0;
      if (amount > 0 && personnel && hasProject) yield onRow('purchases', row, 'projectClass', { amount });
    }
  },
};

function* unbalanced(facts: Facts): Generator<Raised> {
  if (!asksFunds(facts, 'projects')) return;
  for (const row of facts.context.tables.projects) {
    const gap = fundGap(row);
    if (gap) yield onRow('projects', row, 'amtTotal', { case: 'funds', total: gap.total, sum: gap.funds });
  }
}
function* unclassified({ projects }: Facts): Generator<Raised> {
  for (const { rows, name } of projects) {
    const [row] = rows;
    const classified = rows.filter((one) => !isBlank(one, 'deptEcon'));
    const total = sumBy(rows, 'amtTotal');
    const sum = sumBy(classified, 'amtTotal');
    // Without any classification the blank column is named by A001.
    if (row && classified.length > 0 && sum !== total)
      yield onRow('projects', row, 'deptEcon', { case: 'economy', name, total, sum });
  }
}
export const projectSums: Rule = {
  record: {
    id: 'N03',
    version: 1,
    nameZh: '项目资金或经济分类合计不平',
    nameEn: 'Sums of a project',
    severity: 'error',
    stages: bothRounds,
    scope: 'project',
    legalBasis: formGuide,
    sentence: byCase({
      funds: {
        zh: (values) =>
          `${atZh(values)} 的五项资金合计 ${yuan(values, 'sum')} 元，不等于项目金额合计 ${yuan(values, 'total')} 元，请核对（上年结转是其中数，不另加）。`,
        en: (values) =>
          `${atEn(values)}: the five funds sum to ${yuan(values, 'sum')}, the project's total is ${yuan(values, 'total')}; carry-over is not added.`,
      },
      economy: {
        zh: (values) =>
          `${atZh(values)} 按经济分类合计 ${yuan(values, 'sum')} 元，不等于项目金额合计 ${yuan(values, 'total')} 元，请补填部门预算经济分类。`,
        en: (values) =>
          `${atEn(values)}: ${yuan(values, 'sum')} is classified by economy, the project's total is ${yuan(values, 'total')}; classify the rest.`,
      },
    }),
  },
  *check(facts) {
    yield* unbalanced(facts);
    yield* unclassified(facts);
  },
};
