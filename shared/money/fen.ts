import type { Brand, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';

/** Money as a whole number of fen (0.01 yuan). Safe to about 90 trillion yuan. */
export type Fen = Brand<number, 'Fen'>;

export type MoneyFailure =
  | { readonly kind: 'money/not-a-number'; readonly text: string }
  | { readonly kind: 'money/too-precise'; readonly text: string }
  | { readonly kind: 'money/too-large'; readonly text: string };

/** Takes a whole number of fen; throws on anything else, because only a bug can bring it. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError('fen must be a safe integer');
  return (amount === 0 ? 0 : amount) as Fen;
}

const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Whole number of 10^-scale units from plain decimal text; refuses what it cannot hold and never rounds. */
export function parseScaled(text: string, scale: number): Result<number, MoneyFailure> {
  const match = decimalText.exec(text);
  if (!match) return err({ kind: 'money/not-a-number', text });
  const [, sign, whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  if (/[1-9]/.test(fraction.slice(scale))) return err({ kind: 'money/too-precise', text });
  const magnitude = Number(whole + kept);
  if (!Number.isSafeInteger(magnitude)) return err({ kind: 'money/too-large', text });
  return ok(sign === '-' && magnitude !== 0 ? -magnitude : magnitude);
}

/** Exact decimal text of a whole number of 10^-scale units; the inverse of parseScaled. */
export function formatScaled(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0 ? '-' : ''}${whole}${fraction}`;
}

/** Yuan text with at most two decimals, no separators, to fen. */
export function parseYuan(text: string): Result<Fen, MoneyFailure> {
  const scaled = parseScaled(text, 2);
  return scaled.ok ? ok(fen(scaled.value)) : scaled;
}

/** Plain yuan text with two decimals; parseYuan is its exact inverse. */
export const formatYuan = (amount: Fen): string => formatScaled(amount, 2);

const grouped = (plain: string): string => plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');

/** Yuan for the screen: thousands separators, two decimals. */
export const showYuan = (amount: Fen): string => grouped(formatScaled(amount, 2));

/** 万元 text with up to six decimals to fen. */
export function parseWanYuan(text: string): Result<Fen, MoneyFailure> {
  const scaled = parseScaled(text, 6);
  return scaled.ok ? ok(fen(scaled.value)) : scaled;
}

/** Exact 万元 text, six decimals trimmed to at least two; parseWanYuan is its inverse. */
export function formatWanYuan(amount: Fen): string {
  const text = formatScaled(amount, 6);
  let end = text.length;
  while (end > text.length - 4 && text.charCodeAt(end - 1) === 48) end -= 1;
  return text.slice(0, end);
}

/** 万元 for the screen: two decimals, half away from zero, thousands separators. A display, never stored. */
export function showWanYuan(amount: Fen): string {
  const hundredths = Math.floor((Math.abs(amount) + 5_000) / 10_000);
  return grouped(formatScaled(amount < 0 ? -hundredths : hundredths, 2));
}

/** Refuses a sum that leaves what fen can hold on the way: what comes back from beyond would not be exact. */
export function sumOf(amounts: Iterable<Fen>): Fen {
  let total = fen(0);
  for (const amount of amounts) total = fen(total + amount);
  return total;
}
