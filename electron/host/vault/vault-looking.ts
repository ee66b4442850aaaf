import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { auditJournal } from './audit-journal.ts';
import type { ContentStore } from './content-store.ts';
import { journalName } from './journal-file.ts';
import type { JournalFile } from './journal-file.ts';
import { readShelf } from './manifest-shelf.ts';
import type { VaultSeal } from './vault-seal.ts';
import type { Answer, Audit, Ladder, Manifest, Mark } from './vault-types.ts';

/** The digest of a blob that a checkpoint names and the store does not have. */
export async function missingBlob(blobs: ContentStore, manifest: Manifest): Promise<string | null> {
  for (const { digest } of manifest.blobs) if (!(await blobs.has(digest))) return digest;
  return null;
}

/** What a person looks at: the checkpoints, one of them, and the check of everything. Nothing is written. */
export function vaultLooking({
  disk,
  folder,
  blobs,
  seal,
  journal,
}: {
  readonly disk: Disk;
  readonly folder: string;
  readonly blobs: ContentStore;
  readonly seal: () => VaultSeal;
  readonly journal: () => Promise<JournalFile>;
}): {
  readonly ladder: () => Answer<Ladder>;
  readonly manifest: (number: number) => Answer<{ manifest: Manifest }>;
  readonly audit: (known: Mark | null) => Answer<Audit>;
} {
  const shelf = join(folder, 'manifests');

  async function ladder(): Answer<Ladder> {
    const opening = await attempt(journalName, journal);
    if (!opening.ok) return opening;
    return attempt('manifests', async () => {
      const rungs: Ladder['rungs'] = [];
      for (const { number, savedAt, manifest } of (await readShelf(disk, shelf, seal())).sound) {
        const { stage, schema, watermark } = manifest;
        const whole = (await missingBlob(blobs, manifest)) === null;
        rungs.push({ number, savedAt, stage, schema, watermark, entries: manifest.blobs.length, whole });
      }
      return { rungs, beginsAfter: opening.value.beginsAfter(), last: opening.value.last() };
    });
  }

  async function manifest(number: number): Answer<{ manifest: Manifest }> {
    const shelved = await attempt('manifests', () => readShelf(disk, shelf, seal()));
    if (!shelved.ok) return shelved;
    const found = shelved.value.sound.find((file) => file.number === number);
    return found
      ? ok({ manifest: found.manifest })
      : err({ kind: 'vault/damaged', what: `manifest ${String(number)}` });
  }

  /** The oldest blobs are read as well: a fault in one is known before it is needed. */
  async function audit(known: Mark | null): Answer<Audit> {
    return attempt(journalName, async () => {
      const path = join(folder, journalName);
      const file = (await disk.size(path)) === null ? new Uint8Array() : await disk.read(path);
      const { sound, damaged } = await readShelf(disk, shelf, seal());
      const marks = [...sound.map(({ manifest }) => manifest.watermark), ...(known ? [known] : [])];
      const chain = auditJournal(
        file,
        journalName,
        marks.filter(({ sequence }) => sequence > 0),
        seal().lines,
      );
      const digests = new Set(sound.flatMap(({ manifest }) => manifest.blobs.map(({ digest }) => digest)));
      const faults: Audit['faults'] = [...chain.faults];
      for (const name of damaged) faults.push({ what: 'manifest', file: name, line: null, sequence: null });
      for (const digest of digests)
        if (!(await blobs.read(digest)).ok) faults.push({ what: 'blob', file: digest, line: null, sequence: null });
      return {
        records: chain.records,
        checkpoints: sound.length,
        blobs: digests.size,
        head: chain.head,
        faults,
      };
    });
  }

  return { ladder, manifest, audit };
}
