export { StartPage } from './start-page.tsx';
export type { NewYear } from './start-page.tsx';
