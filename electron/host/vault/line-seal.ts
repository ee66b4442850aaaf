import { parseLine } from './parse-line.ts';
import type { Sealer } from './sealer.ts';

/** How one record stands on its line. */
export type LineSeal = {
  /** null where the line is not what was written. */
  readonly read: (line: Uint8Array) => unknown;
  readonly write: (json: string) => string;
};

export const plainLines: LineSeal = { read: parseLine, write: (json) => json };

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const latin = new TextDecoder('latin1');

/** Each line is sealed by itself, so that a torn or a damaged one is found as in a plain journal, and told from its neighbours. */
export const sealedLines = (sealer: Sealer): LineSeal => ({
  read: (line) => {
    const written = latin.decode(line);
    if (!base64.test(written)) return null;
    const bytes = Buffer.from(written, 'base64');
    // Some other spelling of the same bytes is not what was written.
    if (bytes.toString('base64') !== written) return null;
    const opened = sealer.open('journal', new Uint8Array(bytes));
    return opened === null ? null : parseLine(opened);
  },
  write: (json) => Buffer.from(sealer.seal('journal', new TextEncoder().encode(json))).toString('base64'),
});
