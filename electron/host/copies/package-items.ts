import { z } from 'zod';
import { ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { parseLine } from '../vault/parse-line.ts';
import type { FrameReader } from './frame-reader.ts';
import type { FrameWriter } from './frame-writer.ts';
import { damaged, largestItem } from './package-layout.ts';
import type { PackageFault } from './package-layout.ts';

const largestHead = 4096;
const lengthBytes = 4;
/** In this order in a package: a checkpoint comes after its blobs, and all after the journal that it lies on. */
export const itemKinds = ['journal', 'blob', 'manifest', 'received'] as const;

const itemHead = z.strictObject({
  what: z.enum(itemKinds),
  /** Digest of a blob or file, number of a checkpoint, first act of a piece of the journal. */
  name: z.string().max(64),
  size: z.int().nonnegative().max(largestItem),
});
export type Item = z.infer<typeof itemHead> & { readonly bytes: Uint8Array };

export async function writeItem(frames: FrameWriter, item: Omit<Item, 'size'>): Promise<void> {
  const { what, name, bytes } = item;
  const head = Buffer.from(JSON.stringify({ what, name, size: bytes.length }));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.length);
  await frames.write(Buffer.concat([length, head]));
  await frames.write(bytes);
}

/** Bytes as they are asked for, out of frames as they come. */
function byteQueue(frames: FrameReader) {
  let waiting: Uint8Array[] = [];
  let held = 0;

  /** null where the package ends before a single byte of what was asked for. */
  return async (wanted: number): Promise<Result<Uint8Array | null, PackageFault>> => {
    while (held < wanted) {
      const next = await frames.next();
      if (!next.ok) return next;
      if (next.value === null) return held === 0 ? ok(null) : damaged('end');
      waiting.push(next.value);
      held += next.value.length;
    }
    const all = waiting.length === 1 && waiting[0] ? waiting[0] : Buffer.concat(waiting);
    waiting = [all.subarray(wanted)];
    held -= wanted;
    return ok(all.subarray(0, wanted));
  };
}

/** Item by item; null behind the last. Of a package at most one item and one frame are in memory. */
export function itemReader(frames: FrameReader): () => Promise<Result<Item | null, PackageFault>> {
  const take = byteQueue(frames);
  let rank = 0;
  return async () => {
    const length = await take(lengthBytes);
    if (!length.ok || length.value === null) return length.ok ? ok(null) : length;
    const headLength = Buffer.from(length.value).readUInt32BE();
    if (headLength > largestHead) return damaged('item');
    const text = await take(headLength);
    if (!text.ok) return text;
    const head = itemHead.safeParse(text.value === null ? null : parseLine(text.value)).data;
    if (!head || itemKinds.indexOf(head.what) < rank) return damaged('item');
    rank = itemKinds.indexOf(head.what);
    if (head.size === 0) return ok({ ...head, bytes: new Uint8Array() });
    const bytes = await take(head.size);
    if (!bytes.ok) return bytes;
    return bytes.value === null ? damaged('end') : ok({ ...head, bytes: bytes.value });
  };
}
