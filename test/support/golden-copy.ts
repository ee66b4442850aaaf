import { readFileSync } from 'node:fs';
import type { RawCopy } from './raw-copy.ts';

/** A working copy as the program of that schema left it, recorded by running that program. */
export const goldenCopy = (schema: number): RawCopy =>
  JSON.parse(readFileSync(`test/migration/golden/v${String(schema)}.json`, 'utf8')) as RawCopy;

/** What the program knows of itself; everything else is the office's. */
const ownStores: readonly string[] = ['meta', 'outbox', 'unkept', 'digests'];

export const officeRows = (copy: RawCopy | null): RawCopy['stores'] =>
  (copy?.stores ?? []).filter(({ name, rows }) => !ownStores.includes(name) && rows.length > 0);
