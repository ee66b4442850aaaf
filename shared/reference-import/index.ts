export { isSample, takeOver } from './differences.ts';
export type { ReferenceDifference, TakeOver } from './differences.ts';
export { readReference } from './read-reference.ts';
export type { ReadReference } from './read-reference.ts';
export type { ReferenceFailure, ReferenceNote } from './reference-failure.ts';
export { referenceWorkbook } from './reference-workbook.ts';
