export { priorIndex } from './prior-index.ts';
export type { PriorIndex } from './prior-index.ts';
