import type { FieldId } from '#shared/fields';
import type { Row, TableName } from '#shared/records';
import type { Rule } from './facts.ts';
import type { ProjectGroup } from './facts.ts';
import { allRows, isBlank, numberIn, onProject, onRow, trimmed } from './facts.ts';
import { thresholdOf } from './rule-inputs.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide } from './rule.ts';
import { atEn, atZh, word, yuan } from './words.ts';

/** 上级专项 arrive with their own notice, before the pool knows them (practice 2.8). */
const byNotice = ({ rows, purchases }: ProjectGroup): boolean =>
  [...rows, ...purchases].some((row) => !isBlank(row, 'upperNotice'));
const isOfficeQuota = ({ rows, purchases }: ProjectGroup): boolean =>
  [...rows, ...purchases].every((row) => trimmed(row, 'projectClass') === '公用经费');

export const notInPool: Rule = {
  record: {
    id: 'A004',
    version: 1,
    nameZh: '项目未入库',
    nameEn: 'Project not in the pool',
    severity: 'error',
    stages: bothRounds,
    scope: 'project',
    legalBasis: '《中华人民共和国预算法实施条例》第四十一条',
    needs: ['pool'],
    sentence: {
      zh: (values) =>
        `${word(values, 'project')}（编码 ${word(values, 'projectCode')}）不在项目库已储备项目中，请先办理入库或改正编码。`,
      en: (values) =>
        `${word(values, 'project')} (${word(values, 'projectCode')}) is not among the reserved projects; admit it first or correct the code.`,
    },
  },
  *check({ context: { round, inputs }, projects }) {
    const pool = inputs?.pool;
    if (!pool) return;
    for (const project of projects) {
      if (project.code === '' || pool.has(project.code) || byNotice(project) || isOfficeQuota(project)) continue;
      yield onProject(project, 'projectCode', {}, { severity: round === 'up1' ? 'warning' : 'error' });
    }
  },
};

const sameName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

export const projectNameDiffers: Rule = {
  record: {
    id: 'A005',
    version: 1,
    nameZh: '项目名称不一致',
    nameEn: 'Project name differs',
    severity: 'warning',
    stages: bothRounds,
    scope: 'project',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的项目编码 ${word(values, 'projectCode')} 与“${word(values, 'first')}”相同，项目名称却是“${word(values, 'second')}”，请改为一致。`,
      en: (values) =>
        `${atEn(values)}: code ${word(values, 'projectCode')} is named "${word(values, 'second')}" here and "${word(values, 'first')}" elsewhere; use one name.`,
    },
  },
  *check({ context }) {
    const names = new Map<string, string>();
    const said = new Set<string>();
    for (const [table, row] of allRows(context)) {
      const projectCode = trimmed(row, 'projectCode');
      const second = trimmed(row, 'projectName');
      if (projectCode === '' || second === '') continue;
      const first = names.get(projectCode);
      if (first === undefined) names.set(projectCode, second);
      else if (sameName(first) !== sameName(second) && !said.has(`${table} ${projectCode} ${second}`)) {
        said.add(`${table} ${projectCode} ${second}`);
        yield onRow(table, row, 'projectName', { projectCode, first, second });
      }
    }
  },
};

function* unattached(table: TableName, rows: readonly Row[], least: number): Generator<Raised> {
  for (const row of rows) {
    const amount = numberIn(row, 'amtTotal') ?? 0;
    if (amount >= least && row.cells.hasAttachment !== true)
      yield onRow(table, row, 'hasAttachment', { amount, least });
  }
}

export const attachmentMissing: Rule = {
  record: {
    id: 'A012',
    version: 1,
    nameZh: '附件缺失',
    nameEn: 'Attachment missing',
    severity: 'warning',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    over: 'purchases',
    thresholds: ['review'],
    columns: ['hasAttachment'],
    sentence: {
      zh: (values) =>
        `${atZh(values)} 的金额 ${yuan(values, 'amount')} 元，达到 ${yuan(values, 'least')} 元，须附测算依据，请附上并勾选“附件有无”，或说明情况。`,
      en: (values) =>
        `${atEn(values)}: ${yuan(values, 'amount')} reaches ${yuan(values, 'least')} and needs its grounds attached; attach them and tick the column, or explain.`,
    },
  },
  *check({ context: { tables, yearFile } }) {
    const least = thresholdOf(yearFile, 'review');
    if (least !== null) yield* unattached('purchases', tables.purchases, least);
  },
};

/** A lump of one 项 at a round figure, hardly explained. */
const roundFigure = 1_000_000;
const leastGuess = 50_000_000;
const fewCharacters = 20;
const isGuess = (row: Row, amount: number): boolean =>
  amount >= leastGuess &&
  amount % roundFigure === 0 &&
  trimmed(row, 'uom') === '项' &&
  numberIn(row, 'qty') === 100 &&
  Array.from(trimmed(row, 'basis')).length < fewCharacters;

export const roundGuess: Rule = {
  record: {
    id: 'A108',
    version: 1,
    nameZh: '整数估列',
    nameEn: 'Round figure',
    severity: 'notice',
    stages: ['up1'],
    scope: 'row',
    legalBasis: formGuide,
    over: 'purchases',
    sentence: {
      zh: (values) =>
        `${atZh(values)} 按 1 项整数估列 ${yuan(values, 'amount')} 元，测算依据不足 ${word(values, 'characters')} 字，请补充测算过程。`,
      en: (values) =>
        `${atEn(values)}: a round ${yuan(values, 'amount')} for one item with grounds of fewer than ${word(values, 'characters')} characters; show the calculation.`,
    },
  },
  *check({ context: { tables } }) {
    const field: FieldId = 'basis';
    for (const row of tables.purchases) {
      const amount = numberIn(row, 'amtTotal') ?? 0;
      if (isGuess(row, amount)) yield onRow('purchases', row, field, { amount, characters: fewCharacters });
    }
  },
};
