import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, formatWanYuan, formatYuan, parseWanYuan, parseYuan, showWanYuan, showYuan, sumOf } from '#shared/money';

const anyFen = fc.maxSafeInteger().map(fen);

describe('money', () => {
  it('reads back every amount it prints in 元', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });
  it('reads back every amount it prints in 万元', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseWanYuan(formatWanYuan(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });
  it('answers every text without a throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseYuan(text).ok).toBe('boolean');
      }),
    );
  });
  it('shows the same digits that it stores', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(showYuan(amount).replaceAll(',', '')).toBe(formatYuan(amount));
      }),
    );
  });
  it('refuses what fen cannot hold instead of rounding', () => {
    expect(parseYuan('1.005')).toEqual({ ok: false, error: { kind: 'money/too-precise', text: '1.005' } });
    expect(parseYuan('90071992547409.92')).toMatchObject({ ok: false, error: { kind: 'money/too-large' } });
    expect(parseYuan('')).toMatchObject({ ok: false });
  });
  it('prints 万元 with two decimals, half away from zero', () => {
    expect(showWanYuan(fen(320_000_000))).toBe('320.00');
    expect(showWanYuan(fen(1_234_565_000))).toBe('1,234.57');
    expect(showWanYuan(fen(-5_000))).toBe('-0.01');
    expect(showYuan(fen(123_456_789))).toBe('1,234,567.89');
  });
  it('adds exactly', () => {
    expect(sumOf([fen(10), fen(20), fen(-5)])).toBe(25);
  });
});
