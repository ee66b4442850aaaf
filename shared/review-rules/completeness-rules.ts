import type { Rule } from './facts.ts';
import type { FieldId } from '#shared/fields';
import type { Row, TableName } from '#shared/records';
import { fundFields } from '#shared/rounds';
import type { FormColumn } from '#shared/year-file';
import type { Facts } from './facts.ts';
import { allRows, isBlank, onRow, trimmed } from './facts.ts';
import type { Raised } from './rule.ts';
import { bothRounds, formGuide } from './rule.ts';
import { atEn, atZh, word } from './words.ts';

const requiredOf = ({ columns, context: { round } }: Facts): ReadonlyMap<TableName, readonly FormColumn[]> =>
  new Map(
    [...columns].map(([table, fields]) => [
      table,
      [...fields.values()].filter((column) => column.required[round] && column.in[round] !== 'absent'),
    ]),
  );

function* blanksOf(table: TableName, row: Row, required: readonly FormColumn[]): Generator<Raised> {
  for (const { field, label } of required)
    if (isBlank(row, field)) yield onRow(table, row, field, label === undefined ? {} : { label });
}

export const requiredBlank: Rule = {
  record: {
    id: 'A001',
    version: 1,
    nameZh: '必填项为空',
    nameEn: 'Required blank',
    severity: 'error',
    stages: bothRounds,
    scope: 'row',
    legalBasis: formGuide,
    sentence: {
      zh: (values) => `${atZh(values)} 的“${word(values, 'fieldZh')}”为空，请填写。`,
      en: (values) => `${atEn(values)}: "${word(values, 'fieldEn')}" is blank; fill it in.`,
    },
  },
  *check(facts) {
    const required = requiredOf(facts);
    for (const [table, row] of allRows(facts.context)) yield* blanksOf(table, row, required.get(table) ?? []);
  },
};

export const unknownUnit: Rule = {
  record: {
    id: 'A002',
    version: 1,
    nameZh: '单位编码不存在',
    nameEn: 'Unknown unit',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `单位编码 ${word(values, 'unit')}（${word(values, 'name')}）不在本年度单位名册中，请核对编码或先登记该单位。`,
      en: (values) => `Unit ${word(values, 'unit')} (${word(values, 'name')}) is not in this year's list; check it.`,
    },
  },
  *check({ context: { unit, yearFile } }) {
    if (!yearFile.units.some(({ code }) => code === unit.code)) yield { values: { unit: unit.code, name: unit.name } };
  },
};

export const entryOnParent: Rule = {
  record: {
    id: 'A003',
    version: 1,
    nameZh: '父级单位填数',
    nameEn: 'Entry on parent',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${word(values, 'name')}（${word(values, 'unit')}）有下级单位，却填报了 ${word(values, 'rows')} 行，请改由本级或下级单位填报。`,
      en: (values) =>
        `${word(values, 'name')} (${word(values, 'unit')}) has units below it but holds ${word(values, 'rows')} rows; move them to its head office or to those units.`,
    },
  },
  *check({ context: { unit, yearFile, tables } }) {
    const rows = tables.projects.length + tables.purchases.length;
    if (unit.isHead || rows === 0) return;
    if (yearFile.units.some(({ code }) => code !== unit.code && code.startsWith(unit.code)))
      yield { values: { unit: unit.code, name: unit.name, rows } };
  },
};

const identifying: readonly FieldId[] = ['projectCode', 'catalogCode', 'serviceName'];
const splitOf = (row: Row): string =>
  JSON.stringify([
    ...identifying.map((field) => trimmed(row, field)),
    ...fundFields.map((field) => row.cells[field] ?? 0),
  ]);

export const duplicateRow: Rule = {
  record: {
    id: 'A006',
    version: 1,
    nameZh: '重复行',
    nameEn: 'Duplicate row',
    severity: 'error',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `${atZh(values)} 与${values['first'] === undefined ? '前面一行' : `第 ${word(values, 'first')} 行`}的项目、目录、事项和资金完全相同，请删除重复行。`,
      en: (values) =>
        `${atEn(values)} repeats ${values['first'] === undefined ? 'an earlier row' : `row ${word(values, 'first')}`}: same project, catalogue code, service and funds; delete one.`,
    },
  },
  *check({ context: { tables } }) {
    const seen = new Map<string, Row>();
    for (const row of tables.purchases) {
      if (isBlank(row, 'serviceName')) continue;
      const key = splitOf(row);
      const first = seen.get(key);
      if (first) yield onRow('purchases', row, 'serviceName', first.origin ? { first: first.origin.row } : {});
      else seen.set(key, row);
    }
  },
};
