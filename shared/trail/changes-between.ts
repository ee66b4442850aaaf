import type { FieldId } from '#shared/fields';
import type { Cell, Cells, Row, TableName, Tables } from '#shared/records';
import { tableNames } from '#shared/records';
import type { CellChange, ChangedRow } from './cell-change.ts';

type Pair = { readonly before: Row; readonly after: Row };
type Matched = { readonly pairs: readonly Pair[]; readonly deleted: readonly Row[]; readonly added: readonly Row[] };

const nameFields: Record<TableName, FieldId> = {
  projects: 'projectName',
  purchases: 'serviceName',
  targets: 'indicatorName',
};

const wordOf = (row: Row, field: FieldId): string => {
  const cell = row.cells[field];
  if (cell === undefined || cell === null) return '';
  return typeof cell === 'object' ? cell.unread : String(cell);
};

/** What a person recognises a row by when its hidden identity is gone. */
const titleOf = (table: TableName, row: Row): string =>
  [wordOf(row, 'projectCode'), wordOf(row, nameFields[table]), wordOf(row, 'indicatorKind')].join('\u0000');

/** Rows by a title that no other row of the list bears; a title that stands twice recognises nothing. */
function onlyBearers(table: TableName, rows: readonly Row[]): ReadonlyMap<string, Row> {
  const bearers = new Map<string, Row | null>();
  for (const row of rows) {
    const title = titleOf(table, row);
    bearers.set(title, bearers.has(title) ? null : row);
  }
  return new Map([...bearers].flatMap(([title, row]) => (row ? [[title, row] as const] : [])));
}

/** By identity first; what is left over by its title, where that is the only one of its kind on both sides. */
function matchRows(table: TableName, before: readonly Row[], after: readonly Row[]): Matched {
  const known = new Map(before.map((row) => [row.id, row]));
  const pairs: Pair[] = [];
  const fresh: Row[] = [];
  for (const row of after) {
    const earlier = known.get(row.id);
    if (earlier) pairs.push({ before: earlier, after: row });
    else fresh.push(row);
    known.delete(row.id);
  }
  const lost = onlyBearers(table, [...known.values()]);
  const found = onlyBearers(table, fresh);
  const added: Row[] = [];
  for (const row of fresh) {
    const title = titleOf(table, row);
    const earlier = found.get(title) === row ? lost.get(title) : undefined;
    if (earlier) pairs.push({ before: earlier, after: row });
    else added.push(row);
    if (earlier) known.delete(earlier.id);
  }
  return { pairs, deleted: [...known.values()], added };
}

const filled = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null));

const same = (a: Cell, b: Cell): boolean =>
  typeof a === 'object' && typeof b === 'object' && a !== null && b !== null ? a.unread === b.unread : a === b;

function placeOf(table: TableName, row: Row, was?: string): ChangedRow {
  return {
    table,
    rowId: row.id,
    ...(was === undefined || was === row.id ? {} : { was }),
    name: wordOf(row, nameFields[table]),
    code: wordOf(row, 'projectCode'),
    where: row.origin ? { sheet: row.origin.sheet, row: row.origin.row } : null,
  };
}

function cellChanges(table: TableName, { before, after }: Pair): readonly CellChange[] {
  const fields = [...new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])] as FieldId[];
  const place = placeOf(table, after, before.id);
  return fields.flatMap((field): readonly CellChange[] => {
    const [old = null, now = null] = [before.cells[field], after.cells[field]];
    return same(old, now) ? [] : [{ ...place, kind: 'changed', field, before: old, after: now }];
  });
}

/**
 * What differs between two states of a unit's tables: rows added, rows deleted, cells changed. A blank equals an absent
 * cell; the order of rows is no change.
 */
export function changesBetween(before: Tables, after: Tables): readonly CellChange[] {
  return tableNames.flatMap((table): readonly CellChange[] => {
    const { pairs, deleted, added } = matchRows(table, before[table], after[table]);
    return [
      ...deleted.map((row): CellChange => ({ ...placeOf(table, row), kind: 'deleted', cells: filled(row.cells) })),
      ...pairs.flatMap((pair) => cellChanges(table, pair)),
      ...added.map((row): CellChange => ({ ...placeOf(table, row), kind: 'added', cells: filled(row.cells) })),
    ];
  });
}
