import { fieldDictionary, type FieldId } from '#shared/fields';
import { fen, showYuan } from '#shared/money';
import type { Cell, Cells, Finding, Row, TableName } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadCell, ReadRow } from '#shared/workbook-model';
import type { FoundTable } from './find-table.ts';
import { normalise } from './normalise.ts';

export type ReadingContext = { readonly digest: string; readonly fileName: string; readonly newRowId: () => string };
type Around = {
  readonly table: TableName;
  readonly found: FoundTable;
  readonly context: ReadingContext;
  readonly seen: Set<string>;
  readonly findings: Finding[];
};

const fundFields = ['amtGeneral', 'amtFund', 'amtSoe', 'amtEscrow', 'amtUnit'] as const satisfies readonly FieldId[];

function report(
  around: Around,
  rule: string,
  severity: Finding['severity'],
  at: { readonly rowId?: string; readonly field?: FieldId; readonly cell: string },
  values: Finding['values'],
): void {
  const { table, found } = around;
  const { rowId, field, cell } = at;
  around.findings.push({
    rule,
    version: 1,
    severity,
    scope: 'row',
    table,
    where: { sheet: found.sheet.name, cell },
    values,
    ...(rowId === undefined ? {} : { rowId }),
    ...(field === undefined ? {} : { field }),
  });
}

function readCells(around: Around, row: ReadRow, rowId: string): Cells {
  const byColumn = new Map(row.cells.map((cell): [number, ReadCell] => [cell.column, cell]));
  const cells: { [Field in FieldId]?: Cell } = {};
  for (const [column, field] of around.found.fields) {
    const read = byColumn.get(column);
    const { zh, type } = fieldDictionary[field];
    const { cell, changed } = normalise(read, type);
    cells[field] = cell;
    const at = { rowId, field, cell: `${columnLetter(column)}${row.row}` };
    if (read?.kind === 'error') report(around, 'F003', 'error', at, { field: zh, text: read.text });
    else if (typeof cell === 'object' && cell !== null)
      report(around, 'A106', 'error', at, { field: zh, text: cell.unread, type });
    else if (changed !== null && typeof cell === 'number')
      report(around, 'A107', 'notice', at, {
        field: zh,
        text: changed,
        read: type === 'money' ? showYuan(fen(cell)) : String(cell),
      });
  }
  return cells;
}

/**
 * The total is recomputed where its formula stands or where it is blank (practice 2.14); one that was typed over the
 * formula is kept, so that rule A102 can speak about it.
 */
function withTotal(row: ReadRow, cells: Cells, found: FoundTable): Cells {
  const total = [...found.fields].find(([, field]) => field === 'amtTotal');
  if (!total) return cells;
  const read = row.cells.find(({ column }) => column === total[0]);
  const typedOver = read !== undefined && read.formula === undefined && cells.amtTotal !== null;
  if (typedOver && cells.amtTotal !== 0) return cells;
  const funds = fundFields.map((field) => cells[field]).filter((cell) => typeof cell === 'number');
  return { ...cells, amtTotal: funds.length === 0 ? null : funds.reduce((sum, fund) => sum + fund, 0) };
}

const firstText = (row: ReadRow, identity: number | null): string =>
  row.cells.find(({ column, text }) => column !== identity && text.trim() !== '')?.text ?? '';
const totalLabel = /^\s*(合\s*计|小\s*计|总\s*计)\s*$/;
/** A row that begins with 合计 and says nothing else in words; the same word in 备注 is the clerk's own. */
function isTotal(row: ReadRow, identity: number | null): boolean {
  const filled = row.cells.filter(({ column, text }) => column !== identity && text.trim() !== '');
  const [first, ...rest] = filled;
  return first !== undefined && totalLabel.test(first.text) && rest.every(({ kind }) => kind === 'number');
}

/** A total typed over its formula, beside the sum of the rows; a total that is still computed is made anew (A104). */
function wrongTotals(around: Around, row: ReadRow, rows: readonly Row[]): void {
  for (const [column, field] of around.found.fields) {
    const { zh, type } = fieldDictionary[field];
    const read = row.cells.find((cell) => cell.column === column);
    if (type !== 'money' || read?.kind !== 'number' || read.formula !== undefined) continue;
    const { cell: stated } = normalise(read, type);
    const sum = rows.reduce((total, { cells }) => total + (typeof cells[field] === 'number' ? cells[field] : 0), 0);
    if (typeof stated !== 'number' || stated === sum) continue;
    const at = { field, cell: `${columnLetter(column)}${String(row.row)}` };
    report(around, 'A104', 'error', at, { field: zh, stated: showYuan(fen(stated)), sum: showYuan(fen(sum)) });
  }
}

const filledIn = (cell: Cell): boolean => cell !== null && cell !== '';
/** A computed column holds something of the clerk's only where its formula was typed over. */
function isFilled(row: ReadRow, cells: Cells, found: FoundTable): boolean {
  for (const [column, field] of found.fields) {
    const cell = cells[field] ?? null;
    if (!filledIn(cell) || field === 'controlFigure') continue;
    if (field !== 'amtTotal') return true;
    if (cell !== 0 && row.cells.some((read) => read.column === column && read.formula === undefined)) return true;
  }
  return false;
}

function identityOf(around: Around, row: ReadRow): string {
  const { found, context, seen } = around;
  const given = row.cells.find((cell) => cell.column === found.identity)?.text.trim() ?? '';
  const at = { cell: `${columnLetter(found.identity ?? 1)}${row.row}` };
  if (given !== '' && !seen.has(given)) {
    seen.add(given);
    return given;
  }
  const fresh = context.newRowId();
  report(around, given === '' ? 'F002' : 'F001', 'notice', { ...at, rowId: fresh }, {});
  seen.add(fresh);
  return fresh;
}

/** The rows that the clerk filled in; prepared rows without content and total rows are passed over. */
export function readRows(
  table: TableName,
  found: FoundTable,
  context: ReadingContext,
  seen: Set<string>,
): { readonly rows: readonly Row[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const around: Around = { table, found, context, seen, findings };
  const rows: Row[] = [];
  const totals: ReadRow[] = [];
  for (const row of found.sheet.rows) {
    if (row.row <= found.headRow) continue;
    if (isTotal(row, found.identity)) {
      if (/合\s*计|总\s*计/.test(firstText(row, found.identity))) totals.push(row);
      continue;
    }
    const silent: Around = { ...around, findings: [] };
    if (!isFilled(row, readCells(silent, row, ''), found)) continue;
    const id = identityOf(around, row);
    const cells = withTotal(row, readCells(around, row, id), found);
    rows.push({
      id,
      cells,
      origin: { digest: context.digest, file: context.fileName, sheet: found.sheet.name, row: row.row },
    });
  }
  for (const total of totals) wrongTotals(around, total, rows);
  for (const { column, label } of found.unknown)
    report(around, 'F004', 'warning', { cell: `${columnLetter(column)}${found.headRow}` }, { text: label });
  for (const copy of found.copies)
    if (readRows(table, copy, context, new Set()).rows.length > 0)
      findings.push({
        rule: 'F006',
        version: 1,
        severity: 'error',
        scope: 'file',
        table,
        where: { sheet: copy.sheet.name, cell: `A${copy.headRow}` },
        values: { copy: copy.sheet.name, sheet: found.sheet.name },
      });
  return { rows, findings };
}
