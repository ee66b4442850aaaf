import { parseScaled } from '#shared/money';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { ReportContext } from './sheet-layout.ts';
import { practiceMark, reportSheet, textCell } from './sheet-layout.ts';

/** A list of the screen as texts; figures: columns whose texts are amounts, counts or shares where they read as such. */
export type ListTable = {
  /** What the list is and whose, such as 105001 县民政局 一上申报 购买服务; it names the file. */
  readonly title: string;
  /** What amounts are in; null where the list has none, or says it in its heads. */
  readonly money: 'yuan' | 'wan' | null;
  /** Sums that stand above the rows: 0 or 1. */
  readonly totals: number;
  readonly heads: readonly string[];
  readonly figures: readonly boolean[];
  readonly rows: readonly (readonly string[])[];
};

/** A figure of the screen as a number of the sheet; what is no number, such as 6 / 60, stays a text. */
function figureCell(text: string): PlannedCell {
  const share = text.endsWith('%');
  const plain = (share ? text.slice(0, -1) : text).replaceAll(',', '');
  const scale = share ? 4 : 6;
  const parsed = parseScaled(plain, scale);
  if (!parsed.ok) return textCell(text);
  if (!share) return { style: plain.includes('.') ? 'money' : 'int', value: { number: plain } };
  const negative = plain.startsWith('-');
  const digits = plain.replace('-', '');
  const [whole = '0', fraction = ''] = digits.split('.');
  // Two places to the left, by the digits: 9.76% is 0.0976.
  const padded = whole.padStart(3, '0');
  const number = `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`;
  return { style: 'pct', value: { number: `${negative ? '-' : ''}${number}` } };
}

/** Letters of width that the widest text of a column asks for, within what a sheet can show. */
function widthOf(texts: readonly string[]): number {
  const widest = Math.max(
    ...texts.map((text) => Array.from(text).reduce((sum, letter) => sum + (letter > '\u2E7F' ? 2 : 1), 0)),
  );
  return Math.min(Math.max(widest + 3, 8), 48);
}

/** The sentences of a list's sheet, in the language of the screen. */
export type ListWords = { readonly title: string; readonly note: string; readonly unitNote: string };

/** A name that a sheet may have: at most 31 letters, none of []:*?/\\ in it. */
const sheetName = (title: string): string =>
  title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim();

/** 导出列表: what the screen shows, its sums included, as a printed table. */
export function listWorkbook(
  list: ListTable,
  words: ListWords,
  context: Pick<ReportContext, 'ledger' | 'creator' | 'created'>,
): WorkbookPlan {
  const title = `${practiceMark(context)}${words.title}`;
  const sheet = reportSheet({
    name: sheetName(list.title),
    title,
    note: words.note,
    unitNote: words.unitNote,
    paper: list.heads.length > 8 ? 'A3' : 'A4',
    columns: list.heads.map((head, at) => ({ head, width: widthOf([head, ...list.rows.map((row) => row[at] ?? '')]) })),
    freezeColumns: Math.min(2, list.heads.length - 1),
    body: list.rows.map((row) =>
      list.heads.map((_head, at) => {
        const text = row[at] ?? '';
        if (text === '') return null;
        return list.figures[at] ? figureCell(text) : textCell(text);
      }),
    ),
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
