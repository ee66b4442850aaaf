import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { digestOf } from './chain-hash.ts';
import type { Answer } from './vault-types.ts';

/** size: bytes on the disk. */
export type Held = { readonly digest: string; readonly size: number };

export type ContentStore = {
  /** Kept under the digest of the content, and read back before it is acknowledged. */
  readonly keep: (bytes: Uint8Array) => Answer<{ readonly digest: string }>;
  readonly read: (digest: string) => Answer<{ readonly bytes: Uint8Array<ArrayBuffer> }>;
  readonly has: (digest: string) => Promise<boolean>;
  /** All that is held, by digest. */
  readonly list: () => Promise<readonly Held[]>;
  readonly removeAllBut: (wanted: ReadonlySet<string>) => Promise<void>;
};

const isDigest = /^[0-9a-f]{64}$/;

/** Files without a suffix, so that nothing opens them by a double click. */
export function contentStore(disk: Disk, folder: string): ContentStore {
  const pathOf = (digest: string): string => join(folder, digest.slice(0, 2), digest);
  const isSound = async (digest: string): Promise<boolean> => {
    const path = pathOf(digest);
    return (await disk.size(path)) !== null && digestOf(await disk.read(path)) === digest;
  };
  return {
    keep: async (bytes) => {
      const digest = digestOf(bytes);
      const kept = await attempt(digest, async () => {
        if (await isSound(digest)) return true;
        await disk.makeFolder(join(folder, digest.slice(0, 2)));
        await disk.writeWhole(pathOf(digest), bytes);
        return isSound(digest);
      });
      if (!kept.ok) return kept;
      return kept.value ? ok({ digest }) : err({ kind: 'vault/damaged', what: digest });
    },
    read: async (digest) => {
      const read = await attempt(digest, () => disk.read(pathOf(digest)));
      if (!read.ok) return read;
      return digestOf(read.value) === digest ? ok({ bytes: read.value }) : err({ kind: 'vault/damaged', what: digest });
    },
    has: async (digest) => (await disk.size(pathOf(digest))) !== null,
    list: async () => {
      const held: Held[] = [];
      for (const group of await disk.list(folder)) {
        if (!group.folder) continue;
        for (const { name } of await disk.list(join(folder, group.name))) {
          if (!isDigest.test(name) || name.slice(0, 2) !== group.name) continue;
          held.push({ digest: name, size: (await disk.size(pathOf(name))) ?? 0 });
        }
      }
      return held.sort((a, b) => (a.digest < b.digest ? -1 : 1));
    },
    removeAllBut: async (wanted) => {
      for (const group of await disk.list(folder)) {
        if (!group.folder) continue;
        for (const { name } of await disk.list(join(folder, group.name)))
          if (!wanted.has(name)) await disk.remove(join(folder, group.name, name));
      }
    },
  };
}
