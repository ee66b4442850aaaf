import { join } from 'node:path';
import { z } from 'zod';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { contentStore } from './content-store.ts';
import { digestOf, firstMark } from './chain-hash.ts';
import { journalName, openJournal } from './journal-file.ts';
import type { JournalFile } from './journal-file.ts';
import { addToShelf, readShelf, thinShelf } from './manifest-shelf.ts';
import type { Answer, DiskState, JournalRecord, Manifest, Mark, StoredRecord } from './vault-types.ts';
import { formatWhole, parseWhole } from './whole-text.ts';

export const identityName = 'identity.json';
const identityFile = z.strictObject({
  format: z.literal('two-up-two-down/vault'),
  version: z.literal(1),
  identity: z.string(),
  created: z.string(),
  sum: z.string().optional(),
});
const identitySum = (identity: string, created: string): string => digestOf(JSON.stringify([identity, created]));

function parseIdentity(bytes: Uint8Array): string | null {
  const parsed = identityFile.safeParse(parseWhole(bytes));
  if (!parsed.success) return null;
  const { identity, created, sum } = parsed.data;
  // The first vaults had no sum.
  return sum === undefined || sum === identitySum(identity, created) ? identity : null;
}

export type LedgerVault = {
  readonly inspect: () => Answer<{ disk: DiskState }>;
  readonly append: (identity: string, records: readonly JournalRecord[]) => Answer<{ watermark: Mark }>;
  readonly journal: (after: number, limit: number) => Answer<{ records: StoredRecord[] }>;
  readonly saveBlob: (bytes: Uint8Array) => Answer<{ digest: string }>;
  readonly readBlob: (digest: string) => Answer<{ bytes: Uint8Array<ArrayBuffer> }>;
  readonly saveManifest: (manifest: Manifest) => Answer<{ at: string }>;
  readonly latestManifest: () => Answer<{ manifest: Manifest | null }>;
  readonly keepFile: (bytes: Uint8Array) => Answer<{ digest: string }>;
  readonly readFile: (digest: string) => Answer<{ bytes: Uint8Array<ArrayBuffer> }>;
};

/** The journal must reach every checkpoint. Answers its end where it does not, as after a file of records was cut or lost. */
function lostAfter(journal: JournalFile, { sequence, hash, at }: Mark): number | null {
  const last = journal.last();
  if (sequence === 0 || sequence < journal.beginsAfter()) return null;
  const isThere = journal.hashAt(sequence) === hash && (sequence !== last.sequence || at === last.at);
  return isThere ? null : last.sequence;
}

/** One act at a time: what is appended, saved and collected never crosses. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => null);
    return next;
  };
}

export function ledgerVault({
  disk,
  folder,
  clock,
}: {
  readonly disk: Disk;
  readonly folder: string;
  readonly clock: Clock;
}): LedgerVault {
  const queue = oneAtATime();
  const blobs = contentStore(disk, join(folder, 'blobs'));
  const received = contentStore(disk, join(folder, 'received'));
  const shelf = join(folder, 'manifests');
  /** Saved since the last manifest, so wanted by the next one. */
  const waiting = new Set<string>();
  let opened: JournalFile | null = null;

  const journalFile = async (): Promise<JournalFile> => (opened ??= await openJournal(disk, folder));

  async function identity(): Answer<string | null> {
    const path = join(folder, identityName);
    const read = await attempt(identityName, async () => {
      if ((await disk.size(path)) !== null) return { bytes: await disk.read(path) };
      const orphaned = (await disk.size(join(folder, journalName))) !== null || (await disk.list(shelf)).length > 0;
      return { bytes: null, orphaned };
    });
    if (!read.ok) return read;
    if (read.value.bytes === null)
      return read.value.orphaned ? err({ kind: 'vault/damaged', what: identityName }) : ok(null);
    const parsed = parseIdentity(read.value.bytes);
    return parsed === null ? err({ kind: 'vault/damaged', what: identityName }) : ok(parsed);
  }

  /** Makes the vault where there is none. */
  async function belongsTo(asked: string): Answer<{ readonly fresh: boolean }> {
    const held = await identity();
    if (!held.ok) return held;
    if (held.value !== null) return held.value === asked ? ok({ fresh: false }) : err({ kind: 'vault/other-identity' });
    return attempt(identityName, async () => {
      const created = clock.now().toISOString();
      const sum = identitySum(asked, created);
      await disk.makeFolder(folder);
      await disk.writeWhole(
        join(folder, identityName),
        formatWhole({ format: 'two-up-two-down/vault', version: 1, identity: asked, created, sum }),
      );
      opened = null;
      return { fresh: true };
    });
  }

  /** A checkpoint may begin the journal where there is none and renew a damaged one; else it must lie on the chain. */
  async function placeOnChain(watermark: Mark): Answer<null> {
    const opening = await attempt(journalName, journalFile);
    if (!opening.ok) return opening;
    const journal = opening.value;
    const last = journal.last();
    const atStart = watermark.sequence === 0;
    const held = journal.hashAt(watermark.sequence);
    if (!atStart && held !== null && held !== watermark.hash)
      return err({ kind: 'vault/diverged', sequence: watermark.sequence });
    if (journal.damagedLine() !== null) {
      // What is sound beyond the checkpoint may be known nowhere else: it stays, and only the rest goes aside.
      if (watermark.sequence < last.sequence) return journal.layBadTailAside();
      return journal.startAnew(atStart ? firstMark : watermark);
    }
    if (atStart) return ok(null);
    if (watermark.sequence <= last.sequence) return ok(null);
    const newest = await newestWhole();
    if (!newest.ok) return newest;
    const known = newest.value.manifest?.watermark.sequence ?? 0;
    // There is no journal, or the disk itself knows that it lost records, and this checkpoint holds all that it knows of.
    return (last.sequence === 0 || known > last.sequence) && watermark.sequence >= known
      ? journal.startAnew(watermark)
      : err({ kind: 'vault/diverged', sequence: last.sequence + 1 });
  }

  async function missingBlob(manifest: Manifest): Promise<string | null> {
    for (const { digest } of manifest.blobs) if (!(await blobs.has(digest))) return digest;
    return null;
  }

  async function newestWhole(): Answer<{ manifest: Manifest | null; damaged: readonly string[] }> {
    return attempt('manifests', async () => {
      const { sound, damaged } = await readShelf(disk, shelf);
      const faults = [...damaged];
      for (const { manifest } of sound) {
        const missing = await missingBlob(manifest);
        if (missing === null) return { manifest, damaged: faults };
        faults.push(missing);
      }
      return { manifest: null, damaged: faults };
    });
  }

  async function inspect(): Answer<{ disk: DiskState }> {
    const held = await identity();
    if (!held.ok) return held;
    if (held.value === null) return ok({ disk: null });
    const journal = await attempt(journalName, journalFile);
    if (!journal.ok) return journal;
    const newest = await newestWhole();
    if (!newest.ok) return newest;
    const line = journal.value.damagedLine();
    const torn = journal.value.tornAfter();
    const lost = newest.value.manifest && lostAfter(journal.value, newest.value.manifest.watermark);
    const faults = [
      ...(line === null ? [] : [`${journalName}:${line}`]),
      ...(torn === null ? [] : [`${journalName}:torn:${torn}`]),
      ...(line !== null || lost === null ? [] : [`${journalName}:lost:${lost}`]),
      ...newest.value.damaged,
    ];
    return ok({
      disk: {
        identity: held.value,
        schema: newest.value.manifest?.schema ?? 0,
        watermark: journal.value.last(),
        damaged: faults.length > 0 ? faults.join(', ') : null,
      },
    });
  }

  async function saveManifest(manifest: Manifest): Answer<{ at: string }> {
    const known = await belongsTo(manifest.identity);
    if (!known.ok) return known;
    const missing = await attempt('blobs', () => missingBlob(manifest));
    if (!missing.ok) return missing;
    if (missing.value !== null) return err({ kind: 'vault/damaged', what: missing.value });
    const placed = await placeOnChain(manifest.watermark);
    if (!placed.ok) return placed;
    const saved = await attempt('manifests', () => addToShelf(disk, shelf, manifest, clock));
    if (!saved.ok) return saved;
    // The checkpoint stands; room that could not be made now is made at the next one.
    await attempt('manifests', async () => {
      const wanted = await thinShelf(disk, shelf);
      if (wanted !== null) await blobs.removeAllBut(new Set([...wanted, ...waiting]));
      waiting.clear();
    });
    return ok({ at: saved.value.savedAt });
  }

  return {
    inspect: () => queue(inspect),
    append: (asked, records) =>
      queue(async () => {
        const known = await belongsTo(asked);
        if (!known.ok) return known;
        const journal = await attempt(journalName, journalFile);
        if (!journal.ok) return journal;
        const written = await journal.value.append(records);
        return written.ok ? ok({ watermark: written.value }) : written;
      }),
    journal: (after, limit) =>
      queue(async () => {
        const journal = await attempt(journalName, journalFile);
        if (!journal.ok) return journal;
        const page = await journal.value.page(after, limit);
        return page.ok ? ok({ records: [...page.value] }) : page;
      }),
    saveBlob: (bytes) =>
      queue(async () => {
        const kept = await blobs.keep(bytes);
        if (kept.ok) waiting.add(kept.value.digest);
        return kept;
      }),
    readBlob: (digest) => queue(() => blobs.read(digest)),
    saveManifest: (manifest) => queue(() => saveManifest(manifest)),
    latestManifest: () =>
      queue(async () => {
        const newest = await newestWhole();
        return newest.ok ? ok({ manifest: newest.value.manifest }) : newest;
      }),
    keepFile: (bytes) => queue(() => received.keep(bytes)),
    readFile: (digest) => queue(() => received.read(digest)),
  };
}
