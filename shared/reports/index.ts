export { cityWorkbook, streamedCityWorkbook } from './city-workbook.ts';
export type { CityContext, CityWorkbook } from './city-workbook.ts';
export {
  at,
  bodyStart,
  columnLetter,
  countCell,
  practiceMark,
  reportSheet,
  shareCell,
  span,
  tenThousandths,
  textCell,
  wanCell,
  wrappedHeight,
  yuanCell,
} from './sheet-layout.ts';
export type { ColumnPlan, ReportContext, SheetQuestion } from './sheet-layout.ts';
export { controlNoticeWorkbook } from './control-notice-workbook.ts';
export type { ControlNotice } from './control-notice-workbook.ts';
export { listWorkbook } from './list-workbook.ts';
export type { ListTable, ListWords } from './list-workbook.ts';
export { replyWorkbook } from './reply-workbook.ts';
export type { ReplyTable } from './reply-workbook.ts';
