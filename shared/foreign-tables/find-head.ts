import type { ReadRow, ReadSheet } from '#shared/workbook-model';
import { plain, plainHead } from './plain-text.ts';

export type HeadColumn<Key extends string> = {
  readonly key: Key;
  /** Heads as others print them, the official one first. */
  readonly heads: readonly string[];
  /** Heads with a moving part, such as 截至8月执行数; asked after the fixed ones. */
  readonly like?: RegExp;
};
/** One column of a head: its words as they stand, of two lines the upper before the lower. */
export type HeadCell = { readonly column: number; readonly text: string; readonly plain: string };
/** Where a table stands in a sheet. */
export type FoundHead<Key extends string> = {
  readonly sheet: ReadSheet;
  /** Rows of the head, from 1. */
  readonly first: number;
  readonly last: number;
  readonly columns: ReadonlyMap<Key, number>;
  readonly cells: readonly HeadCell[];
  /** Further columns that answer to a key which another column has taken. */
  readonly doubles: readonly { readonly key: Key; readonly column: number }[];
  /** How many columns bear the official head itself. */
  readonly official: number;
};

const mostHeadRow = 60;

/** Heads of one line, or of two, where the upper line of a group stands over several columns and is written once. */
function cellsOf(upper: ReadRow | null, lower: ReadRow): readonly HeadCell[] {
  const above = new Map((upper?.cells ?? []).map(({ column, text }) => [column, text]));
  const below = new Map(lower.cells.map(({ column, text }) => [column, text]));
  const last = Math.max(0, ...above.keys(), ...below.keys());
  const cells: HeadCell[] = [];
  let group = '';
  for (let column = 1; column <= last; column += 1) {
    const own = above.get(column)?.trim() ?? '';
    const under = below.get(column)?.trim() ?? '';
    if (own !== '') group = own;
    if (under === '') group = own;
    const text = under === '' ? own : group === '' || group === under ? under : `${group} ${under}`;
    if (text !== '') cells.push({ column, text, plain: plainHead(under === '' ? own : under) });
  }
  return cells;
}

type Wanted<Key extends string> = {
  readonly fixed: ReadonlyMap<string, { readonly key: Key; readonly official: boolean }>;
  readonly moving: readonly { readonly key: Key; readonly like: RegExp }[];
};

/** The heads in their plain form, made once for all rows; where two columns share one, the earlier has it. */
function plainWanted<Key extends string>(columns: readonly HeadColumn<Key>[]): Wanted<Key> {
  const fixed = new Map<string, { key: Key; official: boolean }>();
  for (const official of [true, false])
    for (const { key, heads } of columns)
      for (const head of official ? heads.slice(0, 1) : heads.slice(1))
        if (!fixed.has(plainHead(head))) fixed.set(plainHead(head), { key, official });
  return { fixed, moving: columns.flatMap(({ key, like }) => (like === undefined ? [] : [{ key, like }])) };
}

function match<Key extends string>(
  sheet: ReadSheet,
  upper: ReadRow | null,
  lower: ReadRow,
  wanted: Wanted<Key>,
): FoundHead<Key> {
  const cells = cellsOf(upper, lower);
  const columns = new Map<Key, number>();
  const doubles: { key: Key; column: number }[] = [];
  const taken = new Set<number>();
  let official = 0;
  // Fixed heads have precedence over moving ones, whatever the order of the columns.
  for (const strength of ['official', 'synonym', 'moving'] as const)
    for (const cell of cells) {
      if (taken.has(cell.column)) continue;
      const joined = plainHead(cell.text);
      const fixed = wanted.fixed.get(joined) ?? wanted.fixed.get(cell.plain);
      const key =
        strength === 'moving'
          ? wanted.moving.find(({ like }) => like.test(joined) || like.test(cell.plain))?.key
          : fixed?.official === (strength === 'official')
            ? fixed.key
            : undefined;
      if (key === undefined) continue;
      taken.add(cell.column);
      if (columns.has(key)) doubles.push({ key, column: cell.column });
      else {
        columns.set(key, cell.column);
        if (strength === 'official') official += 1;
      }
    }
  return { sheet, first: upper?.row ?? lower.row, last: lower.row, columns, cells, doubles, official };
}

/**
 * The head of a table on a sheet, in any row, of one line or two: where most of the wanted columns stand. Null where
 * fewer than `least` do.
 */
export function findHead<Key extends string>(
  sheet: ReadSheet,
  wanted: readonly HeadColumn<Key>[],
  least: number,
): FoundHead<Key> | null {
  let best: FoundHead<Key> | null = null;
  let before: ReadRow | null = null;
  const heads = plainWanted(wanted);
  for (const row of sheet.rows) {
    if (row.row > mostHeadRow) break;
    const single = match(sheet, null, row, heads);
    const double: FoundHead<Key> | null = before?.row === row.row - 1 ? match(sheet, before, row, heads) : null;
    const found = double && double.columns.size > single.columns.size ? double : single;
    if (found.columns.size >= least && found.columns.size > (best?.columns.size ?? 0)) best = found;
    before = row;
  }
  return best;
}

/** The head that the person pointed at: its rows, and which column is which. */
export function assignedHead<Key extends string>(
  sheet: ReadSheet,
  rows: { readonly first: number; readonly last: number },
  columns: ReadonlyMap<Key, number>,
): FoundHead<Key> {
  const rowAt = (at: number): ReadRow => sheet.rows.find(({ row }) => row === at) ?? { row: at, cells: [] };
  const cells = cellsOf(rows.first === rows.last ? null : rowAt(rows.first), rowAt(rows.last));
  return { sheet, ...rows, columns, cells, doubles: [], official: columns.size };
}

const numbering = (texts: readonly string[]): boolean =>
  texts.length > 2 && texts.every((text, index) => index === 0 || Number(text) === Number(texts[index - 1]) + 1);

/** Rows under the head that are none of the table's own: the numbers of its columns, its head once more on a new page. */
export function bodyRows<Key extends string>(head: FoundHead<Key>): readonly ReadRow[] {
  const heads = new Map(head.cells.map((cell) => [cell.column, cell.plain]));
  return head.sheet.rows.filter((row) => {
    if (row.row <= head.last) return false;
    const filled = row.cells.filter(({ text }) => text.trim() !== '');
    if (filled.length === 0) return false;
    if (row.row <= head.last + 2 && numbering(filled.map(({ text }) => plain(text).replace(/^栏次$/, '0'))))
      return false;
    const again = filled.filter(({ column, text }) => heads.get(column) === plainHead(text));
    return again.length * 2 < filled.length || again.length < 2;
  });
}
