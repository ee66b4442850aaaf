import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '#shared/wire';

const value = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bytes', '$', '$$bytes')), tie('node'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).node;

describe('a frame', () => {
  it('brings back what was put in, bytes and look-alikes of the placeholder included', () => {
    fc.assert(
      fc.property(value, (put) => {
        expect(decodeFrame(encodeFrame(put))).toStrictEqual({ ok: true, value: put });
      }),
      { seed: 47613 },
    );
  });
  it('answers broken and never throws for a frame cut anywhere', () => {
    const frame = encodeFrame({ name: '一上', bytes: new Uint8Array([1, 2, 3]), more: [new Uint8Array(2)] });
    for (let length = 0; length < frame.length; length += 1)
      expect(decodeFrame(frame.slice(0, length)).ok, String(length)).toBe(false);
  });
  it('never throws for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof decodeFrame(bytes).ok).toBe('boolean');
      }),
      { seed: 47613 },
    );
  });
});
