import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { Unit } from '#shared/records';
import type { PlannedSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile, YearFileFailure } from '#shared/year-file';
import { formatYearFile, parseYearFile } from '#shared/year-file';

/** Name of the hidden sheet that carries the year to the unit; its format is in build/formats/hidden-sheet.md. */
const yearSheetName = 'tutd-year';
/** A cell holds 32,767 characters; some room is left for what a writer escapes. */
const mostCharacters = 30_000;

/** What one unit needs of the year: its own department and no other unit's names or telephones. */
const forUnit = (yearFile: YearFile, unit: Unit): YearFile => ({
  ...yearFile,
  departments: yearFile.departments.filter(({ code }) => code === unit.department),
  units: [unit],
});

/** The year file of one unit, cut into cells, so that the unit can fill in its forms in the program. */
export function yearSheet(yearFile: YearFile, unit: Unit): PlannedSheet {
  const text = JSON.stringify(JSON.parse(formatYearFile(forUnit(yearFile, unit))));
  const parts: string[] = [];
  // By characters and not by code units: no character is cut in two.
  const characters = Array.from(text);
  for (let from = 0; from < characters.length; from += mostCharacters)
    parts.push(characters.slice(from, from + mostCharacters).join(''));
  return {
    name: yearSheetName,
    hidden: true,
    columns: [{ width: 20 }],
    rows: parts.map((part) => ({ cells: [{ style: 'plain', value: part }] })),
  };
}

export type HandOutFailure = { readonly kind: 'hand-out/without-year' } | YearFileFailure;

/** The year that a handed-out workbook carries. */
export function yearInWorkbook(workbook: ReadWorkbook, ledger: 'real' | 'practice'): Result<YearFile, HandOutFailure> {
  const sheet = workbook.sheets.find(({ name }) => name === yearSheetName);
  if (!sheet) return err({ kind: 'hand-out/without-year' });
  return parseYearFile(sheet.rows.map(({ cells }) => cells[0]?.text ?? '').join(''), ledger);
}
