import ExcelJS from 'exceljs';
import { entryText } from '#shared/forms';
import { fieldDictionary, type FieldId, type ListName } from '#shared/fields';
import type { Cell, Cells, TableName } from '#shared/records';
import type { YearFile } from '#shared/year-file';

const fundFields: readonly FieldId[] = ['amtGeneral', 'amtFund', 'amtSoe', 'amtEscrow', 'amtUnit'];
const computed: readonly FieldId[] = ['amtTotal', 'controlFigure'];

function typed(field: FieldId, cell: Cell, yearFile: YearFile): string | number | Date | null {
  if (cell === null || typeof cell === 'object') return null;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const record: { readonly type: string; readonly list?: ListName } = fieldDictionary[field];
  if (typeof cell === 'number') return record.type === 'int' ? cell : cell / 100;
  if (record.type === 'date') return new Date(`${cell}T00:00:00Z`);
  const entry = record.list === undefined ? undefined : yearFile.lists[record.list].find(({ code }) => code === cell);
  return entry ? entryText(entry) : cell;
}

export type Filling = {
  readonly noPurchases: boolean;
  readonly projects: readonly Cells[];
  readonly purchases: readonly Cells[];
  readonly targets: readonly Cells[];
};

/** Fills a handed-out workbook as a clerk would: types into the cells under the heads, saves over the file. */
export async function fillWorkbook(path: string, filling: Filling, yearFile: YearFile): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  for (const form of yearFile.forms) {
    const table: TableName = form.table;
    const sheet = book.getWorksheet(form.sheet);
    if (!sheet) continue;
    const columns = new Map<string, number>();
    sheet.getRow(4).eachCell((cell, column) => {
      columns.set(cell.text.replace(/（(元|月)）$/, ''), column);
    });
    filling[table].forEach((cells, index) => {
      const row = sheet.getRow(6 + index);
      for (const [field, cell] of Object.entries(cells) as [FieldId, Cell][]) {
        const column = columns.get(fieldDictionary[field].zh);
        if (column === undefined || computed.includes(field)) continue;
        row.getCell(column).value = typed(field, cell, yearFile);
      }
      const total = columns.get(fieldDictionary.amtTotal.zh);
      if (total === undefined) return;
      const amount = fundFields.reduce((sum, fund) => sum + (typeof cells[fund] === 'number' ? cells[fund] : 0), 0);
      const formula = (row.getCell(total).value as { formula?: string } | null)?.formula;
      row.getCell(total).value = formula === undefined ? amount / 100 : { formula, result: amount / 100 };
    });
  }
  if (filling.noPurchases) {
    const sheet = book.getWorksheet('无购买服务声明');
    if (sheet) sheet.getCell('B3').value = '是';
  }
  await book.xlsx.writeFile(path);
}
