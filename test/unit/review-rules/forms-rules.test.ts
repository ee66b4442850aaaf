import { describe, expect, it } from 'vitest';
import { fen } from '#shared/money';
import type { Cells, PriorLine } from '#shared/records';
import { findingSentence, reviewUnit, type RuleContext, type RuleInputs } from '#shared/review-rules';
import { changedExample, practiceYear, tablesOf, type Change } from '../../support/unit-under-review.ts';
import { workedExample } from '#shared/practice-county';

const found = (context: RuleContext, rule: string) =>
  reviewUnit(context).findings.filter((finding) => finding.rule === rule);
const money = (amount: number): Cells => ({ amtTotal: amount, amtGeneral: amount });

const care = '10500127001';
const station = '10500127002';
const pool = new Set([care, station]);
const line = (projectCode: string, purItemCode: string, amount: number) => ({
  unit: '105001',
  projectCode,
  purItemCode,
  amount,
});
const procurement = [line(care, 'C05010400', 230_000_000), line(station, 'C05020300', 90_000_000)];
const prior = (funcCode: string): PriorLine => ({
  unit: '105002',
  projectCode: '1',
  projectName: '救助',
  serviceName: '',
  catalogCode: '',
  funcCode,
  deptEcon: '30227',
  uom: '',
  unitPrice: null,
  budget: 1,
  executed: null,
  yearBefore: null,
  grade: null,
});
const basic = (deptEcon: string, amount: number) => ({ unit: '105001', deptEcon, amount, previous: null });
const property: Cells = { deptEcon: '30209', catalogCode: 'B1102' };
const asset = (projectCode: string) => ({ unit: '105001', projectCode, name: '护理床', amount: 5_000_000 });
const approved = (amount: number, reason = '') =>
  [
    [care, '居家养老服务', amount],
    [station, '社工站运营', 90_000_000],
  ].map(([projectCode, projectName, of]) => ({
    projectCode: String(projectCode),
    projectName: String(projectName),
    approved: Number(of),
    purchases: 160_000_000,
    reason,
    repliedOn: '2027-02-02',
  }));
const current = (amount: number) => [
  { projectCode: care, projectName: '居家养老服务', amount },
  { projectCode: station, projectName: '社工站运营', amount: 90_000_000 },
];
const batch = (change: number) => [{ projectCode: care, batch: '1', change }];
const ceiling = (fund: 'amtGeneral' | 'amtFund' | null, amount: number) => ({
  unit: '105001',
  projectCode: care,
  fund,
  amount: fen(amount),
  purchases: null,
});
const dropFirst = { projects: workedExample.up2.projects.slice(1), purchases: [], targets: [] };
const cut = (amount: number, reason: string): Change => ({
  round: 'up1',
  more: { stage: 'down1', controls: [{ ...ceiling(null, amount), reason }] },
});
const guess: Cells = {
  ...money(50_000_000),
  uom: '项',
  qty: 100,
  periods: 1,
  unitPrice: 50_000_000,
  basis: '按往年估算',
};

/** A rule, what makes it speak, and what stands just inside the line; the example itself must keep it silent. */
type Case = {
  readonly rule: string;
  readonly speaks: Change;
  readonly edge: Change;
  /** What the example must be given for the rule to look at all. */
  readonly given?: RuleInputs;
  readonly stage?: RuleContext['stage'];
  readonly severity?: string;
};
const cases: readonly Case[] = [
  {
    rule: 'A004',
    given: { pool },
    speaks: { inputs: { pool: new Set([station]) } },
    edge: { inputs: { pool: new Set([station]) }, project: { upperNotice: '财预〔2026〕1号' } },
  },
  {
    rule: 'A004',
    given: { pool },
    speaks: { round: 'up1', inputs: { pool: new Set([station]) } },
    edge: { round: 'up1', inputs: { pool } },
    severity: 'warning',
  },
  {
    rule: 'A005',
    speaks: { purchase: { projectName: '居家养老' } },
    edge: { purchase: { projectName: '居家　养老服务 ' } },
  },
  {
    rule: 'A007',
    speaks: { second: { catalogCode: 'A0402', serviceName: '2027年度居家养老上门服务', startDate: '2027-06-01' } },
    edge: { second: { catalogCode: 'A0402', serviceName: '2028年居家养老上门服务', startDate: '2028-01-01' } },
  },
  {
    rule: 'A012',
    speaks: { purchase: { hasAttachment: null } },
    edge: { purchase: { ...money(99_999_999), hasAttachment: false } },
  },
  { rule: 'A105', speaks: { purchase: { prevBudget: 23_000 } }, edge: { purchase: { prevBudget: 20_000 } } },
  {
    rule: 'A108',
    speaks: { round: 'up1', purchase: guess },
    edge: { round: 'up1', purchase: { ...guess, ...money(49_000_000), unitPrice: 49_000_000 } },
  },
  {
    rule: 'A109',
    given: { summary: { purchases: 320_000_000 } },
    speaks: { inputs: { summary: { purchases: 320_000_001 } } },
    edge: { inputs: { summary: { purchases: 320_000_000 } } },
  },
  {
    rule: 'A203',
    given: { procurement },
    speaks: { inputs: { procurement: [line(care, 'C05010400', 229_999_999), ...procurement.slice(1)] } },
    edge: { inputs: { procurement: [line(care, 'C05010400', 230_000_000), ...procurement.slice(1)] } },
  },
  {
    rule: 'A203',
    given: { procurement },
    speaks: { inputs: { procurement: procurement.slice(1) } },
    edge: { inputs: { procurement: procurement.slice(1) }, purchase: { isProcurement: false } },
  },
  {
    rule: 'A204',
    speaks: { purchase: { ...money(50_000_000), isProcurement: false } },
    edge: { purchase: { ...money(49_999_999), isProcurement: false } },
  },
  {
    rule: 'A204',
    speaks: { purchase: { purItemCode: 'C23090100' } },
    edge: { purchase: { purItemCode: 'C23090100', purOrgForm: '部门集中采购' } },
  },
  { rule: 'A205', speaks: { purchase: { purItemCode: 'A02010105' } }, edge: { purchase: { purItemCode: '' } } },
  {
    rule: 'A206',
    speaks: { purchase: { purItemCode: 'C21040000' } },
    edge: { purchase: { purItemCode: 'C05010401' } },
  },
  {
    rule: 'A207',
    speaks: { purchase: { deptEcon: '31003' } },
    edge: { purchase: { deptEcon: '30299' } },
    severity: 'error',
  },
  {
    rule: 'A207',
    speaks: { purchase: { deptEcon: '31007' } },
    edge: { purchase: { deptEcon: '30226' } },
    severity: 'warning',
  },
  { rule: 'A208', speaks: { project: { govEcon: '50502' } }, edge: { project: { govEcon: null } } },
  { rule: 'A209', speaks: { purchase: { funcCode: '20810' } }, edge: { purchase: { funcCode: '2081002' } } },
  { rule: 'A209', speaks: { project: { funcCode: '2081098' } }, edge: { project: { funcCode: null } } },
  {
    rule: 'A210',
    given: { departmentPrior: [prior('2080208')] },
    speaks: { inputs: { departmentPrior: [prior('2100102')] } },
    edge: { inputs: { departmentPrior: [] } },
  },
  {
    rule: 'A211',
    given: { basics: [basic('30209', 1)] },
    speaks: { purchase: property, inputs: { basics: [basic('30209', 1)] } },
    edge: { purchase: { ...property, projectClass: '公用经费' }, inputs: { basics: [basic('30209', 1)] } },
  },
  {
    rule: 'A211',
    given: { basics: [] },
    speaks: { purchase: property, inputs: { basics: [basic('30209', 1)] } },
    edge: { purchase: property, inputs: { basics: [basic('30209', 0), basic('30216', 1)] } },
  },
  { rule: 'A212', speaks: { target: { targetAmount: 279_999_999 } }, edge: { target: { targetAmount: 280_000_000 } } },
  {
    rule: 'A213',
    given: { assets: [asset(care)] },
    speaks: { purchase: { serviceName: '护理器材购置及服务' }, inputs: { assets: [asset(care)] } },
    edge: { purchase: { serviceName: '护理器材检测服务' }, inputs: { assets: [asset(care)] } },
  },
  {
    rule: 'A214',
    stage: 'down2',
    given: { disclosed: { purchases: 320_000_000 }, approved: approved(1) },
    speaks: { inputs: { disclosed: { purchases: 319_999_999 }, approved: approved(1) } },
    edge: { inputs: { disclosed: { purchases: 320_000_000 }, approved: approved(1) } },
  },
  {
    rule: 'A301',
    speaks: { more: { controls: [ceiling('amtGeneral', 279_999_999)] } },
    edge: { more: { controls: [ceiling('amtGeneral', 280_000_000)] } },
  },
  {
    rule: 'A306',
    speaks: { more: { tables: tablesOf(dropFirst) } },
    edge: { more: { tables: tablesOf(dropFirst), controls: [ceiling(null, 0)] } },
  },
  {
    rule: 'A307',
    speaks: { more: { controls: [ceiling('amtGeneral', 200_000_000), ceiling('amtFund', 80_000_000)] } },
    edge: { more: { controls: [ceiling('amtGeneral', 280_000_000), ceiling('amtFund', 80_000_000)] } },
  },
  { rule: 'A308', speaks: cut(224_000_000, ''), edge: cut(224_000_001, '') },
  { rule: 'A308', speaks: cut(100_000_000, ' '), edge: cut(100_000_000, '财力有限') },
  {
    rule: 'A308',
    stage: 'down2',
    given: { approved: approved(280_000_000) },
    speaks: { inputs: { approved: approved(279_999_999) } },
    edge: { inputs: { approved: approved(279_999_999, '人代会调整') } },
  },
  {
    rule: 'A309',
    stage: 'adjustment',
    given: { finalVersion: { locked: 'a', current: 'a' } },
    speaks: { inputs: { finalVersion: { locked: 'a', current: 'b' } } },
    edge: { inputs: { finalVersion: { locked: '', current: '' } } },
  },
  {
    rule: 'A313',
    stage: 'adjustment',
    given: { approved: approved(280_000_000), batches: [], current: current(280_000_000) },
    speaks: { inputs: { approved: approved(280_000_000), batches: batch(5), current: current(280_000_006) } },
    edge: { inputs: { approved: approved(280_000_000), batches: batch(-5), current: current(279_999_995) } },
  },
  {
    rule: 'N01',
    speaks: { project: { amtTotal: 280_000_001, amtFund: 1 } },
    edge: { project: { funcCode: '2296002', amtGeneral: 279_999_999, amtFund: 1 } },
  },
  { rule: 'N02', speaks: { purchase: { projectClass: '人员类' } }, edge: { purchase: { projectClass: '公用经费' } } },
  {
    rule: 'N03',
    speaks: { project: { amtGeneral: 279_999_999 } },
    edge: { project: { amtGeneral: 279_999_999, amtUnit: 1 } },
  },
  { rule: 'N06', speaks: { project: { funcCode: '2010601' } }, edge: { project: { funcCode: '2081001' } } },
];

describe.each(cases)('$rule', ({ rule, speaks, edge, given, stage, severity }) => {
  const staged = (change: Change): Change => (stage ? { ...change, more: { ...change.more, stage } } : change);
  it('speaks about what breaks it, with a sentence in both languages', () => {
    const [finding] = found(changedExample(staged(speaks)), rule);
    expect(finding).toBeDefined();
    if (severity !== undefined) expect(finding?.severity).toBe(severity);
    for (const language of ['zh', 'en'] as const) {
      const sentence = findingSentence(finding!, language);
      expect(sentence).not.toMatch(/undefined|NaN|“”|\(\)/);
      expect(sentence.length).toBeGreaterThan(10);
    }
  });
  it('is silent just inside the line', () => {
    expect(found(changedExample(staged(edge)), rule)).toEqual([]);
  });
  it('is silent about the example, having looked', () => {
    const clean = changedExample(
      staged({ ...(given ? { inputs: given } : {}), ...(speaks.round ? { round: speaks.round } : {}) }),
    );
    expect(reviewUnit(clean).unchecked.map((one) => one.rule)).not.toContain(rule);
    expect(found(clean, rule)).toEqual([]);
  });
});

describe('what a rule cannot look at', () => {
  it('says which column the form lacks, which threshold and which list the year lacks', () => {
    const forms = practiceYear.forms.map((form) => ({
      ...form,
      columns: form.columns.filter(({ field }) => field !== 'hasAttachment'),
    }));
    const yearFile = {
      ...practiceYear,
      centralItems: undefined,
      forms,
      thresholds: { ...practiceYear.thresholds, review: null, decentralisedService: null },
    } as unknown as typeof practiceYear;
    const unchecked = new Map(
      reviewUnit(changedExample({ more: { yearFile } })).unchecked.map(({ rule, missing }) => [rule, missing]),
    );
    expect(unchecked.get('A012')).toEqual(['review', 'column hasAttachment']);
    expect(unchecked.get('A204')).toEqual(['decentralisedService', 'centralItems']);
  });
  it('treats a threshold of an older year that has none as not filled in', () => {
    const yearFile = {
      ...practiceYear,
      thresholds: { ...practiceYear.thresholds, review: undefined },
    } as unknown as typeof practiceYear;
    expect(reviewUnit(changedExample({ more: { yearFile } })).unchecked).toContainEqual({
      rule: 'A012',
      missing: ['review'],
    });
  });
  it('misses nothing where there are no rows to judge', () => {
    const tables = { projects: [], purchases: [], targets: [] };
    const rules = reviewUnit(changedExample({ more: { tables, noPurchases: true } })).unchecked.map(({ rule }) => rule);
    expect(rules).not.toContain('A203');
    expect(rules).toContain('A004');
  });
});
