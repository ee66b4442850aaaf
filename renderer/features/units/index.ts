export { RosterDialog } from './roster-dialog.tsx';
export { UnitsPage } from './units-page.tsx';
export type { Answer } from './words.ts';
