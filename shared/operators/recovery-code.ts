import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';

/**
 * 恢复码: five groups of five signs and a check sign each. The alphabet has 31 signs, none of which looks like another on
 * paper (no I, L, O, 0, 1): 25 of them are 123 bits. 31 is prime, so a check sign weighted by place tells every single
 * wrong sign of a group and every two that changed places.
 */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = 5;
const signs = 5;

export const recoveryChance = 64;
export type RecoveryTyping = {
  readonly kind: 'recovery/typing';
  /** Groups, from 1, that cannot be right; empty where there are too many or too few signs. */
  readonly groups: readonly number[];
};

const checkSign = (group: string): string =>
  alphabet.charAt(
    Array.from(group).reduce((sum, sign, at) => sum + (at + 2) * alphabet.indexOf(sign), 0) % alphabet.length,
  );

/** A code from so many random bytes; those beyond the alphabet are passed over, so that no sign is likelier. */
export function recoveryCodeFrom(chance: Uint8Array): string {
  const drawn = [...chance].map((byte) => alphabet.charAt(byte % 32)).join('');
  if (drawn.length < groups * signs) throw new Error('too few random bytes for a recovery code');
  const parts = Array.from({ length: groups }, (_each, at) => drawn.slice(at * signs, (at + 1) * signs));
  return parts.map((part) => `${part}${checkSign(part)}`).join('-');
}

/** Reads a code as it was typed, in small letters or full width, with or without its strokes; answers it as printed. */
export function readRecoveryCode(typed: string): Result<string, RecoveryTyping> {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}_.]/gu, '');
  const whole = signs + 1;
  const parts = Array.from({ length: groups }, (_each, at) => plain.slice(at * whole, (at + 1) * whole));
  if (plain.length !== groups * whole) return err({ kind: 'recovery/typing', groups: [] });
  const isRight = (part: string): boolean =>
    Array.from(part).every((sign) => alphabet.includes(sign)) && checkSign(part.slice(0, signs)) === part.slice(signs);
  const wrong = parts.flatMap((part, at) => (isRight(part) ? [] : [at + 1]));
  return wrong.length > 0 ? err({ kind: 'recovery/typing', groups: wrong }) : ok(parts.join('-'));
}
