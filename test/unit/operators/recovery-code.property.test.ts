import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecoveryCode, recoveryChance, recoveryCodeFrom } from '#shared/operators';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const seed = 41_907;
const chance = fc.uint8Array({ minLength: recoveryChance, maxLength: recoveryChance }).filter(
  // A draw that falls outside the alphabet thirty-nine times is not chance.
  (bytes) => bytes.filter((byte) => byte % 32 < 31).length >= 25,
);

describe('the recovery code', () => {
  it('is five groups of six, and reads back as it was typed', () => {
    fc.assert(
      fc.property(chance, (bytes) => {
        const code = recoveryCodeFrom(bytes);
        expect(code).toMatch(/^(?:[2-9A-HJKMNP-Z]{6}-){4}[2-9A-HJKMNP-Z]{6}$/);
        for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' — ')} `])
          expect(readRecoveryCode(typed)).toEqual({ ok: true, value: code });
      }),
      { seed },
    );
  });
  it('holds at least 120 bits', () => {
    expect(25 * Math.log2(alphabet.length)).toBeGreaterThan(120);
  });
  it('names the group of a single wrong sign, and of two signs that changed places', () => {
    fc.assert(
      fc.property(
        chance,
        fc.nat(29),
        fc.nat(29),
        fc.constantFrom(...Array.from(alphabet)),
        (bytes, at, second, sign) => {
          const plain = recoveryCodeFrom(bytes).replaceAll('-', '');
          const group = Math.floor(at / 6) + 1;
          const wrong = plain.slice(0, at) + sign + plain.slice(at + 1);
          if (wrong !== plain)
            expect(readRecoveryCode(wrong)).toEqual({ ok: false, error: { kind: 'recovery/typing', groups: [group] } });
          const other = (group - 1) * 6 + (second % 6);
          const signs = Array.from(plain);
          [signs[at], signs[other]] = [signs[other]!, signs[at]!];
          const swapped = signs.join('');
          if (swapped !== plain)
            expect(readRecoveryCode(swapped)).toEqual({
              ok: false,
              error: { kind: 'recovery/typing', groups: [group] },
            });
        },
      ),
      { seed, numRuns: 500 },
    );
  });
  it('answers any text without a throw, and takes no code that is too short or too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        readRecoveryCode(text);
      }),
      { seed },
    );
    const code = recoveryCodeFrom(new Uint8Array(64).map((_each, at) => at));
    expect(readRecoveryCode(code.slice(1))).toEqual({ ok: false, error: { kind: 'recovery/typing', groups: [] } });
    expect(readRecoveryCode(`${code}2`)).toMatchObject({ ok: false });
  });
  it('is not made of too little chance', () => {
    expect(() => recoveryCodeFrom(new Uint8Array(64).fill(31))).toThrow();
  });
});
