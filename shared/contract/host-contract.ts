import { z } from 'zod';
import type { Result } from '#shared/kernel';
import {
  bytes,
  cellMark,
  digest,
  handle,
  ledger,
  letterData,
  letterTemplate,
  nothing,
  place,
  readWorkbook,
  safeName,
  workbookPlan,
} from './contract-values.ts';
import { copyCalls } from './copy-calls.ts';
import type { HostCallName } from './host-calls.ts';
import type { HostFailure } from './host-failure.ts';
import { operatorCalls } from './operator-calls.ts';
import { storageCalls } from './storage-calls.ts';
import { vaultCalls } from './vault-calls.ts';

export const hostContract = {
  'session.greet': {
    input: nothing,
    output: z.strictObject({ version: z.string(), runtime: z.enum(['electron', 'shell']), dataFolder: z.string() }),
  },
  ...vaultCalls,
  ...operatorCalls,
  ...copyCalls,
  ...storageCalls,
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

export type Host = {
  readonly [Name in HostCallName]: (input: HostInput<Name>) => Promise<Result<HostOutput<Name>, HostFailure>>;
};
