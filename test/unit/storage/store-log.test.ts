import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeLog, maskedChecksum } from '../../../electron/host/storage/store-log.ts';

/** Writes records as LevelDB does, in as many pieces as the blocks ask for. */
function logOf(records: readonly Uint8Array[]): Uint8Array {
  const out: number[] = [];
  for (const record of records) {
    let at = 0;
    for (let first = true; first || at < record.length; first = false) {
      let left = 32_768 - (out.length % 32_768);
      if (left < 7) {
        out.push(...new Uint8Array(left));
        left = 32_768;
      }
      const piece = record.subarray(at, at + left - 7);
      at += piece.length;
      const last = at >= record.length;
      const body = new Uint8Array([first ? (last ? 1 : 2) : last ? 4 : 3, ...piece]);
      const head = new DataView(new ArrayBuffer(6));
      head.setUint32(0, maskedChecksum(body), true);
      head.setUint16(4, piece.length, true);
      out.push(...new Uint8Array(head.buffer), ...body);
    }
  }
  return Uint8Array.from(out);
}
const records = fc.array(fc.uint8Array({ maxLength: 300, size: 'max' }), { minLength: 1, maxLength: 5 });

describe('the log of a browser store', () => {
  it('has the checksum of the published example, masked', () => {
    // RFC 3720, B.4: 32 bytes of zero give 8a9136aa.
    const plain = 0x8a9136aa;
    expect(maskedChecksum(new Uint8Array(32))).toBe((((plain >>> 15) | (plain << 17)) + 0xa282ead8) >>> 0);
  });
  it('is whole as it was written, with zeros behind it, and over the border of a block', () => {
    fc.assert(
      fc.property(records, (list) => {
        const log = logOf(list);
        expect(isWholeLog(log)).toBe(true);
        expect(isWholeLog(Uint8Array.from([...log, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(true);
      }),
      { seed: 47613, numRuns: 50 },
    );
    expect(isWholeLog(logOf([new Uint8Array(32_750).fill(1), new Uint8Array(70_000).fill(2)]))).toBe(true);
    expect(isWholeLog(new Uint8Array())).toBe(true);
  });
  it('is not whole where a byte was changed, or its end is torn', () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.integer({ min: 1, max: 255 }), (list, where, by) => {
        const log = logOf(list.map((record) => Uint8Array.from([1, ...record])));
        const at = where % log.length;
        expect(isWholeLog(log.map((byte, index) => (index === at ? byte ^ by : byte)))).toBe(false);
        const short = log.subarray(0, log.length - 1);
        expect(isWholeLog(short)).toBe(false);
      }),
      { seed: 47613, numRuns: 100 },
    );
  });
});
