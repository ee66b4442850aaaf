import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';

/** Takes the next bytes of a file; a promise holds the writer back. */
export type Sink = (bytes: Buffer) => void | Promise<void>;

const drained = (deflate: DeflateRaw): Promise<void> =>
  new Promise((resolve) => {
    deflate.once('drain', resolve);
  });

const mostAhead = 1_048_576;
const utf8AndDescriptor = 0x0808;
const deflated = 8;
const firstDay = 0x21;
const wide = 0xffffffff;

function entryHead(signature: number, size: number): Buffer {
  const head = Buffer.alloc(size);
  head.writeUInt32LE(signature, 0);
  return head;
}

/**
 * Writes a zip part by part without ever holding one whole: sizes and sum follow each part. The date is fixed, so that
 * equal parts give equal bytes. Parts and file stay under 4 GiB.
 */
export function zipWriter(sink: Sink): {
  readonly add: (name: string, pieces: Iterable<string | Buffer>) => Promise<void>;
  readonly finish: () => Promise<void>;
} {
  const central: Buffer[] = [];
  let offset = 0;
  let parts = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length;
    if (offset >= wide) throw new RangeError('a workbook of 4 GiB');
    await sink(bytes);
  };

  const add = async (name: string, pieces: Iterable<string | Buffer>): Promise<void> => {
    const path = Buffer.from(name, 'utf8');
    const begin = offset;
    const local = entryHead(0x04034b50, 30);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(utf8AndDescriptor, 6);
    local.writeUInt16LE(deflated, 8);
    local.writeUInt16LE(firstDay, 12);
    local.writeUInt16LE(path.length, 26);
    await put(local);
    await put(path);
    // The fastest level: packing is what a large workbook waits for, and its XML packs well at any level.
    const deflate = createDeflateRaw({ level: 1, memLevel: 9, chunkSize: 131_072 });
    let sum = 0;
    let size = 0;
    const started = offset;
    const draining = (async () => {
      for await (const packed of deflate as AsyncIterable<Buffer>) await put(packed);
    })();
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      sum = crc32(bytes, sum);
      size += bytes.length;
      // Packing runs beside the making of rows; only a full megabyte ahead of it holds the rows back.
      if (!deflate.write(bytes) && deflate.writableLength > mostAhead) await drained(deflate);
    }
    deflate.end();
    await draining;
    const packedSize = offset - started;
    const descriptor = entryHead(0x08074b50, 16);
    const sizes = (bytes: Buffer, at: number): void => {
      bytes.writeUInt32LE(sum, at);
      bytes.writeUInt32LE(packedSize, at + 4);
      bytes.writeUInt32LE(size, at + 8);
    };
    sizes(descriptor, 4);
    await put(descriptor);
    const entry = entryHead(0x02014b50, 46);
    entry.writeUInt16LE(20, 4);
    local.copy(entry, 6, 4, 28);
    sizes(entry, 16);
    entry.writeUInt32LE(begin, 42);
    central.push(entry, path);
    parts += 1;
  };

  const finish = async (): Promise<void> => {
    const directory = Buffer.concat(central);
    const end = entryHead(0x06054b50, 22);
    end.writeUInt16LE(parts, 8);
    end.writeUInt16LE(parts, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(offset, 16);
    await put(directory);
    await put(end);
  };
  return { add, finish };
}
