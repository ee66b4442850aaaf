import { entriesFor, type EntryColumn } from '#shared/entry';
import { pickList, type PickRow } from '#shared/pinyin-search';
import type { YearFile } from '#shared/year-file';

/** What a list offers for the words that are typed: codes by their beginning, names by a part, pinyin or initials. */
export type CellChoices = (words: string) => readonly PickRow[];

const mostRows = 300;

/** The choices of a column; null where it takes any text. Built once for a column: names are spelled when first searched. */
export function cellChoices(
  column: EntryColumn,
  yearFile: YearFile,
  department: string,
  codes: { readonly favourites: readonly string[]; readonly recent: readonly string[] },
): CellChoices | null {
  const entries = entriesFor(column.field, yearFile);
  if (!entries) return null;
  const list = pickList(entries);
  return (text) => list.rows({ text, year: yearFile.year, department, ...codes }).slice(0, mostRows);
}
