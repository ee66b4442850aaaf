export { readRoster } from './read-roster.ts';
export type { RosterFailure } from './read-roster.ts';
export { rosterWorkbook } from './roster-workbook.ts';
export type { TypeNames } from './roster-workbook.ts';
