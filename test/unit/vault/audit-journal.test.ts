import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { auditJournal } from '../../../electron/host/vault/audit-journal.ts';
import type { Mark } from '../../../electron/host/vault/vault-types.ts';
import { openVault, records, temporaryFolder, valueOf } from './vault-fixture.ts';

const acts = 8;
const whole = Array.from({ length: acts }, (_, index) => index + 1);

async function journal(): Promise<{ folder: string; lines: string[]; head: Mark }> {
  const folder = temporaryFolder();
  const { watermark } = valueOf(await openVault(folder).append('office', records(1, acts)));
  const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
  return { folder, lines, head: watermark };
}
const audit = (lines: readonly string[], known: readonly Mark[] = []) =>
  auditJournal(new TextEncoder().encode(`${lines.join('\n')}\n`), 'journal.jsonl', known);

it('finds nothing wrong with a journal that is as it was written', async () => {
  const { lines, head } = await journal();
  expect(audit(lines, [head])).toMatchObject({ records: acts, head: { sequence: acts }, faults: [] });
});

it.each(whole)('locates a record that was changed at %i, whatever of it was changed', async (at) => {
  const { lines } = await journal();
  for (const [from, to] of [
    ['预算股', '预算科'],
    ['submission/received', 'submission/passed'],
    [`{\\"n\\":${String(at)}}`, `{\\"n\\":9${String(at)}}`],
    ['2026-09-01', '2026-09-02'],
  ] as const) {
    const changed = lines.with(at - 1, lines[at - 1]!.replace(from, to));
    expect(changed[at - 1]).not.toBe(lines[at - 1]);
    expect(audit(changed).faults).toEqual([{ what: 'changed', file: 'journal.jsonl', line: at, sequence: at }]);
  }
});

it.each(whole.slice(0, -1))('locates a record that was removed at %i', async (at) => {
  const { lines } = await journal();
  expect(audit(lines.toSpliced(at - 1, 1)).faults).toEqual([
    { what: 'removed', file: 'journal.jsonl', line: at, sequence: at },
  ]);
});

it.each(whole.slice(0, -1))('locates two records that changed places at %i', async (at) => {
  const { lines } = await journal();
  const swapped = lines.with(at - 1, lines[at]!).with(at, lines[at - 1]!);
  const { faults } = audit(swapped);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.every(({ what }) => what === 'reordered')).toBe(true);
  expect(faults[0]).toMatchObject({ line: at });
});

it('sees a tail that was cut off, and a chain that was made anew as a whole, by a mark that someone else kept', async () => {
  const { lines, head } = await journal();
  expect(audit(lines.slice(0, 5)).faults).toEqual([]);
  expect(audit(lines.slice(0, 5), [head]).faults).toEqual([
    { what: 'cut', file: 'journal.jsonl', line: null, sequence: acts },
  ]);
  const other = temporaryFolder();
  await openVault(other).append('office', [
    ...records(1, 3),
    ...records(4, acts).map((one) => ({ ...one, by: '别人' })),
  ]);
  const forged = readFileSync(join(other, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
  expect(audit(forged).faults).toEqual([]);
  expect(audit(forged, [head]).faults).toMatchObject([{ what: 'changed', line: null, sequence: acts }]);
});

it('finds every one of several faults, and a line that was never finished', async () => {
  const { folder, lines } = await journal();
  const bad = lines.with(1, lines[1]!.replace('预算股', '他人')).toSpliced(4, 1);
  writeFileSync(join(folder, 'journal.jsonl'), `${bad.join('\n')}\n{"sequence":9`);
  const { faults } = auditJournal(readFileSync(join(folder, 'journal.jsonl')), 'journal.jsonl', []);
  expect(faults.map(({ what, line, sequence }) => [what, line, sequence])).toEqual([
    ['changed', 2, 2],
    ['removed', 5, 5],
    ['torn', 8, null],
  ]);
});
