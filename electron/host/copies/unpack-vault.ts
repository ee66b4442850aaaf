import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { chainHash, digestOf } from '../vault/chain-hash.ts';
import type { LedgerVault } from '../vault/ledger-vault.ts';
import type { ShelfFile } from '../vault/manifest-shelf.ts';
import type { StoredRecord } from '../vault/vault-types.ts';
import type { FrameReader } from './frame-reader.ts';
import { parseJournal, parseShelf } from './package-content.ts';
import { itemReader } from './package-items.ts';
import type { Item } from './package-items.ts';
import { damaged } from './package-layout.ts';
import type { EndContent, PackageFault, PackageHeader } from './package-layout.ts';

type Done = Promise<Result<null, HostFailure | PackageFault>>;
/** What happens to the content of a package on its way through. */
export type Taker = {
  readonly records: (records: readonly StoredRecord[]) => Done;
  readonly blob: (bytes: Uint8Array) => Done;
  readonly manifest: (file: ShelfFile) => Done;
  readonly received: (bytes: Uint8Array) => Done;
};

const nothing = (): Done => Promise.resolve(ok(null));
/** Reads and counts, and keeps nothing. */
export const counting: Taker = { records: nothing, blob: nothing, manifest: nothing, received: nothing };

/** Puts everything into a new vault; chain, digests and checkpoints are checked by the vault once more. */
export function intoVault(vault: LedgerVault, header: PackageHeader): Taker {
  return {
    records: async (records) => {
      const added = await vault.append(
        header.identity,
        records.map(({ sequence, at, by, act, detail }) => ({ sequence, at, by, act, detail })),
      );
      if (!added.ok) return added;
      return added.value.watermark.hash === records.at(-1)?.hash ? ok(null) : damaged('journal');
    },
    blob: async (bytes) => {
      const kept = await vault.saveBlob(bytes);
      return kept.ok ? ok(null) : kept;
    },
    manifest: async (file) => {
      const shelved = await vault.shelve(file);
      if (shelved.ok) return ok(null);
      const { kind } = shelved.error;
      return kind === 'vault/damaged' || kind === 'vault/diverged'
        ? damaged(`manifest ${String(file.number)}`)
        : shelved;
    },
    received: async (bytes) => {
      const kept = await vault.keepFile(bytes);
      return kept.ok ? ok(null) : kept;
    },
  };
}

/** Follows the chain from the header's base and counts what it sees. */
function ledgerOf(header: PackageHeader, taker: Taker) {
  let { sequence, hash } = header.base;
  const counts = { records: 0, manifests: 0, blobs: 0, files: 0, entries: 0 };

  async function records(item: Item): Done {
    const found = parseJournal(item.bytes);
    if (found === null || found.length === 0) return damaged('journal');
    for (const { hash: said, ...record } of found) {
      if (record.sequence !== sequence + 1 || chainHash(hash, record) !== said) return damaged('journal');
      sequence = record.sequence;
      hash = said;
    }
    counts.records += found.length;
    return taker.records(found);
  }

  function manifest(item: Item): Done {
    const file = parseShelf(item.bytes);
    if (file?.manifest.identity !== header.identity) return Promise.resolve(damaged('manifest'));
    counts.manifests += 1;
    counts.entries = file.manifest.blobs.length;
    return taker.manifest(file);
  }

  function content(item: Item): Done {
    if (digestOf(item.bytes) !== item.name) return Promise.resolve(damaged(`${item.what} ${item.name.slice(0, 12)}`));
    if (item.what === 'blob') counts.blobs += 1;
    else counts.files += 1;
    return item.what === 'blob' ? taker.blob(item.bytes) : taker.received(item.bytes);
  }

  const take = (item: Item): Done => {
    if (item.what === 'journal') return records(item);
    return item.what === 'manifest' ? manifest(item) : content(item);
  };

  const agrees = (end: EndContent): boolean =>
    (['records', 'manifests', 'blobs', 'files'] as const).every(
      (name) => counts[name] === header.counts[name] && counts[name] === end[name],
    ) &&
    counts.entries === header.counts.entries &&
    sequence === header.last.sequence &&
    hash === header.last.hash;

  return { take, agrees };
}

/** Leads the whole content to a taker; refuses a package whose content is not what its header and its end say. */
export async function unpack(frames: FrameReader, header: PackageHeader, taker: Taker): Done {
  const next = itemReader(frames);
  const ledger = ledgerOf(header, taker);
  for (;;) {
    const item = await next();
    if (!item.ok) return item;
    if (item.value === null) break;
    const taken = await ledger.take(item.value);
    if (!taken.ok) return taken;
  }
  const end = frames.end();
  return end !== null && ledger.agrees(end) ? ok(null) : err({ kind: 'package/damaged', part: 'end' });
}
