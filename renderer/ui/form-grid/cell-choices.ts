import { entriesFor, type EntryColumn } from '#shared/entry';
import { fieldDictionary, type FieldId, type FieldRecord, type ListName } from '#shared/fields';
import { pickList, type PickRow } from '#shared/pinyin-search';
import type { YearFile } from '#shared/year-file';
import { noCodes, type CodeMemory, type ListCodes } from './code-memory.ts';

/** What a list offers for the words that are typed: codes by their beginning, names by a part, pinyin or initials. */
export type CellChoices = {
  readonly rows: (words: string) => readonly PickRow[];
  readonly favourites: readonly string[];
  /** null where the list is too short to have favourites. */
  readonly onFavourite: ((code: string, favourite: boolean) => void) | null;
};
export type ColumnList = {
  readonly list: ListName | null;
  readonly rows: (words: string, codes: ListCodes) => readonly PickRow[];
};

const mostRows = 300;
/** A list that is seen whole needs no memory. */
const seenWhole = 12;

/** The list of a field whose 收藏 and 最近使用 are remembered. */
export function rememberedList(field: FieldId, yearFile: YearFile): ListName | null {
  const { list }: FieldRecord = fieldDictionary[field];
  return list !== undefined && (entriesFor(field, yearFile)?.length ?? 0) > seenWhole ? list : null;
}

/** The list of a column; null where it takes any text. Built once for a column: names are spelled when first searched. */
export function columnList(column: EntryColumn, yearFile: YearFile, department: string): ColumnList | null {
  const entries = entriesFor(column.field, yearFile);
  if (!entries) return null;
  const picks = pickList(entries);
  return {
    list: rememberedList(column.field, yearFile),
    rows: (text, codes) => picks.rows({ text, year: yearFile.year, department, ...codes }).slice(0, mostRows),
  };
}

/** The list with what the person remembers of it. */
export function choicesOf(column: ColumnList | null, memory: CodeMemory | null): CellChoices | null {
  if (!column) return null;
  const { list } = column;
  const codes = list !== null && memory ? memory.of(list) : noCodes;
  return {
    rows: (words) => column.rows(words, codes),
    favourites: codes.favourites,
    onFavourite:
      list !== null && memory
        ? (code, favourite) => {
            memory.mark(list, code, favourite);
          }
        : null,
  };
}
