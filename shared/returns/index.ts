export { placeMarks } from './place-marks.ts';
export { rowsChangedSince, slipProgress } from './progress.ts';
export type { ItemProgress } from './progress.ts';
export { numbered, rowItem, slipCandidates, slipNumber } from './slip.ts';
export type { ReturnSlip, SlipCandidate, SlipItem } from './slip.ts';
export { readSlip, slipWorkbook } from './slip-workbook.ts';
export type { ReadSlip, SlipRefused } from './slip-workbook.ts';
