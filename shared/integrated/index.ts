export type { IntegratedCells, IntegratedLine, IntegratedLines } from './integrated-line.ts';
export { integratedTables, layouts } from './layouts.ts';
export type { IntegratedTable } from './layouts.ts';
export { readIntegrated } from './read-integrated.ts';
export type { TableReading } from './table-reading.ts';
export { exportLines } from './export-lines.ts';
export type { ExportedLine, ExportedLines } from './export-lines.ts';
export { integratedWorkbook } from './integrated-workbook.ts';
export { unitTables } from './unit-tables.ts';
