import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { Sink } from './copy-files.ts';
import { numberBytes, sealFrame } from './package-key.ts';
import { frameHeadLength, frameKind, magic, preambleLength, version } from './package-layout.ts';
import type { EndContent, PackageHeader } from './package-layout.ts';

const deflate = promisify<Uint8Array, Buffer>((bytes, answer) => {
  deflateRaw(bytes, answer);
});

const probe = 64 * 1024;
const gains = (packed: Uint8Array, plain: Uint8Array): boolean => packed.length < plain.length * 0.95;

/** null where nothing is gained, as with workbooks, which are packed already; the beginning of a frame tells. */
async function packedOf(plain: Uint8Array): Promise<Uint8Array | null> {
  if (plain.length > probe && !gains(await deflate(plain.subarray(0, probe)), plain.subarray(0, probe))) return null;
  const packed = await deflate(plain);
  return gains(packed, plain) ? packed : null;
}

export type FrameWriter = {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** The closing frame; answers the size of the file. */
  readonly end: (counts: Omit<EndContent, 'frames' | 'bytes' | 'digest'>) => Promise<number>;
};

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Magic, version, length and header, with the digest of all of it behind. */
function preamble(header: PackageHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const head = Buffer.alloc(preambleLength);
  head.set(magic);
  head.writeUInt16BE(version, magic.length);
  head.writeUInt32BE(text.length, magic.length + 2);
  const whole = Buffer.concat([head, text]);
  return Buffer.concat([whole, sha256(whole)]);
}

/** Cuts a stream into frames. Of what is written at most a frame waits in memory. */
export async function frameWriter(
  sink: Sink,
  header: PackageHeader,
  { frameSize, key }: { readonly frameSize: number; readonly key: Uint8Array | null },
): Promise<FrameWriter> {
  const opening = preamble(header);
  const headerDigest = opening.subarray(-32);
  const over = createHash('sha256').update(headerDigest);
  let size = opening.length;
  let bytes = 0;
  let frames = 0;
  let waiting: Uint8Array[] = [];
  let waits = 0;
  await sink.write(opening);

  async function frame(kind: number, plain: Uint8Array): Promise<void> {
    const packed = await packedOf(plain);
    const marked = packed === null ? kind : kind | frameKind.deflated;
    const body = packed ?? plain;
    const stored = key === null ? body : sealFrame(key, { headerDigest, number: frames, kind: marked }, body);
    const head = Buffer.alloc(frameHeadLength);
    head.writeUInt8(marked, 0);
    head.writeUInt32BE(stored.length, 1);
    const check = createHash('sha256').update(numberBytes(frames)).update(head).update(stored).digest();
    const whole = Buffer.concat([head, stored, check]);
    await sink.write(whole);
    over.update(check);
    size += whole.length;
    frames += 1;
  }

  async function flush(): Promise<void> {
    const plain = Buffer.concat(waiting);
    waiting = [];
    waits = 0;
    await frame(frameKind.data, plain);
  }

  return {
    write: async (written) => {
      bytes += written.length;
      for (let at = 0; at < written.length;) {
        const part = written.subarray(at, at + frameSize - waits);
        waiting.push(part);
        waits += part.length;
        at += part.length;
        if (waits === frameSize) await flush();
      }
    },
    end: async (counts) => {
      if (waits > 0) await flush();
      const content: EndContent = { ...counts, frames, bytes, digest: over.copy().digest('hex') };
      await frame(frameKind.end, Buffer.from(JSON.stringify(content)));
      return size;
    },
  };
}
