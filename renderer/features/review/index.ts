export { SlipPanel } from './slip-panel.tsx';
export { ReviewPage } from './review-page.tsx';
export type { ReviewPanel } from './review-page.tsx';
