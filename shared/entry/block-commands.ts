import type { FieldId } from '#shared/fields';
import { formatScaled, formatWanYuan, fen } from '#shared/money';
import type { Cell } from '#shared/records';
import { entryTextOf, readEntry, type EntryRefused } from './cell-entry.ts';
import { formatBlock, type Block } from './clipboard-text.ts';
import type { EditStep } from './edit-step.ts';
import { enterCells, type CellEdit, type EntrySheet, type Rect } from './entry-sheet.ts';

/** A cell of a pasted block that was not taken, and why. row: from 0. */
export type RefusedCell = { readonly row: number; readonly field: FieldId; readonly refused: EntryRefused };
export type PastePlan = {
  readonly step: EditStep;
  readonly refused: readonly RefusedCell[];
  /** Cells written; computed columns of the block are passed over and counted apart. */
  readonly written: number;
  readonly computed: number;
  /** The cells that the block covers. */
  readonly covers: Rect;
};

/** One copied cell fills the whole selection; a block goes down and right from its first cell. */
function spread(block: Block, rect: Rect): Block {
  const [first] = block;
  const single = block.length === 1 && first?.length === 1 ? (first[0] ?? '') : null;
  if (single === null) return block;
  const width = rect.right - rect.left + 1;
  return Array.from({ length: rect.bottom - rect.top + 1 }, () => Array.from({ length: width }, () => single));
}

/** 粘贴: reads each cell by its column. What a column cannot hold is refused by name; nothing is rounded or guessed. */
export function planPaste(sheet: EntrySheet, rect: Rect, copied: Block): PastePlan {
  const block = spread(copied, rect);
  const edits: CellEdit[] = [];
  const refused: RefusedCell[] = [];
  let computed = 0;
  block.forEach((texts, down) => {
    texts.forEach((text, across) => {
      const row = rect.top + down;
      const column = sheet.columns[rect.left + across];
      if (!column) return;
      if (column.locked) {
        computed += 1;
        return;
      }
      const read = readEntry(column.field, text, sheet.money, sheet.yearFile);
      if (read.ok) edits.push({ row, field: column.field, cell: read.value });
      else refused.push({ row, field: column.field, refused: read.error });
    });
  });
  const width = Math.max(1, ...block.map((texts) => texts.length));
  return {
    step: enterCells(sheet, edits),
    refused,
    written: edits.length,
    computed,
    covers: {
      top: rect.top,
      left: rect.left,
      bottom: rect.top + block.length - 1,
      right: Math.min(rect.left + width, sheet.columns.length) - 1,
    },
  };
}

const columnsIn = (sheet: EntrySheet, rect: Rect) => sheet.columns.slice(rect.left, rect.right + 1);
function* rowsIn(rect: Rect): Generator<number> {
  for (let row = rect.top; row <= rect.bottom; row += 1) yield row;
}

/** 复制: the text of a selection, as a spreadsheet puts it on the clipboard. */
export function copyRect(sheet: EntrySheet, rect: Rect): string {
  const rows = sheet.tables[sheet.table];
  const columns = columnsIn(sheet, rect);
  return formatBlock(
    [...rowsIn(rect)].map((row) =>
      columns.map(({ field }) => entryTextOf(field, rows[row]?.cells[field], sheet.money, sheet.yearFile)),
    ),
  );
}

/** Delete: the selection becomes blank, computed columns aside. */
export function clearRect(sheet: EntrySheet, rect: Rect): EditStep {
  const rows = sheet.tables[sheet.table].length;
  const bottom = Math.min(rect.bottom, rows - 1);
  const open = columnsIn(sheet, rect).filter(({ locked }) => !locked);
  return enterCells(
    sheet,
    [...rowsIn({ ...rect, bottom })].flatMap((row) => open.map(({ field }): CellEdit => ({ row, field, cell: null }))),
  );
}

/** Ctrl+D: the first line of the selection goes down; of a single line the one above it. */
export function fillDown(sheet: EntrySheet, rect: Rect): EditStep {
  const from = rect.top === rect.bottom ? rect.top - 1 : rect.top;
  const source = sheet.tables[sheet.table][from];
  if (!source) return [];
  const open = columnsIn(sheet, rect).filter(({ locked }) => !locked);
  return enterCells(
    sheet,
    [...rowsIn({ ...rect, top: from + 1 })].flatMap((row) =>
      open.map(({ field }): CellEdit => ({ row, field, cell: source.cells[field] ?? null })),
    ),
  );
}

const hundredths = (field: EntrySheet['columns'][number], cell: Cell | undefined): number | null => {
  if (typeof cell !== 'number') return null;
  return field.type === 'int' ? cell * 100 : cell;
};

/** Σ 平均 计数 of a selection. Texts are exact; the average is cut to two decimals. count: cells that are not blank. */
export function selectionSums(
  sheet: EntrySheet,
  rect: Rect,
): { readonly sum: string; readonly average: string; readonly numbers: number; readonly count: number } {
  const rows = sheet.tables[sheet.table];
  const columns = columnsIn(sheet, rect);
  let [sum, numbers, count] = [0, 0, 0];
  for (const row of rowsIn({ ...rect, bottom: Math.min(rect.bottom, rows.length - 1) }))
    for (const column of columns) {
      const cell = rows[row]?.cells[column.field] ?? null;
      if (cell !== null) count += 1;
      const value = hundredths(column, cell);
      if (value === null) continue;
      sum += value;
      numbers += 1;
    }
  const wan = sheet.money === 'wan' && columns.every(({ type, field }) => type === 'money' && field !== 'unitPrice');
  const text = (value: number): string => (wan ? formatWanYuan(fen(value)) : formatScaled(value, 2));
  return { sum: text(sum), average: numbers === 0 ? '' : text(Math.trunc(sum / numbers)), numbers, count };
}

/** 查找: cells that show the words, in reading order. row from 0, column among all columns. */
export function findCells(
  sheet: EntrySheet,
  words: string,
): readonly { readonly row: number; readonly column: number }[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  return sheet.tables[sheet.table].flatMap((row, index) =>
    sheet.columns.flatMap(({ field }, column) =>
      entryTextOf(field, row.cells[field], sheet.money, sheet.yearFile).toLowerCase().includes(wanted)
        ? [{ row: index, column }]
        : [],
    ),
  );
}
