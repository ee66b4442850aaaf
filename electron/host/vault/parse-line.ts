// A mark of byte order is no part of a line: it would be dropped unseen.
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** null where the bytes are not UTF-8 or not JSON. */
export function parseLine(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text.decode(bytes));
  } catch {
    return null;
  }
}
