import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { MergedRange, ReadCell, ReadFailure, ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import { columnOf } from './cell-reference.ts';
import { numberText, serialDate } from './number-text.ts';
import { PartTooLarge, readBudget, type ReadBudget } from './read-budget.ts';
import { readBook, readDateStyles, readStrings, scanPart, type SheetPlace } from './read-parts.ts';
import { XmlFault } from './xml-tokenizer.ts';
import type { Zip } from './zip.ts';

const mostRows = 1_048_576;

type Around = {
  readonly strings: readonly string[];
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
  readonly budget: ReadBudget;
};
type Open = { column: number; type: string; style: number; value: string; inline: string; formula: string | null };

const escapes = /_x([0-9A-Fa-f]{4})_/g;
const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(escapes, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

function sharedText(around: Around, value: string): string {
  const index = Number(value);
  const text = Number.isInteger(index) ? around.strings[index] : undefined;
  if (text === undefined) throw new XmlFault('shared string out of range');
  return unescapeText(text);
}

function valueOf(cell: Open, around: Around): Pick<ReadCell, 'kind' | 'text'> | null {
  switch (cell.type) {
    case 's':
      return { kind: 'text', text: sharedText(around, cell.value) };
    case 'inlineStr':
      return { kind: 'text', text: unescapeText(cell.inline) };
    case 'str':
      return { kind: 'text', text: unescapeText(cell.value) };
    case 'b':
      return { kind: 'boolean', text: cell.value === '1' || cell.value === 'true' ? 'true' : 'false' };
    case 'e':
      return { kind: 'error', text: cell.value };
    case 'd':
      return { kind: 'date', text: cell.value.slice(0, 10) };
    default:
      return numberOf(cell, around);
  }
}

function numberOf(cell: Open, around: Around): Pick<ReadCell, 'kind' | 'text'> | null {
  if (cell.value === '') return null;
  const text = numberText(cell.value);
  if (text === null) throw new XmlFault('a number that is none');
  const date = around.dates[cell.style] ? serialDate(text, around.from1904) : null;
  return date === null ? { kind: 'number', text } : { kind: 'date', text: date };
}

const mostMerges = 200_000;
const rowOf = (reference: string): number => Number(/\d+$/.exec(reference)?.[0] ?? '0');

/** A range such as A3:B7; null where the text is none, for a merge is no more than a look. */
function mergedRange(text: string): MergedRange | null {
  const [first = '', last = first] = text.split(':');
  const range = { top: rowOf(first), left: columnOf(first), bottom: rowOf(last), right: columnOf(last) };
  const whole = range.top >= 1 && range.left >= 1 && range.bottom >= range.top && range.right >= range.left;
  return whole && range.bottom <= mostRows ? range : null;
}

/** One sheet. Blank styled cells are left out; a formula without a value keeps its text. */
function readSheet(zip: Zip, place: SheetPlace, around: Around): Result<ReadSheet, ReadFailure> {
  const rows: ReadRow[] = [];
  const merges: MergedRange[] = [];
  let row = 0;
  let cells: ReadCell[] = [];
  let open: Open | null = null;
  let into: 'value' | 'inline' | 'formula' | null = null;
  let column = 0;
  let data = false;
  const openCell = (attributes: ReadonlyMap<string, string>): void => {
    const reference = attributes.get('r');
    column = reference === undefined ? column + 1 : columnOf(reference);
    if (column < 1 || column > 16_384) throw new XmlFault('a cell outside the sheet');
    const style = Number(attributes.get('s') ?? '0');
    open = { column, type: attributes.get('t') ?? 'n', style, value: '', inline: '', formula: null };
  };
  const closeCell = (): void => {
    if (!open) return;
    const value = valueOf(open, around);
    const formula = open.formula === null ? {} : { formula: open.formula };
    if (value && (value.text !== '' || open.formula !== null))
      cells.push({ column: open.column, ...value, ...formula });
    else if (open.formula !== null) cells.push({ column: open.column, kind: 'text', text: '', ...formula });
    around.budget.take(value?.text ?? '', open.formula ?? '');
    open = null;
  };
  const read = scanPart(zip, place.part, {
    open: (name, attributes) => {
      if (name === 'sheetData') data = true;
      if (name === 'mergeCell') {
        const range = mergedRange(attributes.get('ref') ?? '');
        if (range) merges.push(range);
        if (merges.length > mostMerges) throw new PartTooLarge();
      }
      if (!data) return;
      if (name === 'row') {
        row = attributes.has('r') ? Number(attributes.get('r')) : row + 1;
        if (!(row >= 1 && row <= mostRows)) throw new XmlFault('a row outside the sheet');
        cells = [];
        column = 0;
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v') into = 'value';
      else if (name === 't') into = 'inline';
      else if (name === 'f') {
        into = 'formula';
        if (open) open.formula = '';
      }
    },
    text: (text) => {
      if (!open || into === null) return;
      if (into === 'formula') open.formula = (open.formula ?? '') + text;
      else open[into] += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') into = null;
      else if (name === 'c') closeCell();
      else if (name === 'row' && cells.length > 0) rows.push({ row, cells });
      else if (name === 'sheetData') data = false;
    },
  });
  if (!read.ok) return read;
  return ok({ name: place.name, hidden: place.hidden, rows, ...(merges.length > 0 ? { merges } : {}) });
}

/** Every sheet of an OOXML workbook, or the first fault. Nothing is read by half. */
export function readXlsx(zip: Zip): Result<ReadWorkbook, ReadFailure> {
  const book = readBook(zip);
  if (!book.ok) return book;
  const strings = readStrings(zip);
  if (!strings.ok) return strings;
  const dates = readDateStyles(zip);
  if (!dates.ok) return dates;
  const sheets: ReadSheet[] = [];
  const { from1904 } = book.value;
  const around: Around = { strings: strings.value, dates: dates.value, from1904, budget: readBudget() };
  for (const place of book.value.sheets) {
    const sheet = readSheet(zip, place, around);
    if (!sheet.ok) return err(sheet.error);
    sheets.push(sheet.value);
  }
  return ok({ sheets });
}
