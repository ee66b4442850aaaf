export { basicTotals } from './basic-totals.ts';
export type { BasicTotals } from './basic-totals.ts';
export { readBasics } from './read-basics.ts';
