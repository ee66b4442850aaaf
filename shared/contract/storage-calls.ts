import { z } from 'zod';
import { handle, nothing } from './contract-values.ts';

/** The data folder itself: where it lies, how much room it has, and the ways out of trouble. */
export const storageCalls = {
  'storage.state': {
    input: nothing,
    output: z.strictObject({
      /** Shown path of the folder that holds the vault. */
      folder: z.string(),
      present: z.boolean(),
      /** Bytes; below the floor the program only reads and exports. free null: the system does not say. */
      free: z.number().nullable(),
      floor: z.number(),
      /** What was kept aside untouched, by name. */
      aside: z.array(z.string()),
    }),
  },
  /** Moves the vault into a folder of its own inside the chosen one: copied, read back, then named in the pointer file. */
  'storage.move': {
    input: z.strictObject({ folder: handle }),
    output: z.strictObject({ folder: z.string(), files: z.int() }),
  },
  /** The browser's own store cannot be used any more: the next start lays it into `aside`, untouched, and begins without it. */
  'storage.layAside': { input: nothing, output: nothing },
  /** Everything readable of every book, as plain files, into a new folder inside the chosen one. */
  'storage.rescue': {
    input: z.strictObject({ folder: handle }),
    output: z.strictObject({
      name: z.string(),
      books: z.int(),
      entries: z.int(),
      files: z.int(),
      unreadable: z.array(z.string()),
    }),
  },
  /** A diagnostic bundle without budget data. page: what the page knows of itself, by name. */
  'storage.diagnose': {
    input: z.strictObject({ folder: handle, page: z.record(z.string().max(40), z.string().max(2_000)) }),
    output: z.strictObject({ name: z.string(), reference: z.string() }),
  },
} as const;
