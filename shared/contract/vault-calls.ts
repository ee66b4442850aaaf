import { z } from 'zod';
import { bytes, digest, handle, journalRecord, ledger, manifest, mark, nothing } from './contract-values.ts';

const rung = z.strictObject({
  number: z.int().positive(),
  savedAt: z.string(),
  stage: z.string(),
  schema: z.int(),
  watermark: mark,
  /** Entries of the working copy that it names. */
  entries: z.int(),
  /** false where a blob that it names is not there. */
  whole: z.boolean(),
});
const auditFault = z.strictObject({
  /** `cut`: records that a manifest or the caller knows of are missing at the end. */
  what: z.enum(['changed', 'removed', 'reordered', 'cut', 'torn', 'manifest', 'blob']),
  file: z.string(),
  /** Line of the file, from 1, and sequence number of the act, where there is one. */
  line: z.int().nullable(),
  sequence: z.int().nullable(),
});

/** The record on disk: what main keeps of each book. */
export const vaultCalls = {
  /** The books that were founded on this disk. */
  'vault.books': { input: nothing, output: z.strictObject({ books: z.array(ledger) }) },
  'vault.inspect': {
    /** known: the newest act that the caller knows the disk to have acknowledged; a journal that ends before it is damaged. */
    input: z.strictObject({ ledger, known: mark.optional() }),
    output: z.strictObject({
      disk: z
        .strictObject({
          identity: z.string(),
          schema: z.int(),
          watermark: mark,
          damaged: z.string().nullable(),
          /** Which working copy of this book is the present one; an older one stays under its own name. */
          generation: z.int().positive(),
        })
        .nullable(),
    }),
  },
  'vault.append': {
    input: z.strictObject({ ledger, identity: z.string(), records: z.array(journalRecord).min(1) }),
    output: z.strictObject({ watermark: mark }),
  },
  'vault.journal': {
    input: z.strictObject({ ledger, after: z.int().nonnegative(), limit: z.int().positive().max(5000) }),
    output: z.strictObject({ records: z.array(journalRecord.extend({ hash: z.string() })) }),
  },
  /** The acts of the journal without what they wrote. */
  'vault.acts': {
    input: z.strictObject({ ledger, after: z.int().nonnegative(), limit: z.int().positive().max(5000) }),
    output: z.strictObject({ acts: z.array(journalRecord.omit({ detail: true })) }),
  },
  'vault.saveBlob': { input: z.strictObject({ ledger, bytes }), output: z.strictObject({ digest }) },
  'vault.readBlob': { input: z.strictObject({ ledger, digest }), output: z.strictObject({ bytes }) },
  'vault.saveManifest': { input: z.strictObject({ ledger, manifest }), output: z.strictObject({ at: z.string() }) },
  'vault.latestManifest': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({ manifest: manifest.nullable() }),
  },
  'vault.keepFile': { input: z.strictObject({ ledger, handle }), output: z.strictObject({ digest }) },
  'vault.readFile': { input: z.strictObject({ ledger, digest }), output: z.strictObject({ bytes }) },
  /** Begins a new working copy beside the present one, which stays untouched under its own name. */
  'vault.renewWorking': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({ generation: z.int().positive() }),
  },
  /** The checkpoints of a book, the newest first, and what its journal spans. */
  'vault.ladder': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({ rungs: z.array(rung), beginsAfter: z.int().nonnegative(), last: mark }),
  },
  'vault.manifest': {
    input: z.strictObject({ ledger, number: z.int().positive() }),
    output: z.strictObject({ manifest }),
  },
  /** Reads every record, manifest and blob; known is the newest mark that the caller holds. */
  'vault.audit': {
    input: z.strictObject({ ledger, known: mark.nullable() }),
    output: z.strictObject({
      records: z.int(),
      checkpoints: z.int(),
      blobs: z.int(),
      head: mark,
      faults: z.array(auditFault),
    }),
  },
} as const;
