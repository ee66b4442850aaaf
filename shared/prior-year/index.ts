export { neededPriorKeys, priorColumns } from './prior-columns.ts';
export type { PriorKey } from './prior-columns.ts';
export { priorIndex } from './prior-index.ts';
export type { PriorIndex } from './prior-index.ts';
export { wholeLines } from './whole-lines.ts';
export { readPrior } from './read-prior.ts';
export type { ColumnAssignment, PriorQuestion, PriorReading } from './read-prior.ts';
