import { declarationLabel, markFormat, markSheetName, mayBuyServices } from '#shared/forms';
import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Finding, Row, TableName, Tables, Unit } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadCell, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { FoundTable } from './find-table.ts';
import { findTables } from './find-table.ts';
import { readRows, type ReadingContext } from './read-rows.ts';

export type Reading = {
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly sequence: number;
  readonly tables: Tables;
  readonly noPurchases: boolean;
  readonly findings: readonly Finding[];
  /** A short form: the unit's other projects come from the integrated system. */
  readonly scope?: 'purchases';
};
export type RecogniseFailure =
  | Failure<'receive/not-our-form'>
  | { readonly kind: 'receive/wrong-year'; readonly found: string; readonly expected: number }
  | { readonly kind: 'receive/wrong-round'; readonly found: string; readonly expected: CollectingRound }
  | { readonly kind: 'receive/wrong-region'; readonly found: string; readonly expected: string }
  | { readonly kind: 'receive/wrong-ledger'; readonly found: string }
  | { readonly kind: 'receive/unknown-unit'; readonly code: string }
  | { readonly kind: 'receive/sheet-missing'; readonly sheet: string }
  | { readonly kind: 'receive/header-missing'; readonly sheet: string; readonly columns: readonly string[] };
export type RecogniseContext = ReadingContext & {
  readonly yearFile: YearFile;
  readonly expectedRound: CollectingRound;
};

type Marks = ReadonlyMap<string, string>;

/** What the hidden sheet says of a workbook, key by key; null where it is none of ours. */
export function marksOf(workbook: ReadWorkbook): Marks | null {
  const sheet = workbook.sheets.find(({ name }) => name === markSheetName);
  if (!sheet) return null;
  const marks = new Map(sheet.rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  return marks.get('format') === markFormat ? marks : null;
}

function wrongMark(marks: Marks, { yearFile, expectedRound }: RecogniseContext): RecogniseFailure | null {
  const of = (key: string): string => marks.get(key) ?? '';
  if (of('ledger') !== yearFile.ledger) return { kind: 'receive/wrong-ledger', found: of('ledger') };
  if (of('region') !== yearFile.region.code)
    return { kind: 'receive/wrong-region', found: of('region'), expected: yearFile.region.code };
  if (of('year') !== String(yearFile.year))
    return { kind: 'receive/wrong-year', found: of('year'), expected: yearFile.year };
  if (of('round') !== expectedRound)
    return { kind: 'receive/wrong-round', found: of('round'), expected: expectedRound };
  return null;
}

/** 是 beside the declaration's label, wherever its sheet stands. */
function declared(sheets: readonly ReadSheet[]): boolean {
  for (const { rows } of sheets)
    for (const { cells } of rows) {
      const label = cells.findIndex(({ text }) => text.trim() === declarationLabel);
      if (label >= 0) return /^\s*(是|√|✓)\s*$/.test(cells[label + 1]?.text ?? '');
    }
  return false;
}

/** A sheet of another unit or year moved into this file: its heading still says so. */
function wrongHeading({ sheet, headRow }: FoundTable, unit: Unit, yearFile: YearFile): readonly Finding[] {
  const expected = `${String(yearFile.year)}年 ${unit.code} ${unit.name}`;
  const wrong = ({ text }: ReadCell): boolean => {
    const year = /(\d{4})年.*表\s*$/.exec(text)?.[1];
    const code = /编制单位[：:]\s*(\d+)/.exec(text)?.[1];
    return (year !== undefined && year !== String(yearFile.year)) || (code !== undefined && code !== unit.code);
  };
  return sheet.rows
    .filter(({ row }) => row < headRow)
    .flatMap(({ row, cells }) =>
      cells.filter(wrong).map(({ column, text }): Finding => ({
        rule: 'A011',
        version: 1,
        severity: 'error',
        scope: 'file',
        where: { sheet: sheet.name, cell: `${columnLetter(column)}${String(row)}` },
        values: { sheet: sheet.name, text: text.trim(), expected },
      })),
    );
}

function readTables(
  workbook: ReadWorkbook,
  unit: Unit,
  context: RecogniseContext,
): Result<{ readonly tables: Tables; readonly findings: readonly Finding[] }, RecogniseFailure> {
  const { yearFile, expectedRound } = context;
  const sheets = workbook.sheets.filter(({ hidden }) => !hidden);
  const rows: { [Table in TableName]: readonly Row[] } = { projects: [], purchases: [], targets: [] };
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const tables = findTables(sheets, yearFile.forms, expectedRound);
  for (const form of yearFile.forms) {
    const found = tables.get(form);
    if (!found) {
      if (form.table === 'purchases' && !mayBuyServices(unit.type)) continue;
      return err({ kind: 'receive/sheet-missing', sheet: form.sheet });
    }
    if (found.missing.length > 0)
      return err({ kind: 'receive/header-missing', sheet: found.sheet.name, columns: found.missing });
    const read = readRows(form.table, found, context, seen);
    rows[form.table] = read.rows;
    findings.push(...read.findings, ...wrongHeading(found, unit, yearFile));
  }
  return ok({ tables: rows, findings });
}

/** Finds out by content what a workbook is, and reads all of it or says why not. */
export function recognise(workbook: ReadWorkbook, context: RecogniseContext): Result<Reading, RecogniseFailure> {
  const marks = marksOf(workbook);
  if (!marks) return err({ kind: 'receive/not-our-form' });
  const wrong = wrongMark(marks, context);
  if (wrong) return err(wrong);
  const code = marks.get('unit') ?? '';
  const unit = context.yearFile.units.find((candidate) => candidate.code === code);
  if (!unit) return err({ kind: 'receive/unknown-unit', code });
  const read = readTables(workbook, unit, context);
  if (!read.ok) return read;
  const findings = [...read.value.findings];
  const found = marks.get('formVersion') ?? '';
  const expected = context.yearFile.formVersion;
  if (found !== expected)
    findings.push({ rule: 'A010', version: 1, severity: 'warning', scope: 'file', values: { found, expected } });
  return ok({
    unit,
    round: context.expectedRound,
    sequence: Number(marks.get('sequence') ?? '1'),
    ...(marks.get('scope') === 'purchases' ? { scope: 'purchases' } : {}),
    tables: read.value.tables,
    noPurchases: declared(workbook.sheets),
    findings,
  });
}
