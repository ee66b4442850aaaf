import { crc32, deflateRawSync } from 'node:zlib';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { ReadFailure } from '#shared/workbook-model';
import { partText, XmlFault } from './xml-tokenizer.ts';
import { plainName, type StoredPart, type Zip } from './zip.ts';

/** A part that cannot be read or understood; the whole act ends with its name. */
export class PartFault extends Error {
  readonly failure: ReadFailure;
  constructor(failure: ReadFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Names the part in which something contradicts itself. */
export function within<T>(part: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof XmlFault) throw new PartFault({ kind: 'workbook/damaged', part });
    throw thrown;
  }
}

/** A workbook's parts while they are changed. Names as the reader compares them; what is not put stays as it lies. */
export type Package = {
  readonly has: (name: string) => boolean;
  readonly names: () => readonly string[];
  /** The text of a part as it is now. */
  readonly text: (name: string) => string;
  readonly put: (name: string, text: string) => void;
  readonly drop: (name: string) => void;
  readonly bytes: () => Buffer;
};

const utf8Names = 0x0800;
const firstDay = 0x210000;

function packed(name: string, text: string, before: StoredPart | null): StoredPart {
  const raw = Buffer.from(text, 'utf8');
  return {
    path: before?.path ?? Buffer.from(name, 'utf8'),
    flags: before ? before.flags & utf8Names : utf8Names,
    stamp: before?.stamp ?? firstDay,
    method: 8,
    crc: crc32(raw),
    size: raw.length,
    packed: deflateRawSync(raw),
  };
}

/** Local head (30 bytes) or directory head (46 bytes) of a part; sizes stand in the head, so no descriptor follows. */
function headOf(part: StoredPart, offset: number | null): Buffer {
  const local = offset === null;
  const head = Buffer.alloc(local ? 30 : 46);
  const shift = local ? 0 : 2;
  head.writeUInt32LE(local ? 0x04034b50 : 0x02014b50, 0);
  if (!local) head.writeUInt16LE(20, 4);
  head.writeUInt16LE(20, 4 + shift);
  head.writeUInt16LE(part.flags & utf8Names, 6 + shift);
  head.writeUInt16LE(part.method, 8 + shift);
  head.writeUInt32LE(part.stamp, 10 + shift);
  head.writeUInt32LE(part.crc, 14 + shift);
  head.writeUInt32LE(part.packed.length, 18 + shift);
  head.writeUInt32LE(part.size, 22 + shift);
  head.writeUInt16LE(part.path.length, 26 + shift);
  if (!local) head.writeUInt32LE(offset, 42);
  return head;
}

function zipOf(parts: Iterable<StoredPart>): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const part of parts) {
    const head = headOf(part, null);
    directory.push(headOf(part, offset), part.path);
    body.push(head, part.path, part.packed);
    offset += head.length + part.path.length + part.packed.length;
    count += 1;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, list, end]);
}

/** A part is written as UTF-8 without a mark, whatever it was. */
const asUtf8 = (text: string): string =>
  text.replace(/^\uFEFF/, '').replace(/^(<\?xml[^>]*encoding=)(["'])utf-16(le|be)?\2/i, '$1$2UTF-8$2');

export function editPackage(zip: Zip): Result<Package, ReadFailure> {
  const stored = zip.stored();
  if (!stored.ok) return stored;
  const parts = new Map<string, StoredPart | null>(stored.value);
  const texts = new Map<string, { readonly name: string; readonly text: string }>();
  function* whole(): Generator<StoredPart> {
    for (const [key, part] of parts) {
      const changed = texts.get(key);
      if (changed) yield packed(changed.name, changed.text, part);
      else if (part) yield part;
    }
  }
  return ok({
    has: (name) => parts.has(plainName(name)),
    names: () => [...parts.keys()],
    text: (name) => {
      const key = plainName(name);
      const known = texts.get(key);
      if (known) return known.text;
      const bytes = parts.has(key) ? zip.read(key) : err<ReadFailure>({ kind: 'workbook/damaged', part: name });
      if (!bytes.ok) throw new PartFault(bytes.error);
      return asUtf8(partText(bytes.value));
    },
    put: (name, text) => {
      const key = plainName(name);
      texts.set(key, { name, text });
      if (!parts.has(key)) parts.set(key, null);
    },
    drop: (name) => {
      parts.delete(plainName(name));
      texts.delete(plainName(name));
    },
    bytes: () => zipOf(whole()),
  });
}
