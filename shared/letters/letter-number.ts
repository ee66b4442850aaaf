import { dayNumber } from '#shared/calendar';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { NumberingRefused } from '#shared/messages';

/** 文号 of one batch: prefix such as 青财预, year, and the number that its first letter gets. */
export type Numbering = { readonly prefix: string; readonly year: number; readonly first: number };

/** 青财预〔2027〕5号 (GB/T 9704: hexagonal brackets, no leading zero). A batch without prefix leaves the place empty. */
export const letterNumber = ({ prefix, year, first }: Numbering, index: number): string =>
  prefix === '' ? `〔${String(year)}〕　　号` : `${prefix}〔${String(year)}〕${String(first + index)}号`;

/** Takes what the person typed for a batch; the brackets are the program's. */
export function parseNumbering(
  typed: { readonly prefix: string; readonly first: string },
  year: number,
): Result<Numbering, NumberingRefused> {
  const prefix = typed.prefix.trim();
  if (/[〔〕[\]（）()\d\s]/.test(prefix)) return err({ kind: 'letter/prefix-unreadable' });
  if (!/^[1-9]\d{0,4}$/.test(typed.first.trim())) return err({ kind: 'letter/number-unreadable' });
  return ok({ prefix, year, first: Number(typed.first.trim()) });
}

/** 2027年2月2日; a date that is not known leaves the places for a pen. */
export function officialDate(date: string | null): string {
  if (date === null || dayNumber(date) === null) return '　　　　年　　月　　日';
  const [year = '', month = '', day = ''] = date.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}
