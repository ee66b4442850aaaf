import { halfWidth, trimmed } from '#shared/recognise';
import type { ReadCell, ReadRow } from '#shared/workbook-model';

const blanks = /[\s\u00A0\u3000\u200B\uFEFF]/;
/** Heads and names are compared without spaces, with half-width signs. */
export function plain(text: string): string {
  const half = halfWidth(text);
  return blanks.test(half) ? half.replaceAll(new RegExp(blanks, 'g'), '') : half;
}

/** A head without what may stand around its words: units of money, marks of must-fill, numbers of the column. */
export const plainHead = (text: string): string =>
  plain(text)
    .replaceAll(/\((?:单位:)?(?:人民币)?(?:万元|千元|元|月|人|年)\)/g, '')
    .replaceAll(/^[*★]+|[*★:]+$/g, '');

/** The cells of a row by their column. */
export function byColumn(row: ReadRow): ReadonlyMap<number, ReadCell> {
  return new Map(row.cells.map((cell) => [cell.column, cell]));
}

/** What stands in a cell as words; '' for nothing. */
export const wordsIn = (cell: ReadCell | undefined): string =>
  cell === undefined || cell.kind === 'error' ? '' : trimmed(halfWidth(cell.text));

const totalWords = /(?:合计|小计|总计|累计|共计)$/;
/** 合计, 小计, 县民政局小计 … */
export const isTotalText = (text: string): boolean => totalWords.test(plain(text).replace(/[:]$/, ''));
