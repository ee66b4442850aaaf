import { describe, expect, it } from 'vitest';
import { compareWorkbook, fourStages } from '#shared/compare';
import type { ControlFigure, IssuedFigure } from '#shared/control-figures';
import { decideIssue, decideReissue } from '#shared/control-figures';
import { fen } from '#shared/money';
import { prove } from '#shared/proof';
import { project, purchase, submission, units } from '../consolidate/county.ts';
import { planAsRead } from '../../support/plan-as-read.ts';

const figure = (projectCode: string, requested: number, determined: number, purchases: number): ControlFigure => ({
  mode: 'project',
  department: '105',
  unit: '105001',
  projectCode,
  fund: null,
  requested: fen(requested),
  sectionReviewed: fen(determined),
  proposed: fen(determined),
  determined: fen(determined),
  purchases: fen(purchases),
  procurement: null,
  reason: requested === determined ? '' : '按上年实际人次核定',
  upperNotice: null,
});
const issue = (figures: readonly ControlFigure[]): readonly IssuedFigure[] => {
  const stamp = { issued: [], changeReason: '', available: null, at: '2026-11-10', by: '预算股' };
  const plan = decideIssue({ ...stamp, figures });
  if (!plan.ok) throw new Error(plan.error.kind);
  return plan.value.issue;
};
const up1 = submission(
  '105001',
  [project('p1', 'P1', 320_000_000), project('p2', 'P2', 90_000_000)],
  [purchase('g1', 'P1', 'A040201', 260_000_000), purchase('g2', 'P2', 'A100301', 90_000_000)],
  'up1',
);
const up2 = (second: number) =>
  submission(
    '105001',
    [project('p1', 'P1', 280_000_000), project('p2', 'P2', second)],
    [purchase('g1', 'P1', 'A040201', 230_000_000), purchase('g2', 'P2', 'A100301', second)],
  );
const reply = (projectCode: string, amount: number, purchases: number) => ({
  department: '105',
  unit: '105001',
  projectCode,
  projectName: projectCode,
  up2: fen(amount),
  up2Purchases: fen(purchases),
  approved: fen(amount),
  approvedPurchases: fen(purchases),
  reason: '',
});
const issued = issue([
  figure('P1', 320_000_000, 280_000_000, 230_000_000),
  figure('P2', 90_000_000, 90_000_000, 90_000_000),
]);
const replies = [reply('P1', 280_000_000, 230_000_000), reply('P2', 90_000_000, 90_000_000)];

describe('四阶段对比表', () => {
  const table = fourStages({ units, up1: [up1], issued, up2: [up2(90_000_000)], reply: replies });
  it('shows the worked example: 3,200,000 cut by 400,000 = 12.50 %', () => {
    expect(table.rows).toHaveLength(2);
    expect(table.rows[0]).toMatchObject({
      projectCode: 'P1',
      up1: { total: 320_000_000, purchases: 260_000_000 },
      control: { total: 280_000_000, purchases: 230_000_000 },
      up2: { total: 280_000_000, purchases: 230_000_000 },
      reply: { total: 280_000_000, purchases: 230_000_000 },
      cut: 40_000_000,
      cutRate: 1_250,
      left: 0,
      replyChange: 0,
      controlReason: '按上年实际人次核定',
    });
    expect(
      [table.totals.up1, table.totals.control, table.totals.up2, table.totals.reply].map((one) => one.purchases),
    ).toEqual([350_000_000, 320_000_000, 320_000_000, 320_000_000]);
  });
  it('shows the first version of 二上 as 60,000 over', () => {
    const first = fourStages({ units, up1: [up1], issued, up2: [up2(96_000_000)], reply: [] });
    expect(first.rows[1]).toMatchObject({ left: -6_000_000, reply: null, replyChange: null });
  });
  it('keeps a stage without the project blank, and counts a split lump once', () => {
    const lump = {
      ...figure('', 0, 500, 0),
      mode: 'departmentLump',
      unit: null,
      projectCode: null,
      fund: 'amtGeneral',
    } as const;
    const [top] = issue([lump]);
    const part = { ...lump, mode: 'unitFund', unit: '105001', determined: fen(200) } as const;
    const split = decideReissue({ lump: top!, splits: [part], issued: [top!], changeReason: '', at: 'x', by: '105' });
    if (!split.ok) throw new Error(split.error.kind);
    const mixed = fourStages({ units, up1: [], issued: [top!, ...split.value.issue], up2: [up2(1)], reply: [] });
    expect(mixed.totals.control.total).toBe(500);
    expect(mixed.rows.map((row) => [row.unit, row.projectName, row.control?.total ?? null])).toEqual([
      ['', '部门待分解控制数', 300],
      ['105001', '未分项目控制数', 200],
      ['105001', '项目P1', null],
      ['105001', '项目P2', null],
    ]);
  });
  it('plans an A3 sheet whose formulas give what is cached', () => {
    const plan = compareWorkbook(table, {
      year: 2027,
      regionName: '演练县',
      stage: '二下批复',
      ledger: 'real',
      creator: '预算股',
      created: '2027-02-02T00:00:00Z',
    });
    const sheet = plan.sheets[0]!;
    expect(sheet.print).toMatchObject({ paper: 'A3', landscape: true });
    expect(sheet.rows[5]?.cells[14]).toEqual({
      style: 'pct',
      value: { number: '0.1250' },
      formula: 'IF(F6=0,0,ROUND(N6/F6,4))',
    });
    const [formulas] = prove(planAsRead(plan), { submissions: [], units: [], catalog: [], digest: '' }).checks;
    expect(formulas).toMatchObject({ cells: 20, differences: [] });
    expect(plan.title).not.toContain('练习');
  });
});
