import type { Fen } from '#shared/money';
import { formatScaled, formatWanYuan, formatYuan } from '#shared/money';
import type { PlannedCell, PlannedRow, PlannedSheet, StyleName } from '#shared/workbook-model';

export type ReportContext = {
  readonly year: number;
  readonly regionName: string;
  /** What the figures are, such as 二上定稿. */
  readonly stage: string;
  readonly ledger: 'real' | 'practice';
  readonly creator: string;
  /** ISO instant. */
  readonly created: string;
};
export type ColumnPlan = { readonly head: string; readonly width: number; readonly hidden?: boolean };
/** Title, 口径, unit of money and heads stand above; the body begins here. */
export const bodyStart = 5;
const headRow = 4;

export function columnLetter(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? last : columnLetter(rest) + last;
}
export const at = (column: number, row: number): string => `${columnLetter(column)}${row}`;
export const span = (column: number, first: number, last: number): string => `${at(column, first)}:${at(column, last)}`;

export const textCell = (value: string, style: StyleName = 'text'): PlannedCell => ({ style, value });
export const countCell = (value: number, style: StyleName = 'int', formula?: string): PlannedCell => ({
  style,
  value: { number: String(value) },
  ...(formula === undefined ? {} : { formula }),
});
export const wanCell = (amount: Fen, style: 'moneyWan' | 'totalWan' = 'moneyWan', formula?: string): PlannedCell => ({
  style,
  value: { number: formatWanYuan(amount) },
  ...(formula === undefined ? {} : { formula }),
});
export const yuanCell = (
  amount: Fen,
  style: 'moneyPrint' | 'totalMoney' = 'moneyPrint',
  formula?: string,
): PlannedCell => ({
  style,
  value: { number: formatYuan(amount) },
  ...(formula === undefined ? {} : { formula }),
});

/** part / whole in ten-thousandths, half away from zero, 0 for an empty whole: what ROUND(part/whole,4) shows. */
export function tenThousandths(part: number, whole: number): number {
  if (whole === 0) return 0;
  const negative = part < 0 !== whole < 0;
  const over = BigInt(Math.abs(part)) * 10_000n;
  const under = BigInt(Math.abs(whole));
  const rounded = Number((over * 2n + under) / (under * 2n));
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** A share with its live formula; the divisor is tested, so an empty whole gives 0. */
export const shareCell = (
  part: { readonly value: number; readonly formula: string },
  whole: { readonly value: number; readonly cell: string },
  style: 'pct' | 'totalPct' = 'pct',
): PlannedCell => ({
  style,
  value: { number: formatScaled(tenThousandths(part.value, whole.value), 4) },
  formula: `IF(${whole.cell}=0,0,ROUND(${part.formula}/${whole.cell},4))`,
});

export const practiceMark = (context: Pick<ReportContext, 'ledger'>): string =>
  context.ledger === 'practice' ? '【练习】' : '';

export type SheetQuestion = {
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly unitNote: string;
  readonly paper: 'A4' | 'A3';
  readonly columns: readonly ColumnPlan[];
  readonly body: readonly (readonly (PlannedCell | null)[])[];
  readonly freezeColumns: number;
  /** Rows that are added below the body while the sheet is written; they count for the print area. */
  readonly further?: number;
};

const blankCell: PlannedCell = { style: 'text', value: null };
/** Letters of width that a text takes: a Chinese one as much as two others. */
function breadth(text: string): number {
  let letters = text.length;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= 0x2e80) letters += 1;
  return letters;
}
const lineHeight = 15;

/**
 * Height of a row whose texts wrap, in points; undefined where each fits its line. No program computes it while it opens
 * a file.
 */
export function wrappedHeight(
  cells: readonly (PlannedCell | null)[],
  columns: readonly { readonly width: number; readonly hidden?: boolean }[],
): number | undefined {
  let lines = 1;
  for (const [index, cell] of cells.entries()) {
    const value = cell?.value;
    if (typeof value !== 'string' || value === '') continue;
    // A letter of margin on each side; hidden columns do not count.
    const room = (columns[index]?.width ?? 10) - 2;
    if (value.length * 2 > room && columns[index]?.hidden !== true)
      lines = Math.max(lines, Math.ceil(breadth(value) / Math.max(1, room)));
  }
  return lines === 1 ? undefined : lines * lineHeight + 6;
}

/** A row of a printed table: every cell is ruled, and a text that wraps gets its height. */
export function bodyRow(cells: readonly (PlannedCell | null)[], columns: readonly ColumnPlan[]): PlannedRow {
  const ruled = cells.map((cell) => cell ?? blankCell);
  const height = wrappedHeight(ruled, columns);
  return height === undefined ? { cells: ruled } : { height, cells: ruled };
}

/** A printed table: title, 口径, unit of money, heads, body. */
export function reportSheet(question: SheetQuestion): PlannedSheet {
  const { columns, body } = question;
  const last = columnLetter(columns.length);
  const head: PlannedRow[] = [
    { height: 30, cells: [textCell(question.title, 'title')] },
    { height: 30, cells: [textCell(question.note, 'note')] },
    { cells: [textCell(question.unitNote, 'unitNote')] },
    { height: 30, cells: columns.map((column) => textCell(column.head, 'head')) },
  ];
  return {
    name: question.name,
    columns: columns.map(({ width, hidden }) => (hidden === true ? { width, hidden } : { width })),
    rows: [...head, ...body.map((cells) => bodyRow(cells, columns))],
    merges: [`A1:${last}1`, `A2:${last}2`, `A3:${last}3`],
    freeze: { rows: headRow, columns: question.freezeColumns },
    print: {
      paper: question.paper,
      landscape: true,
      area: `A1:${last}${headRow + body.length + (question.further ?? 0)}`,
      repeatRows: [headRow, headRow],
      footer: '第 &P 页 共 &N 页',
    },
  };
}
