export { AmendDialog } from './amend-dialog.tsx';
export { BadBuyerDialog } from './bad-buyer-dialog.tsx';
export type { BadBuyerAct } from './bad-buyer-dialog.tsx';
export { ConfirmationPanel } from './confirmation-panel.tsx';
export { SplitDialog } from './split-dialog.tsx';
export { SlipPanel } from './slip-panel.tsx';
export { ReviewPage } from './review-page.tsx';
export type { ReviewPanel } from './review-page.tsx';
