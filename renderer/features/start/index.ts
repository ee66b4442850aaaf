export { ChooseUnit } from './choose-unit.tsx';
export { StartPage } from './start-page.tsx';
export type { NewYear } from './start-page.tsx';
