import { fieldDictionary, type FieldId, type FieldType, type ListName } from '#shared/fields';
import { entryText } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { fen, formatScaled, formatWanYuan, formatYuan, parseWanYuan } from '#shared/money';
import { normalise, plainNumber } from '#shared/recognise';
import type { Cell } from '#shared/records';
import type { CodeEntry, YearFile } from '#shared/year-file';

/** 元 or 万元: how amounts are shown and typed. They are kept in fen either way. */
export type MoneyUnit = 'yuan' | 'wan';
export type EntryRefused =
  | { readonly kind: 'entry/not-a-number'; readonly text: string; readonly places: number }
  | { readonly kind: 'entry/not-a-date'; readonly text: string }
  | { readonly kind: 'entry/not-yes-or-no'; readonly text: string }
  | { readonly kind: 'entry/not-in-list'; readonly text: string };

const recordOf = (field: FieldId): { readonly type: FieldType; readonly list?: ListName } => fieldDictionary[field];
/** A price per piece stays in 元, whatever the amounts are shown in. */
const inWan = (field: FieldId, unit: MoneyUnit): boolean => unit === 'wan' && field !== 'unitPrice';

/** The entries of a field's list, headings and retired ones among them; null where the field takes any text. */
export function entriesFor(field: FieldId, yearFile: YearFile): readonly CodeEntry[] | null {
  const { type, list } = recordOf(field);
  if (type === 'bool') return yesOrNo;
  return list === undefined ? null : yearFile.lists[list];
}
const yesOrNo: readonly CodeEntry[] = ['是', '否'].map((word) => ({ code: word, name: word }));

function readListed(field: FieldId, text: string, code: Cell, yearFile: YearFile): Result<Cell, EntryRefused> {
  const entries = entriesFor(field, yearFile) ?? [];
  const { year } = yearFile;
  const headings = new Set(entries.map(({ parent }) => parent));
  const open = entries.filter(
    (entry) => !headings.has(entry.code) && (entry.validFrom ?? year) <= year && (entry.validTo ?? year) >= year,
  );
  const word = text.trim();
  const found =
    open.find((entry) => entry.code === code) ?? open.find((entry) => entry.name === word || entryText(entry) === word);
  if (found) return ok(found.code);
  // The first tiers of the catalogue are not offered, but 一上 may name them.
  const wider = recordOf(field).list === 'catalog' && yearFile.catalog.find((entry) => entry.code === code);
  return wider ? ok(wider.code) : err({ kind: 'entry/not-in-list', text: word });
}

function refusalOf(type: FieldType, text: string): EntryRefused {
  if (type === 'date') return { kind: 'entry/not-a-date', text };
  if (type === 'bool') return { kind: 'entry/not-yes-or-no', text };
  return { kind: 'entry/not-a-number', text, places: type === 'int' ? 0 : 2 };
}

/**
 * A typed or pasted text by its field, put right by the same closed list of lossless changes as a received file. What
 * the field cannot hold is refused and never rounded; blank is null.
 */
export function readEntry(
  field: FieldId,
  text: string,
  unit: MoneyUnit,
  yearFile: YearFile,
): Result<Cell, EntryRefused> {
  const { type, list } = recordOf(field);
  if (type === 'money' && inWan(field, unit) && text.trim() !== '') {
    const parsed = parseWanYuan(plainNumber(text).replace(/万$/, ''));
    return parsed.ok ? parsed : err({ kind: 'entry/not-a-number', text, places: 6 });
  }
  const { cell } = normalise({ column: 1, kind: 'text', text }, type);
  if (typeof cell === 'object' && cell !== null) return err(refusalOf(type, cell.unread));
  return list === undefined || cell === null ? ok(cell) : readListed(field, text, cell, yearFile);
}

function numberText(field: FieldId, value: number, unit: MoneyUnit): string {
  const { type } = recordOf(field);
  if (type === 'money') return inWan(field, unit) ? formatWanYuan(fen(value)) : formatYuan(fen(value));
  return type === 'int' ? String(value) : formatScaled(value, 2).replace(/\.?0+$/, '');
}

function listedText(field: FieldId, code: string, yearFile: YearFile): string {
  const { list } = recordOf(field);
  const entry = list === undefined ? undefined : yearFile.lists[list].find((one) => one.code === code);
  return entry ? entryText(entry) : code;
}

/** The text that stands for a cell while it is typed, copied and pasted; readEntry is its inverse. */
export function entryTextOf(field: FieldId, cell: Cell | undefined, unit: MoneyUnit, yearFile: YearFile): string {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'object') return cell.unread;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'number' ? numberText(field, cell, unit) : listedText(field, cell, yearFile);
}

/** What the cell shows: numbers with separators, zero as 0.00, blank as nothing. */
export function shownText(field: FieldId, cell: Cell | undefined, unit: MoneyUnit, yearFile: YearFile): string {
  const text = entryTextOf(field, cell, unit, yearFile);
  return typeof cell === 'number' ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text;
}
