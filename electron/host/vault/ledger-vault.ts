import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { contentStore } from './content-store.ts';
import { firstMark } from './chain-hash.ts';
import { journalName, openJournal } from './journal-file.ts';
import type { JournalFile } from './journal-file.ts';
import { addToShelf, readShelf, thinShelf } from './manifest-shelf.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { placeCheckpoint } from './place-checkpoint.ts';
import { recoverableEnd } from './recoverable-end.ts';
import { readGeneration, writeGeneration } from './working-generation.ts';
import { KeyGone, noSealer, type Sealer } from './sealer.ts';
import { vaultCopying } from './vault-copying.ts';
import { missingBlob, vaultLooking } from './vault-looking.ts';
import type { VaultCopying } from './vault-copying.ts';
import { identityName, readIdentity, sealOf, writeIdentity } from './vault-identity.ts';
import { plainSeal } from './vault-seal.ts';
import type { Answer, Audit, DiskState, Ladder, JournalRecord, Manifest, Mark, StoredRecord } from './vault-types.ts';

export type LedgerVault = VaultCopying & {
  readonly inspect: (known?: Mark) => Answer<{ disk: DiskState }>;
  readonly append: (identity: string, records: readonly JournalRecord[]) => Answer<{ watermark: Mark }>;
  readonly journal: (after: number, limit: number) => Answer<{ records: StoredRecord[] }>;
  readonly saveBlob: (bytes: Uint8Array) => Answer<{ digest: string }>;
  readonly readBlob: (digest: string) => Answer<{ bytes: Uint8Array<ArrayBuffer> }>;
  readonly saveManifest: (manifest: Manifest) => Answer<{ at: string }>;
  readonly latestManifest: () => Answer<{ manifest: Manifest | null }>;
  readonly ladder: () => Answer<Ladder>;
  readonly manifest: (number: number) => Answer<{ manifest: Manifest }>;
  readonly renewWorking: () => Answer<{ generation: number }>;
  readonly audit: (known: Mark | null) => Answer<Audit>;
  readonly keepFile: (bytes: Uint8Array) => Answer<{ digest: string }>;
  readonly readFile: (digest: string) => Answer<{ bytes: Uint8Array<ArrayBuffer> }>;
};

export function ledgerVault({
  disk,
  folder,
  clock,
  sealer = noSealer,
  ready = () => Promise.resolve(null),
}: {
  readonly disk: Disk;
  readonly folder: string;
  readonly clock: Clock;
  readonly sealer?: Sealer;
  /** Asked before every act, for an exchange of vaults may have been interrupted. */
  readonly ready?: () => Promise<HostFailure | null>;
}): LedgerVault {
  const inTurn = oneAtATime();
  /** Found anew at the beginning of each act, of which there is one at a time. */
  let seal = plainSeal;
  const blobs = contentStore(disk, join(folder, 'blobs'), () => seal);
  const received = contentStore(disk, join(folder, 'received'), () => seal);
  const shelf = join(folder, 'manifests');
  /** Saved since the last manifest, so wanted by the next one. */
  const waiting = new Set<string>();
  let opened: JournalFile | null = null;
  let holders = 0;
  /** Set where the journal has lost records that are known of: the least that a checkpoint must hold to begin it anew. */
  let lost: Mark | null = null;

  const queue = <T>(act: () => Answer<T>): Answer<T> =>
    inTurn(async () => {
      const failure = await ready();
      if (failure !== null) return err(failure);
      const held = await readIdentity(disk, folder);
      if (!held.ok) return held;
      const found = sealOf(held.value, sealer);
      if (!found.ok) return found;
      seal = found.value;
      try {
        return await act();
      } catch (error) {
        if (error instanceof KeyGone) return err({ kind: 'operators/signed-out' });
        throw error;
      }
    });

  const journalFile = async (): Promise<JournalFile> => (opened ??= await openJournal(disk, folder, seal.lines));

  async function identity(): Answer<string | null> {
    const read = await readIdentity(disk, folder);
    if (!read.ok) return read;
    if (read.value !== null)
      return read.value.held === null
        ? err({ kind: 'vault/damaged', what: identityName })
        : ok(read.value.held.identity);
    const orphaned = await attempt(
      identityName,
      async () => (await disk.size(join(folder, journalName))) !== null || (await disk.list(shelf)).length > 0,
    );
    if (!orphaned.ok) return orphaned;
    return orphaned.value ? err({ kind: 'vault/damaged', what: identityName }) : ok(null);
  }

  /** Makes the vault where there is none. */
  async function belongsTo(asked: string): Answer<{ readonly fresh: boolean }> {
    const held = await identity();
    if (!held.ok) return held;
    if (held.value !== null) return held.value === asked ? ok({ fresh: false }) : err({ kind: 'vault/other-identity' });
    return attempt(identityName, async () => {
      await writeIdentity(disk, folder, { identity: asked, created: clock.now().toISOString(), sealed: seal.key });
      opened = null;
      return { fresh: true };
    });
  }

  async function placeOnChain(watermark: Mark): Answer<null> {
    const opening = await attempt(journalName, journalFile);
    if (!opening.ok) return opening;
    return placeCheckpoint(opening.value, watermark, lost);
  }

  /** Its blobs are there and its place is on the chain. */
  async function standsOn(manifest: Manifest): Answer<null> {
    const missing = await attempt('blobs', () => missingBlob(blobs, manifest));
    if (!missing.ok) return missing;
    if (missing.value !== null) return err({ kind: 'vault/damaged', what: missing.value });
    return placeOnChain(manifest.watermark);
  }

  async function newestWhole(): Answer<{ manifest: Manifest | null; damaged: readonly string[] }> {
    return attempt('manifests', async () => {
      const { sound, damaged } = await readShelf(disk, shelf, seal);
      const faults = [...damaged];
      for (const { manifest } of sound) {
        const missing = await missingBlob(blobs, manifest);
        if (missing === null) return { manifest, damaged: faults };
        faults.push(missing);
      }
      return { manifest: null, damaged: faults };
    });
  }

  async function inspect(known?: Mark): Answer<{ disk: DiskState }> {
    const held = await identity();
    if (!held.ok) return held;
    if (held.value === null) return ok({ disk: null });
    const journal = await attempt(journalName, journalFile);
    if (!journal.ok) return journal;
    const newest = await newestWhole();
    if (!newest.ok) return newest;
    const generation = await attempt('working', () => readGeneration(disk, folder));
    if (!generation.ok) return generation;
    const line = journal.value.damagedLine();
    const torn = journal.value.tornAfter();
    const { mark, short } = recoverableEnd(journal.value, newest.value.manifest?.watermark ?? firstMark, known);
    lost = short;
    const faults = [
      ...(line === null ? [] : [`${journalName}:${line}`]),
      ...(torn === null ? [] : [`${journalName}:torn:${torn}`]),
      ...(line !== null || short === null ? [] : [`${journalName}:lost:${journal.value.last().sequence}`]),
      ...newest.value.damaged,
    ];
    return ok({
      disk: {
        identity: held.value,
        schema: newest.value.manifest?.schema ?? 0,
        watermark: mark,
        damaged: faults.length > 0 ? faults.join(', ') : null,
        generation: generation.value,
      },
    });
  }

  async function saveManifest(manifest: Manifest): Answer<{ at: string }> {
    const known = await belongsTo(manifest.identity);
    if (!known.ok) return known;
    const placed = await standsOn(manifest);
    if (!placed.ok) return placed;
    if (lost !== null && manifest.watermark.sequence >= lost.sequence) lost = null;
    const saved = await attempt('manifests', () => addToShelf(disk, shelf, manifest, clock, seal));
    if (!saved.ok) return saved;
    // The checkpoint stands; room that could not be made now is made at the next one.
    if (holders === 0)
      await attempt('manifests', async () => {
        const wanted = await thinShelf(disk, shelf, seal);
        if (wanted !== null) await blobs.removeAllBut(new Set([...wanted, ...waiting]));
        waiting.clear();
      });
    return ok({ at: saved.value.savedAt });
  }

  const copying = vaultCopying({
    seal: () => seal,
    disk,
    folder,
    blobs,
    received,
    journal: journalFile,
    checkPlace: ({ manifest }) => standsOn(manifest),
  });

  const looking = vaultLooking({ disk, folder, blobs, seal: () => seal, journal: journalFile });

  async function renewWorking(): Answer<{ generation: number }> {
    return attempt('working', async () => {
      const generation = (await readGeneration(disk, folder)) + 1;
      await writeGeneration(disk, folder, generation);
      return { generation };
    });
  }

  return {
    inventory: () => queue(copying.inventory),
    begin: (asked, created, base) => queue(() => copying.begin(asked, created, base)),
    shelve: (file) => queue(() => copying.shelve(file)),
    hold: () => {
      let held = true;
      holders += 1;
      return () => {
        if (held) holders -= 1;
        held = false;
      };
    },
    away: (act) =>
      inTurn(async () => {
        try {
          return await act();
        } finally {
          opened = null;
          lost = null;
          waiting.clear();
        }
      }),
    inspect: (known) => queue(() => inspect(known)),
    ladder: () => queue(looking.ladder),
    manifest: (number) => queue(() => looking.manifest(number)),
    renewWorking: () => queue(renewWorking),
    audit: (known) => queue(() => looking.audit(known)),
    append: (asked, records) =>
      queue(async () => {
        const known = await belongsTo(asked);
        if (!known.ok) return known;
        const journal = await attempt(journalName, journalFile);
        if (!journal.ok) return journal;
        if (lost !== null) return err({ kind: 'vault/damaged', what: `${journalName}:lost` });
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
