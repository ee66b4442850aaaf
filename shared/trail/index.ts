export type { CellChange, Confirmation, TrailAct, TrailEntry } from './cell-change.ts';
export { changesBetween } from './changes-between.ts';
export { shownCell, trailLine } from './trail-line.ts';
export { trailWorkbook } from './trail-workbook.ts';
export type { TrailRow } from './trail-workbook.ts';
