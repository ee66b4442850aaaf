import type { EntryColumn, Rect } from '#shared/entry';

export const rowHeight = 28;
/** Width of the line numbers at the left. */
export const numberWidth = 44;
export const outlineHeight = 18;
export const headHeight = 44;

/** A column as it stands on the screen; index counts the folded ones too. x: pixels from the left of the sheet. */
export type PlacedColumn = {
  readonly index: number;
  readonly column: EntryColumn;
  readonly x: number;
};
/** Neighbouring folded columns, opened and closed together. x: where they begin. */
export type Fold = { readonly from: number; readonly to: number; readonly x: number; readonly open: boolean };
export type GridLayout = {
  readonly columns: readonly EntryColumn[];
  readonly placed: readonly PlacedColumn[];
  readonly folds: readonly Fold[];
  readonly frozenWidth: number;
  readonly width: number;
};

export function layoutOf(columns: readonly EntryColumn[], open: ReadonlySet<number>): GridLayout {
  const placed: PlacedColumn[] = [];
  const folds: Fold[] = [];
  let x = numberWidth;
  let frozenWidth = numberWidth;
  columns.forEach((column, index) => {
    const run = column.folded ? folds.at(-1) : undefined;
    const continues = run?.to === index - 1 && columns[index - 1]?.folded === true;
    const from = continues ? run.from : index;
    if (column.folded) {
      if (continues) folds[folds.length - 1] = { ...run, to: index };
      else folds.push({ from, to: index, x, open: open.has(from) });
    }
    if (column.folded && !open.has(from)) return;
    placed.push({ index, column, x });
    x += column.width;
    if (column.frozen) frozenWidth = x;
  });
  return { columns, placed, folds, frozenWidth, width: x };
}

export type Place = { readonly row: number; readonly column: number };
/** The active cell, and where the selection began; both ends belong to it. */
export type GridSelection = { readonly active: Place; readonly anchor: Place };

export const selectedRect = ({ active, anchor }: GridSelection): Rect => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.column, anchor.column),
  right: Math.max(active.column, anchor.column),
});

/** The next visible column from a column, `step` columns to the right (negative: left); it stays within the sheet. */
export function columnBeside({ placed }: GridLayout, column: number, step: number): number {
  const at = placed.findIndex(({ index }) => index >= column);
  const found = placed[Math.min(Math.max((at < 0 ? placed.length - 1 : at) + step, 0), placed.length - 1)];
  return found?.index ?? column;
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** Pixels of a rectangle of cells, those of folded columns aside; null where nothing of it is visible. */
export function boxOf({ placed }: GridLayout, rect: Rect, frozen: boolean): Box | null {
  const inside = placed.filter(
    ({ index, column }) => index >= rect.left && index <= rect.right && column.frozen === frozen,
  );
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  return {
    x: first.x,
    width: last.x + last.column.width - first.x,
    y: rect.top * rowHeight,
    height: (rect.bottom - rect.top + 1) * rowHeight,
  };
}
