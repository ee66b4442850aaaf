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
      report(around, 'A106', 'error', at, { field: zh, text: cell.unread });
    else if (changed !== null && typeof cell === 'number')
      report(around, 'A107', 'notice', at, {
        field: zh,
        text: changed,
        read: type === 'money' ? showYuan(fen(cell)) : String(cell),
      });
  }
  return cells;
}

/** The total is recomputed where no total stands; one that was typed is kept, so that rule A102 can speak about it. */
function withTotal(cells: Cells): Cells {
  if (!('amtTotal' in cells) || (cells.amtTotal !== null && cells.amtTotal !== 0)) return cells;
  const funds = fundFields.map((field) => cells[field]).filter((cell) => typeof cell === 'number');
  return funds.length === 0
    ? { ...cells, amtTotal: null }
    : { ...cells, amtTotal: funds.reduce((sum, fund) => sum + fund, 0) };
}

const isTotal = (row: ReadRow): boolean => row.cells.some(({ text }) => /^\s*(合\s*计|小\s*计|总\s*计)\s*$/.test(text));
const typed = (cells: Cells): boolean =>
  Object.entries(cells).some(
    ([field, cell]) => cell !== null && cell !== '' && field !== 'amtTotal' && field !== 'controlFigure',
  );

function identityOf(around: Around, row: ReadRow): string {
  const { found, context, seen } = around;
  const given = row.cells.find((cell) => cell.column === found.identity)?.text.trim() ?? '';
  const at = { cell: `A${row.row}` };
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
  for (const row of found.sheet.rows) {
    if (row.row <= found.headRow || isTotal(row)) continue;
    const silent: Around = { ...around, findings: [] };
    if (!typed(readCells(silent, row, ''))) continue;
    const id = identityOf(around, row);
    const cells = withTotal(readCells(around, row, id));
    rows.push({
      id,
      cells,
      origin: { digest: context.digest, file: context.fileName, sheet: found.sheet.name, row: row.row },
    });
  }
  for (const { column, label } of found.unknown)
    report(around, 'F004', 'warning', { cell: `${columnLetter(column)}${found.headRow}` }, { text: label });
  return { rows, findings };
}
