import { describe, expect, it } from 'vitest';
import { diskOver } from '../../electron/host/disk.ts';
import { ledgerVault, type LedgerVault } from '../../electron/host/vault/ledger-vault.ts';
import type { Manifest, Mark } from '../../electron/host/vault/vault-types.ts';
import { digestOf, firstMark } from '../../electron/host/vault/chain-hash.ts';
import { chance, faultSeed, runsOf, tally } from '../support/fault-tally.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { disksAfterCut } from '../support/power-cut.ts';
import { clock, manifestOf, record, records, valueOf } from '../unit/vault/vault-fixture.ts';

type Content = ReadonlyMap<string, Uint8Array>;
type Known = { readonly mark: Mark; readonly kept: readonly string[] };
type Act = { readonly what: string; readonly run: (vault: LedgerVault, known: Known) => Promise<unknown> };
/** What a program that opens the store sees; `damaged` is kept apart, for a torn tail is said once. */
type Seen = { readonly text: string; readonly mark: Mark; readonly damaged: string | null };

const folder = '/data/vault/practice';
const openOn = (content: Content): LedgerVault => ledgerVault({ disk: diskOver(memoryFiles(content)), folder, clock });

function bytesOf(seed: number, length: number): Uint8Array {
  const { below } = chance(seed);
  return Uint8Array.from({ length }, () => below(256));
}
const long = (sequence: number, length: number) =>
  record(sequence, JSON.stringify({ n: sequence, text: '预'.repeat(length) }));
const append = (what: string, list: ReturnType<typeof records>): Act => ({
  what,
  run: async (vault) => valueOf(await vault.append('office', list)),
});
const blob = (seed: number, length: number): Act => ({
  what: `blob of ${String(length)}`,
  run: async (vault) => valueOf(await vault.saveBlob(bytesOf(seed, length))),
});
const manifest = (stage: string, ...blobs: readonly (readonly [number, number])[]): Act => ({
  what: `manifest ${stage}`,
  run: async (vault, { mark }) =>
    valueOf(
      await vault.saveManifest(
        manifestOf(
          mark,
          blobs.map(([seed, length]) => digestOf(bytesOf(seed, length))),
          stage,
        ),
      ),
    ),
});
const file = (seed: number, length: number): Act => ({
  what: `received file of ${String(length)}`,
  run: async (vault) => valueOf(await vault.keepFile(bytesOf(seed, length))),
});

/** A small store as an office makes it: acts, blobs, manifests up to where old ones are cleared away, files. */
const acts: readonly Act[] = [
  append('first act', records(1, 1)),
  blob(1, 9_000),
  blob(2, 700),
  manifest('founded', [1, 9_000], [2, 700]),
  append('long act', [long(2, 1_500)]),
  append('short act', records(3, 3)),
  append('three acts at once', [record(4), long(5, 700), record(6)]),
  file(3, 20_000),
  blob(4, 12_000),
  manifest('up1', [4, 12_000], [2, 700]),
  append('act over a page', [long(7, 2_900)]),
  ...Array.from({ length: 10 }, (_each, index) => [blob(10 + index, 600), manifest('entry', [10 + index, 600])]).flat(),
  append('last act', records(8, 8)),
];

async function seen(content: Content, kept: readonly string[]): Promise<Seen | string> {
  const vault = openOn(content);
  const inspected = await vault.inspect();
  if (!inspected.ok) return inspected.error.kind;
  const { disk } = inspected.value;
  const newest = await vault.latestManifest();
  if (!newest.ok) return newest.error.kind;
  for (const { digest } of newest.value.manifest?.blobs ?? []) {
    const read = await vault.readBlob(digest);
    if (!read.ok) return read.error.kind;
  }
  const journal = await vault.journal(0, 5_000);
  if (!journal.ok) return journal.error.kind;
  const files: string[] = [];
  for (const digest of kept) {
    const read = await vault.readFile(digest);
    if (!read.ok && read.error.kind !== 'file/missing') return read.error.kind;
    files.push(read.ok ? 'there' : 'not there');
  }
  // A vault that was made and holds nothing yet is the same to the program as none.
  const mark = disk?.watermark ?? firstMark;
  const text = JSON.stringify([mark.hash, newest.value.manifest, journal.value.records, files]);
  return { text, mark, damaged: disk?.damaged ?? null };
}

/** The opening's own mending: where the journal has a bad line, a whole checkpoint comes first. */
async function goesOn(content: Content, act: Act, known: Known, damaged: boolean): Promise<Mark> {
  const vault = openOn(content);
  if (damaged) valueOf(await vault.saveManifest(manifestOf(known.mark, [], 'opened') satisfies Manifest));
  await act.run(vault, known);
  return valueOf(await vault.inspect()).disk?.watermark ?? firstMark;
}

describe('a small store on a disk that loses its power', () => {
  it('is found as before the act or as after it, wherever its writes were cut, lost or reordered', async () => {
    const began = performance.now();
    const kept = [digestOf(bytesOf(3, 20_000))];
    let content: Content = new Map();
    let runs = 0;
    const wrong: string[] = [];
    let unreadable = 0;
    for (const act of acts) {
      const before = await seen(content, kept);
      if (typeof before === 'string') throw new Error(before);
      const files = memoryFiles(content);
      const known = { mark: before.mark, kept };
      await act.run(ledgerVault({ disk: diskOver(files), folder, clock }), known);
      const allowed = [before.text];
      for (let end = 0; end <= files.steps.length; end += 1)
        for (const cut of disksAfterCut(content, files.steps, end, faultSeed)) {
          runs += 1;
          await check(act, cut, known);
        }
      content = files.content();

      async function check(interrupted: Act, cut: { what: string; content: Content }, at: Known): Promise<void> {
        const said = `${interrupted.what}, ${cut.what}`;
        const found = await seen(cut.content, kept).catch((error: unknown) => `threw ${String(error)}`);
        if (typeof found === 'string') {
          unreadable += 1;
          wrong.push(`${said}: ${found}`);
          return;
        }
        if (allowed.length === 1) {
          const after = await seen(files.content(), kept);
          if (typeof after !== 'string') allowed.push(after.text);
          // Acts of one batch are acts of their own: each may be the last that landed.
          if (interrupted.what === 'three acts at once') allowed.push(...(await afterEach(content, kept)));
        }
        if (!allowed.includes(found.text)) wrong.push(`${said}: a third state`);
        const badLine = /jsonl:\d/.test(found.damaged ?? '');
        const mark = await goesOn(cut.content, interrupted, at, badLine).catch((error: unknown) => String(error));
        const whole = await seen(files.content(), kept);
        if (typeof whole !== 'string' && (typeof mark === 'string' || mark.hash !== whole.mark.hash))
          wrong.push(`${said}: does not go on, ${JSON.stringify(mark)}`);
      }
    }
    const size = [...content.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    tally(
      {
        case: 'torn and reordered writes',
        runs,
        lost: wrong.length - unreadable,
        unreadable,
        seed: faultSeed,
        note: `a store of ${String(Math.ceil(size / 1024))} KB, ${String(acts.length)} acts`,
      },
      began,
    );
    expect(wrong.slice(0, 12)).toEqual([]);
    expect(size).toBeLessThan(256 * 1024);
    expect(runs).toBeGreaterThan(runsOf(500, 500));
  });
});

async function afterEach(content: Content, kept: readonly string[]): Promise<readonly string[]> {
  const states: string[] = [];
  for (const last of [4, 5]) {
    const files = memoryFiles(content);
    const vault = ledgerVault({ disk: diskOver(files), folder, clock });
    valueOf(await vault.append('office', last === 4 ? [record(4)] : [record(4), long(5, 700)]));
    const state = await seen(files.content(), kept);
    if (typeof state !== 'string') states.push(state.text);
  }
  return states;
}
