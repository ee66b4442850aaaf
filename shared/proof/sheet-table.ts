import type { ReadCell, ReadWorkbook } from '#shared/workbook-model';

export type TableRow = {
  readonly row: number;
  readonly cell: (head: string) => ReadCell | undefined;
  readonly text: (head: string) => string;
  readonly name: (head: string) => string;
};
export type SheetTable = {
  readonly sheet: string;
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
};

export function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** A sheet read by its heads: the head row is the first that holds the given head. */
export function sheetTable(workbook: ReadWorkbook, sheet: string, knownHead: string): SheetTable | null {
  const found = workbook.sheets.find((one) => one.name === sheet);
  const headRow = found?.rows.find((row) => row.cells.some((cell) => cell.text === knownHead));
  if (!found || !headRow) return null;
  const columns = new Map(headRow.cells.map((cell) => [cell.text, cell.column]));
  const rows = found.rows
    .filter((row) => row.row > headRow.row && row.cells.length > 0)
    .map((row): TableRow => {
      const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
      const cell = (head: string): ReadCell | undefined => byColumn.get(columns.get(head) ?? 0);
      return {
        row: row.row,
        cell,
        text: (head) => cell(head)?.text ?? '',
        name: (head) => cellName(columns.get(head) ?? 0, row.row),
      };
    });
  return { sheet, heads: [...columns.keys()], rows };
}
