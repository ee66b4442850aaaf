import type { BookName, HostOutput } from '#shared/contract';
import { createCopies } from '../../electron/host/copies/copy-calls.ts';
import type { Copies } from '../../electron/host/copies/copy-calls.ts';
import type { CopyFiles } from '../../electron/host/copies/copy-files.ts';
import { incomingPlace } from '../../electron/host/copies/incoming-place.ts';
import { sealedKeeper } from '../../electron/host/copies/key-keeper.ts';
import type { KeyKeeper } from '../../electron/host/copies/key-keeper.ts';
import type { ScryptCost } from '../../electron/host/copies/package-layout.ts';
import type { Disk } from '../../electron/host/disk.ts';
import { createPlaces } from '../../electron/host/places/places.ts';
import { digestOf } from '../../electron/host/vault/chain-hash.ts';
import type { LedgerVault } from '../../electron/host/vault/ledger-vault.ts';
import type { JournalRecord, Manifest, Mark } from '../../electron/host/vault/vault-types.ts';
import { noSealer } from '../../electron/host/vault/sealer.ts';
import type { Sealer } from '../../electron/host/vault/sealer.ts';
import { vaultBooks } from '../../electron/host/vault/vault-books.ts';
import type { VaultBooks } from '../../electron/host/vault/vault-books.ts';
import { memoryVolume } from './memory-volume.ts';
import type { MemoryVolume } from './memory-volume.ts';

/** As small as scrypt allows: what is tested is not how long a passphrase holds. */
export const smallCost: ScryptCost = { n: 2, r: 1, p: 1 };

export type CopyDesk = Copies & {
  readonly books: VaultBooks;
  readonly fileAt: (path: string) => string;
  readonly folderAt: (path: string) => string;
  readonly log: readonly string[];
};

type Over = { readonly disk: Disk; readonly files: CopyFiles };
type Settings = {
  readonly frameSize?: number;
  readonly keys?: KeyKeeper;
  readonly sealer?: Sealer;
  readonly now?: () => Date;
};

/** The copies and vaults of one run of the program over a disk. */
export function copyDesk(over: Over, base: string, settings: Settings = {}): CopyDesk {
  const { disk, files } = over;
  const clock = { now: settings.now ?? ((): Date => new Date('2026-09-15T02:00:00Z')) };
  const sealer = settings.sealer ?? noSealer;
  const place = incomingPlace({ disk, files, base });
  const books = vaultBooks({
    disk,
    clock,
    folder: `${base}/vault`,
    incoming: place.folder,
    ready: place.ready,
    sealer,
  });
  let handles = 0;
  const newHandle = (): string => `handle-${String((handles += 1)).padStart(6, '0')}`;
  const places = createPlaces({ newHandle, startFolder: '/', dialogs: null });
  const log: string[] = [];
  const copies = createCopies({
    disk,
    files,
    clock,
    base,
    place,
    places,
    books,
    program: '0.1.0',
    frameSize: settings.frameSize ?? 4096,
    cost: smallCost,
    keys: settings.keys ?? sealedKeeper(sealer),
    log: (line) => void log.push(line),
  });
  return {
    ...copies,
    books,
    log,
    fileAt: (path) => places.issue(path, 'file').handle,
    folderAt: (path) => places.issue(path, 'folder').handle,
  };
}

export const base = '/data';
export const stick = '/stick';

/** A disk in memory with a folder for the program and a USB stick. */
export function twoPlaces(): MemoryVolume {
  const volume = memoryVolume();
  volume.folders.add(base).add(stick);
  return volume;
}

export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Chance from a seed (mulberry32), the same on every machine. */
export type Chance = { readonly next: () => number; readonly below: (limit: number) => number };
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

export const randomBytes = (chance: Chance, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => chance.below(256));

const stages = ['opened', 'hand-out', 'up1-lock', 'down1', 'up2-lock', 'reply'];

export function recordAt(sequence: number, detail: string): JournalRecord {
  return {
    sequence,
    at: `2026-09-01T00:00:${String(sequence % 60).padStart(2, '0')}Z`,
    by: '王芳',
    act: 'entry',
    detail,
  };
}

/** Random acts of a year: entries, files received, checkpoints of some stage. */
export async function liveAWhile(vault: LedgerVault, chance: Chance, identity: string, acts: number): Promise<void> {
  let mark: Mark = (await vault.inspect().then(valueOf)).disk?.watermark ?? {
    sequence: 0,
    hash: '0'.repeat(64),
    at: '',
  };
  const entries = new Map<string, string>();
  for (let act = 0; act < acts; act += 1) {
    const kind = chance.below(10);
    if (kind < 5 || mark.sequence === 0) {
      const count = 1 + chance.below(4);
      const detail = (): string =>
        JSON.stringify({ amount: chance.below(1e9), note: '办公费'.repeat(chance.below(20)) });
      const batch = Array.from({ length: count }, (_, index) => recordAt(mark.sequence + 1 + index, detail()));
      mark = valueOf(await vault.append(identity, batch)).watermark;
    } else if (kind < 7) {
      valueOf(await vault.keepFile(randomBytes(chance, chance.below(3000))));
    } else {
      const key = `up1/${String(chance.below(8))}`;
      entries.set(key, valueOf(await vault.saveBlob(randomBytes(chance, chance.below(800)))).digest);
      await checkpoint(vault, identity, mark, entries, stages[chance.below(stages.length)]!);
    }
  }
}

export async function checkpoint(
  vault: LedgerVault,
  identity: string,
  watermark: Mark,
  entries: ReadonlyMap<string, string>,
  stage: string,
): Promise<void> {
  // What was named by an earlier checkpoint may have been collected with it; the page sends such an entry again.
  const blobs: Manifest['blobs'] = [];
  for (const [key, digest] of entries) if ((await vault.readBlob(digest)).ok) blobs.push({ key, digest });
  valueOf(await vault.saveManifest({ identity, schema: 7, watermark, stage, blobs }));
}

/** One digest over everything that a book holds, so that equal digests mean equal books. */
export async function digestOfAll(vault: LedgerVault): Promise<string> {
  const stock = valueOf(await vault.inventory());
  if (stock === null) return 'none';
  const parts: string[] = [JSON.stringify([stock.identity, stock.created, stock.base, stock.last, stock.shelf])];
  for (let after = stock.base.sequence; after < stock.last.sequence;) {
    const { records } = valueOf(await vault.journal(after, 100));
    parts.push(JSON.stringify(records));
    after = records.at(-1)!.sequence;
  }
  for (const { digest } of stock.blobs) parts.push(digestOf(valueOf(await vault.readBlob(digest)).bytes));
  for (const { digest } of stock.received) parts.push(digestOf(valueOf(await vault.readFile(digest)).bytes));
  return digestOf(parts.join('\n'));
}

export type Backup = HostOutput<'copies.write'>;
export async function backUp(desk: CopyDesk, book: BookName, passphrase: string | null = null): Promise<Backup> {
  return valueOf(await desk.calls['copies.write']({ ledger: book, folder: desk.folderAt(stick), passphrase }));
}
