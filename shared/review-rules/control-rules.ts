import type { Rule } from './facts.ts';
import type { FieldId } from '#shared/fields';
import type { Row } from '#shared/records';
import type { Facts, ProjectGroup } from './facts.ts';
import { fundLabel, groupProjects, isBlank, sumBy, trimmed } from './facts.ts';
import type { ControlCeiling, Raised } from './rule.ts';
import { formGuide, order102, secondRound } from './rule.ts';
import { byCase, word, yuan } from './words.ts';

type Bound = {
  readonly ceiling: ControlCeiling;
  readonly field: FieldId;
  readonly target: string;
  readonly projects: readonly Row[];
  readonly purchases: readonly Row[];
};

/** What each ceiling of the unit binds: the rows of its project, or all rows of the unit. */
function* boundsOf({ context: { unit, controls = [], tables }, projects }: Facts): Generator<Bound> {
  const byCode = new Map<string, ProjectGroup>(projects.map((project) => [project.code, project]));
  for (const ceiling of controls) {
    if (ceiling.unit !== unit.code) continue;
    const { projectCode, fund } = ceiling;
    const project = projectCode === null ? null : byCode.get(projectCode);
    const rows = project === null ? tables.projects : (project?.rows ?? []);
    const purchases = project === null ? tables.purchases : (project?.purchases ?? []);
    const name = projectCode === null ? unit.name : (project?.name ?? projectCode);
    const target = fund ? `${name} ${fundLabel(fund)}` : name;
    yield { ceiling, field: fund ?? 'amtTotal', target, projects: rows, purchases };
  }
}
const targetKey = ({ projectCode }: ControlCeiling): string => projectCode ?? '';
type Standing = { readonly amount: number; readonly control: number };
/** Amount and figure of everything issued for one target: its own total, or else its funds together. */
function standings(bounds: readonly Bound[]): ReadonlyMap<string, Standing> {
  const whole = new Map<string, Standing>();
  const funds = new Map<string, Standing>();
  for (const { ceiling, field, projects } of bounds) {
    const into = ceiling.fund === null ? whole : funds;
    const key = targetKey(ceiling);
    const before = into.get(key) ?? { amount: 0, control: 0 };
    into.set(key, { amount: before.amount + sumBy(projects, field), control: before.control + ceiling.amount });
  }
  return new Map([...funds, ...whole]);
}
/** A fund is over its own figure while the target as a whole is not: money was moved between funds (A307). */
const isSwap = (ceiling: ControlCeiling, standing: Standing | undefined): boolean =>
  ceiling.fund !== null && standing !== undefined && standing.amount <= standing.control;

/** Every figure that is exceeded: those of A301 and those of A307. */
function* exceeded(facts: Facts, swaps: boolean): Generator<Raised> {
  const bounds = [...boundsOf(facts)];
  const standing = standings(bounds);
  for (const bound of bounds) {
    const { ceiling, field, projects, target } = bound;
    const amount = sumBy(projects, field);
    const control = ceiling.amount;
    if (amount <= control || isSwap(ceiling, standing.get(targetKey(ceiling))) !== swaps) continue;
    yield { ...placeOf(bound), values: { target, amount, control, over: amount - control } };
  }
}

const placeOf = ({ ceiling, field, projects }: Bound): Omit<Raised, 'values'> => {
  const [row] = ceiling.projectCode === null ? [] : projects;
  return {
    table: 'projects',
    field,
    scope: ceiling.projectCode === null ? 'unit' : 'project',
    ...(row ? { rowId: row.id } : {}),
  };
};

export const overControl: Rule = {
  record: {
    id: 'A301',
    version: 1,
    nameZh: '二上超控制数',
    nameEn: 'Over the control figure',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    legalBasis: '预算控制数通知；《中华人民共和国预算法》第三十二条',
    needs: ['controls'],
    sentence: {
      zh: (values) =>
        `${word(values, 'target')} 二上 ${yuan(values, 'amount')} 元，超过控制数 ${yuan(values, 'control')} 元，超出 ${yuan(values, 'over')} 元，请压减到控制数以内。`,
      en: (values) =>
        `${word(values, 'target')}: ${yuan(values, 'amount')} exceeds the control figure of ${yuan(values, 'control')} by ${yuan(values, 'over')}; cut it.`,
    },
  },
  *check(facts) {
    yield* exceeded(facts, false);
  },
};

export const swappedFunds: Rule = {
  record: {
    id: 'A307',
    version: 1,
    nameZh: '资金来源跨类调剂',
    nameEn: 'Money moved between funds',
    severity: 'error',
    stages: secondRound,
    scope: 'project',
    legalBasis: '预算控制数通知；《中华人民共和国预算法》第七十二条',
    needs: ['controls'],
    sentence: {
      zh: (values) =>
        `${word(values, 'target')} 二上 ${yuan(values, 'amount')} 元，超过该项资金控制数 ${yuan(values, 'control')} 元，超出 ${yuan(values, 'over')} 元，总额虽未超，资金来源不能自行调剂，请改回。`,
      en: (values) =>
        `${word(values, 'target')}: ${yuan(values, 'amount')} exceeds the fund's own figure of ${yuan(values, 'control')} by ${yuan(values, 'over')} though the total holds; funds cannot be swapped.`,
    },
  },
  *check(facts) {
    yield* exceeded(facts, true);
  },
};

/** 其中数: marking an ordinary line as purchase moves no money and blocks nothing. */
export const purchasesAgainstControl: Rule = {
  record: {
    id: 'A302',
    version: 1,
    nameZh: '购买服务与单列控制数不一致',
    nameEn: 'Purchases and their figure',
    severity: 'warning',
    stages: secondRound,
    scope: 'project',
    legalBasis: order102('第十六条'),
    needs: ['controls'],
    sentence: byCase({
      below: {
        zh: (values) =>
          `${word(values, 'target')} 的购买服务 ${yuan(values, 'amount')} 元，低于控制数中的购买服务 ${yuan(values, 'control')} 元，相差 ${yuan(values, 'gap')} 元，请补填或说明情况。`,
        en: (values) =>
          `${word(values, 'target')}: purchases of ${yuan(values, 'amount')} are ${yuan(values, 'gap')} below the ${yuan(values, 'control')} of the control figure; complete or explain.`,
      },
      above: {
        zh: (values) =>
          `${word(values, 'target')} 的购买服务 ${yuan(values, 'amount')} 元，高于控制数中的购买服务 ${yuan(values, 'control')} 元，多 ${yuan(values, 'gap')} 元，请知悉；项目总额未超即可。`,
        en: (values) =>
          `${word(values, 'target')}: purchases of ${yuan(values, 'amount')} are ${yuan(values, 'gap')} above the ${yuan(values, 'control')} of the control figure; allowed within the total.`,
      },
    }),
  },
  *check(facts) {
    for (const bound of boundsOf(facts)) {
      const control = bound.ceiling.purchases;
      if (control === null) continue;
      const amount = sumBy(bound.purchases, bound.field);
      if (amount === control) continue;
      const above = amount > control;
      yield {
        ...placeOf(bound),
        severity: above ? 'notice' : 'warning',
        values: {
          case: above ? 'above' : 'below',
          target: bound.target,
          amount,
          control,
          gap: Math.abs(amount - control),
        },
      };
    }
  },
};

/** A project of 二上 is known by its code, or by its name where 一上 had no code yet. */
function isKnown({ code, name }: ProjectGroup, codes: ReadonlySet<string>, names: ReadonlySet<string>): boolean {
  return code === '' ? names.has(name) : codes.has(code) || names.has(`uncoded:${name}`);
}
const isExempt = (row: Row): boolean => !isBlank(row, 'upperNotice') || !isBlank(row, 'instructionNo');

export const newAtSecondRound: Rule = {
  record: {
    id: 'A305',
    version: 1,
    nameZh: '二上新增项目',
    nameEn: 'New in the second submission',
    severity: 'warning',
    stages: secondRound,
    scope: 'project',
    legalBasis: formGuide,
    needs: ['previous'],
    sentence: {
      zh: (values) =>
        `${word(values, 'project')} 一上没有申报，二上新增 ${yuan(values, 'amount')} 元，请填写上级专项文号或批示号，或说明情况。`,
      en: (values) =>
        `${word(values, 'project')} (${yuan(values, 'amount')}) was not in the first submission; give the higher-level notice or instruction number, or explain.`,
    },
  },
  *check({ context: { previous }, projects }) {
    if (!previous) return;
    const earlier = groupProjects(previous).projects.filter(({ rows }) => rows.length > 0);
    const codes = new Set(earlier.map(({ code }) => code));
    const names = new Set(earlier.flatMap(({ code, name }) => (code === '' ? [name, `uncoded:${name}`] : [name])));
    for (const project of projects) {
      const [row] = project.rows;
      if (!row || isKnown(project, codes, names) || project.rows.some(isExempt)) continue;
      if (trimmed(row, 'status') === '取消') continue;
      yield {
        table: 'projects',
        rowId: row.id,
        field: 'projectCode',
        values: { project: project.name, projectCode: project.code, amount: sumBy(project.rows, 'amtTotal') },
      };
    }
  },
};
