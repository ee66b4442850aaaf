/** A failure that was expected: plain tagged data, so it survives structured clone, IPC and IndexedDB. */
export type Failure<Kind extends string = string> = { readonly kind: Kind };
export type Result<T, E extends Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });
export const err = <const E extends Failure>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});
