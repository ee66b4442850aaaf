export { cellText, isFigure } from './cell-text.ts';
export { sealLine, signatureLine, tableCheckCode } from './paper-table.ts';
export type { PaperCell, PaperColumn, PaperRow, PaperTable } from './paper-table.ts';
export { makeTable, tableIds, tableName } from './paper-tables.ts';
export type { TableId } from './paper-tables.ts';
export { paperWorkbook } from './paper-workbook.ts';
export type { TableFacts } from './table-facts.ts';
