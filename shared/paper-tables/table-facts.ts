import type { FourStageTable } from '#shared/compare';
import type { Consolidation } from '#shared/consolidate';
import type { FigureLine } from '#shared/figures-workbook';
import type { CollectingRound, PriorLine, Row, Submission } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { textOf } from '#shared/rounds';

/**
 * What the tables are made from. The year file holds only the departments and units in view: all of them, or those of
 * one 股室.
 */
export type TableFacts = {
  readonly yearFile: YearFile;
  /** The round that the purchase tables show, and its submissions; counted says in words which of them. */
  readonly round: CollectingRound;
  readonly counted: string;
  readonly submissions: readonly Submission[];
  /** Every submission of the round, whatever its state, for the list of findings. */
  readonly received: readonly Submission[];
  readonly consolidation: Consolidation;
  readonly stages: FourStageTable;
  /** 申报, 初审, 建议 and 审定数 by project. */
  readonly figures: readonly FigureLine[];
  readonly prior: readonly PriorLine[];
};

export const practiceWord = (facts: TableFacts): string => (facts.yearFile.ledger === 'practice' ? '【练习】' : '');
export const titled = (facts: TableFacts, words: string): string =>
  `${practiceWord(facts)}${facts.yearFile.region.name}${String(facts.yearFile.year)}年${words}`;

export type Names = {
  readonly unit: (code: string) => string;
  readonly department: (code: string) => string;
  readonly section: (department: string) => string;
};
export function namesOf(yearFile: YearFile): Names {
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit.name]));
  const departments = new Map(yearFile.departments.map((one) => [one.code, one]));
  return {
    unit: (code) => units.get(code) ?? code,
    department: (code) => departments.get(code)?.name ?? code,
    section: (code) => departments.get(code)?.section ?? '',
  };
}

export const nameInList = (
  entries: readonly { readonly code: string; readonly name: string }[],
  code: string,
): string => entries.find((entry) => entry.code === code)?.name ?? '';

export type UnitRow = { readonly unit: string; readonly row: Row };
export const purchaseRows = (submissions: readonly Submission[]): readonly UnitRow[] =>
  submissions.flatMap(({ unit, tables }) => tables.purchases.map((row) => ({ unit, row })));
export const projectRows = (submissions: readonly Submission[]): readonly UnitRow[] =>
  submissions.flatMap(({ unit, tables }) => tables.projects.map((row) => ({ unit, row })));

/** Projects by their names, where a purchase row leaves its own out. */
export function projectNamesOf(submissions: readonly Submission[]): ReadonlyMap<string, string> {
  return new Map(
    projectRows(submissions).map(({ unit, row }) => [
      `${unit}/${textOf(row, 'projectCode')}`,
      textOf(row, 'projectName'),
    ]),
  );
}
/** Distinct projects: a code alone is not one, two units may use the same. */
export const distinct = (keys: readonly string[]): number => new Set(keys).size;
