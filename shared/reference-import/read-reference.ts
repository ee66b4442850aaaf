import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { entriesOf, type ReferenceSet } from '#shared/reference-sets';
import type { ReadWorkbook } from '#shared/workbook-model';
import type { CatalogEntry, CodeEntry, YearFile } from '#shared/year-file';
import { asCatalog } from './as-catalog.ts';
import { findColumns, type Columns } from './find-columns.ts';
import { cellName, gridOf, type Grid } from './grid.ts';
import { parentByCode } from './parent-by-code.ts';
import { readLines, type Coding, type Line } from './read-lines.ts';
import type { ReferenceFailure, ReferenceNote } from './reference-failure.ts';

/** A list as a workbook tells it; notes are what the person should see before taking it over. */
export type ReadReference = {
  readonly sheet: string;
  /** Sheets of the workbook that hold a list, this one among them. */
  readonly sheets: readonly string[];
  readonly entries: readonly (CodeEntry | CatalogEntry)[];
  readonly notes: readonly ReferenceNote[];
};

type Candidate = { readonly grid: Grid; readonly columns: Columns };

/** Sets whose words are their own codes. */
const isWords = (current: readonly CodeEntry[]): boolean =>
  current.length > 0 && current.every(({ code, name }) => code === name);

function codingOf(set: ReferenceSet, current: readonly CodeEntry[]): Coding {
  const lengths = new Set([...(set.tiers ?? []), ...current.map(({ code }) => code.length)]);
  return { tiers: set.tiers ?? [], lengths, words: isWords(current) };
}

function yearAt(grid: Grid, row: number, column: number | null): Result<number | null, ReferenceFailure> {
  const text = column === null ? '' : grid.own(row, column).text.replace(/年$/, '');
  if (text === '') return ok(null);
  if (/^2\d{3}$/.test(text)) return ok(Number(text));
  return err({ kind: 'reference/year-unreadable', sheet: grid.sheet, cell: cellName(row, column ?? 1), text });
}

function entryOf(line: Line, { grid, columns }: Candidate): Result<CodeEntry, ReferenceFailure> {
  if (line.name === '')
    return err({ kind: 'reference/name-missing', sheet: grid.sheet, cell: line.cell, code: line.code });
  const from = yearAt(grid, line.row, line.derived ? null : columns.validFrom);
  if (!from.ok) return from;
  const to = yearAt(grid, line.row, line.derived ? null : columns.validTo);
  if (!to.ok) return to;
  const parent = columns.parent === null || line.derived ? '' : grid.own(line.row, columns.parent).text;
  const above = parent === '' ? line.above : parent;
  return ok({
    code: line.code,
    name: line.name,
    ...(above === null ? {} : { parent: above }),
    ...(from.value === null ? {} : { validFrom: from.value }),
    ...(to.value === null ? {} : { validTo: to.value }),
  });
}

/** Each code once; the same line again says nothing new, another name under the same code is a fault of the sheet. */
function onceEach(lines: readonly Line[], sheet: string): Result<readonly Line[], ReferenceFailure> {
  const seen = new Map<string, Line>();
  for (const line of lines) {
    const before = seen.get(line.code);
    if (!before) seen.set(line.code, line);
    else if (before.name !== line.name)
      return err({
        kind: 'reference/code-twice',
        sheet,
        cell: line.cell,
        code: line.code,
        name: line.name,
        other: before.name,
      });
  }
  return ok([...seen.values()]);
}

function readSheet(
  candidate: Candidate,
  set: ReferenceSet,
  yearFile: YearFile,
): Result<Omit<ReadReference, 'sheets'>, ReferenceFailure> {
  const { grid, columns } = candidate;
  const current = entriesOf(yearFile, set.name);
  const read = readLines(grid, columns, codingOf(set, current));
  if (!read.ok) return read;
  const once = onceEach(read.value.lines, grid.sheet);
  if (!once.ok) return once;
  if (once.value.length === 0) return err({ kind: 'reference/empty', sheet: grid.sheet });
  const entries: CodeEntry[] = [];
  for (const line of once.value) {
    const entry = entryOf(line, candidate);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  const placed = isWords(current) ? entries : parentByCode(entries, columns.parent !== null);
  if (set.name !== 'catalog') return ok({ sheet: grid.sheet, entries: placed, notes: read.value.notes });
  const catalog = asCatalog({ entries: placed, lines: once.value, grid, columns, yearFile });
  if (!catalog.ok) return catalog;
  return ok({
    sheet: grid.sheet,
    entries: catalog.value.entries,
    notes: [...read.value.notes, ...catalog.value.notes],
  });
}

/** How many codes of the version in use a sheet knows: the sheet that knows most is the one that is meant. */
function familiar(candidate: Candidate, set: ReferenceSet, yearFile: YearFile): number {
  const known = new Set(entriesOf(yearFile, set.name).map(({ code }) => code));
  const read = readSheet(candidate, set, yearFile);
  if (!read.ok) return 0;
  const tiers: readonly number[] = set.tiers ?? [];
  return read.value.entries.reduce(
    (sum, { code }) => sum + (known.has(code) ? 3 : 0) + (tiers.includes(code.length) ? 1 : 0),
    1,
  );
}

/**
 * Reads a reference set from an official workbook: code and name, tiers side by side with merged cells, or one level a
 * column. Codes stay text and are never guessed from names. `sheet` chooses one where several hold a list.
 */
export function readReference(
  workbook: ReadWorkbook,
  set: ReferenceSet,
  yearFile: YearFile,
  sheet?: string,
): Result<ReadReference, ReferenceFailure> {
  const words = isWords(entriesOf(yearFile, set.name));
  const candidates = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((each): readonly Candidate[] => {
      const grid = gridOf(each);
      const columns = findColumns(grid, words);
      return columns ? [{ grid, columns }] : [];
    });
  const chosen =
    candidates.find(({ grid }) => grid.sheet === sheet) ??
    candidates
      .map((candidate) => ({ candidate, worth: candidates.length > 1 ? familiar(candidate, set, yearFile) : 0 }))
      .toSorted((a, b) => b.worth - a.worth)[0]?.candidate;
  if (!chosen) return err({ kind: 'reference/head-missing', heads: words ? ['名称'] : ['编码', '名称'] });
  const read = readSheet(chosen, set, yearFile);
  return read.ok ? ok({ ...read.value, sheets: candidates.map(({ grid }) => grid.sheet) }) : read;
}
