export { decideOpening } from './decide-opening.ts';
export type { DiskCopy, OpeningDecision, OpeningMark, OpeningQuestion, WorkingCopy } from './decide-opening.ts';
