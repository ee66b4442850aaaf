import type { ListName } from '#shared/fields';
import { columnLetter } from '#shared/reports';
import type { PlannedCell, PlannedSheet } from '#shared/workbook-model';
import type { CodeEntry, YearFile } from '#shared/year-file';
import { entryText } from './cell-writing.ts';

const sheetName = 'Lists';
const listNames = (yearFile: YearFile): readonly ListName[] => Object.keys(yearFile.lists).toSorted() as ListName[];

/** Entries that may be chosen in the year of the file: of its years, and no heading over others. */
function choosable(yearFile: YearFile, list: ListName): readonly CodeEntry[] {
  const entries = yearFile.lists[list];
  const headings = new Set(entries.map(({ parent }) => parent));
  return entries.filter(
    ({ code, validFrom, validTo }) =>
      !headings.has(code) &&
      (validFrom ?? yearFile.year) <= yearFile.year &&
      (validTo ?? yearFile.year) >= yearFile.year,
  );
}

/** Where the entries of a list stand on the hidden sheet; null where there are none. */
export function listRange(list: ListName, yearFile: YearFile): string | null {
  const count = choosable(yearFile, list).length;
  if (count === 0) return null;
  const letter = columnLetter(listNames(yearFile).indexOf(list) + 1);
  return `${sheetName}!$${letter}$2:$${letter}$${count + 1}`;
}

/** The hidden sheet that the dropdowns take their entries from. */
export function listSheet(yearFile: YearFile): PlannedSheet {
  const names = listNames(yearFile);
  const columns = names.map((name) => choosable(yearFile, name).map(entryText));
  const height = Math.max(0, ...columns.map((entries) => entries.length));
  const cell = (value: string | undefined): PlannedCell | null =>
    value === undefined ? null : { style: 'plain', value };
  return {
    name: sheetName,
    hidden: true,
    columns: names.map(() => ({ width: 24 })),
    rows: [
      { cells: names.map((name) => cell(name)) },
      ...Array.from({ length: height }, (_each, index) => ({ cells: columns.map((entries) => cell(entries[index])) })),
    ],
  };
}
