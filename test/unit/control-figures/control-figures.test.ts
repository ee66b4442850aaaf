import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ControlFigure, IssuedFigure, IssueQuestion } from '#shared/control-figures';
import { ceilingsFor, decideIssue, decideReissue, raiseByNotice } from '#shared/control-figures';
import { fen } from '#shared/money';

const yuan = (amount: number) => fen(amount * 100);
const figure = (projectCode: string, requested: number, determined: number, purchases: number): ControlFigure => ({
  mode: 'project',
  department: '105',
  unit: '105001',
  projectCode,
  fund: null,
  requested: yuan(requested),
  sectionReviewed: yuan(determined),
  proposed: yuan(determined),
  determined: yuan(determined),
  purchases: yuan(purchases),
  procurement: null,
  reason: '',
  upperNotice: null,
});
const care = figure('P1', 3_200_000, 2_800_000, 2_300_000);
const station = figure('P2', 900_000, 900_000, 900_000);
const question = (more: Partial<IssueQuestion>): IssueQuestion => ({
  figures: [care, station],
  issued: [],
  changeReason: '',
  available: null,
  at: '2026-11-10',
  by: '预算股',
  ...more,
});
const issue = (more: Partial<IssueQuestion>): readonly IssuedFigure[] => {
  const plan = decideIssue(question(more));
  if (!plan.ok) throw new Error(plan.error.kind);
  return plan.value.issue;
};
const refusals = (more: Partial<IssueQuestion>): readonly string[] => {
  const plan = decideIssue(question(more));
  if (plan.ok) return [];
  return plan.error.kind === 'control/figures-refused' ? plan.error.refusals.map((one) => one.kind) : [plan.error.kind];
};

describe('issuing control figures', () => {
  it('issues the worked example, 12.50 % cut without an opinion', () => {
    const plan = decideIssue(question({ available: yuan(3_700_000) }));
    expect(plan).toMatchObject({ ok: true, value: { total: yuan(3_700_000) } });
    expect(issue({}).map((one) => [one.projectCode, one.version, one.issuer])).toEqual([
      ['P1', 1, 'finance'],
      ['P2', 1, 'finance'],
    ]);
  });
  it('makes a changed figure a new version with a reason, and leaves the unchanged alone', () => {
    const issued = issue({});
    const changed = { ...care, determined: yuan(2_700_000) };
    expect(refusals({ issued, figures: [changed, station] })).toEqual(['control/change-without-reason']);
    const next = issue({ issued, figures: [changed, station], changeReason: '政府常务会调整' });
    expect(next.map((one) => [one.projectCode, one.version, one.changeReason])).toEqual([['P1', 2, '政府常务会调整']]);
    expect(refusals({ issued })).toEqual(['control/nothing-to-issue']);
  });
  it('asks an opinion for a cut of 30 % and more, exactly', () => {
    expect(refusals({ figures: [figure('P3', 100, 70, 0)] })).toEqual(['control/cut-without-reason']);
    expect(refusals({ figures: [{ ...figure('P3', 100, 70, 0), reason: '压减' }] })).toEqual([]);
    const under = { ...figure('P3', 100, 70, 0), determined: fen(7_001) };
    expect(refusals({ figures: [under] })).toEqual([]);
  });
  it('refuses what cannot be', () => {
    expect(refusals({ figures: [figure('P3', 100, 100, 101)] })).toEqual(['control/purchases-over-amount']);
    expect(refusals({ figures: [{ ...care, projectCode: null }] })).toEqual(['control/wrong-shape']);
    expect(refusals({ figures: [care, care] })).toEqual(['control/twice']);
    expect(refusals({ figures: [figure('P3', 0, -1, -1)] })).toContain('control/negative');
    expect(refusals({ available: fen(369_999_999) })).toEqual(['control/over-available']);
  });
});

const lump: ControlFigure = { ...care, mode: 'departmentLump', unit: null, projectCode: null, fund: 'amtGeneral' };
const part = (unit: string, determined: number): ControlFigure => ({
  ...lump,
  mode: 'unitFund',
  unit,
  requested: fen(0),
  determined: fen(determined),
  purchases: null,
});

describe('splitting a lump of the department', () => {
  const [issuedLump] = issue({ figures: [lump] });
  const split = (splits: readonly ControlFigure[], before: readonly IssuedFigure[] = []) =>
    decideReissue({
      lump: issuedLump!,
      splits,
      issued: [issuedLump!, ...before],
      changeReason: '',
      at: '2026-11-12',
      by: '105',
    });
  it('never splits more than was issued, and says what is left', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200_000_000 }), { minLength: 1, maxLength: 6 }), (amounts) => {
        const plan = split(amounts.map((amount, index) => part(`10500${index}`, amount)));
        const sum = amounts.reduce((a, b) => a + b, 0);
        expect(plan.ok).toBe(sum <= 280_000_000);
        if (plan.ok) expect(plan.value.stillToSplit).toBe(280_000_000 - sum);
        else expect(plan.error).toMatchObject({ kind: 'control/over-issued', over: sum - 280_000_000 });
      }),
    );
  });
  it('counts earlier splits and refuses another fund or department', () => {
    const first = split([part('105001', 200_000_000)]);
    if (!first.ok) throw new Error(first.error.kind);
    expect(split([part('105002', 80_000_000)], first.value.issue).ok).toBe(true);
    expect(split([part('105002', 80_000_001)], first.value.issue).ok).toBe(false);
    expect(split([{ ...part('105002', 1), fund: 'amtFund' }])).toMatchObject({
      error: { refusals: [{ kind: 'control/other-fund' }] },
    });
    expect(split([{ ...part('106002', 1), department: '106' }])).toMatchObject({
      error: { refusals: [{ kind: 'control/other-department' }] },
    });
  });
  it('binds each unit by the finest level issued', () => {
    const first = split([part('105001', 200_000_000)]);
    if (!first.ok) throw new Error(first.error.kind);
    const all = [issuedLump!, ...first.value.issue];
    expect(ceilingsFor({ code: '105001', department: '105' }, all).level).toBe('unitFund');
    expect(ceilingsFor({ code: '105002', department: '105' }, all).level).toBe('departmentLump');
    expect(ceilingsFor({ code: '105001', department: '105' }, [...all, ...issue({})]).figures).toHaveLength(2);
    expect(ceilingsFor({ code: '106001', department: '106' }, all)).toEqual({ level: null, figures: [] });
  });
});

describe('raising by a higher-level notice', () => {
  const base = { issued: issue({}), at: '2026-12-01', by: '预算股', purchases: null } as const;
  const notice = { number: '省财社〔2026〕88号', level: '省级' };
  it('adds the amount as a new version, once per notice', () => {
    const raised = raiseByNotice({ ...base, target: care, notice, amount: yuan(100_000) });
    expect(raised).toMatchObject({
      value: { version: 2, determined: yuan(2_900_000), purchases: yuan(2_300_000), upperNotice: notice },
    });
    if (!raised.ok) return;
    const again = { ...base, issued: [...base.issued, raised.value], target: care, notice, amount: fen(1) };
    expect(raiseByNotice(again)).toMatchObject({ error: { kind: 'control/notice-used' } });
  });
  it('opens a figure for a new line, and needs number, level and amount', () => {
    const target = { ...care, projectCode: 'P9' };
    expect(raiseByNotice({ ...base, target, notice, amount: fen(5) })).toMatchObject({
      value: { version: 1, determined: 5, requested: 0 },
    });
    expect(raiseByNotice({ ...base, target, notice: { ...notice, number: '' }, amount: fen(5) }).ok).toBe(false);
    expect(raiseByNotice({ ...base, target, notice: { ...notice, level: '' }, amount: fen(5) }).ok).toBe(false);
    expect(raiseByNotice({ ...base, target, notice, amount: fen(0) }).ok).toBe(false);
  });
});
