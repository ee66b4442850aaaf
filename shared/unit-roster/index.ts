export { findRoster } from './find-roster.ts';
export type { RosterColumn, RosterLayout, RosterQuestion } from './find-roster.ts';
export { readRoster } from './read-roster.ts';
export type { RosterFailure, RosterRefused } from './roster-failure.ts';
export { fundingNames, rosterHeads, rosterWorkbook } from './roster-workbook.ts';
export type { RosterHead, TypeNames } from './roster-workbook.ts';
export { rosterDifferences } from './roster-differences.ts';
export type { RosterDifference } from './roster-differences.ts';
