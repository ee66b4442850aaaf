import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { digestOf } from './chain-hash.ts';
import { isSealed } from './sealer.ts';
import { plainSeal, type VaultSeal } from './vault-seal.ts';
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

/**
 * Files without a suffix, so that nothing opens them by a double click. The digest is that of the plain bytes, sealed or
 * not; a plain file in a sealed vault was kept before the vault was founded, and its digest vouches for it.
 */
export function contentStore(disk: Disk, folder: string, seal: () => VaultSeal = () => plainSeal): ContentStore {
  const pathOf = (digest: string): string => join(folder, digest.slice(0, 2), digest);
  const plainOf = (digest: string, kept: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null => {
    if (digestOf(kept) === digest) return kept;
    const opened = seal().key === null ? null : seal().read(`content:${digest}`, kept);
    return opened !== null && digestOf(opened) === digest ? opened : null;
  };
  const isSound = async (digest: string): Promise<boolean> => {
    const path = pathOf(digest);
    if ((await disk.size(path)) === null) return false;
    const kept = await disk.read(path);
    return plainOf(digest, kept) !== null && (seal().key === null || isSealed(kept));
  };
  return {
    keep: async (bytes) => {
      const digest = digestOf(bytes);
      const kept = await attempt(digest, async () => {
        if (await isSound(digest)) return true;
        await disk.makeFolder(join(folder, digest.slice(0, 2)));
        await disk.writeWhole(pathOf(digest), seal().write(`content:${digest}`, bytes));
        return isSound(digest);
      });
      if (!kept.ok) return kept;
      return kept.value ? ok({ digest }) : err({ kind: 'vault/damaged', what: digest });
    },
    read: async (digest) => {
      const read = await attempt(digest, () => disk.read(pathOf(digest)));
      if (!read.ok) return read;
      const bytes = plainOf(digest, read.value);
      return bytes === null ? err({ kind: 'vault/damaged', what: digest }) : ok({ bytes });
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
