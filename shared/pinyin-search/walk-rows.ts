import type { PickRow, PickSection } from './pick-rows.ts';

/** A row by what it is: its place in the list is another as soon as a favourite is marked. */
export type PickMark = { readonly section: PickSection; readonly code: string };

/** Where the marked row stands; one that left its section is looked for in the others. -1 where it is gone. */
export function placeOfMark(rows: readonly PickRow[], mark: PickMark | null): number {
  if (!mark) return -1;
  const { section, code } = mark;
  const at = rows.findIndex((row) => row.section === section && row.entry.code === code);
  return at >= 0 ? at : rows.findIndex((row) => row.choosable && row.entry.code === code);
}

/** The marked row, where it can be chosen. */
export function markedRow(rows: readonly PickRow[], mark: PickMark | null): PickRow | undefined {
  const row = rows[placeOfMark(rows, mark)];
  return row?.choosable ? row : undefined;
}

/** The next row that can be chosen, from the marked one on; null begins before the first. Without a next it stays. */
export function walkRows(rows: readonly PickRow[], from: PickMark | null, step: 1 | -1): PickMark | null {
  for (let at = placeOfMark(rows, from) + step; at >= 0 && at < rows.length; at += step) {
    const row = rows[at];
    if (row?.choosable) return { section: row.section, code: row.entry.code };
  }
  return from;
}
