import type { FieldId } from '#shared/fields';
import type { Cell, Cells, CollectingRound, Row, TableName, Tables, Unit } from '#shared/records';
import { tableNames } from '#shared/records';
import { textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import type { MoneyUnit } from './cell-entry.ts';
import { computedCells } from './computed-cells.ts';
import type { Change, EditStep } from './edit-step.ts';
import type { EntryColumn } from './form-columns.ts';

/** One table as it is being filled in: what every command on it needs to know. */
export type EntrySheet = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly table: TableName;
  readonly columns: readonly EntryColumn[];
  readonly tables: Tables;
  readonly money: MoneyUnit;
  readonly newRowId: () => string;
};
/** Cells of the grid from 0, both ends included; columns count the folded ones too, as a spreadsheet does. */
export type Rect = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };
export type CellEdit = { readonly row: number; readonly field: FieldId; readonly cell: Cell };

const followers = ['projectName', 'projectClass'] as const satisfies readonly FieldId[];

/** A line that names a project of the unit takes over its name and class where the line says nothing of its own. */
function fromProject(sheet: EntrySheet, before: Cells, typed: Cells): Cells {
  if (sheet.table === 'projects' || typed.projectCode === undefined) return {};
  const code = typed.projectCode;
  const project = sheet.tables.projects.find((row) => code !== '' && textOf(row, 'projectCode') === code);
  if (!project) return {};
  const taken: { [Field in FieldId]?: Cell } = {};
  for (const field of followers) {
    const blank = (before[field] ?? null) === null && typed[field] === undefined;
    const cell = project.cells[field] ?? null;
    if (blank && cell !== null && sheet.columns.some((column) => column.field === field)) taken[field] = cell;
  }
  return taken;
}

const asksFor = (sheet: EntrySheet, field: FieldId): boolean => sheet.columns.some((column) => column.field === field);

/** The cells that follow from the typed ones, where the form asks for them and where something they rest on was typed. */
function following(sheet: EntrySheet, before: Cells, typed: Cells): Cells {
  const taken = fromProject(sheet, before, typed);
  const computed = computedCells({ ...before, ...typed }, sheet.unit.type, sheet.yearFile.economyMapping);
  const economy =
    typed.deptEcon !== undefined && asksFor(sheet, 'govEcon') ? { govEcon: computed.govEcon ?? null } : {};
  const funds = asksFor(sheet, 'amtTotal') ? { amtTotal: computed.amtTotal ?? null } : {};
  return { ...taken, ...economy, ...funds };
}

const same = (a: Cell, b: Cell): boolean =>
  a === b || (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null && a.unread === b.unread);

function cellChanges(sheet: EntrySheet, row: Row, typed: Cells): readonly Change[] {
  const after = { ...typed, ...following(sheet, row.cells, typed) };
  const fields = Object.keys(after) as FieldId[];
  return fields.flatMap((field): Change[] => {
    const [before, cell] = [row.cells[field] ?? null, after[field] ?? null];
    return same(before, cell) ? [] : [{ kind: 'cell', table: sheet.table, rowId: row.id, field, before, after: cell }];
  });
}

/**
 * The step that enters cells, with the computed cells of their lines. Lines below the last one are made, blank ones
 * between them too, so that what is typed stays where it was typed. A step that changes nothing is empty.
 */
export function enterCells(sheet: EntrySheet, edits: readonly CellEdit[]): EditStep {
  const byRow = new Map<number, { [Field in FieldId]?: Cell }>();
  for (const { row, field, cell } of edits) {
    const cells = byRow.get(row) ?? {};
    cells[field] = cell;
    byRow.set(row, cells);
  }
  const rows = sheet.tables[sheet.table];
  const said = [...byRow].filter(
    ([index, cells]) => index < rows.length || Object.values(cells).some((cell) => cell !== null),
  );
  const last = Math.max(rows.length - 1, ...said.map(([index]) => index));
  const fresh: Row[] = [];
  for (let index = rows.length; index <= last; index += 1) fresh.push({ id: sheet.newRowId(), cells: {} });
  const inserts = fresh.map((row, offset): Change => ({
    kind: 'insert',
    table: sheet.table,
    index: rows.length + offset,
    row,
  }));
  const all = [...rows, ...fresh];
  const changes = said.flatMap(([index, typed]) => {
    const row = all[index];
    return row ? cellChanges(sheet, row, typed) : [];
  });
  return [...inserts, ...changes];
}

/** 插入行: blank lines before `index`. */
export const insertRows = (sheet: EntrySheet, index: number, count: number): EditStep =>
  Array.from({ length: count }, (_each, offset): Change => ({
    kind: 'insert',
    table: sheet.table,
    index: Math.min(index, sheet.tables[sheet.table].length) + offset,
    row: { id: sheet.newRowId(), cells: {} },
  }));

/** 删除行, from `top` to `bottom`, both included. */
export const removeRows = (sheet: EntrySheet, top: number, bottom: number): EditStep =>
  sheet.tables[sheet.table]
    .slice(top, bottom + 1)
    .map((row): Change => ({ kind: 'remove', table: sheet.table, index: top, row }));

/** Where a line stands; null where there is none. */
export function placeOfRow(
  tables: Tables,
  rowId: string,
): { readonly table: TableName; readonly index: number } | null {
  for (const table of tableNames) {
    const index = tables[table].findIndex(({ id }) => id === rowId);
    if (index >= 0) return { table, index };
  }
  return null;
}
