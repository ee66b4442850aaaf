import { crc32, inflateRawSync } from 'node:zlib';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { ReadFailure } from '#shared/workbook-model';

/** Limits of one workbook: entries, bytes of one part, bytes of all parts, and how far a part may swell. */
const limits = { entries: 5_000, part: 256 * 1024 * 1024, all: 1024 * 1024 * 1024, ratio: 1_100 } as const;

type Entry = {
  readonly name: string;
  readonly path: Buffer;
  readonly flags: number;
  /** Time and date as the zip holds them. */
  readonly stamp: number;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly crc: number;
};
/** A part as it lies in the file, still packed; path is its name, byte for byte. */
export type StoredPart = Omit<Entry, 'name' | 'packed' | 'offset'> & { readonly packed: Buffer };
export type Zip = {
  /** Names without regard to case, with / as separator. */
  has(name: string): boolean;
  read(name: string): Result<Buffer, ReadFailure>;
  /** Every part in the order of the file, by its plain name. */
  stored(): Result<ReadonlyMap<string, StoredPart>, ReadFailure>;
};

const damaged = (part: string): { readonly ok: false; readonly error: ReadFailure } =>
  err({ kind: 'workbook/damaged', part });
/** A name as names are compared: without case, with / as separator. */
export const plainName = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= first; at -= 1) if (bytes.readUInt32LE(at) === 0x06054b50) return at;
  return -1;
}

function readEntry(bytes: Buffer, at: number): { readonly entry: Entry; readonly next: number } | null {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return null;
  const nameLength = bytes.readUInt16LE(at + 28);
  const next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  return {
    next,
    entry: {
      name: plainName(bytes.toString('utf8', at + 46, at + 46 + nameLength)),
      path: bytes.subarray(at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      stamp: bytes.readUInt32LE(at + 12),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    },
  };
}

function checkSizes(entries: readonly Entry[]): ReadFailure | null {
  let all = 0;
  for (const { name, size, packed } of entries) {
    all += size;
    if (size > limits.part || size > Math.max(1, packed) * limits.ratio)
      return { kind: 'workbook/too-large', what: name };
  }
  return all > limits.all ? { kind: 'workbook/too-large', what: 'zip' } : null;
}

function packedOf(bytes: Buffer, entry: Entry): Result<Buffer, ReadFailure> {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== 0x04034b50) return damaged(entry.name);
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const packed = bytes.subarray(start, start + entry.packed);
  return packed.length === entry.packed ? ok(packed) : damaged(entry.name);
}

function unpack(bytes: Buffer, entry: Entry): Result<Buffer, ReadFailure> {
  const found = packedOf(bytes, entry);
  if (!found.ok) return found;
  const packed = found.value;
  try {
    const raw = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    return raw.length === entry.size && crc32(raw) === entry.crc ? ok(raw) : damaged(entry.name);
  } catch {
    return damaged(entry.name);
  }
}

/** Opens a zip held in memory; a cut-off or oversized one is refused before any part is unpacked. */
export function openZip(bytes: Buffer): Result<Zip, ReadFailure> {
  const end = findEnd(bytes);
  if (end < 0) return damaged('zip');
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) return err({ kind: 'workbook/too-large', what: `${count} parts` });
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const read = readEntry(bytes, at);
    if (!read) return damaged('zip');
    entries.set(read.entry.name, read.entry);
    at = read.next;
  }
  const tooLarge = checkSizes([...entries.values()]);
  if (tooLarge) return err(tooLarge);
  return ok({
    has: (name) => entries.has(plainName(name)),
    read: (name) => {
      const entry = entries.get(plainName(name));
      return entry ? unpack(bytes, entry) : damaged(name);
    },
    stored: () => {
      const parts = new Map<string, StoredPart>();
      for (const entry of entries.values()) {
        const packed = packedOf(bytes, entry);
        if (!packed.ok) return packed;
        parts.set(entry.name, { ...entry, packed: packed.value });
      }
      return ok(parts);
    },
  });
}
