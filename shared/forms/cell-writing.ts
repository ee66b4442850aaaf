import { fieldDictionary, type FieldId } from '#shared/fields';
import { fen, formatScaled, formatYuan } from '#shared/money';
import type { Cell } from '#shared/records';
import type { PlannedCell, StyleName } from '#shared/workbook-model';
import type { CodeEntry, YearFile } from '#shared/year-file';

/** How an entry of a code list is shown in a workbook: 30227 委托业务费; a word that is its own code stands alone. */
export const entryText = ({ code, name }: CodeEntry): string => (code === name ? name : `${code} ${name}`);

function textStyle(field: FieldId, must: boolean): StyleName {
  switch (fieldDictionary[field].type) {
    case 'money':
      return must ? 'moneyMust' : 'money';
    case 'decimal':
    case 'pct':
      return must ? 'decimalMust' : 'decimal';
    case 'int':
      return must ? 'intMust' : 'int';
    case 'date':
      return must ? 'dateMust' : 'date';
    case 'code':
      return must ? 'codeMust' : 'code';
    case 'text':
    case 'enum':
    case 'bool':
      return must ? 'textMust' : 'text';
  }
}

function listedText(field: FieldId, code: string, yearFile: YearFile): string {
  const record: { readonly list?: keyof YearFile['lists'] } = fieldDictionary[field];
  const entry = record.list === undefined ? undefined : yearFile.lists[record.list].find((one) => one.code === code);
  return entry ? entryText(entry) : code;
}

function numberText(field: FieldId, value: number): string {
  switch (fieldDictionary[field].type) {
    case 'money':
      return formatYuan(fen(value));
    case 'decimal':
    case 'pct':
      return formatScaled(value, 2).replace(/\.?0+$/, '');
    default:
      return String(value);
  }
}

/** A cell of the form with what it begins with; the inverse of reading it back. */
export function writeCell(field: FieldId, cell: Cell | undefined, must: boolean, yearFile: YearFile): PlannedCell {
  const style = textStyle(field, must);
  if (cell === undefined || cell === null) return { style, value: null };
  if (typeof cell === 'object') return { style, value: cell.unread };
  if (typeof cell === 'boolean') return { style, value: cell ? '是' : '否' };
  if (typeof cell === 'number') return { style, value: { number: numberText(field, cell) } };
  if (fieldDictionary[field].type === 'date') return { style, value: { date: cell } };
  return { style, value: listedText(field, cell, yearFile) };
}
