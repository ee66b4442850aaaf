import { z } from 'zod';
import type { Result } from '#shared/kernel';
import type { LetterTemplate } from '#shared/letter-model';
import type { ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';
import type { HostCallName } from './host-calls.ts';

/** A ledger's book on disk. The first year of a ledger has its plain name, each later one its year beside it. */
export type BookName = `${'real' | 'practice'}${'' | `-${number}`}`;
const ledger = z.custom<BookName>(
  (value) => typeof value === 'string' && /^(?:real|practice)(?:-2\d{3})?$/.test(value),
);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Opaque name of a file or folder that the person chose; a call never takes a path. */
const handle = z.string().min(8).max(80);
const safeName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\\/:*?"<>|]+$/);
const bytes = z.instanceof(Uint8Array);
const nothing = z.strictObject({});
const mark = z.strictObject({ sequence: z.int().nonnegative(), hash: z.string(), at: z.string() });
const journalRecord = z.strictObject({
  sequence: z.int().positive(),
  at: z.string(),
  by: z.string(),
  act: z.string(),
  detail: z.string(),
});
const manifest = z.strictObject({
  identity: z.string(),
  schema: z.int(),
  watermark: mark,
  stage: z.string(),
  blobs: z.array(z.strictObject({ key: z.string(), digest })),
});
const workbookPlan = z.custom<WorkbookPlan>(
  (value) => typeof value === 'object' && value !== null && 'sheets' in value,
);
const readWorkbook = z.custom<ReadWorkbook>(
  (value) => typeof value === 'object' && value !== null && 'sheets' in value,
);
const textRecord = z.record(z.string(), z.string());
const letterData = z.strictObject({
  fields: textRecord,
  tables: z.record(z.string(), z.array(textRecord).readonly()),
});
/** The program's own wording, or the file that the office put in its place. */
const letterTemplate = z.union([
  z.strictObject({
    plan: z.custom<LetterTemplate>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
  }),
  z.strictObject({ ledger, digest }),
]);
const place = z.strictObject({ handle, name: z.string() });
const cellMark = z.strictObject({
  sheet: z.string().min(1).max(64).nullable(),
  cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/),
  text: z.string().min(1).max(8_000),
});

export const hostContract = {
  'session.greet': {
    input: nothing,
    output: z.strictObject({ version: z.string(), runtime: z.enum(['electron', 'shell']), dataFolder: z.string() }),
  },
  /** The books that were founded on this disk. */
  'vault.books': { input: nothing, output: z.strictObject({ books: z.array(ledger) }) },
  'vault.inspect': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({
      disk: z
        .strictObject({ identity: z.string(), schema: z.int(), watermark: mark, damaged: z.string().nullable() })
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
  'vault.saveBlob': { input: z.strictObject({ ledger, bytes }), output: z.strictObject({ digest }) },
  'vault.readBlob': { input: z.strictObject({ ledger, digest }), output: z.strictObject({ bytes }) },
  'vault.saveManifest': { input: z.strictObject({ ledger, manifest }), output: z.strictObject({ at: z.string() }) },
  'vault.latestManifest': {
    input: z.strictObject({ ledger }),
    output: z.strictObject({ manifest: manifest.nullable() }),
  },
  'vault.keepFile': { input: z.strictObject({ ledger, handle }), output: z.strictObject({ digest }) },
  'vault.readFile': { input: z.strictObject({ ledger, digest }), output: z.strictObject({ bytes }) },
  'places.chooseFiles': {
    input: z.strictObject({ title: z.string(), extensions: z.array(z.string()) }),
    output: z.strictObject({ browse: z.boolean(), chosen: z.array(place) }),
  },
  'places.chooseFolder': {
    input: z.strictObject({ title: z.string() }),
    output: z.strictObject({ browse: z.boolean(), chosen: z.array(place) }),
  },
  /** The shell's own chooser: lists a folder, answering handles; folder null is the starting place. newFolder makes one. */
  'places.browse': {
    input: z.strictObject({ folder: handle.nullable(), newFolder: safeName.optional() }),
    output: z.strictObject({
      folder: place,
      shownPath: z.string(),
      parent: handle.nullable(),
      folders: z.array(place),
      files: z.array(place.extend({ size: z.number(), modified: z.string() })),
    }),
  },
  'workbooks.read': {
    input: z.strictObject({ handle }),
    output: z.strictObject({ name: z.string(), digest, size: z.number(), workbook: readWorkbook }),
  },
  /** A workbook of the vault, read again by its digest. */
  'workbooks.readKept': {
    input: z.strictObject({ ledger, digest }),
    output: z.strictObject({ workbook: readWorkbook }),
  },
  /** Writes a plan to memory and reads it back, for the proof before a file is released. */
  'workbooks.rehearse': {
    input: z.strictObject({ plan: workbookPlan }),
    output: z.strictObject({ digest, workbook: readWorkbook }),
  },
  'workbooks.write': {
    input: z.strictObject({ folder: handle, path: z.array(safeName).min(1).max(4), plan: workbookPlan }),
    output: z.strictObject({ handle, digest, size: z.number() }),
  },
  /**
   * Writes a kept workbook into a chosen folder with colour and comment on the cells named, and all else as it was; unplaced
   * counts the marks for which the file has no such sheet.
   */
  'workbooks.mark': {
    input: z.strictObject({
      ledger,
      digest,
      folder: handle,
      path: z.array(safeName).min(1).max(4),
      marks: z.array(cellMark).max(5_000),
    }),
    output: z.strictObject({ handle, digest, size: z.number(), unplaced: z.int().nonnegative() }),
  },
  'documents.save': {
    input: z.strictObject({ folder: handle, path: z.array(safeName).min(1).max(4), bytes }),
    output: z.strictObject({ handle, digest, size: z.number() }),
  },
  /** Fills a letter and writes it as .docx; data null writes the template itself, to be changed by hand. */
  'documents.letter': {
    input: z.strictObject({
      folder: handle,
      path: z.array(safeName).min(1).max(4),
      template: letterTemplate,
      data: letterData.nullable(),
    }),
    output: z.strictObject({ handle, digest, size: z.number() }),
  },
  /** The placeholders of a chosen .docx. */
  'documents.inspect': {
    input: z.strictObject({ handle }),
    output: z.strictObject({
      name: z.string(),
      fields: z.array(z.string()),
      loops: z.record(z.string(), z.array(z.string())),
      fullWidth: z.array(z.string()),
    }),
  },
} as const satisfies Record<HostCallName, { input: z.ZodType; output: z.ZodType }>;

export type HostInput<Name extends HostCallName> = z.input<(typeof hostContract)[Name]['input']>;
export type HostOutput<Name extends HostCallName> = z.output<(typeof hostContract)[Name]['output']>;

/** What can go wrong at the edge; file and detail are for the sentence. */
export type HostFailure =
  | { readonly kind: 'host/refused' }
  | { readonly kind: 'host/unexpected'; readonly reference: string }
  | { readonly kind: 'host/unknown-handle' }
  | { readonly kind: 'file/missing'; readonly file: string }
  | { readonly kind: 'file/in-use'; readonly file: string }
  | { readonly kind: 'file/read-only'; readonly file: string }
  | { readonly kind: 'file/disk-full'; readonly file: string }
  | { readonly kind: 'file/broken-disk'; readonly file: string }
  | { readonly kind: 'file/too-large'; readonly file: string }
  | { readonly kind: 'vault/damaged'; readonly what: string }
  | { readonly kind: 'vault/diverged'; readonly sequence: number }
  | { readonly kind: 'vault/other-identity' }
  | { readonly kind: 'workbook/not-a-workbook'; readonly file: string }
  | { readonly kind: 'workbook/encrypted'; readonly file: string }
  | { readonly kind: 'workbook/damaged'; readonly file: string; readonly part: string }
  | { readonly kind: 'workbook/too-large'; readonly file: string; readonly what: string }
  | { readonly kind: 'workbook/cannot-mark'; readonly file: string }
  | { readonly kind: 'workbook/engine-stopped'; readonly file: string }
  | { readonly kind: 'document/not-a-document'; readonly file: string }
  | { readonly kind: 'document/damaged'; readonly file: string; readonly part: string }
  | { readonly kind: 'document/placeholder-broken'; readonly file: string; readonly tag: string };

export type Host = {
  readonly [Name in HostCallName]: (input: HostInput<Name>) => Promise<Result<HostOutput<Name>, HostFailure>>;
};
