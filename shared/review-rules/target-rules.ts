import type { Row } from '#shared/records';
import { formatScaled } from '#shared/money';
import type { Facts, ProjectGroup, Rule } from './facts.ts';
import { isBlank, numberIn, onRow, sumBy, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import type { Raised } from './rule.ts';
import { bothRounds, secondRound } from './rule.ts';
import { thresholdOf } from './rule-inputs.ts';
import { carriesUnit, isQualitative, targetFigure, targetsByProject } from './target-facts.ts';
import { word, yuan } from './words.ts';

const guide = '《中央部门预算绩效目标管理办法》（财预〔2015〕88号）及本级绩效目标管理规定';
const isOfficeQuota = (row: Row): boolean => trimmed(row, 'projectClass') === '公用经费';
const kindOf = (row: Row): string => trimmed(row, 'indicatorKind');

export const noTargets: Rule = {
  record: {
    id: 'A606',
    version: 1,
    nameZh: '缺绩效目标',
    nameEn: 'No performance targets',
    severity: 'error',
    stages: bothRounds,
    scope: 'project',
    over: 'purchases',
    thresholds: ['targets'],
    legalBasis: guide,
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 购买服务 ${yuan(values, 'amount')} 元，没有填报绩效目标，请在绩效目标表中补填。`,
      en: (values) =>
        `${word(values, 'project')} buys services for ${yuan(values, 'amount')} without performance targets; fill them in.`,
    },
  },
  *check(facts) {
    const { round, yearFile } = facts.context;
    const least = thresholdOf(yearFile, 'targets') ?? 0;
    const targets = targetsByProject(facts);
    for (const project of facts.projects) {
      const bought = project.purchases.filter((row) => !isOfficeQuota(row));
      const amount = sumBy(bought, 'amtTotal');
      // Purchases without their project are named by A201.
      const [row] = project.rows;
      if (!row || bought.length === 0 || amount < least || targets.has(project)) continue;
      yield {
        table: 'projects',
        rowId: row.id,
        values: { project: project.name, name: project.name, amount },
        severity: round === 'up1' ? 'warning' : 'error',
      };
    }
  },
};

type Wanted = { readonly kinds: readonly string[]; readonly words: string };
const wanted: readonly Wanted[] = [
  { kinds: ['11'], words: '数量指标' },
  { kinds: ['12'], words: '质量指标' },
  { kinds: ['13', '14'], words: '时效或成本指标' },
];
/** The service itself is felt by the public only in branch A; for branch B no satisfaction is asked. */
const asksSatisfaction = ({ catalog }: Facts, { purchases }: ProjectGroup): boolean =>
  purchases.length === 0 || purchases.some((row) => catalog.get(trimmed(row, 'catalogCode'))?.branch !== 'B');

function missingKinds(facts: Facts, project: ProjectGroup, rows: readonly Row[]): Raised['values'] | null {
  const kinds = new Set(rows.map(kindOf));
  const has = (first: string): boolean => [...kinds].some((kind) => kind.startsWith(first));
  const whole = [...(has('1') ? [] : ['产出指标']), ...(has('2') ? [] : ['效益指标'])];
  if (whole.length > 0) return { severity: 'error', missing: whole.join('、') };
  const parts = wanted.filter((each) => !each.kinds.some((kind) => kinds.has(kind))).map((each) => each.words);
  const satisfaction = has('3') || !asksSatisfaction(facts, project) ? [] : ['满意度指标'];
  const missing = [...parts, ...satisfaction];
  return missing.length === 0 ? null : { severity: 'warning', missing: missing.join('、') };
}

export const targetStructure: Rule = {
  record: {
    id: 'A607',
    version: 1,
    nameZh: '指标结构不完整',
    nameEn: 'Structure of targets',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    over: 'targets',
    legalBasis: guide,
    sentence: {
      zh: (values) => `${word(values, 'project')} 的绩效指标缺${word(values, 'missing')}，请补填。`,
      en: (values) => `${word(values, 'project')} lacks indicators: ${word(values, 'missing')}; add them.`,
    },
  },
  *check(facts) {
    for (const [project, rows] of targetsByProject(facts)) {
      const found = missingKinds(facts, project, rows);
      const [row] = rows;
      if (!found || !row) continue;
      const { severity, ...values } = found;
      yield {
        ...onRow('targets', row, 'indicatorKind', { project: project.name, ...values }),
        severity: severity === 'error' ? 'error' : 'warning',
      };
    }
  },
};

/** Points of the indicators alone; the execution of the budget has the other ten unless it stands among them. */
const withoutExecution = 90;
const withExecution = 100;

export const targetWeights: Rule = {
  record: {
    id: 'A608',
    version: 1,
    nameZh: '权重合计不符',
    nameEn: 'Weights of targets',
    severity: 'warning',
    stages: ['up2', 'evaluation'],
    scope: 'project',
    over: 'targets',
    legalBasis: '《项目支出绩效评价管理办法》（财预〔2020〕10号）',
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 的指标权重合计 ${word(values, 'sum')}，应为 90（另有预算执行率 10）或含预算执行率共 100，请核对。`,
      en: (values) =>
        `${word(values, 'project')}: the weights sum to ${word(values, 'sum')}; they should be 90 (with 10 for execution) or 100 with it.`,
    },
  },
  *check(facts) {
    for (const [project, rows] of targetsByProject(facts)) {
      const weights = rows.map((row) => numberIn(row, 'indicatorWeight'));
      const [row] = rows;
      // A blank weight is named by A001, an unreadable one by A106.
      if (!row || weights.includes(null)) continue;
      const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
      const execution = rows.some((one) => trimmed(one, 'indicatorName').includes('执行率'));
      if (sum !== withExecution && (execution || sum !== withoutExecution))
        yield onRow('targets', row, 'indicatorWeight', { project: project.name, sum });
    }
  },
};

export const notMeasurable: Rule = {
  record: {
    id: 'A609',
    version: 1,
    nameZh: '指标值不可衡量',
    nameEn: 'Not measurable',
    severity: 'warning',
    stages: secondRound,
    scope: 'project',
    over: 'targets',
    legalBasis: guide,
    sentence: {
      zh: (values) =>
        values['case'] === 'share'
          ? `${word(values, 'project')} 的 ${word(values, 'all')} 个指标中有 ${word(values, 'words')} 个为定性指标，超过 40%，请改用可量化的指标。`
          : `${word(values, 'project')} 的指标“${word(values, 'indicator')}”值为“${word(values, 'value')}”${values['case'] === 'unit' ? '，没有计量单位' : '，不是数值'}，请改成可衡量的数值和单位。`,
      en: (values) =>
        values['case'] === 'share'
          ? `${word(values, 'project')}: ${word(values, 'words')} of ${word(values, 'all')} indicators are words (more than 40%); use figures.`
          : `${word(values, 'project')}: "${word(values, 'indicator')}" is "${word(values, 'value')}"${values['case'] === 'unit' ? ' without a unit' : ', no figure'}; make it measurable.`,
    },
  },
  *check(facts) {
    for (const [project, rows] of targetsByProject(facts)) {
      const [first] = rows;
      const inWords = rows.filter(isQualitative).length;
      if (first && inWords * 10 > rows.length * 4)
        yield onRow('targets', first, 'indicatorSign', {
          case: 'share',
          project: project.name,
          words: inWords,
          all: rows.length,
        });
      for (const row of rows) {
        // A blank value is named by A001.
        if (isQualitative(row) || isBlank(row, 'indicatorValue')) continue;
        const indicator = trimmed(row, 'indicatorName');
        const values = { project: project.name, indicator, value: trimmed(row, 'indicatorValue') };
        if (targetFigure(row) === null) yield onRow('targets', row, 'indicatorValue', { case: 'value', ...values });
        else if (isBlank(row, 'indicatorUnit') && !carriesUnit(row))
          yield onRow('targets', row, 'indicatorUnit', { case: 'unit', ...values });
      }
    }
  },
};

const leastSatisfaction = 8_000;
const mostSatisfaction = 10_000;

export const oddSatisfaction: Rule = {
  record: {
    id: 'A610',
    version: 1,
    nameZh: '满意度指标异常',
    nameEn: 'Satisfaction',
    severity: 'warning',
    stages: secondRound,
    scope: 'row',
    over: 'targets',
    legalBasis: guide,
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 的满意度指标“${word(values, 'indicator')}”值为 ${word(values, 'value')}，应在 80% 至 100% 之间，请核对。`,
      en: (values) =>
        `${word(values, 'project')}: satisfaction "${word(values, 'indicator')}" is ${word(values, 'value')}, not between 80% and 100%; check it.`,
    },
  },
  *check(facts) {
    for (const [project, rows] of targetsByProject(facts))
      for (const row of rows) {
        const figure = kindOf(row).startsWith('3') && !isQualitative(row) ? targetFigure(row) : null;
        if (figure === null || (figure >= leastSatisfaction && figure <= mostSatisfaction)) continue;
        yield onRow('targets', row, 'indicatorValue', {
          project: project.name,
          indicator: trimmed(row, 'indicatorName'),
          value: trimmed(row, 'indicatorValue'),
        });
      }
  },
};

/** Quantities of a project by unit of measure, in hundredths. */
function boughtByMeasure({ purchases }: ProjectGroup): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of purchases) {
    const uom = trimmed(row, 'uom');
    if (uom !== '') sums.set(uom, (sums.get(uom) ?? 0) + (numberIn(row, 'qty') ?? 0));
  }
  return sums;
}
const quantityText = (hundredths: number): string => formatScaled(hundredths, 2).replace(/\.?0+$/, '');

export const quantityAndTarget: Rule = {
  record: {
    id: 'A611',
    version: 1,
    nameZh: '数量指标与申报数量不符',
    nameEn: 'Quantity and indicator',
    severity: 'warning',
    stages: secondRound,
    scope: 'project',
    over: 'targets',
    legalBasis: guide,
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 购买 ${word(values, 'bought')} ${word(values, 'uom')}，数量指标合计为 ${word(values, 'stated')} ${word(values, 'uom')}，请核对。`,
      en: (values) =>
        `${word(values, 'project')} buys ${word(values, 'bought')} ${word(values, 'uom')}, its quantity indicators say ${word(values, 'stated')}; check them.`,
    },
  },
  *check(facts) {
    for (const [project, rows] of targetsByProject(facts)) {
      const bought = boughtByMeasure(project);
      const stated = groupedBy(
        rows.filter((row) => kindOf(row) === '11' && targetFigure(row) !== null),
        (row) => trimmed(row, 'indicatorUnit'),
      );
      for (const [uom, own] of stated) {
        const quantity = bought.get(uom);
        const figures = own.map((row) => targetFigure(row) ?? 0);
        const sum = figures.reduce((total, figure) => total + figure, 0);
        const [row] = own;
        // One of several indicators may be the quantity bought, the others parts of it.
        if (!row || quantity === undefined || sum === quantity || figures.includes(quantity)) continue;
        yield onRow('targets', row, 'indicatorValue', {
          project: project.name,
          uom,
          bought: quantityText(quantity),
          stated: quantityText(sum),
        });
      }
    }
  },
};

export const targetRules: readonly Rule[] = [
  noTargets,
  targetStructure,
  targetWeights,
  notMeasurable,
  oddSatisfaction,
  quantityAndTarget,
];
