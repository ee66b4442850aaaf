export type { Check, Difference } from './check-record.ts';
export { proofSheet } from './proof-sheet.ts';
export { isProven, prove } from './prove.ts';
export type { Proof } from './prove.ts';
export type { ProofData } from './raw-sums.ts';
