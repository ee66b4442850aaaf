import { parseScaled } from '#shared/money';
import { plainNumber } from '#shared/recognise';
import { columnLetter } from '#shared/reports';
import type { ReadCell } from '#shared/workbook-model';
import type { FoundHead } from './find-head.ts';
import { plain, wordsIn } from './plain-text.ts';

export type MoneyUnit = 'yuan' | 'wan';
/** A statement of the unit of money, with its cell; other: a unit that is neither 元 nor 万元. */
export type StatedUnit = { readonly unit: MoneyUnit | 'other'; readonly text: string; readonly cell: string };

const statement = /(?:金额|货币|计量|计价)?单位[:]?(?:人民币)?[:]?(亿元|百万元|万元|千元|元)/;
const inBrackets = /\((?:单位:)?(?:人民币)?(亿元|百万元|万元|千元|元)\)/;
const nearRows = 8;

const unitOf = (word: string): StatedUnit['unit'] => (word === '元' ? 'yuan' : word === '万元' ? 'wan' : 'other');

/** 单位：元 or 单位：万元 above the table, in whatever cell it stands. */
export function statedUnits(head: FoundHead<string>): readonly StatedUnit[] {
  const found: StatedUnit[] = [];
  for (const { row, cells } of head.sheet.rows) {
    if (row > head.last || row < head.first - nearRows) continue;
    for (const { column, text } of cells) {
      const whole = plain(text);
      const word = (statement.exec(whole) ?? (row < head.first ? inBrackets.exec(whole) : null))?.[1];
      if (word === undefined) continue;
      found.push({ unit: unitOf(word), text: text.trim(), cell: `${columnLetter(column)}${String(row)}` });
    }
  }
  return found;
}

/** The unit that the head of a column states for itself, such as 单价(元). */
export function columnUnit(head: FoundHead<string>, column: number): StatedUnit['unit'] | null {
  const cell = head.cells.find((each) => each.column === column);
  const word = cell ? inBrackets.exec(plain(cell.text))?.[1] : undefined;
  return word === undefined ? null : unitOf(word);
}

/** Unit of each money column; `unclear` where neither the column nor the table says it, or they contradict each other. */
export type MoneyUnits =
  | { readonly state: 'clear'; readonly of: (column: number) => MoneyUnit; readonly stated: string }
  | { readonly state: 'unclear'; readonly found: readonly StatedUnit[] };

/** answer: what the person said, asked before; it holds for every column that does not state its own unit. */
export function moneyUnits(
  head: FoundHead<string>,
  columns: readonly number[],
  main: number,
  answer: MoneyUnit | undefined,
): MoneyUnits {
  const found = statedUnits(head);
  const own = new Map(columns.map((column) => [column, columnUnit(head, column)]));
  const mainUnit = own.get(main) ?? null;
  const clear = (unit: MoneyUnit, stated: string): MoneyUnits => ({
    state: 'clear',
    stated,
    of: (column) => {
      const stands = own.get(column) ?? null;
      return stands === null || stands === 'other' || (answer !== undefined && column === main) ? unit : stands;
    },
  });
  if (answer !== undefined) return clear(answer, '');
  const stated = new Set([...found.map(({ unit }) => unit), ...(mainUnit === null ? [] : [mainUnit])]);
  const [unit] = stated;
  return stated.size !== 1 || unit === undefined || unit === 'other'
    ? { state: 'unclear', found }
    : clear(unit, found[0]?.cell ?? '');
}

/** Fen of a cell; null for blank, which a dash says too. What fen cannot hold is answered as it stands, never rounded. */
export function readAmount(cell: ReadCell | undefined, unit: MoneyUnit): number | null | { readonly unread: string } {
  const words = wordsIn(cell);
  if (cell === undefined || (cell.kind !== 'error' && /^[-—－/]*$/.test(words))) return null;
  if (cell.kind !== 'number' && cell.kind !== 'text') return { unread: cell.text };
  if (unit === 'wan' && /元$/.test(words)) return { unread: cell.text };
  const parsed = parseScaled(cell.kind === 'number' ? cell.text : plainNumber(words), unit === 'yuan' ? 2 : 6);
  return parsed.ok ? parsed.value : { unread: cell.text };
}

/** A quantity in hundredths; blank and unread as with amounts. */
export function readQuantity(cell: ReadCell | undefined): number | null | { readonly unread: string } {
  const words = wordsIn(cell);
  if (cell === undefined || words === '') return null;
  if (cell.kind !== 'number' && cell.kind !== 'text') return { unread: cell.text };
  const parsed = parseScaled(cell.kind === 'number' ? cell.text : plainNumber(words), 2);
  return parsed.ok ? parsed.value : { unread: cell.text };
}
