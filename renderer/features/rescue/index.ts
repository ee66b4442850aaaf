export { RescuePage } from './rescue-page.tsx';
export type { BookCase, Way } from './rescue-page.tsx';
