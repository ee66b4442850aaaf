import { join } from 'node:path';
import { hostContract } from '#shared/contract';
import type { Disk } from '../disk.ts';
import { chainHash, firstMark } from '../vault/chain-hash.ts';
import { contentStore } from '../vault/content-store.ts';
import { readShelf, type Shelf } from '../vault/manifest-shelf.ts';
import { plainSeal, type VaultSeal } from '../vault/vault-seal.ts';
import type { StoredRecord } from '../vault/vault-types.ts';

/**
 * Reads a book of the vault through any damage: each thing by itself, nothing written, and a name for everything that could
 * not be read.
 */
export type Fault = string;

const storedRecord = hostContract['vault.journal'].output.shape.records.element;

async function readOr(disk: Disk, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await disk.read(path);
  } catch {
    return null;
  }
}

export async function listOr(disk: Disk, folder: string): ReturnType<Disk['list']> {
  try {
    return await disk.list(folder);
  } catch {
    return [];
  }
}

function linesOf(file: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let at = 0;
  for (let end = file.indexOf(10); end >= 0; end = file.indexOf(10, at)) {
    lines.push(file.subarray(at, end));
    at = end + 1;
  }
  return at < file.length ? [...lines, file.subarray(at)] : lines;
}

export type ReadJournal = { readonly records: readonly StoredRecord[]; readonly faults: readonly Fault[] };

/** Every record of every journal file of the book, by sequence; the present file goes before those laid aside. */
export async function readJournals(disk: Disk, folder: string, seal: VaultSeal = plainSeal): Promise<ReadJournal> {
  const names = (await listOr(disk, folder))
    .map(({ name }) => name)
    .filter((name) => /^journal.*\.jsonl$/.test(name))
    .toSorted((a, b) => Number(a !== 'journal.jsonl') - Number(b !== 'journal.jsonl') || a.localeCompare(b));
  const found = new Map<number, StoredRecord>();
  const faults: Fault[] = [];
  for (const name of names) {
    const file = await readOr(disk, join(folder, name));
    if (file === null) faults.push(`${name}：文件读不出`);
    for (const [index, line] of linesOf(file ?? new Uint8Array()).entries()) {
      if (line.length === 0) continue;
      const plain = seal.lines.read(line);
      if (index === 0 && typeof plain === 'object' && plain !== null && 'base' in plain) continue;
      const read = storedRecord.safeParse(plain);
      if (!read.success) faults.push(`${name}：第 ${String(index + 1)} 行读不出`);
      else if (!found.has(read.data.sequence)) found.set(read.data.sequence, read.data);
      else if (found.get(read.data.sequence)?.hash !== read.data.hash)
        faults.push(`${name}：第 ${String(read.data.sequence)} 笔另有不同内容`);
    }
  }
  const records = [...found.values()].toSorted((a, b) => a.sequence - b.sequence);
  return { records, faults: [...faults, ...brokenLinks(records)] };
}

/** A record that is there and does not fit the one before it is exported all the same, and named. */
function brokenLinks(records: readonly StoredRecord[]): readonly Fault[] {
  const faults: Fault[] = [];
  let before: { readonly sequence: number; readonly hash: string } = firstMark;
  for (const { hash, ...record } of records) {
    if (record.sequence > before.sequence + 1 && before.sequence > 0)
      faults.push(`第 ${String(before.sequence + 1)} 至 ${String(record.sequence - 1)} 笔没有记录`);
    else if (record.sequence === before.sequence + 1 && chainHash(before.hash, record) !== hash)
      faults.push(`第 ${String(record.sequence)} 笔与校验值不符，照原样导出`);
    before = { sequence: record.sequence, hash };
  }
  return faults;
}

async function readContent(disk: Disk, root: string, digest: string, seal: VaultSeal): Promise<Uint8Array | null> {
  const read = await contentStore(disk, root, () => seal)
    .read(digest)
    .catch(() => null);
  return read?.ok ? read.value.bytes : null;
}

export type ReadState = {
  /** The plain JSON of each entry, by `store:key`. */
  readonly entries: ReadonlyMap<string, Uint8Array>;
  readonly from: { readonly sequence: number; readonly at: string } | null;
  readonly faults: readonly Fault[];
};

const noShelf: Shelf = { sound: [], damaged: [] };

/** The newest checkpoint, entry by entry: one that cannot be read is taken from the newest checkpoint that still has it. */
export async function readNewestState(disk: Disk, folder: string, seal: VaultSeal = plainSeal): Promise<ReadState> {
  const shelf = await readShelf(disk, join(folder, 'manifests'), seal).catch(() => noShelf);
  const faults: Fault[] = shelf.damaged.map((name) => `检查点文件 ${name} 读不出`);
  const entries = new Map<string, Uint8Array>();
  const [newest, ...older] = shelf.sound;
  for (const { key, digest } of newest?.manifest.blobs ?? []) {
    const bytes = await readContent(disk, join(folder, 'blobs'), digest, seal);
    if (bytes !== null) {
      entries.set(key, bytes);
      continue;
    }
    const before = await olderEntry(key, digest);
    faults.push(
      before === null ? `${key}：检查点中读不出` : `${key}：新版读不出，取第 ${String(before.number)} 号检查点的旧版`,
    );
    if (before !== null) entries.set(key, before.bytes);
  }
  const watermark = newest?.manifest.watermark;
  return { entries, from: watermark ? { sequence: watermark.sequence, at: watermark.at } : null, faults };

  async function olderEntry(key: string, lost: string) {
    for (const { number, manifest } of older) {
      const digest = manifest.blobs.find((each) => each.key === key)?.digest;
      if (digest === undefined || digest === lost) continue;
      const bytes = await readContent(disk, join(folder, 'blobs'), digest, seal);
      if (bytes !== null) return { number, bytes };
    }
    return null;
  }
}

/** Files as they came in, one at a time; null where the bytes are not those of the digest. */
export async function* receivedFiles(
  disk: Disk,
  folder: string,
  seal: VaultSeal = plainSeal,
): AsyncGenerator<{ readonly digest: string; readonly bytes: Uint8Array | null }> {
  const root = join(folder, 'received');
  for (const group of await listOr(disk, root))
    if (group.folder)
      for (const { name } of await listOr(disk, join(root, group.name)))
        if (!name.endsWith('.part')) yield { digest: name, bytes: await readContent(disk, root, name, seal) };
}
