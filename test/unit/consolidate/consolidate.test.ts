import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolidate } from '#shared/consolidate';
import { catalog, project, purchase, submission, submissions, unit, units } from './county.ts';

describe('consolidation', () => {
  const county = consolidate({ submissions, units, catalog });
  it('adds 县本级 and 乡镇 up to 全县, with both countings', () => {
    expect(county.countyLevel).toMatchObject({ units: 2, lines: 5, projects: 3, amount: 320_000_006 });
    expect(county.townships).toMatchObject({ units: 1, lines: 1, projects: 1, amount: 333_333, newAmount: 333_333 });
    expect(county.whole).toMatchObject({ units: 3, lines: 6, projects: 4, amount: 320_333_339 });
  });
  it('gives the unit of the worked example its 320.00 万元 of 370.00 万元', () => {
    const [first] = county.byUnit;
    expect(first).toMatchObject({
      unit: { code: '105001' },
      totals: { amount: 320_000_000 },
      projectBudget: 370_000_000,
    });
    expect(county.byUnit.map((one) => one.unit.code)).toEqual(['105001', '106001', '901001']);
  });
  it('orders the catalogue under its tiers and keeps what the catalogue does not know', () => {
    expect(county.byCatalog.map((one) => [one.depth, one.code, one.totals.amount, one.descendants])).toEqual([
      [0, 'A', 320_000_004, 7],
      [1, 'A04', 230_000_004, 3],
      [3, 'A04', 3, 0],
      [2, 'A0402', 230_000_001, 1],
      [3, 'A040201', 230_000_001, 0],
      [1, 'A10', 90_000_000, 2],
      [2, 'A1003', 90_000_000, 1],
      [3, 'A100301', 90_000_000, 0],
      [0, 'B', 333_333, 3],
      [1, 'B11', 333_333, 2],
      [2, 'B1102', 333_333, 1],
      [3, 'B110201', 333_333, 0],
      [0, '', 2, 1],
      [3, 'ZZ9', 2, 0],
    ]);
  });
  it('keeps the six classes and the unclassified', () => {
    expect(county.byLegacy.map((one) => one.totals.amount)).toEqual([230_000_004, 90_000_000, 0, 0, 333_333, 0, 2]);
  });
  it('names units without a submission and submissions without a unit', () => {
    const odd = consolidate({ submissions: [submission('999', [], [])], units, catalog });
    expect(odd).toMatchObject({ unknown: ['999'], missing: ['105001', '901001', '106001'], lines: [] });
  });
  it('loses no fen between lines, units, catalogue and classes', () => {
    const code = fc.constantFrom('A040201', 'A100301', 'B110201', 'A04', 'B1102', 'ZZ9', '');
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(code, fc.nat(10 ** 10), fc.constantFrom('P1', 'P2'))), { maxLength: 8 }),
        (perUnit) => {
          const many = perUnit.map((_, index) => unit(`10${index}001`, index % 2 ? '349901101' : '349901000'));
          const given = perUnit.map((lines, index) =>
            submission(
              `10${index}001`,
              [project('p', 'P1', 1)],
              lines.map(([at, amount, name], line) => purchase(`g${line}`, name, at, amount)),
            ),
          );
          const sum = perUnit.flat().reduce((total, [, amount]) => total + amount, 0);
          const result = consolidate({ submissions: given, units: many, catalog });
          const of = (totals: readonly { readonly totals: { readonly amount: number } }[]) =>
            totals.reduce((total, one) => total + one.totals.amount, 0);
          expect(result.whole.amount).toBe(sum);
          expect(result.countyLevel.amount + result.townships.amount).toBe(sum);
          expect(of(result.byUnit)).toBe(sum);
          expect(of(result.byLegacy)).toBe(sum);
          expect(of(result.byCatalog.filter((one) => one.depth === 3))).toBe(sum);
          expect(of(result.byCatalog.filter((one) => one.depth === 0))).toBe(sum);
        },
      ),
    );
  });
});
