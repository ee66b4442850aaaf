import { columnLetter } from '#shared/reports';
import type { ReadSheet } from '#shared/workbook-model';

/**
 * What stands in one place of a sheet: text in one width for codes and heads, written as the office wrote it for names.
 * numeric: Excel held it as a number, so leading zeros may be gone.
 */
export type Place = { readonly text: string; readonly written: string; readonly numeric: boolean };
export type Grid = {
  readonly sheet: string;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** What was written in the cell itself. */
  readonly own: (row: number, column: number) => Place;
  /** The same, or what the vertically merged range around the cell says. */
  readonly filled: (row: number, column: number) => Place;
  /** The words of a head: ranges merged to the side speak for all their columns. */
  readonly head: (row: number, column: number) => string;
};

const blank: Place = { text: '', written: '', numeric: false };
const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const cellName = (row: number, column: number): string => `${columnLetter(column)}${String(row)}`;

/** A sheet by row and column, with merged ranges opened. */
export function gridOf(sheet: ReadSheet): Grid {
  const cells = new Map<string, Place>();
  const columns = new Set<number>();
  for (const { row, cells: found } of sheet.rows)
    for (const { column, kind, text } of found) {
      const written = tidy(text);
      if (written === '' || kind === 'error') continue;
      cells.set(cellName(row, column), { text: tidy(written.normalize('NFKC')), written, numeric: kind === 'number' });
      columns.add(column);
    }
  const down = new Map<string, Place>();
  const aside = new Map<string, string>();
  for (const { top, left, bottom, right } of sheet.merges ?? []) {
    const place = cells.get(cellName(top, left));
    if (!place) continue;
    const last = sheet.rows.at(-1)?.row ?? top;
    for (let row = top + 1; row <= Math.min(bottom, last); row += 1) down.set(cellName(row, left), place);
    for (let column = left + 1; column <= Math.min(right, left + 30); column += 1)
      aside.set(cellName(top, column), place.text);
  }
  const own = (row: number, column: number): Place => cells.get(cellName(row, column)) ?? blank;
  const rows = sheet.rows.filter(({ cells: found }) => found.some(({ text }) => tidy(text) !== ''));
  return {
    sheet: sheet.name,
    rows: rows.map(({ row }) => row),
    columns: [...columns].toSorted((a, b) => a - b),
    own,
    filled: (row, column) => cells.get(cellName(row, column)) ?? down.get(cellName(row, column)) ?? blank,
    head: (row, column) => {
      const text = cells.get(cellName(row, column))?.text ?? aside.get(cellName(row, column)) ?? '';
      return text.replaceAll(/[\s*:：]/g, '');
    },
  };
}
