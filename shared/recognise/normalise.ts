import type { FieldType } from '#shared/fields';
import { parseScaled } from '#shared/money';
import type { Cell } from '#shared/records';
import type { ReadCell } from '#shared/workbook-model';

export type Normalised = {
  readonly cell: Cell;
  /** The text as it stood, where it had to be put right. */ readonly changed: string | null;
};

/** Full-width signs and digits as half-width ones. */
export const halfWidth = (text: string): string => {
  // Most cells have none, and asking is much cheaper than replacing.
  if (!/[\uFF01-\uFF5E\uFFE5]/.test(text)) return text;
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥');
};
/** Spaces of every kind at the ends; inside a text they are the clerk's own. */
export const trimmed = (text: string): string =>
  text.replaceAll(/^[\s\u00A0\u3000\u200B\uFEFF]+|[\s\u00A0\u3000\u200B\uFEFF]+$/g, '');
const spaceless = (text: string): string => text.replaceAll(/[\s\u00A0\u3000\u200B\uFEFF]/g, '');

const groups = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** Closed list of lossless changes to a number: spaces, separators, ¥, 元, full-width digits, a leading plus. */
export function plainNumber(text: string): string {
  const plain = spaceless(halfWidth(text))
    .replace(/^-?¥-?/, (sign) => (sign.includes('-') ? '-' : ''))
    .replace(/元$/, '')
    .replace(/^\+/, '');
  // A separator elsewhere than between groups of three may be a slip of the hand: the text is kept as it stands.
  return groups.test(plain) ? plain.replaceAll(',', '') : plain;
}

const scales: Partial<Record<FieldType, number>> = { money: 2, decimal: 2, pct: 2, int: 0 };

function numberCell(read: ReadCell, scale: number): Normalised {
  const plain = read.kind === 'number' ? read.text : plainNumber(read.text);
  const parsed = parseScaled(plain, scale);
  if (!parsed.ok) return { cell: { unread: read.text }, changed: null };
  return { cell: parsed.value, changed: read.kind === 'number' ? null : read.text };
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
function civilDate(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const most = month === 2 && !leap ? 28 : (lengths[month - 1] ?? 0);
  if (year < 1990 || year > 2100 || day < 1 || day > most) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
const datePattern = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/;

function dateCell(read: ReadCell): Normalised {
  const match = datePattern.exec(spaceless(halfWidth(read.text)));
  const date = match ? civilDate(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5])) : null;
  return date === null ? { cell: { unread: read.text }, changed: null } : { cell: date, changed: null };
}

const yes = ['是', '√', '✓', '1', 'TRUE', 'Y', '有'];
const no = ['否', '×', 'X', '0', 'FALSE', 'N', '无'];
function boolCell(read: ReadCell): Normalised {
  const word = spaceless(halfWidth(read.text)).toUpperCase();
  if (yes.includes(word)) return { cell: true, changed: null };
  return { cell: no.includes(word) ? false : { unread: read.text }, changed: null };
}

/** 30227 委托业务费, 30227-委托业务费, 30227委托业务费 or 30227: the code. A word that is its own code stays. */
function codeCell(read: ReadCell): Normalised {
  const text = trimmed(halfWidth(read.text));
  const [code = ''] = text.split(/[\s\u00A0\u3000]+|(?<=^[A-Z]?\d+)(?:-|(?=\p{Script=Han}))/u);
  return { cell: code, changed: null };
}

/** A read cell by its field's type. Blank is null and never zero; what the type cannot hold is kept as unread text. */
export function normalise(read: ReadCell | undefined, type: FieldType): Normalised {
  if (!read || trimmed(read.text) === '') return { cell: null, changed: null };
  if (read.kind === 'error') return { cell: { unread: read.text }, changed: null };
  const scale = scales[type];
  if (scale !== undefined) return numberCell(read, scale);
  switch (type) {
    case 'date':
      return dateCell(read);
    case 'bool':
      return boolCell(read);
    case 'code':
    case 'enum':
      return codeCell(read);
    default:
      return { cell: trimmed(read.text), changed: null };
  }
}
