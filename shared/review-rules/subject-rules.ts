import type { Row, UnitType } from '#shared/records';
import type { CodeEntry, YearFile } from '#shared/year-file';
import type { Facts, Rule } from './facts.ts';
import { isBlank, moneyRows, numberIn, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, order102, secondRound } from './rule.ts';
import { atEn, atZh, byCase, word, yuan } from './words.ts';

const subjects = '《政府收支分类科目》';

/** Practice 4: what a purchase of services can never be paid from, and what it hardly ever is. */
const forbidden = /^(301|307|309|310(?!07)|311|313)/;
const doubtful = /^(303|312|399|31007|30205|30206|30218|30231|30239)/;

export const wrongEconomy: Rule = {
  record: {
    id: 'A207',
    version: 1,
    nameZh: '经济分类不适用',
    nameEn: 'Economic classification does not fit',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    legalBasis: `${order102('第十条')}；${subjects}`,
    over: 'purchases',
    sentence: byCase({
      forbidden: {
        zh: (values) =>
          `${atZh(values)} 列在部门预算经济分类 ${word(values, 'econ')}，该科目不能安排购买服务，请改列科目或取消购买服务。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'econ')} cannot carry a purchase of services; change the classification or withdraw the purchase.`,
      },
      doubtful: {
        zh: (values) =>
          `${atZh(values)} 列在部门预算经济分类 ${word(values, 'econ')}，该科目一般不安排购买服务，请核对或说明情况。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'econ')} seldom carries a purchase of services; check or explain.`,
      },
    }),
  },
  *check({ context: { tables } }) {
    for (const row of tables.purchases) {
      const econ = trimmed(row, 'deptEcon');
      if (forbidden.test(econ)) yield onRow('purchases', row, 'deptEcon', { case: 'forbidden', econ });
      else if (doubtful.test(econ))
        yield onRow('purchases', row, 'deptEcon', { case: 'doubtful', econ }, { severity: 'warning' });
    }
  },
};

const organs: ReadonlySet<UnitType> = new Set<UnitType>([
  'administrative',
  'partyOrgan',
  'massOrganAdministrative',
  'civilServiceLike',
]);
type Mapped = ReadonlyMap<string, string>;
const mappedFor = ({ economyMapping }: YearFile, type: UnitType): Mapped =>
  new Map(
    economyMapping.map((entry) => [
      entry.departmentEconomy,
      organs.has(type) ? entry.administrative : entry.institution,
    ]),
  );

export const economyMappingWrong: Rule = {
  record: {
    id: 'A208',
    version: 1,
    nameZh: '政府与部门经济分类不对应',
    nameEn: 'Economic classifications disagree',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    legalBasis: '《支出经济分类科目改革方案》（财预〔2017〕98号）',
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的部门预算经济分类 ${word(values, 'econ')} 应对应政府预算经济分类 ${word(values, 'expected')}，填报为 ${word(values, 'found')}，请改正。`,
      en: (values) =>
        `${atEn(values)}: ${word(values, 'econ')} maps to ${word(values, 'expected')} in this unit, not to ${word(values, 'found')}; correct it.`,
    },
  },
  *check({ context }) {
    const mapped = mappedFor(context.yearFile, context.unit.type);
    for (const [table, row] of moneyRows(context)) {
      const econ = trimmed(row, 'deptEcon');
      const found = trimmed(row, 'govEcon');
      const expected = mapped.get(econ);
      if (found !== '' && expected !== undefined && expected !== found)
        yield onRow(table, row, 'govEcon', { econ, found, expected });
    }
  },
};

const inYear = ({ validFrom, validTo }: CodeEntry, year: number): boolean =>
  (validFrom === undefined || validFrom <= year) && (validTo === undefined || year <= validTo);

/** Functions of the year in use, by code. */
const functionsOf = ({ lists, year }: YearFile): ReadonlyMap<string, CodeEntry> =>
  new Map(lists.functions.filter((entry) => inYear(entry, year)).map((entry) => [entry.code, entry]));

export const functionNotItem: Rule = {
  record: {
    id: 'A209',
    version: 1,
    nameZh: '功能科目未到项',
    nameEn: 'Function not at the item level',
    severity: 'error',
    stages: secondRound,
    scope: 'row',
    legalBasis: '《中华人民共和国预算法》第四十六条',
    sentence: byCase({
      level: {
        zh: (values) => `${atZh(values)} 的功能科目 ${word(values, 'func')} 没有列到项（7 位），请选到项级科目。`,
        en: (values) => `${atEn(values)}: function ${word(values, 'func')} is not an item of 7 digits; choose an item.`,
      },
      unknown: {
        zh: (values) =>
          `${atZh(values)} 的功能科目 ${word(values, 'func')} 不在本年度支出功能分类科目中，请重新选择，确需使用的请先在基础目录中补充。`,
        en: (values) =>
          `${atEn(values)}: ${word(values, 'func')} is not in this year's list of functions; choose another or add it to the list.`,
      },
    }),
  },
  *check({ context }) {
    const functions = functionsOf(context.yearFile);
    for (const [table, row] of moneyRows(context)) {
      const func = trimmed(row, 'funcCode');
      if (func === '') continue;
      if (!/^\d{7}$/.test(func)) yield onRow(table, row, 'funcCode', { case: 'level', func });
      else if (!functions.has(func)) yield onRow(table, row, 'funcCode', { case: 'unknown', func });
    }
  },
};

const classOf = (func: string): string => func.slice(0, 3);

export const functionAndDepartment: Rule = {
  record: {
    id: 'A210',
    version: 1,
    nameZh: '功能科目与部门不符',
    nameEn: 'Function unusual for the department',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    legalBasis: subjects,
    needs: ['departmentPrior'],
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的功能科目 ${word(values, 'func')} 属 ${word(values, 'class')} 类，本部门上年只用 ${word(values, 'usual')} 类，请核对科目或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${word(values, 'func')} is of class ${word(values, 'class')}; last year the department used ${word(values, 'usual')} only; check or explain.`,
    },
  },
  *check({ context }) {
    const usual = new Set(
      (context.inputs?.departmentPrior ?? []).map(({ funcCode }) => classOf(funcCode)).filter((code) => code !== ''),
    );
    // A department without a last year has no habits to compare with.
    if (usual.size === 0) return;
    for (const [table, row] of moneyRows(context)) {
      const func = trimmed(row, 'funcCode');
      if (func === '' || usual.has(classOf(func)) || !isBlank(row, 'upperNotice')) continue;
      yield onRow(table, row, 'funcCode', { func, class: classOf(func), usual: [...usual].toSorted().join('、') });
    }
  },
};

const propertyEconomy = '30209';
const isPropertyService = (row: Row): boolean =>
  trimmed(row, 'deptEcon') === propertyEconomy &&
  trimmed(row, 'catalogCode') === 'B1102' &&
  trimmed(row, 'projectClass') !== '公用经费' &&
  (numberIn(row, 'amtTotal') ?? 0) > 0;

export const paidFromBoth: Rule = {
  record: {
    id: 'A211',
    version: 1,
    nameZh: '物业费与基本支出重复',
    nameEn: 'Property service also in basic spending',
    severity: 'warning',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: '基本支出定额标准；《中华人民共和国预算法》第三十七条',
    over: 'purchases',
    needs: ['basics'],
    sentence: {
      zh: (values) =>
        `${atZh(values)} 在项目中安排物业 ${yuan(values, 'amount')} 元，基本支出已有物业管理费 ${yuan(values, 'basic')} 元，请核对是否重复或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} of property service in a project beside ${yuan(values, 'basic')} in basic spending; check whether it is paid twice.`,
    },
  },
  *check({ context: { tables, inputs } }) {
    const basic = (inputs?.basics ?? [])
      .filter(({ deptEcon }) => deptEcon === propertyEconomy)
      .reduce((sum, { amount }) => sum + amount, 0);
    if (basic <= 0) return;
    for (const row of tables.purchases)
      if (isPropertyService(row))
        yield onRow('purchases', row, 'deptEcon', { amount: numberIn(row, 'amtTotal') ?? 0, basic });
  },
};

const projectClasses: ReadonlySet<string> = new Set(['其他运转类', '特定目标类']);
/** 行政运行 (01) and 事业运行 (50) carry basic spending; the name tells them from other items that end alike. */
const isRunning = (entry: CodeEntry | undefined): boolean =>
  entry !== undefined && /(01|50)$/.test(entry.code) && /^(行政运行|事业运行)/.test(entry.name);

function* onRunning({ context }: Facts): Generator<Raised> {
  const functions = functionsOf(context.yearFile);
  for (const [table, row] of moneyRows(context)) {
    const entry = functions.get(trimmed(row, 'funcCode'));
    const projectClass = trimmed(row, 'projectClass');
    if (entry && isRunning(entry) && projectClasses.has(projectClass))
      yield onRow(table, row, 'funcCode', { func: entry.code, entry: entry.name, projectClass });
  }
}

export const projectOnRunning: Rule = {
  record: {
    id: 'N06',
    version: 1,
    nameZh: '项目支出列行政运行、事业运行',
    nameEn: 'Project on a running item',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: subjects,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 是${word(values, 'projectClass')}，功能科目却列 ${word(values, 'func')} ${word(values, 'entry')}，请改列项目科目或说明情况。`,
      en: (values) =>
        `${atEn(values)} is ${word(values, 'projectClass')} but stands on ${word(values, 'func')} ${word(values, 'entry')}; choose a project item or explain.`,
    },
  },
  *check(facts) {
    yield* onRunning(facts);
  },
};
