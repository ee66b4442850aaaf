import { describe, expect, it } from 'vitest';
import type { IssuedFigure } from '#shared/control-figures';
import { consolidate } from '#shared/consolidate';
import { fen } from '#shared/money';
import { prove } from '#shared/proof';
import type { ReportContext } from '#shared/reports';
import { at, cityWorkbook, columnLetter, controlNoticeWorkbook, replyWorkbook, tenThousandths } from '#shared/reports';
import type { PlannedSheet, WorkbookPlan } from '#shared/workbook-model';
import { catalog, submissions, units } from '../consolidate/county.ts';
import { planAsRead } from '../../support/plan-as-read.ts';

const context: ReportContext = {
  year: 2027,
  regionName: '演练县',
  stage: '二上定稿',
  ledger: 'practice',
  creator: '预算股',
  created: '2027-01-05T00:00:00Z',
};
const names = new Map([['105001', '民政局本级']]);
const cell = (sheet: PlannedSheet, row: number, column: number) => sheet.rows[row - 1]?.cells[column - 1];
const formulaFaults = (plan: WorkbookPlan) =>
  prove(planAsRead(plan), { submissions: [], units: [], catalog: [], digest: '' }).checks[0];

describe('the city workbook', () => {
  const plan = cityWorkbook(consolidate({ submissions, units, catalog }), { ...context, departments: [] });
  const [byUnit, byCatalog, byClass, detail] = plan.sheets;
  it('states county, townships, counting rule and practice', () => {
    expect(plan.title).toContain('【练习】');
    expect(cell(byUnit!, 1, 1)?.value).toContain('【练习】');
    for (const sheet of plan.sheets) expect(cell(sheet, 2, 1)?.value).toContain('口径');
    expect([5, 6, 7].map((row) => cell(byUnit!, row, 2)?.value)).toEqual(['全县', '其中：县本级', '其中：乡镇']);
  });
  it('holds exact 万元 with live formulas', () => {
    expect(cell(byUnit!, 8, 8)).toEqual({ style: 'moneyWan', value: { number: '320.00' }, formula: 'SUM(I8:M8)' });
    expect(cell(byUnit!, 5, 9)).toMatchObject({ value: { number: '320.333339' }, formula: 'SUM(I8:I10)' });
    expect(cell(byUnit!, 7, 9)).toMatchObject({ value: { number: '0.333333' }, formula: 'SUM(I10:I10)' });
    expect(cell(byUnit!, 8, 15)).toMatchObject({ value: { number: '0.8649' }, formula: 'IF(N8=0,0,ROUND(H8/N8,4))' });
    expect(cell(byUnit!, 8, 17)).toMatchObject({ value: { number: '0.6000' } });
    expect(cell(byCatalog!, 5, 7)).toMatchObject({ formula: 'SUBTOTAL(9,G6:G19)', style: 'totalWan' });
    expect(cell(byClass!, 5, 6)).toMatchObject({ formula: 'SUM(F6:F12)' });
    expect(cell(detail!, 6, 23)?.value).toBe('g1.xlsx');
    expect(byUnit!.print).toMatchObject({ paper: 'A3', landscape: true, area: 'A1:Q10' });
  });
});

describe('the letters’ tables', () => {
  it('replies to a department in 万元', () => {
    const line = (projectCode: string, up2: number, purchases: number, approved: number) => ({
      department: '105',
      unit: '105001',
      projectCode,
      projectName: projectCode,
      up2: fen(up2),
      up2Purchases: fen(purchases),
      approved: fen(approved),
      approvedPurchases: fen(purchases),
      reason: approved === up2 ? '' : '人大审议调减',
    });
    const plan = replyWorkbook(
      {
        addressee: '民政局',
        letterNumber: '演财预〔2027〕5号',
        replyDate: '2027-02-02',
        lines: [line('P1', 280_000_000, 230_000_000, 270_000_000), line('P2', 90_000_000, 90_000_000, 90_000_000)],
        unitNames: names,
      },
      context,
    );
    const sheet = plan.sheets[0]!;
    expect(cell(sheet, 5, 9)).toMatchObject({ value: { number: '320.00' }, formula: 'SUM(I6:I7)' });
    expect(cell(sheet, 6, 10)).toMatchObject({ value: { number: '-10.00' }, formula: 'H6-F6' });
    expect(formulaFaults(plan)).toMatchObject({ cells: 7, differences: [] });
  });
  it('gives a department its control figures in 元, the cut of the example 12.50 %', () => {
    const figure = (projectCode: string, requested: number, determined: number, version: number): IssuedFigure => ({
      mode: 'project',
      department: '105',
      unit: '105001',
      projectCode,
      fund: null,
      requested: fen(requested),
      sectionReviewed: fen(determined),
      proposed: fen(determined),
      determined: fen(determined),
      purchases: fen(determined),
      procurement: null,
      reason: '',
      upperNotice: null,
      version,
      at: '2026-11-10T00:00:00Z',
      by: '预算股',
      issuer: 'finance',
      splitOf: null,
      changeReason: '',
    });
    const plan = controlNoticeWorkbook(
      {
        department: { code: '105', name: '民政局', section: '社保股' },
        issued: [figure('P1', 320_000_000, 1, 1), figure('P1', 320_000_000, 280_000_000, 2), figure('P2', 9, 9, 1)],
        unitNames: names,
        projectNames: new Map(),
      },
      context,
    );
    const sheet = plan.sheets[0]!;
    expect(sheet.rows).toHaveLength(7);
    expect(cell(sheet, 6, 9)).toMatchObject({ value: { number: '400000.00' }, formula: 'G6-H6' });
    expect(cell(sheet, 6, 10)).toMatchObject({ value: { number: '0.1250' }, style: 'pct' });
    expect(formulaFaults(plan)?.differences).toEqual([]);
  });
});

describe('small parts', () => {
  it('names columns and rounds half away from zero', () => {
    expect([1, 26, 27, 52, 53, 703].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA']);
    expect(at(17, 5)).toBe('Q5');
    expect([tenThousandths(1, 20_000), tenThousandths(-1, 20_000), tenThousandths(1, 0), tenThousandths(1, 8)]).toEqual(
      [1, -1, 0, 1250],
    );
  });
});
