export { isReadWorkbook } from './is-read-workbook.ts';
export { isWorkbookPlan } from './is-workbook-plan.ts';
export type { CellMark, MarkedWorkbook } from './cell-mark.ts';
export type { MergedRange, ReadCell, ReadFailure, ReadRow, ReadSheet, ReadWorkbook } from './read-model.ts';
export type {
  PlannedCell,
  PlannedColumn,
  PlannedList,
  PlannedRow,
  PlannedSheet,
  StreamedPlan,
  StreamedSheet,
  StyleName,
  WorkbookPlan,
} from './write-plan.ts';
