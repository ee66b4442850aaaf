import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import type { ContentStore, Held } from './content-store.ts';
import { journalName } from './journal-file.ts';
import type { JournalFile } from './journal-file.ts';
import { readShelf, shelveAgain } from './manifest-shelf.ts';
import type { ShelfFile } from './manifest-shelf.ts';
import type { VaultSeal } from './vault-seal.ts';
import { identityName, readIdentity, writeIdentity } from './vault-identity.ts';
import type { Answer, Mark } from './vault-types.ts';

/** All that a copy of a book holds, the working generation and what was laid aside excepted. */
export type Inventory = {
  readonly identity: string;
  readonly created: string;
  readonly base: Mark;
  readonly last: Mark;
  /** Checkpoints in the order of saving; one whose blobs are not all there is left out, as is what is damaged. */
  readonly shelf: readonly ShelfFile[];
  readonly blobs: readonly Held[];
  readonly received: readonly Held[];
  readonly journalBytes: number;
  readonly leftOut: readonly string[];
};

export type VaultCopying = {
  /** null where there is no vault. A damaged journal is answered as damaged: its book is mended first. */
  readonly inventory: () => Answer<Inventory | null>;
  /** Until the answer is called, saving a checkpoint collects nothing. */
  readonly hold: () => () => void;
  /** Runs while no other act does; afterwards the folder is read anew, for another may have taken its place. */
  readonly away: <T>(act: () => Promise<T>) => Promise<T>;
  /** Begins a copy: only where there is no vault yet. */
  readonly begin: (identity: string, created: string, base: Mark) => Answer<null>;
  /** Puts a checkpoint on the shelf under the number and day that it had. */
  readonly shelve: (file: ShelfFile) => Answer<null>;
};

type Parts = {
  readonly disk: Disk;
  readonly folder: string;
  readonly blobs: ContentStore;
  readonly received: ContentStore;
  /** How the vault is kept, found anew for each act. */
  readonly seal: () => VaultSeal;
  readonly journal: () => Promise<JournalFile>;
  readonly checkPlace: (file: ShelfFile) => Answer<null>;
};

const emptyMark = (mark: Mark): boolean => mark.sequence === 0;

async function takeStock({ disk, folder, blobs, received, journal, seal }: Parts): Answer<Inventory | null> {
  const held = await readIdentity(disk, folder);
  if (!held.ok) return held;
  const read = await attempt(journalName, async () => {
    const opened = await journal();
    const { sound, damaged } = await readShelf(disk, join(folder, 'manifests'), seal());
    const stored = new Map((await blobs.list()).map((one) => [one.digest, one]));
    const isWhole = (file: ShelfFile): boolean => file.manifest.blobs.every(({ digest }) => stored.has(digest));
    const shelf = sound.filter(isWhole).toSorted((a, b) => a.number - b.number);
    const wanted = new Set(shelf.flatMap(({ manifest }) => manifest.blobs.map(({ digest }) => digest)));
    return {
      opened,
      shelf,
      blobs: [...stored.values()].filter(({ digest }) => wanted.has(digest)),
      received: await received.list(),
      journalBytes: (await disk.size(join(folder, journalName))) ?? 0,
      leftOut: [...damaged, ...sound.filter((file) => !isWhole(file)).map((file) => `manifest ${String(file.number)}`)],
    };
  });
  if (!read.ok) return read;
  const { opened, ...rest } = read.value;
  if (held.value === null) {
    const orphaned = rest.journalBytes > 0 || rest.shelf.length + rest.leftOut.length > 0;
    return orphaned ? err({ kind: 'vault/damaged', what: identityName }) : ok(null);
  }
  if (held.value.held === null) return err({ kind: 'vault/damaged', what: identityName });
  const line = opened.damagedLine();
  if (line !== null) return err({ kind: 'vault/damaged', what: `${journalName}:${String(line)}` });
  const { identity, created } = held.value.held;
  return ok({ identity, created, base: opened.base(), last: opened.last(), ...rest });
}

/** What the copies need of a vault beyond what the page does. */
export function vaultCopying(parts: Parts): Pick<VaultCopying, 'inventory' | 'begin' | 'shelve'> {
  const { disk, folder } = parts;
  return {
    inventory: () => takeStock(parts),
    begin: async (identity, created, base) => {
      const known = await takeStock(parts);
      if (!known.ok) return known;
      if (known.value !== null) return err({ kind: 'vault/other-identity' });
      const made = await attempt(identityName, async () => {
        await writeIdentity(disk, folder, { identity, created, sealed: parts.seal().key });
        return parts.journal();
      });
      if (!made.ok) return made;
      return emptyMark(base) ? ok(null) : made.value.startAnew(base);
    },
    shelve: async (file) => {
      const placed = await parts.checkPlace(file);
      if (!placed.ok) return placed;
      const shelved = await attempt('manifests', () =>
        shelveAgain(disk, join(folder, 'manifests'), file, parts.seal()),
      );
      if (!shelved.ok) return shelved;
      return shelved.value ? ok(null) : err({ kind: 'vault/damaged', what: `manifest ${String(file.number)}` });
    },
  };
}
