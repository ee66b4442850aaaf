import { z } from 'zod';
import { handle, ledger, nothing } from './contract-values.ts';

const passphrase = z.string().min(1).max(200).nullable();
const written = z.strictObject({
  name: z.string(),
  at: z.string(),
  size: z.int(),
  /** Last act in it, entries of the working copy, files received. */
  sequence: z.int(),
  entries: z.int(),
  files: z.int(),
});

/** 备份: the second copy in a place that the office chose, and the way back from one. */
export const copyCalls = {
  'copies.state': {
    input: nothing,
    output: z.strictObject({
      /** Shown path of the chosen folder, null where none is chosen. */
      folder: z.string().nullable(),
      encrypted: z.boolean(),
      reachable: z.boolean(),
      last: written.extend({ ledger }).nullable(),
      /** Kind of failure of the last attempt, null where it went well. */
      failure: z.string().nullable(),
    }),
  },
  /** folder null: no second copy any more; those written stay where they are. */
  'copies.choose': { input: z.strictObject({ folder: handle.nullable(), passphrase }), output: nothing },
  /** folder null: into the chosen place, with its passphrase. The file is read back and counted before it is answered. */
  'copies.write': { input: z.strictObject({ ledger, folder: handle.nullable(), passphrase }), output: written },
  /** Checks a package whole and unpacks it as the book `incoming`; no book is touched. */
  'copies.open': {
    input: z.strictObject({ handle, passphrase }),
    output: written.extend({ ledger, identity: z.string(), schema: z.int(), program: z.string() }),
  },
  /** Puts `incoming` in the place of a book, which is kept aside under the name answered (null where there was none). */
  'copies.adopt': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({ aside: z.string().nullable(), generation: z.int().positive() }),
  },
  'copies.drop': { input: nothing, output: nothing },
} as const;
