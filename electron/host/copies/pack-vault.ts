import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { largestFile } from '../largest-file.ts';
import type { LedgerVault } from '../vault/ledger-vault.ts';
import type { Inventory } from '../vault/vault-copying.ts';
import type { Answer, StoredRecord } from '../vault/vault-types.ts';
import type { FrameWriter } from './frame-writer.ts';
import { journalBytes, shelfBytes } from './package-content.ts';
import { writeItem } from './package-items.ts';
import type { PackageCounts } from './package-layout.ts';

const recordsAtOnce = 500;
const pieceBytes = 1024 * 1024;

export function countsOf(stock: Inventory): PackageCounts {
  return {
    records: stock.last.sequence - stock.base.sequence,
    manifests: stock.shelf.length,
    blobs: stock.blobs.length,
    files: stock.received.length,
    entries: stock.shelf.at(-1)?.manifest.blobs.length ?? 0,
  };
}

export function without(stock: Inventory, unreadable: ReadonlySet<string>): Inventory {
  const shelf = stock.shelf.filter(({ manifest }) => !manifest.blobs.some(({ digest }) => unreadable.has(digest)));
  const wanted = new Set(shelf.flatMap(({ manifest }) => manifest.blobs.map(({ digest }) => digest)));
  return {
    ...stock,
    shelf,
    blobs: stock.blobs.filter(({ digest }) => wanted.has(digest)),
    received: stock.received.filter(({ digest }) => !unreadable.has(digest)),
    leftOut: [...stock.leftOut, ...unreadable],
  };
}

const isLoss = ({ kind }: HostFailure): boolean => kind === 'vault/damaged' || kind === 'file/missing';

/** Every blob and file that cannot be read as what it was; other failures are those of the disk. */
export async function unreadableOf(vault: LedgerVault, stock: Inventory): Answer<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const [held, read] of [[stock.blobs, vault.readBlob] as const, [stock.received, vault.readFile] as const])
    for (const { digest } of held) {
      const answered = await read(digest);
      if (answered.ok) continue;
      if (!isLoss(answered.error)) return answered;
      found.add(digest);
    }
  return ok(found);
}

/** Pieces of a journal that stay small in memory; an act larger than a piece is one of its own. */
function pieces(records: readonly StoredRecord[]): readonly Uint8Array[] {
  const done: Uint8Array[] = [];
  let waiting: StoredRecord[] = [];
  let size = 0;
  for (const record of records) {
    if (size > 0 && size + record.detail.length > pieceBytes) {
      done.push(journalBytes(waiting));
      waiting = [];
      size = 0;
    }
    waiting.push(record);
    size += record.detail.length;
  }
  return waiting.length > 0 ? [...done, journalBytes(waiting)] : done;
}

async function packJournal(vault: LedgerVault, stock: Inventory, frames: FrameWriter): Answer<null> {
  let { sequence, hash } = stock.base;
  while (sequence < stock.last.sequence) {
    const page = await vault.journal(sequence, Math.min(recordsAtOnce, stock.last.sequence - sequence));
    if (!page.ok) return page;
    const last = page.value.records.at(-1);
    if (!last) return err({ kind: 'vault/damaged', what: `journal ${String(sequence + 1)}` });
    for (const bytes of pieces(page.value.records))
      await writeItem(frames, { what: 'journal', name: String(sequence + 1), bytes });
    ({ sequence, hash } = last);
  }
  return hash === stock.last.hash ? ok(null) : err({ kind: 'vault/diverged', sequence });
}

/** Writes all of a vault as items, in their order. */
export async function packVault(
  vault: LedgerVault,
  stock: Inventory,
  frames: FrameWriter,
): Promise<Result<null, HostFailure>> {
  const journal = await packJournal(vault, stock, frames);
  if (!journal.ok) return journal;
  for (const { digest } of stock.blobs) {
    const blob = await vault.readBlob(digest);
    if (!blob.ok) return blob;
    await writeItem(frames, { what: 'blob', name: digest, bytes: blob.value.bytes });
  }
  for (const file of stock.shelf)
    await writeItem(frames, { what: 'manifest', name: String(file.number), bytes: shelfBytes(file) });
  for (const { digest, size } of stock.received) {
    if (size > 2 * largestFile) return err({ kind: 'file/too-large', file: digest });
    const file = await vault.readFile(digest);
    if (!file.ok) return file;
    await writeItem(frames, { what: 'received', name: digest, bytes: file.value.bytes });
  }
  return ok(null);
}
