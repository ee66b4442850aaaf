export { amountOf, fundFields, textOf } from './amounts.ts';
export type { FundField } from './amounts.ts';
export { canonicalText, decideLock } from './final-version.ts';
export type { FinalVersion, LockRefused } from './final-version.ts';
export { roundSummary } from './round-summary.ts';
export type { RoundSummary, StateCounts } from './round-summary.ts';
export { advance, allowedActs, transitions } from './transitions.ts';
export type { Act, ActKind, Transition, TransitionRefused } from './transitions.ts';
