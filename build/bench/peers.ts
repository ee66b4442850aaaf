import ExcelJS from 'exceljs';
import { read, utils, write } from 'xlsx';
import { writeFileSync } from 'node:fs';
import type { PlannedCell, StreamedPlan, StyleName } from '#shared/workbook-model';

/** What another library makes of the same task. It gets the same cells, formulas, results and number formats. */
const numberFormat = (style: StyleName): string =>
  /money|Wan/i.test(style) ? '#,##0.00' : style.endsWith('ct') ? '0.00%' : '@';

const border = { style: 'thin' } as const;
const styles = new Map<StyleName, Partial<ExcelJS.Style>>();
function styleOf(style: StyleName): Partial<ExcelJS.Style> {
  const known = styles.get(style);
  if (known) return known;
  const made: Partial<ExcelJS.Style> = {
    numFmt: numberFormat(style),
    font: { name: '宋体', size: 11, bold: style.startsWith('total') },
    alignment: { vertical: 'middle', wrapText: style === 'text' },
    border: { left: border, right: border, top: border, bottom: border },
  };
  styles.set(style, made);
  return made;
}

function valueOf(cell: PlannedCell | null): ExcelJS.CellValue {
  if (!cell || cell.value === null) return null;
  const { value, formula } = cell;
  const plain = typeof value === 'string' ? value : 'number' in value ? Number(value.number) : new Date(value.date);
  return formula === undefined ? plain : { formula, result: plain as number };
}

/** exceljs, its streaming writer. */
export async function exceljsStream(plan: StreamedPlan, path: string): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  for (const { name, columns, rows } of plan.sheets) {
    const sheet = book.addWorksheet(name);
    sheet.columns = columns.map(({ width }) => ({ width }));
    let number = 0;
    for (const { cells } of rows) {
      number += 1;
      const row = sheet.getRow(number);
      cells.forEach((cell, index) => {
        if (!cell) return;
        const target = row.getCell(index + 1);
        target.value = valueOf(cell);
        target.style = styleOf(cell.style);
      });
      row.commit();
    }
    sheet.commit();
  }
  await book.commit();
}

/** SheetJS, whole in memory; it writes values, formulas and number formats, and no fonts or borders. */
export function sheetjsWrite(plan: StreamedPlan, path: string): void {
  const book = utils.book_new();
  for (const { name, rows } of plan.sheets) {
    const dense = [...rows].map(({ cells }) =>
      cells.map((cell) => {
        const value = valueOf(cell);
        if (value === null) return null;
        if (typeof value === 'object' && 'formula' in value)
          return { t: 'n', v: value.result as number, f: value.formula, z: numberFormat(cell?.style ?? 'plain') };
        return value;
      }),
    );
    utils.book_append_sheet(book, utils.aoa_to_sheet(dense as unknown[][], { dense: true }), name);
  }
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/** The rows of the first sheet as arrays of values. */
export function sheetjsRows(bytes: Buffer): number {
  const book = read(bytes, { dense: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json(sheet, { header: 1 }).length : 0;
}

export const sheetjsRead = (bytes: Buffer): unknown => read(bytes, { dense: true, cellFormula: true });

export async function exceljsRead(bytes: Buffer): Promise<unknown> {
  const book = new ExcelJS.Workbook();
  return book.xlsx.load(bytes as unknown as ArrayBuffer);
}
