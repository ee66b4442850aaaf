const significant = 15;

/**
 * Decimal text of a stored number as Excel shows it: at most 15 significant digits, no exponent. The tail of a binary
 * fraction (0.30000000000000004) is no figure of the clerk's.
 */
export function numberText(stored: string): string | null {
  const text = stored.trim();
  if (/^-?\d{1,15}$/.test(text)) return text === '-0' ? '0' : text;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  const [mantissa = '0', exponentText = '0'] = value.toExponential(significant - 1).split('e');
  const exponent = Number(exponentText);
  const negative = mantissa.startsWith('-');
  const digits = mantissa.replace('-', '').replace('.', '').replace(/0+$/, '') || '0';
  const point = exponent + 1;
  let plain: string;
  if (point <= 0) plain = `0.${'0'.repeat(-point)}${digits}`;
  else if (digits.length <= point) plain = digits.padEnd(point, '0');
  else plain = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative && plain !== '0' ? `-${plain}` : plain;
}

/** Serial day of Excel to YYYY-MM-DD; null where it is no day. */
export function serialDate(text: string, from1904: boolean): string | null {
  const serial = Math.floor(Number(text));
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return null;
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Serial day of a date text. */
export const dateSerial = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
