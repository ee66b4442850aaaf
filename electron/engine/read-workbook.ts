import { read, type CellObject, type WorkSheet } from 'xlsx';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { MergedRange, ReadCell, ReadFailure, ReadRow, ReadWorkbook } from '#shared/workbook-model';
import { numberText } from './number-text.ts';
import { PartTooLarge, readBudget, type ReadBudget } from './read-budget.ts';
import { readXlsx } from './read-xlsx.ts';
import { soundCopy } from './sound-copy.ts';
import { openZip } from './zip.ts';

const signatures = {
  zip: Buffer.from([0x50, 0x4b]),
  compound: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
} as const;
const starts = (bytes: Buffer, signature: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature);
/** OOXML with a password is a compound file that holds a stream of this name. */
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

function cellOf(cell: CellObject, column: number): ReadCell | null {
  const formula = cell.f === undefined ? {} : { formula: cell.f };
  switch (cell.t) {
    case 'n': {
      const text = numberText(String(cell.v));
      return text === null ? null : { column, kind: 'number', text, ...formula };
    }
    case 's':
      return cell.v === '' ? null : { column, kind: 'text', text: String(cell.v), ...formula };
    case 'b':
      return { column, kind: 'boolean', text: cell.v ? 'true' : 'false', ...formula };
    case 'd':
      return { column, kind: 'date', text: new Date(String(cell.v)).toISOString().slice(0, 10), ...formula };
    case 'e':
      return { column, kind: 'error', text: cell.w ?? '#N/A', ...formula };
    default:
      return null;
  }
}

function rowsOf(sheet: WorkSheet, budget: ReadBudget): readonly ReadRow[] {
  const dense = sheet['!data'] ?? [];
  const rows: ReadRow[] = [];
  dense.forEach((cells: (CellObject | undefined)[] | undefined, index) => {
    const found = (cells ?? []).flatMap((cell, at) => {
      const read = cell ? cellOf(cell, at + 1) : null;
      budget.take(read?.text ?? '', read?.formula ?? '');
      return read ? [read] : [];
    });
    if (found.length > 0) rows.push({ row: index + 1, cells: found });
  });
  return rows;
}

const mergesOf = (sheet: WorkSheet | undefined): readonly MergedRange[] =>
  (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 }));

function readOther(bytes: Buffer): Result<ReadWorkbook, ReadFailure> {
  try {
    const book = read(bytes, { dense: true, cellFormula: true, cellDates: false, UTC: true });
    const hidden = book.Workbook?.Sheets ?? [];
    const budget = readBudget();
    const sheets = book.SheetNames.map((name, index) => {
      const sheet = book.Sheets[name];
      const merges = mergesOf(sheet);
      return {
        name,
        hidden: (hidden[index]?.Hidden ?? 0) !== 0,
        rows: sheet ? rowsOf(sheet, budget) : [],
        ...(merges.length > 0 ? { merges } : {}),
      };
    });
    return ok({ sheets });
  } catch (thrown) {
    if (thrown instanceof PartTooLarge) return err({ kind: 'workbook/too-large', what: 'workbook' });
    const text = thrown instanceof Error ? thrown.message : '';
    return err(
      /password|encrypt/i.test(text) ? { kind: 'workbook/encrypted' } : { kind: 'workbook/damaged', part: 'workbook' },
    );
  }
}

/** Reads a workbook by its content, never by its name. OOXML goes through our reader, the other formats through SheetJS. */
export function readWorkbook(bytes: Buffer): Result<ReadWorkbook, ReadFailure> {
  if (starts(bytes, signatures.zip)) {
    const zip = openZip(bytes);
    if (!zip.ok) return zip;
    if (zip.value.has('xl/workbook.xml')) return readXlsx(zip.value);
    if (!zip.value.has('content.xml') && !zip.value.has('xl/workbook.bin'))
      return err({ kind: 'workbook/not-a-workbook' });
    const sound = soundCopy(zip.value);
    return sound.ok ? readOther(sound.value) : sound;
  }
  if (!starts(bytes, signatures.compound)) return err({ kind: 'workbook/not-a-workbook' });
  if (bytes.includes(encryptedPackage)) return err({ kind: 'workbook/encrypted' });
  return readOther(bytes);
}
