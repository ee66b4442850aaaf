export type { AmendRefused } from './amend-refused.ts';
export { buyerOf, decideClearMark, decideDepartmentPurchase } from './bad-buyer.ts';
export { confirmationBy, confirmationsAsked, isConsent, isWaiting } from './confirmation.ts';
export type { Amendment } from './confirmation.ts';
export { decideAmend, findingsThatStand, mayAmend } from './decide-amend.ts';
export type { Amended, CellsAsked } from './decide-amend.ts';
