/** An exact fraction; under is above zero and the fraction is not reduced unless asked. */
export type Exact = { readonly over: bigint; readonly under: bigint };

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
};

function reduced(over: bigint, under: bigint): Exact {
  const common = divisor(over, under);
  return { over: over / common, under: under / common };
}

export const zero: Exact = { over: 0n, under: 1n };
export const whole = (amount: number): Exact => ({ over: BigInt(amount), under: 1n });
/** amount × 10^-scale. */
export const add = (a: Exact, b: Exact): Exact =>
  a.under === b.under
    ? { over: a.over + b.over, under: a.under }
    : reduced(a.over * b.under + b.over * a.under, a.under * b.under);
export const negate = (a: Exact): Exact => ({ over: -a.over, under: a.under });
export const subtract = (a: Exact, b: Exact): Exact => add(a, negate(b));
export const multiply = (a: Exact, b: Exact): Exact => reduced(a.over * b.over, a.under * b.under);
export function divide(a: Exact, b: Exact): Exact | null {
  if (b.over === 0n) return null;
  const sign = b.over < 0n ? -1n : 1n;
  return reduced(a.over * b.under * sign, a.under * b.over * sign);
}
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Half away from zero, as ROUND does. */
export function roundTo(a: Exact, digits: number): Exact {
  const up = 10n ** BigInt(Math.max(0, digits));
  const down = 10n ** BigInt(Math.max(0, -digits));
  const size = (a.over < 0n ? -a.over : a.over) * up;
  const base = a.under * down;
  const rounded = (size * 2n + base) / (base * 2n);
  return reduced((a.over < 0n ? -rounded : rounded) * down, up);
}

const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

export function parseExact(text: string): Exact | null {
  const match = decimal.exec(text);
  if (!match) return null;
  const [, sign, before = '', after = '', exponent = '0'] = match;
  if (before + after === '') return null;
  const digits = BigInt(before + after) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - after.length;
  return power >= 0 ? { over: digits * 10n ** BigInt(power), under: 1n } : reduced(digits, 10n ** BigInt(-power));
}

/** Decimal text, cut after twelve places where the fraction does not end. */
export function showExact(a: Exact): string {
  const shown = roundTo(a, 12);
  const size = shown.over < 0n ? -shown.over : shown.over;
  const digits = ((size * 10n ** 12n) / shown.under).toString().padStart(13, '0');
  const text = `${digits.slice(0, -12)}.${digits.slice(-12)}`.replace(/\.?0+$/, '');
  return shown.over < 0n ? `-${text}` : text;
}
