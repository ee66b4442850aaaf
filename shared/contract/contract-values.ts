import { z } from 'zod';
import type { LetterTemplate } from '#shared/letter-model';
import { isReadWorkbook, isWorkbookPlan } from '#shared/workbook-model';
import type { ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';

/**
 * A ledger's book on disk. The first year of a ledger has its plain name, each later one its year beside it. `incoming` is a
 * backup that was opened and checked, to be looked at and perhaps put in the place of a book; it is only read.
 */
export type BookName = `${'real' | 'practice'}${'' | `-${number}`}` | 'incoming';
export const ledger = z.custom<BookName>(
  (value) => typeof value === 'string' && /^(?:(?:real|practice)(?:-2\d{3})?|incoming)$/.test(value),
);
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** Opaque name of a file or folder that the person chose; a call never takes a path. */
export const handle = z.string().min(8).max(80);
export const safeName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\\/:*?"<>|]+$/);
export const bytes = z.instanceof(Uint8Array);
export const nothing = z.strictObject({});
export const mark = z.strictObject({ sequence: z.int().nonnegative(), hash: z.string(), at: z.string() });
export const journalRecord = z.strictObject({
  sequence: z.int().positive(),
  at: z.string(),
  by: z.string(),
  act: z.string(),
  detail: z.string(),
});
export const manifest = z.strictObject({
  identity: z.string(),
  schema: z.int(),
  watermark: mark,
  stage: z.string(),
  blobs: z.array(z.strictObject({ key: z.string(), digest })),
});
export const workbookPlan = z.custom<WorkbookPlan>(isWorkbookPlan);
export const readWorkbook = z.custom<ReadWorkbook>(isReadWorkbook);
export const textRecord = z.record(z.string(), z.string());
export const letterData = z.strictObject({
  fields: textRecord,
  tables: z.record(z.string(), z.array(textRecord).readonly()),
});
/** The program's own wording, or the file that the office put in its place. */
export const letterTemplate = z.union([
  z.strictObject({
    plan: z.custom<LetterTemplate>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
  }),
  z.strictObject({ ledger, digest }),
]);
export const place = z.strictObject({ handle, name: z.string() });
export const cellMark = z.strictObject({
  sheet: z.string().min(1).max(64).nullable(),
  cell: z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/),
  text: z.string().min(1).max(8_000),
});
