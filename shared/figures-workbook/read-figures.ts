import type { ControlFigure } from '#shared/control-figures';
import { figureKey } from '#shared/control-figures';
import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import { normalise } from '#shared/recognise';
import { columnLetter } from '#shared/reports';
import type { ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import {
  figureHeads,
  figuresFormat,
  figuresMarkSheet,
  type FigureLine,
  type FiguresMarks,
} from './figures-workbook.ts';

type Place = { readonly sheet: string; readonly cell: string };
export type FiguresReadFailure =
  | Failure<'figures/not-ours'>
  | { readonly kind: 'figures/wrong-ledger'; readonly found: string }
  | { readonly kind: 'figures/wrong-year'; readonly found: string; readonly expected: string }
  | { readonly kind: 'figures/head-missing'; readonly heads: readonly string[] }
  | ({ readonly kind: 'figures/unreadable'; readonly head: string; readonly text: string } & Place)
  | ({ readonly kind: 'figures/unknown-line' } & Place)
  | ({ readonly kind: 'figures/twice' } & Place);

type Head = keyof typeof figureHeads;
type Columns = ReadonlyMap<Head, number>;
const amountHeads = ['sectionReviewed', 'proposed', 'determined', 'purchases', 'procurement'] as const;
const mostHeadRow = 20;

function wrongMarks(workbook: ReadWorkbook, { ledger, region, year }: FiguresMarks): FiguresReadFailure | null {
  const sheet = workbook.sheets.find(({ name }) => name === figuresMarkSheet);
  const marks = new Map((sheet?.rows ?? []).map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  const of = (key: string): string => marks.get(key) ?? '';
  if (of('format') !== figuresFormat) return { kind: 'figures/not-ours' };
  if (of('ledger') !== ledger) return { kind: 'figures/wrong-ledger', found: of('ledger') };
  const expected = `${region} ${String(year)}`;
  const found = `${of('region')} ${of('year')}`;
  return found === expected ? null : { kind: 'figures/wrong-year', found, expected };
}

function findHeads(
  workbook: ReadWorkbook,
): Result<{ readonly sheet: ReadSheet; readonly row: number; readonly columns: Columns }, FiguresReadFailure> {
  const names = Object.entries(figureHeads) as [Head, string][];
  let missing: readonly string[] = names.map(([, text]) => text);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    for (const row of sheet.rows.filter((each) => each.row <= mostHeadRow)) {
      const columns = new Map<Head, number>();
      for (const { column, text } of row.cells) {
        const head = names.find(([, name]) => name === text.replaceAll(/\s/g, ''))?.[0];
        if (head) columns.set(head, column);
      }
      if (columns.size === names.length) return ok({ sheet, row: row.row, columns });
      const absent = names.filter(([head]) => !columns.has(head)).map(([, text]) => text);
      if (absent.length < missing.length) missing = absent;
    }
  }
  return err({ kind: 'figures/head-missing', heads: missing });
}

type Amounts = Pick<ControlFigure, (typeof amountHeads)[number]>;

function readAmounts(
  row: ReadRow,
  columns: Columns,
  sheet: string,
  before: FigureLine,
): Result<Amounts, FiguresReadFailure> {
  const read: { [Head in (typeof amountHeads)[number]]?: Fen | null } = {};
  for (const head of amountHeads) {
    const column = columns.get(head) ?? 0;
    const { cell } = normalise(
      row.cells.find((each) => each.column === column),
      'money',
    );
    if (cell !== null && typeof cell !== 'number') {
      const text = typeof cell === 'object' ? cell.unread : String(cell);
      const place = { sheet, cell: `${columnLetter(column)}${String(row.row)}` };
      return err({ kind: 'figures/unreadable', head: figureHeads[head], text, ...place });
    }
    read[head] = cell === null ? null : fen(cell);
  }
  // A blank working figure is not decided yet and stays what it was; a blank 其中数 is not stated.
  return ok({
    sectionReviewed: read.sectionReviewed ?? before.sectionReviewed,
    proposed: read.proposed ?? before.proposed,
    determined: read.determined ?? before.determined,
    purchases: read.purchases ?? null,
    procurement: read.procurement ?? null,
  });
}

/** Takes a 控制数测算表 in: every line of it, or the first thing that is wrong. Lines that it lacks stay as they are. */
export function readFigures(
  workbook: ReadWorkbook,
  lines: readonly FigureLine[],
  marks: FiguresMarks,
): Result<readonly FigureLine[], FiguresReadFailure> {
  const wrong = wrongMarks(workbook, marks);
  if (wrong) return err(wrong);
  const heads = findHeads(workbook);
  if (!heads.ok) return heads;
  const { sheet, columns } = heads.value;
  const known = new Map(lines.map((line) => [figureKey(line), line]));
  const seen = new Set<string>();
  const figures: FigureLine[] = [];
  const textAt = (row: ReadRow, head: Head): string =>
    row.cells.find(({ column }) => column === columns.get(head))?.text.trim() ?? '';
  for (const row of sheet.rows) {
    const key = textAt(row, 'key');
    if (row.row <= heads.value.row || key === '') continue;
    const place = { sheet: sheet.name, cell: `${columnLetter(columns.get('key') ?? 1)}${String(row.row)}` };
    const before = known.get(key);
    if (!before) return err({ kind: 'figures/unknown-line', ...place });
    if (seen.has(key)) return err({ kind: 'figures/twice', ...place });
    seen.add(key);
    const amounts = readAmounts(row, columns, sheet.name, before);
    if (!amounts.ok) return amounts;
    figures.push({ ...before, ...amounts.value, reason: textAt(row, 'reason') });
  }
  return ok(figures);
}
