import type { Failure } from '#shared/kernel';

/** One pair of sentences (Chinese, English) for every kind of failure; a kind without its sentence does not compile. */
export type Texts<F extends Failure> = {
  readonly [Kind in F['kind']]: (failure: Extract<F, { readonly kind: Kind }>) => readonly [string, string];
};
