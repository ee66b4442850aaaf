export { AdjustPage } from './adjust-page.tsx';
