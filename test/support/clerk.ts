import ExcelJS from 'exceljs';
import { entryText } from '#shared/forms';
import { fieldDictionary, type FieldId, type ListName } from '#shared/fields';
import type { PracticeFilling } from '#shared/practice-county';
import type { Cell, Cells } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { TypedCell } from './office-suite.ts';

const fundFields: readonly FieldId[] = ['amtGeneral', 'amtFund', 'amtSoe', 'amtEscrow', 'amtUnit'];
const computed: readonly FieldId[] = ['amtTotal', 'controlFigure'];
const headRow = 4;
const firstRow = 6;

function typed(field: FieldId, cell: Cell, yearFile: YearFile): TypedCell['value'] | null {
  if (cell === null || typeof cell === 'object') return null;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const record: { readonly type: string; readonly list?: ListName } = fieldDictionary[field];
  if (typeof cell === 'number') return record.type === 'int' ? cell : cell / 100;
  if (record.type === 'date') return { date: cell };
  const entry = record.list === undefined ? undefined : yearFile.lists[record.list].find(({ code }) => code === cell);
  return entry ? entryText(entry) : cell;
}

const totalOf = (cells: Cells): number =>
  fundFields.reduce((sum, fund) => sum + (typeof cells[fund] === 'number' ? cells[fund] : 0), 0) / 100;

/**
 * What a clerk types into a workbook that stands open: under each head, row by row from the top. Rows that a form was
 * filled with beforehand are typed over, and those beyond the filling are emptied.
 */
function typing(book: ExcelJS.Workbook, filling: PracticeFilling, yearFile: YearFile): readonly TypedCell[] {
  const cells: TypedCell[] = [];
  for (const { table, sheet: name } of yearFile.forms) {
    const sheet = book.getWorksheet(name);
    if (!sheet) continue;
    const columns = new Map<string, number>();
    sheet.getRow(headRow).eachCell((cell, column) => {
      columns.set(cell.text.replace(/（(元|月)）$/, ''), column);
    });
    const fields = (Object.keys(fieldDictionary) as FieldId[]).filter(
      (field) => columns.has(fieldDictionary[field].zh) && !computed.includes(field),
    );
    const stands = (row: number): boolean =>
      fields.some((field) => sheet.getRow(row).getCell(columns.get(fieldDictionary[field].zh)!).text !== '');
    let last = firstRow - 1 + filling[table].length;
    while (stands(last + 1)) last += 1;
    for (let row = firstRow; row <= last; row += 1) {
      const wanted = filling[table][row - firstRow] ?? {};
      for (const field of fields) {
        const column = columns.get(fieldDictionary[field].zh)!;
        const value = typed(field, wanted[field] ?? null, yearFile);
        if (value !== null) cells.push({ sheet: name, column, row, value });
        else if (sheet.getRow(row).getCell(column).text !== '') cells.push({ sheet: name, column, row, value: '' });
      }
    }
  }
  if (filling.noPurchases && book.getWorksheet('无购买服务声明'))
    cells.push({ sheet: '无购买服务声明', column: 2, row: 3, value: '是' });
  return cells;
}

async function open(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** What has to be typed into a handed-out workbook; nothing is written. */
export const typingOf = async (
  path: string,
  filling: PracticeFilling,
  yearFile: YearFile,
): Promise<readonly TypedCell[]> => typing(await open(path), filling, yearFile);

/** Fills a handed-out workbook as a clerk would: types into the cells under the heads, saves over the file. */
export async function fillWorkbook(path: string, filling: PracticeFilling, yearFile: YearFile): Promise<void> {
  const book = await open(path);
  for (const { sheet, column, row, value } of typing(book, filling, yearFile)) {
    const cell = book.getWorksheet(sheet)!.getRow(row).getCell(column);
    cell.value = value === '' ? null : typeof value === 'object' ? new Date(`${value.date}T00:00:00Z`) : value;
  }
  // The library does not calculate; Excel and WPS would save the totals with their results.
  for (const { table, sheet: name } of yearFile.forms) {
    const sheet = book.getWorksheet(name);
    sheet?.getRow(headRow).eachCell((head, column) => {
      if (head.text.replace(/（元）$/, '') !== fieldDictionary.amtTotal.zh) return;
      filling[table].forEach((cells, index) => {
        const cell = sheet.getRow(firstRow + index).getCell(column);
        const { formula } = cell.value as { formula?: string };
        cell.value = formula === undefined ? totalOf(cells) : { formula, result: totalOf(cells) };
      });
    });
  }
  await book.xlsx.writeFile(path);
}
