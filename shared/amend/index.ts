export type { AmendRefused } from './amend-refused.ts';
export { buyerOf, decideClearMark, decideDepartmentPurchase } from './bad-buyer.ts';
export { confirmationBy, confirmationsAsked, isConsent, isTakenBack, isWaiting } from './confirmation.ts';
export type { Amendment } from './confirmation.ts';
export { decideAmend, findingsThatStand, mayAmend } from './decide-amend.ts';
export { decideSplit } from './split-lump.ts';
export type { LumpPart, SplitAsked } from './split-lump.ts';
export type { Amended, CellsAsked } from './decide-amend.ts';
