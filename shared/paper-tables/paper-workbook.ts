import { fen, formatScaled } from '#shared/money';
import type { ReportContext } from '#shared/reports';
import { at, bodyStart, columnLetter, countCell, reportSheet, textCell, wanCell, yuanCell } from '#shared/reports';
import type { PlannedCell, PlannedSheet, WorkbookPlan } from '#shared/workbook-model';
import type { PaperColumn, PaperRow, PaperTable } from './paper-table.ts';
import { sealLine, signatureLine, tableCheckCode } from './paper-table.ts';

function formulaOf(table: PaperTable, column: PaperColumn, row: PaperRow, index: number): string | undefined {
  const line = bodyStart + index;
  const columnOf = (key: string): number => table.columns.findIndex((one) => one.key === key) + 1;
  const place = (key: string): string => at(columnOf(key), line);
  if (column.shareOf !== undefined) {
    const whole = at(columnOf(column.shareOf), bodyStart);
    return `IF(${whole}=0,0,ROUND(${place(column.shareOf)}/${whole},4))`;
  }
  if (column.derived) return column.derived.formula(place);
  if (column.sum !== true || row.below === 0) return undefined;
  const letter = columnLetter(table.columns.indexOf(column) + 1);
  // SUBTOTAL leaves out the SUBTOTAL cells inside its range, so one range serves every tier.
  return `SUBTOTAL(9,${letter}${line + 1}:${letter}${line + row.below})`;
}

function figureCell(column: PaperColumn, value: number, group: boolean, formula: string | undefined): PlannedCell {
  const live = formula === undefined ? {} : { formula };
  switch (column.kind) {
    case 'money':
      return wanCell(fen(value), group ? 'totalWan' : 'moneyWan', formula);
    case 'yuan':
      return yuanCell(fen(value), group ? 'totalMoney' : 'moneyPrint', formula);
    case 'share':
      return { style: group ? 'totalPct' : 'pct', value: { number: formatScaled(value, 4) }, ...live };
    case 'decimal':
      return { style: 'decimal', value: { number: formatScaled(value, 2) }, ...live };
    case 'text':
    case 'code':
    case 'count':
      return countCell(value, group ? 'total' : 'int', formula);
  }
}

function cellOf(table: PaperTable, column: PaperColumn, row: PaperRow, index: number): PlannedCell {
  const value = row.cells[column.key] ?? null;
  const group = row.level < 2;
  if (typeof value === 'number') return figureCell(column, value, group, formulaOf(table, column, row, index));
  const look = column.kind === 'code' ? 'code' : 'text';
  return textCell(value ?? '', group ? 'total' : look);
}

/** A printed table as a sheet: heads repeated, signatures and 公章 below, 校验码 and pages in the footer. */
function paperSheet(table: PaperTable): PlannedSheet {
  const code = tableCheckCode(table);
  const below = [...table.remarks, signatureLine, `${sealLine}　　　　　　　　　　　　数据校验码：${code}`];
  const sheet = reportSheet({
    name: table.name,
    title: table.title,
    note: table.note,
    unitNote: table.unitNote,
    paper: table.paper,
    columns: table.columns.map(({ head, width }) => ({ head, width })),
    freezeColumns: Math.min(3, table.columns.length - 1),
    body: table.rows.map((row, index) => table.columns.map((column) => cellOf(table, column, row, index))),
    further: below.length,
  });
  const last = columnLetter(table.columns.length);
  const first = bodyStart + table.rows.length;
  return {
    ...sheet,
    rows: [...sheet.rows, ...below.map((text) => ({ height: 26, cells: [textCell(text, 'note')] }))],
    merges: [...(sheet.merges ?? []), ...below.map((_text, index) => `A${first + index}:${last}${first + index}`)],
    ...(sheet.print
      ? {
          print: {
            ...sheet.print,
            footer: `&L数据校验码 ${code}&C第 &P 页 共 &N 页&R${table.practice ? '【练习】' : ''}`,
          },
        }
      : {}),
  };
}

/** One workbook of one or more tables, each as it stands on the screen, with live formulas wherever there are sums. */
export const paperWorkbook = (tables: readonly PaperTable[], context: ReportContext): WorkbookPlan => ({
  title: tables[0]?.title ?? '',
  creator: context.creator,
  created: context.created,
  sheets: tables.map(paperSheet),
});
