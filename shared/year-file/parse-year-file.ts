import { z } from 'zod';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { findContradiction } from './find-contradiction.ts';
import { yearFileSchema } from './year-file-schema.ts';
import type { YearFile } from './year-file.ts';

export type YearFileFailure =
  | { readonly kind: 'year-file/not-json' }
  | { readonly kind: 'year-file/not-ours' }
  | { readonly kind: 'year-file/newer'; readonly version: number }
  | { readonly kind: 'year-file/wrong-ledger'; readonly ledger: YearFile['ledger'] }
  | { readonly kind: 'year-file/broken'; readonly where: string; readonly what: string };

const head = z.object({ format: z.literal('two-up-two-down/year'), version: z.int().positive() });

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** The text of a year file; equal files give equal text, whatever the order of their keys. */
export const formatYearFile = (yearFile: YearFile): string => `${JSON.stringify(yearFile, sorted, 2)}\n`;

function readJson(text: string): Result<unknown, YearFileFailure> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')) as unknown);
  } catch {
    return err({ kind: 'year-file/not-json' });
  }
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? String(step) : `${place}.${String(step)}`;
  }, '');

function broken(issue: z.core.$ZodIssue | undefined): YearFileFailure {
  const where = issue ? placeOf(issue.path) : '';
  if (issue?.code === 'unrecognized_keys')
    return { kind: 'year-file/broken', where, what: `不认识的项目：${issue.keys.join('、')}` };
  return { kind: 'year-file/broken', where, what: issue?.code === 'invalid_type' ? '缺少或类型不对' : '取值不对' };
}

/** Reads a year file for one ledger; what it answers is whole and free of contradictions. */
export function parseYearFile(text: string, expected: YearFile['ledger']): Result<YearFile, YearFileFailure> {
  const json = readJson(text);
  if (!json.ok) return json;
  const opened = head.safeParse(json.value);
  if (!opened.success) return err({ kind: 'year-file/not-ours' });
  if (opened.data.version > 1) return err({ kind: 'year-file/newer', version: opened.data.version });
  const shaped = yearFileSchema.safeParse(json.value);
  if (!shaped.success) return err(broken(shaped.error.issues[0]));
  // JSON holds no undefined, so an absent key and an optional one are the same thing here.
  const file = shaped.data as YearFile;
  if (file.ledger !== expected) return err({ kind: 'year-file/wrong-ledger', ledger: file.ledger });
  const found = findContradiction(file);
  return found ? err({ kind: 'year-file/broken', ...found }) : ok(file);
}
