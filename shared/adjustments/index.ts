export { batchKinds } from './batch.ts';
export type { Batch, BatchDraft, BatchKind, BatchLine } from './batch.ts';
export { batchWorkbook, currentBudgetWorkbook } from './batch-workbook.ts';
export type { KindNames } from './batch-workbook.ts';
export { currentBudget, lineKey } from './current-budget.ts';
export type { CurrentLine } from './current-budget.ts';
export { decideBatch } from './decide-batch.ts';
export type { BatchQuestion, BatchRefused } from './decide-batch.ts';
