import type { FieldId } from '#shared/fields';
import { fieldDictionary } from '#shared/fields';
import type { Row, TableName } from '#shared/records';
import { tableNames } from '#shared/records';
import type { FundField } from '#shared/rounds';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { CatalogEntry, FormColumn } from '#shared/year-file';
import type { Raised, RuleContext, RuleOver, Values } from './rule.ts';

/** A project may stand on several rows (one per classification); code is '' while it has none. */
export type ProjectGroup = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly rows: readonly Row[];
  readonly purchases: readonly Row[];
};
/** Everything the rules look up, gathered in one pass over the tables. */
export type Facts = {
  readonly context: RuleContext;
  readonly projects: readonly ProjectGroup[];
  readonly projectOf: ReadonlyMap<Row, ProjectGroup>;
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly columns: ReadonlyMap<TableName, ReadonlyMap<FieldId, FormColumn>>;
};

export type Rule = RuleOver<Facts>;

export const trimmed = (row: Row, field: FieldId): string => textOf(row, field).trim();
/** Blank is no entry at all; zero, 否 and an unread text are entries. */
export function isBlank(row: Row, field: FieldId): boolean {
  const cell = row.cells[field];
  return cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
}
export function numberIn(row: Row, field: FieldId): number | null {
  const cell = row.cells[field];
  return typeof cell === 'number' && Number.isSafeInteger(cell) ? cell : null;
}
export function isUnread(row: Row, field: FieldId): boolean {
  const cell = row.cells[field];
  return typeof cell === 'object' && cell !== null;
}
export const sumBy = (rows: readonly Row[], field: FieldId): number =>
  rows.reduce((total, row) => total + amountOf(row, field), 0);
export const fundSum = (row: Row): number => fundFields.reduce((total, field) => total + amountOf(row, field), 0);

const nameOf = (table: TableName, row: Row): string =>
  table === 'purchases'
    ? trimmed(row, 'serviceName') || trimmed(row, 'projectName')
    : trimmed(row, 'projectName') || trimmed(row, 'projectCode');
export const fundLabel = (fund: FundField): string => fieldDictionary[fund].zh;

/** Something about one row, with the words that say where it stands. */
export const onRow = (
  table: TableName,
  row: Row,
  field: FieldId,
  values: Values,
  more: Pick<Raised, 'severity'> = {},
): Raised => ({
  table,
  rowId: row.id,
  field,
  values: {
    ...(row.origin ? { sheet: row.origin.sheet, row: row.origin.row } : {}),
    name: nameOf(table, row),
    ...values,
  },
  ...more,
});

/** Something about a project, shown at its first row. */
export function onProject(
  { rows, purchases, name, code }: ProjectGroup,
  field: FieldId,
  values: Values,
  more: Pick<Raised, 'severity'> = {},
): Raised {
  const [row] = rows;
  const [purchase] = purchases;
  const at: Pick<Raised, 'table' | 'rowId'> = row
    ? { table: 'projects', rowId: row.id }
    : purchase
      ? { table: 'purchases', rowId: purchase.id }
      : {};
  return { ...at, field, values: { project: name, projectCode: code, ...values }, ...more };
}

type OpenGroup = ProjectGroup & { readonly rows: Row[]; readonly purchases: Row[] };

export function groupProjects(tables: RuleContext['tables']): Pick<Facts, 'projects' | 'projectOf'> {
  const groups = new Map<string, OpenGroup>();
  const projectOf = new Map<Row, ProjectGroup>();
  const keyOfName = new Map<string, string>();
  const open = (row: Row): OpenGroup | null => {
    const code = trimmed(row, 'projectCode');
    const name = trimmed(row, 'projectName');
    if (code === '' && name === '') return null;
    const key = code === '' ? (keyOfName.get(name) ?? `name:${name}`) : code;
    const group = groups.get(key) ?? { key, code, name: name || code, rows: [], purchases: [] };
    groups.set(key, group);
    if (!keyOfName.has(name)) keyOfName.set(name, key);
    projectOf.set(row, group);
    return group;
  };
  for (const row of tables.projects) open(row)?.rows.push(row);
  for (const row of tables.purchases) open(row)?.purchases.push(row);
  return { projects: [...groups.values()], projectOf };
}

export const gatherFacts = (context: RuleContext): Facts => ({
  context,
  ...groupProjects(context.tables),
  catalog: new Map(context.yearFile.catalog.map((entry) => [entry.code, entry])),
  columns: new Map(
    context.yearFile.forms.map((form) => [form.table, new Map(form.columns.map((column) => [column.field, column]))]),
  ),
});

/** Whether the form of this round asks for the field at all; a year without that form asks for everything. */
export function isAsked(facts: Facts, table: TableName, field: FieldId): boolean {
  const columns = facts.columns.get(table);
  if (!columns) return true;
  const column = columns.get(field);
  return column !== undefined && column.in[facts.context.round] !== 'absent';
}
export const asksFunds = (facts: Facts, table: TableName): boolean =>
  fundFields.some((field) => isAsked(facts, table, field));

export function* allRows({ tables }: RuleContext): Generator<readonly [TableName, Row]> {
  for (const table of tableNames) for (const row of tables[table]) yield [table, row];
}
export function* moneyRows({ tables }: RuleContext): Generator<readonly ['projects' | 'purchases', Row]> {
  for (const row of tables.projects) yield ['projects', row];
  for (const row of tables.purchases) yield ['purchases', row];
}
