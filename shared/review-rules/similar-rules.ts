import type { Row } from '#shared/records';
import { amountOf } from '#shared/rounds';
import type { CountyFacts, CountyRule } from './county-facts.ts';
import type { Rule } from './facts.ts';
import { onRow, trimmed } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import type { CountyRaised, Raised } from './rule.ts';
import { bothRounds, formGuide } from './rule.ts';
import { plainName, similarGroups, similarity } from './similar-names.ts';
import { atEn, atZh, word, yuan } from './words.ts';

const leastInUnit = 90;
const leastInCounty = 85;

type Named = { readonly row: Row; readonly name: string };

const startOf = ({ row }: Named): string => trimmed(row, 'startDate');
/** A row without an end is taken to last: its blank date is named by A001. */
const endOf = ({ row }: Named): string => trimmed(row, 'endDate') || '9999-12-31';

/** Rows of one service whose times overlap, each beside the one before it that lasts longest. */
function* overlaps(rows: readonly Named[]): Generator<readonly [Named, Named]> {
  let longest: Named | null = null;
  for (const named of rows.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0))) {
    if (longest && startOf(named) <= endOf(longest)) yield [longest, named];
    if (!longest || endOf(named) > endOf(longest)) longest = named;
  }
}
/** The same row twice is A006; this is about rows that differ somewhere. */
const sameMoney = (a: Row, b: Row): boolean =>
  trimmed(a, 'projectCode') === trimmed(b, 'projectCode') &&
  trimmed(a, 'serviceName') === trimmed(b, 'serviceName') &&
  amountOf(a, 'amtTotal') === amountOf(b, 'amtTotal');

function* likeRows(code: string, rows: readonly Named[]): Generator<Raised> {
  const byName = groupedBy(rows, ({ name }) => name);
  for (const names of similarGroups([...byName.keys()], leastInUnit))
    for (const [first, second] of overlaps(names.flatMap((name) => byName.get(name) ?? []))) {
      if (sameMoney(first.row, second.row) || similarity(first.name, second.name) < leastInUnit) continue;
      yield onRow('purchases', second.row, 'serviceName', { code, other: trimmed(first.row, 'serviceName') });
    }
}

export const similarServices: Rule = {
  record: {
    id: 'A007',
    version: 1,
    nameZh: '疑似重复事项',
    nameEn: 'Similar services',
    severity: 'notice',
    stages: bothRounds,
    scope: 'unit',
    legalBasis: formGuide,
    over: 'purchases',
    sentence: {
      zh: (values) =>
        `${atZh(values)} 与同一目录 ${word(values, 'code')} 下的“${word(values, 'other')}”名称相近、期限重叠，请核对是否重复申报。`,
      en: (values) =>
        `${atEn(values)} resembles "${word(values, 'other')}" under the same catalogue code ${word(values, 'code')} at the same time; check whether it is asked for twice.`,
    },
  },
  *check({ context: { tables, unit } }) {
    const named = tables.purchases.flatMap((row): readonly Named[] => {
      const name = plainName(trimmed(row, 'serviceName'), [unit.name]);
      return name === '' ? [] : [{ row, name }];
    });
    for (const [code, rows] of groupedBy(named, ({ row }) => trimmed(row, 'catalogCode')))
      if (code !== '' && rows.length > 1) yield* likeRows(code, rows);
  },
};

type Placed = Named & { readonly unit: string; readonly department: string };

/** 公共服务 that any office buys by its own name; branch B is never compared (practice 4). */
const isCompared = (code: string): boolean => code.startsWith('A') && !code.startsWith('A1502');

function* placedRows({ context: { units } }: CountyFacts): Generator<Placed> {
  for (const { unit, tables } of units)
    for (const row of tables.purchases) {
      if (!isCompared(trimmed(row, 'catalogCode'))) continue;
      const name = plainName(trimmed(row, 'serviceName'), [unit.name]);
      if (name !== '') yield { row, name, unit: unit.code, department: unit.department };
    }
}

function raisedOf(rows: readonly Placed[], nameOf: ReadonlyMap<string, string>): CountyRaised | null {
  const departments = [...new Set(rows.map(({ department }) => department))];
  const [first] = rows;
  if (!first || departments.length < 2) return null;
  return {
    ...onRow('purchases', first.row, 'serviceName', {
      code: trimmed(first.row, 'catalogCode'),
      departments: departments.map((code) => nameOf.get(code) ?? code).join('、'),
      rows: rows.length,
      amount: rows.reduce((sum, { row }) => sum + amountOf(row, 'amtTotal'), 0),
    }),
    unit: first.unit,
  };
}

/** Cost grows with the rows: names are grouped by catalogue code and compared through an index. */
export const sameAcrossDepartments: CountyRule = {
  record: {
    id: 'A008',
    version: 1,
    nameZh: '跨部门重复购买',
    nameEn: 'Same purchase in two departments',
    severity: 'notice',
    stages: ['up2', 'report'],
    scope: 'county',
    legalBasis: formGuide,
    sentence: {
      zh: (values) =>
        `“${word(values, 'name')}”（目录 ${word(values, 'code')}）由 ${word(values, 'departments')} 同时购买，共 ${word(values, 'rows')} 行 ${yuan(values, 'amount')} 元，请核对是否重复。`,
      en: (values) =>
        `"${word(values, 'name')}" (${word(values, 'code')}) is bought by ${word(values, 'departments')}: ${word(values, 'rows')} rows, ${yuan(values, 'amount')}; check whether it is the same.`,
    },
  },
  *check(facts) {
    const nameOf = new Map(facts.context.yearFile.departments.map(({ code, name }) => [code, name]));
    const byCode = groupedBy(placedRows(facts), ({ row }) => trimmed(row, 'catalogCode'));
    for (const rows of byCode.values()) {
      const byName = groupedBy(rows, ({ name }) => name);
      for (const names of similarGroups([...byName.keys()], leastInCounty)) {
        const found = raisedOf(
          names.flatMap((name) => byName.get(name) ?? []),
          nameOf,
        );
        if (found) yield found;
      }
    }
  },
};
