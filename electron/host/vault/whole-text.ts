import { parseLine } from './parse-line.ts';

const encoder = new TextEncoder();

/** A small file of the vault as text that a person can read. */
export const formatWhole = (content: object): Uint8Array => encoder.encode(`${JSON.stringify(content, null, 2)}\n`);

/** null unless the bytes are exactly what formatWhole writes: even a changed blank is a change. */
export function parseWhole(bytes: Uint8Array): unknown {
  const parsed = parseLine(bytes);
  if (typeof parsed !== 'object' || parsed === null) return null;
  return Buffer.from(formatWhole(parsed)).equals(bytes) ? parsed : null;
}
