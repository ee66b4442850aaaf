import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { parseLine } from '../vault/parse-line.ts';
import type { Source } from './copy-files.ts';
import { numberBytes, openFrame } from './package-key.ts';
import {
  damaged,
  digestLength,
  endContent,
  frameHeadLength,
  frameKind,
  largestFrame,
  largestHeader,
  magic,
  parseHeader,
  preambleLength,
  programOf,
  tagLength,
  version,
} from './package-layout.ts';
import type { EndContent, PackageFault, PackageHeader } from './package-layout.ts';

type Read<T> = Promise<Result<T, PackageFault>>;

export type Opening = {
  readonly header: PackageHeader;
  readonly headerDigest: Uint8Array;
  /** Where the first frame begins. */
  readonly at: number;
};

const startsAlike = (bytes: Uint8Array): boolean =>
  magic.subarray(0, bytes.length).every((byte, at) => bytes[at] === byte);

/** A file that ends within the magic may be ours, cut off; one that begins otherwise is not. */
export async function readOpening(source: Source): Read<Opening> {
  const head = Buffer.from(await source.read(0, preambleLength));
  if (!startsAlike(head.subarray(0, magic.length))) return err({ kind: 'package/not-a-package' });
  if (head.length < preambleLength) return damaged('header');
  const length = head.readUInt32BE(magic.length + 2);
  if (length > largestHeader) return damaged('header');
  const text = await source.read(preambleLength, length + digestLength);
  if (text.length < length + digestLength) return damaged('header');
  const digest = createHash('sha256').update(head).update(text.subarray(0, length)).digest();
  if (!digest.equals(text.subarray(length))) return damaged('header');
  const content = parseLine(text.subarray(0, length));
  if (head.readUInt16BE(magic.length) > version) return err({ kind: 'package/newer', needed: programOf(content) });
  const header = parseHeader(content);
  if (header === null || head.readUInt16BE(magic.length) !== version) return damaged('header');
  return ok({ header, headerDigest: digest, at: preambleLength + length + digestLength });
}

type StoredFrame = { readonly number: number; readonly kind: number; readonly stored: Uint8Array };

/** The frames as they are stored, each held against its own check; null behind the closing frame. */
function storedFrames(source: Source, opening: Opening) {
  const over = createHash('sha256').update(opening.headerDigest);
  let { at } = opening;
  let number = 0;
  let digest = '';
  const next = async (): Read<StoredFrame> => {
    const part = `frame ${String(number + 1)}`;
    const head = Buffer.from(await source.read(at, frameHeadLength));
    if (head.length < frameHeadLength) return damaged(part);
    const length = head.readUInt32BE(1);
    if (length > largestFrame + tagLength) return damaged(part);
    const body = await source.read(at + frameHeadLength, length + digestLength);
    if (body.length < length + digestLength) return damaged(part);
    const stored = body.subarray(0, length);
    const check = createHash('sha256').update(numberBytes(number)).update(head).update(stored).digest();
    if (!check.equals(body.subarray(length))) return damaged(part);
    const kind = head.readUInt8(0);
    if ((kind & ~frameKind.deflated) === frameKind.end) digest = over.digest('hex');
    else over.update(check);
    const frame = { number, kind, stored };
    at += frameHeadLength + length + digestLength;
    number += 1;
    return ok(frame);
  };
  return { next, atEnd: () => at === source.size, digest: () => digest };
}

const isEnd = (kind: number): boolean => (kind & ~frameKind.deflated) === frameKind.end;

/** Holds every byte of the file against the checks in it, for which no key is needed. */
export async function checkFrames(source: Source, opening: Opening): Read<null> {
  const frames = storedFrames(source, opening);
  for (;;) {
    const frame = await frames.next();
    if (!frame.ok) return frame;
    if (isEnd(frame.value.kind)) return frames.atEnd() ? ok(null) : damaged('end');
  }
}

const inflate = promisify<Uint8Array, Buffer>((bytes, answer) => {
  inflateRaw(bytes, { maxOutputLength: largestFrame }, answer);
});

async function unpacked(
  frame: StoredFrame,
  headerDigest: Uint8Array,
  key: Uint8Array | null,
): Promise<Uint8Array | null> {
  const { number, kind, stored } = frame;
  const body = key === null ? stored : openFrame(key, { headerDigest, number, kind }, stored);
  if (body === null || (kind & frameKind.deflated) === 0) return body;
  return inflate(body).catch(() => null);
}

export type FrameReader = {
  /** The plain bytes of the next frame; null when the closing frame is reached and says the same as was read. */
  readonly next: () => Read<Uint8Array | null>;
  readonly end: () => EndContent | null;
};

export function frameReader(source: Source, opening: Opening, key: Uint8Array | null): FrameReader {
  const frames = storedFrames(source, opening);
  let end: EndContent | null = null;
  let bytes = 0;

  function closes(frame: StoredFrame, plain: Uint8Array): Result<null, PackageFault> {
    const said = endContent.safeParse(parseLine(plain)).data;
    if (said?.frames !== frame.number || said.bytes !== bytes || said.digest !== frames.digest()) return damaged('end');
    if (!frames.atEnd()) return damaged('end');
    end = said;
    return ok(null);
  }

  return {
    end: () => end,
    next: async () => {
      if (end !== null) return ok(null);
      const frame = await frames.next();
      if (!frame.ok) return frame;
      const plain = await unpacked(frame.value, opening.headerDigest, key);
      if (plain === null) return damaged(`frame ${String(frame.value.number + 1)}`);
      if (isEnd(frame.value.kind)) return closes(frame.value, plain);
      if ((frame.value.kind & ~frameKind.deflated) !== frameKind.data)
        return damaged(`frame ${String(frame.value.number + 1)}`);
      bytes += plain.length;
      return ok(plain);
    },
  };
}
