import { describe, expect, it } from 'vitest';
import type { Cells, Unit } from '#shared/records';
import { findingSentence, reviewCounty, type CountyContext, type CountyInputs } from '#shared/review-rules';
import { practiceYear, tablesOf } from '../../support/unit-under-review.ts';

const unitOf = (code: string): Unit => practiceYear.units.find((unit) => unit.code === code)!;
const bought = (code: string, purchases: readonly Cells[]) => ({
  unit: unitOf(code),
  tables: tablesOf({ projects: [], purchases, targets: [] }),
});
const service = (serviceName: string, catalogCode: string, amtTotal = 1_000_000): Cells => ({
  serviceName,
  catalogCode,
  amtTotal,
});
const county = (
  stage: CountyContext['stage'],
  units: CountyContext['units'] = [],
  inputs?: CountyInputs,
): CountyContext => ({ yearFile: practiceYear, stage, units, ...(inputs ? { inputs } : {}) });
const found = (context: CountyContext, rule: string) =>
  reviewCounty(context).findings.filter((finding) => finding.rule === rule);
const says = (context: CountyContext, rule: string): string => {
  const [finding] = found(context, rule);
  return finding ? findingSentence(finding, 'zh') : '';
};

describe('A008 across departments', () => {
  const twice = (code: string, other: string) =>
    county('up2', [
      bought('105001', [service('2027年困难老人居家上门照护服务', code)]),
      bought('104001', [service(other, code)]),
    ]);
  it('finds the same public service bought by two departments, once, with their names', () => {
    const sentence = says(twice('A0402', '困难老人居家上门照护服务（2026年度）'), 'A008');
    expect(sentence).toContain('县民政局、县卫生健康委员会');
    expect(sentence).toContain('20,000.00');
    expect(found(twice('A0402', '困难老人居家上门照护服务'), 'A008')).toHaveLength(1);
  });
  it('takes similar names together from 85 in a hundred, not below', () => {
    // 11 and 12 bigrams, 10 of them shared: 86 in a hundred. With 9 shared it is 78.
    expect(found(twice('A0402', '困难老人居家上门照料服务'), 'A008')).toHaveLength(0);
    expect(found(twice('A0402', '困难老人居家上门照护服务员'), 'A008')).toHaveLength(1);
  });
  it('never compares branch B, public announcements, or units of one department', () => {
    expect(found(twice('B0101', '困难老人居家上门照护服务'), 'A008')).toEqual([]);
    expect(found(twice('A1502', '困难老人居家上门照护服务'), 'A008')).toEqual([]);
    const one = county('up2', [
      bought('105001', [service('老年助餐服务', 'A0402')]),
      bought('105002', [service('老年助餐服务', 'A0402')]),
    ]);
    expect(found(one, 'A008')).toEqual([]);
  });
});

describe('A304 department and finance', () => {
  const figures = (split: number) =>
    county('down1', [], { departmentFigures: [{ department: '105', fund: 'amtGeneral', issued: 100, split }] });
  it('speaks when the department hands on more than it was given, and not at the figure itself', () => {
    expect(says(figures(101), 'A304')).toContain('县民政局一般公共预算资金');
    expect(found(figures(100), 'A304')).toEqual([]);
    expect(found(figures(0), 'A304')).toEqual([]);
  });
  it('is unchecked without the figures', () => {
    expect(reviewCounty(county('down1')).unchecked).toContainEqual({ rule: 'A304', missing: ['departmentFigures'] });
  });
});

describe('A110 rounding to 万元', () => {
  const lines = (...amounts: readonly number[]) =>
    county('report', [
      bought(
        '105001',
        amounts.map((amount) => service('一', 'A0402', amount)),
      ),
    ]);
  it('says how much the rounded lines and the rounded total are apart', () => {
    expect(says(lines(1_004_000, 1_004_000, 1_004_000), 'A110')).toContain('尾差 -0.01');
    expect(found(lines(1_005_000, 1_005_000), 'A110')).toHaveLength(1);
    expect(found(lines(1_000_000, 2_000_000), 'A110')).toEqual([]);
    expect(found(lines(), 'A110')).toEqual([]);
  });
});

describe('N04 the county, its own level and its townships', () => {
  const townships = ['349901101', '349901102', '349901103'].map((region) => ({ region, amount: 10 }));
  const totals = (countyAmount: number, of = townships) =>
    county('report', [], { regionTotals: { county: countyAmount, ownLevel: 70, townships: of } });
  it('speaks when they do not add up to the fen, and when a region is missing', () => {
    expect(says(totals(101), 'N04')).toContain('相差 0.01');
    expect(found(totals(100), 'N04')).toEqual([]);
    expect(says(totals(90, townships.slice(1)), 'N04')).toContain('349901101');
  });
});
