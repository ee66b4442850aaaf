import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CellMark, MarkedWorkbook, ReadFailure } from '#shared/workbook-model';
import { cellPlace, firstOfMerged, markCells, type CellPlace } from './mark-cells.ts';
import { commentSheet, type CellComment } from './mark-comments.ts';
import { markedStyles } from './mark-styles.ts';
import { editPackage, PartFault, within, type Package } from './package-edit.ts';
import { dropMacros } from './package-relations.ts';
import { readBook, type BookParts } from './read-parts.ts';
import { applyEdits } from './xml-edit.ts';
import { openZip } from './zip.ts';

type OnSheet = { readonly part: string; readonly number: number; readonly comments: readonly CellComment[] };

/** One comment a cell: what several marks say of it is set under one another. */
function gather(file: Package, book: BookParts, marks: readonly CellMark[]): { sheets: OnSheet[]; unplaced: number[] } {
  const visible = book.sheets.find(({ hidden }) => !hidden) ?? book.sheets[0];
  const byPart = new Map<
    string,
    { number: number; first: (place: CellPlace) => CellPlace; cells: Map<string, CellComment> }
  >();
  const unplaced: number[] = [];
  marks.forEach(({ sheet: name, cell, text }, index) => {
    const at = book.sheets.findIndex((sheet) => (name === null ? sheet === visible : sheet.name === name));
    const sheet = book.sheets[at];
    const place = cellPlace(cell);
    if (!sheet || !place || !file.has(sheet.part)) {
      unplaced.push(index);
      return;
    }
    const known = byPart.get(sheet.part) ?? {
      number: at + 1,
      first: within(sheet.part, () => firstOfMerged(file.text(sheet.part))),
      cells: new Map<string, CellComment>(),
    };
    byPart.set(sheet.part, known);
    const { row, column } = known.first(place);
    const key = `${String(row)}:${String(column)}`;
    const before = known.cells.get(key);
    known.cells.set(key, { row, column, text: before ? `${before.text}\n${text}` : text });
  });
  const sheets = [...byPart].map(([part, { number, cells }]) => ({ part, number, comments: [...cells.values()] }));
  return { sheets, unplaced };
}

function mark(file: Package, book: BookParts, marks: readonly CellMark[]): MarkedWorkbook {
  const { sheets, unplaced } = gather(file, book, marks);
  within('[Content_Types].xml', () => {
    dropMacros(file);
  });
  const found = sheets.map((sheet) => {
    const source = file.text(sheet.part);
    return { ...sheet, source, cells: within(sheet.part, () => markCells(source, sheet.comments)) };
  });
  if (found.length > 0) {
    const inUse = found.flatMap(({ cells }) => cells.formats);
    const formats = within('xl/styles.xml', () => markedStyles(file, inUse));
    for (const { source, cells, comments, ...sheet } of found)
      file.put(
        sheet.part,
        within(sheet.part, () =>
          applyEdits(source, [...cells.edits(formats), ...commentSheet(file, { ...sheet, source }, comments)]),
        ),
      );
  }
  return { bytes: new Uint8Array(file.bytes()), unplaced };
}

/**
 * Marks cells of a workbook with a colour and a comment, and leaves everything else as it is: parts that are not touched are
 * copied as they lie in the file. Macros are left out. A file that is cut off or contradicts itself is refused whole; one
 * that is no OOXML workbook answers workbook/cannot-mark.
 */
export function markWorkbook(bytes: Buffer, marks: readonly CellMark[]): Result<MarkedWorkbook, ReadFailure> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return err({ kind: 'workbook/cannot-mark' });
  const zip = openZip(bytes);
  if (!zip.ok) return zip;
  if (!zip.value.has('xl/workbook.xml')) return err({ kind: 'workbook/cannot-mark' });
  const book = readBook(zip.value);
  if (!book.ok) return book;
  const file = editPackage(zip.value);
  if (!file.ok) return file;
  try {
    return ok(mark(file.value, book.value, marks));
  } catch (thrown) {
    if (thrown instanceof PartFault) return err(thrown.failure);
    throw thrown;
  }
}
