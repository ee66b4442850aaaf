import { fen, formatScaled, showYuan } from '#shared/money';
import type { Sentence, Values } from './rule.ts';

export const word = (values: Values, key: string): string => String(values[key] ?? '');
/** Yuan of an amount in fen; a value that fen cannot hold is shown as it stands. */
export function yuan(values: Values, key: string): string {
  const amount = values[key];
  return typeof amount === 'number' && Number.isSafeInteger(amount) ? showYuan(fen(amount)) : word(values, key);
}
/** Where a row stands: sheet, row number and name, as far as they are known. */
export function atZh(values: Values): string {
  const sheet = values['sheet'] === undefined ? '' : `“${word(values, 'sheet')}”`;
  const row = values['row'] === undefined ? '' : `第 ${word(values, 'row')} 行`;
  const place = `${sheet}${row}`;
  const name = word(values, 'name');
  return place === '' ? name : `${place} ${name}`.trimEnd();
}
export function atEn(values: Values): string {
  const sheet = values['sheet'] === undefined ? '' : `"${word(values, 'sheet')}" `;
  const row = values['row'] === undefined ? '' : `row ${word(values, 'row')}`;
  const place = `${sheet}${row}`.trimEnd();
  const name = word(values, 'name');
  if (place === '') return name;
  return name === '' ? place : `${place} (${name})`;
}
/** One sentence per value of 'case'; the first stands for an unknown one. */
export function byCase(cases: Readonly<Record<string, Sentence>>): Sentence {
  const [first] = Object.values(cases);
  const choose = (values: Values): Sentence | undefined => cases[word(values, 'case')] ?? first;
  return { zh: (values) => choose(values)?.zh(values) ?? '', en: (values) => choose(values)?.en(values) ?? '' };
}
/** A share in hundredths of a percent, such as 20.00%. */
export function percent(values: Values, key: string): string {
  const share = values[key];
  return typeof share === 'number' ? `${formatScaled(share, 2)}%` : word(values, key);
}
