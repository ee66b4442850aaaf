import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';

/** Both are part of every runtime that this project meets; the ES library alone does not declare them. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (label: 'utf-8', options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

export type FrameFailure = { readonly kind: 'wire/broken' };

const placeholder = '$bytes';

function lift(value: unknown, parts: Uint8Array[]): unknown {
  if (value instanceof Uint8Array) {
    parts.push(value);
    return { [placeholder]: parts.length - 1 };
  }
  if (Array.isArray(value)) return value.map((item: unknown) => lift(item, parts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, lift(item, parts)]),
  );
}

/** Layout: u32 length of the JSON | JSON with `{"$bytes": n}` in place of bytes | for each part u32 length and the bytes. */
export function encodeFrame(value: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  const head = new TextEncoder().encode(JSON.stringify({ value: lift(value, parts) }));
  const frame = new Uint8Array(4 + head.length + parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(frame.buffer);
  view.setUint32(0, head.length);
  frame.set(head, 4);
  let at = 4 + head.length;
  for (const part of parts) {
    view.setUint32(at, part.length);
    frame.set(part, at + 4);
    at += 4 + part.length;
  }
  return frame;
}

class BrokenFrame extends Error {}

function splitParts(frame: Uint8Array, from: number): Uint8Array[] {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const parts: Uint8Array[] = [];
  let at = from;
  while (at < frame.length) {
    if (at + 4 > frame.length) throw new BrokenFrame();
    const end = at + 4 + view.getUint32(at);
    if (end > frame.length) throw new BrokenFrame();
    parts.push(frame.slice(at + 4, end));
    at = end;
  }
  return parts;
}

function lower(value: unknown, parts: readonly Uint8Array[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => lower(item, parts));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === placeholder) {
    const part = parts[Number(entries[0][1])];
    if (part === undefined) throw new BrokenFrame();
    return part;
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key.startsWith('$$') ? key.slice(1) : key, lower(item, parts)]),
  );
}

/** Never throws: a frame cut short, not JSON, or naming bytes that are not there is answered as broken. */
export function decodeFrame(frame: Uint8Array): Result<unknown, FrameFailure> {
  try {
    if (frame.length < 4) return err({ kind: 'wire/broken' });
    const headLength = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0);
    if (4 + headLength > frame.length) return err({ kind: 'wire/broken' });
    const head: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(frame.subarray(4, 4 + headLength)),
    );
    if (typeof head !== 'object' || head === null) return err({ kind: 'wire/broken' });
    const parts = splitParts(frame, 4 + headLength);
    return ok(lower((head as { value?: unknown }).value, parts));
  } catch {
    return err({ kind: 'wire/broken' });
  }
}
