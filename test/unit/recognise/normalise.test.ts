import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen, formatYuan } from '#shared/money';
import { normalise } from '#shared/recognise';
import type { ReadCell } from '#shared/workbook-model';

const text = (value: string): ReadCell => ({ column: 1, kind: 'text', text: value });
const money = (value: string) => normalise(text(value), 'money').cell;

describe('normalising a cell', () => {
  it('reads the ways in which clerks write an amount', () => {
    for (const each of ['1,234.50', '１２３４．５０', '￥1,234.50', ' 1234.5 元', '1，234.50', '\u30001234.50\u00A0'])
      expect(money(each)).toBe(123_450);
  });
  it('keeps what it cannot hold as it stands, and blank as blank', () => {
    expect(money('约12万')).toEqual({ unread: '约12万' });
    expect(money('1.005')).toEqual({ unread: '1.005' });
    for (const each of ['1,23', '1234,567', '$100', '15%', '5万', '(100)'])
      expect(money(each)).toEqual({ unread: each });
    expect(money('-¥1,234.50')).toBe(-123_450);
    expect(normalise(undefined, 'money').cell).toBeNull();
    expect(money('  ')).toBeNull();
    expect(money('0')).toBe(0);
  });
  it('reads every amount back from its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (amount) => {
        expect(money(formatYuan(fen(amount)))).toBe(amount);
      }),
    );
  });
  it('answers every text without a throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('text', 'money', 'decimal', 'int', 'pct', 'code', 'enum', 'date', 'bool' as const),
        (value, type) => {
          expect(normalise(text(value), type)).toHaveProperty('cell');
        },
      ),
    );
  });
  it('reads dates, codes and ticks', () => {
    for (const each of ['2027-1-5', '2027/01/05', '2027年1月5日', '20270105', '2027.1.5'])
      expect(normalise(text(each), 'date').cell).toBe('2027-01-05');
    expect(normalise(text('2027-02-30'), 'date').cell).toEqual({ unread: '2027-02-30' });
    expect(normalise({ column: 1, kind: 'date', text: '0205-13-99' }, 'date').cell).toEqual({ unread: '0205-13-99' });
    for (const each of ['30227 委托业务费', '30227-委托业务费', '30227', '30227　委托业务费', '30227委托业务费'])
      expect(normalise(text(each), 'code').cell).toBe('30227');
    expect(normalise(text('√'), 'bool').cell).toBe(true);
    expect(normalise(text('否'), 'bool').cell).toBe(false);
    expect(normalise(text('也许'), 'bool').cell).toEqual({ unread: '也许' });
  });
});
