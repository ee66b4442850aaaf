import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { readIdentity } from '../vault/vault-identity.ts';
import type { Answer } from '../vault/vault-types.ts';
import { readList, writeList, type SignedList } from './operator-list.ts';

const listName = 'operators.json';
type Held = { readonly kind: 'missing' | 'damaged' } | { readonly kind: 'sound'; readonly list: SignedList };

export type ListShelf = {
  /** null: log-in was never turned on, or the data folder is not there now. restored: taken from the second copy. */
  readonly load: () => Answer<{ readonly list: SignedList | null; readonly restored: boolean }>;
  /** Whether the folder is there, so that a list which was not found is none. */
  readonly isThere: () => Promise<boolean>;
  readonly save: (list: SignedList) => Answer<null>;
  /** Brings the second copy up to date with a list that a password has opened; it may fail, and is tried again then. */
  readonly mirror: (list: SignedList) => Promise<void>;
  readonly second: () => Answer<SignedList | null>;
  /** Puts the first one aside and this in its place. */
  readonly takeSecond: (list: SignedList) => Answer<null>;
};

/**
 * The list lies in the data folder and once more in the vault, for with encryption it holds the wrapped key: one lost or
 * damaged file must not cost a year, and the vault must be readable wherever its folder is taken. The first one rules.
 */
export function listShelf(ports: {
  readonly disk: Disk;
  readonly dataFolder: string;
  readonly vaultFolder: () => string;
}): ListShelf {
  const { disk, dataFolder, vaultFolder } = ports;
  const inVault = (): string => join(vaultFolder(), listName);
  const first = join(dataFolder, listName);

  async function hold(path: string): Promise<Held> {
    if ((await disk.size(path)) === null) return { kind: 'missing' };
    const list = readList(await disk.read(path));
    return list === null ? { kind: 'damaged' } : { kind: 'sound', list };
  }

  /** What is damaged is never written over. */
  async function putAside(folder: string): Promise<void> {
    for (let n = 1; ; n += 1) {
      const path = join(folder, `operators-damaged-${n}.json`);
      if ((await disk.size(path)) !== null) continue;
      await disk.rename(join(folder, listName), path);
      return;
    }
  }

  const write = (path: string, list: SignedList): Promise<void> =>
    disk.writeWhole(path, new TextEncoder().encode(writeList(list)));

  /** Brings the second copy up to date; a list of other data in that place is left as it is. */
  async function copy(list: SignedList): Promise<void> {
    const folder = vaultFolder();
    if ((await disk.size(folder)) === null) {
      // A folder that was chosen elsewhere and is not there now is not made anew.
      if (folder !== join(dataFolder, 'vault')) return;
      await disk.makeFolder(folder);
    }
    const held = await hold(inVault());
    if (held.kind === 'sound' && (held.list.id !== list.id || writeList(held.list) === writeList(list))) return;
    // What was saved later is not written over by what was saved before.
    if (held.kind === 'sound' && held.list.revision > list.revision) return;
    if (held.kind === 'damaged') await putAside(folder);
    await write(inVault(), list);
  }

  async function isAnyVaultSealed(): Promise<boolean> {
    for (const { name, folder } of await disk.list(vaultFolder())) {
      if (!folder) continue;
      const identity = await readIdentity(disk, join(vaultFolder(), name));
      if (identity.ok && (identity.value?.held?.sealed ?? null) !== null) return true;
    }
    return false;
  }

  async function replaceFirst(list: SignedList): Promise<void> {
    if ((await disk.size(first)) !== null) await putAside(dataFolder);
    await disk.makeFolder(dataFolder);
    await write(first, list);
  }

  async function fromSecond(held: Held): Answer<{ list: SignedList | null; restored: boolean }> {
    const second = await hold(inVault());
    if (second.kind === 'sound') {
      await replaceFirst(second.list);
      return ok({ list: second.list, restored: true });
    }
    const lost = held.kind === 'damaged' || second.kind === 'damaged' || (await isAnyVaultSealed());
    return lost ? err({ kind: 'operators/damaged' }) : ok({ list: null, restored: false });
  }

  return {
    load: async () => {
      const loaded = await attempt(listName, async () => {
        const held = await hold(first);
        if (held.kind !== 'sound') return fromSecond(held);
        const second = await hold(inVault());
        const isOlder =
          second.kind === 'sound' && second.list.id === held.list.id && second.list.revision > held.list.revision;
        // An old list that came back, from a restored profile perhaps, lets no one in who was taken off since.
        if (!isOlder) return ok({ list: held.list, restored: false });
        await replaceFirst(second.list);
        return ok({ list: second.list, restored: true });
      });
      return loaded.ok ? loaded.value : loaded;
    },
    save: (list) =>
      attempt(listName, async () => {
        await disk.makeFolder(dataFolder);
        await write(first, list);
        await attempt(listName, () => copy(list));
        return null;
      }),
    isThere: async () => (await disk.size(dataFolder)) !== null,
    mirror: async (list) => {
      await attempt(listName, () => copy(list));
    },
    second: () =>
      attempt(listName, async () => {
        const held = await hold(inVault());
        return held.kind === 'sound' ? held.list : null;
      }),
    takeSecond: (list) =>
      attempt(listName, async () => {
        await replaceFirst(list);
        return null;
      }),
  };
}
