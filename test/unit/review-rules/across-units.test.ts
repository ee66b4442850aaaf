import { describe, expect, it } from 'vitest';
import type { Cells } from '#shared/records';
import { goodLine, judgedCounty, priorLine, yuan, type GivenUnit } from './rule-bench.ts';

const units = ['101001', '102001', '103001', '105001', '106001'];
const priced = (prices: readonly number[], more: Cells = {}): readonly GivenUnit[] =>
  prices.map((price, index) => ({ unit: units[index]!, lines: [{ ...goodLine, ...more, unitPrice: yuan(price) }] }));
const bought = (amounts: readonly number[]): readonly GivenUnit[] =>
  amounts.map((amount, index) => ({ unit: units[index]!, lines: [{ ...goodLine, amtTotal: yuan(amount) }] }));
const before = (...amounts: readonly number[]) => ({
  prior: amounts.map((amount) => ({ ...priorLine, budget: yuan(amount) })),
});
const cell = (stated: number) => ({ reportCells: [{ report: 'R2', cell: 'C5', stated, computed: 100 }] });
const lump = (actualUser: string, more: Cells = {}): GivenUnit => ({
  unit: '105001',
  lines: [{ ...goodLine, actualUser, ...more }],
});
const centre = (more: Cells = {}): GivenUnit => ({ unit: '105002', lines: [{ ...goodLine, ...more }] });
const centreName = '县社会救助服务中心';
const large = (reserved: number, amount = 4_000_000): GivenUnit => ({
  unit: '105001',
  lines: [{ ...goodLine, amtTotal: yuan(amount), smeReserved: yuan(reserved) }],
});

describe('A603, a unit price among its like', () => {
  it.each([
    ['positive: above 1.5 times the median', priced([100, 100, 100, 100, 150.01]), ['106001 notice']],
    ['negative: all alike', priced([100, 100, 100, 100, 100]), []],
    ['boundary: exactly 1.5 times', priced([100, 100, 100, 100, 150]), []],
    ['boundary: four are too few', priced([100, 100, 100, 900]), []],
    ['boundary: lump sums have no unit price', priced([100, 100, 100, 100, 900], { uom: '项' }), []],
  ] as const)('%s', (_what, given, found) => {
    expect(judgedCounty('A603', given, 'up2')).toEqual(found);
  });
});

describe('A619, the county beside last year', () => {
  it.each([
    ['positive: money', bought([1_310_000]), before(1_000_000), [' warning']],
    ['positive: rows', bought([300_000, 300_000, 300_000, 300_000]), before(600_000, 600_000), [' warning']],
    ['negative: the same', bought([1_000_000]), before(1_000_000), []],
    ['boundary: exactly 30 %', bought([1_300_000]), before(1_000_000), []],
    ['boundary: last year is not known', bought([1_000_000]), {}, ['unchecked']],
  ] as const)('%s', (_what, given, inputs, found) => {
    expect(judgedCounty('A619', given, 'report', inputs)).toEqual(found);
  });
});

describe('A620, a report beside its rows', () => {
  it.each([
    ['positive: another figure', cell(101), [' error']],
    ['negative: the same', cell(100), []],
    ['boundary: no report yet', {}, ['unchecked']],
  ] as const)('%s', (_what, inputs, found) => {
    expect(judgedCounty('A620', bought([1]), 'report', inputs)).toEqual(found);
  });
});

describe('N10, carried by head office and unit', () => {
  it.each([
    ['positive: named as the user', [lump(centreName), centre()], ['105002 warning']],
    [
      'positive: by its code, other brackets in the name',
      [lump('105002', { serviceName: '上门(服务)' }), centre({ serviceName: '上门（服务）' })],
      ['105002 warning'],
    ],
    ['negative: another user', [lump('县社会福利院'), centre()], []],
    ['boundary: the same service for itself, as with 法律顾问', [{ unit: '105001', lines: [goodLine] }, centre()], []],
    ['boundary: another code', [lump(centreName), centre({ catalogCode: 'A0403' })], []],
  ] as const)('%s', (_what, given, found) => {
    expect(judgedCounty('N10', given, 'up2')).toEqual(found);
  });
});

describe('N08B, what a department reserves', () => {
  it.each([
    ['positive: a fen less than 30 %', [large(1_199_999.99)], [' warning']],
    ['negative: the whole', [large(4_000_000)], []],
    ['boundary: exactly 30 %', [large(1_200_000)], []],
    ['boundary: up to 2,000,000 is judged row by row', [large(0, 2_000_000)], []],
  ] as const)('%s', (_what, given, found) => {
    expect(judgedCounty('N08B', given, 'up2')).toEqual(found);
  });
});
