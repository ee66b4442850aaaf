import type { Ledger, Watermark } from './ports.ts';

/** Rows and bytes of each store; what an upgrade may not change. */
export type Measure = { readonly [store: string]: { readonly count: number; readonly size: number } };

/** A working copy as it lies there, seen without opening it for writing. */
export type CopyLook =
  | { readonly state: 'absent' }
  /** It is there and nothing was ever founded in it. */
  | { readonly state: 'empty' }
  | { readonly state: 'unreadable' }
  | {
      readonly state: 'present';
      readonly schema: number;
      /** Major version of the browser engine that used it last; null where that was not recorded. */
      readonly engine: number | null;
      readonly identity: string;
      readonly head: { readonly sequence: number; readonly at: string };
      readonly acknowledged: Watermark;
      readonly unsent: number;
      /** What it held before an upgrade that was not yet found to be right. */
      readonly promised: Measure | null;
    };

/** A copy of an earlier schema, opened at that schema. */
export type OlderCopy = {
  readonly ledger: Ledger;
  readonly measure: () => Promise<Measure>;
  /** Writes down what the upgrade must keep. */
  readonly promise: (measure: Measure) => Promise<void>;
  readonly close: () => void;
};

/**
 * The working copies of one book, each a generation with a name of its own. Looking makes and changes nothing; only `use`
 * leads the ledger of the office to one of them.
 */
export type WorkingCopies = {
  readonly engine: number | null;
  readonly generations: () => Promise<readonly number[]>;
  readonly look: (generation: number) => Promise<CopyLook>;
  readonly use: (generation: number) => void;
  readonly older: (generation: number) => Promise<OlderCopy>;
  /** Of the copy in use. */
  readonly measure: () => Promise<Measure>;
  /** Writes down with which schema and engine the copy is used; an upgrade before it was right. */
  readonly sign: () => Promise<void>;
};
