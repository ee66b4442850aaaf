import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';

/** Signs, not bytes: a password may be written in Chinese. */
export const leastPassword = 8;
export type WeakPassword = { readonly kind: 'operators/weak-password'; readonly least: number };

/** Full-width and half-width signs are one sign: the input method at log-in need not be the one of the day it was set. */
export const passwordText = (password: string): string => password.normalize('NFKC');
export const operatorName = (name: string): string => name.normalize('NFKC').trim();

export function checkPassword(name: string, password: string): Result<null, WeakPassword> {
  const text = passwordText(password);
  const weak =
    Array.from(text).length < leastPassword || text.trim().toLowerCase() === operatorName(name).toLowerCase();
  return weak ? err({ kind: 'operators/weak-password', least: leastPassword }) : ok(null);
}
