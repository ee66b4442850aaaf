import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#shared/money';
import type { Row, Submission, Tables, Unit } from '#shared/records';
import { submissionStates } from '#shared/records';
import type { Act } from '#shared/rounds';
import { advance, allowedActs, canonicalText, decideLock, roundSummary } from '#shared/rounds';

const acts: readonly Act[] = [
  { kind: 'submit' },
  { kind: 'return', reason: '超控制数 60000.00 元' },
  { kind: 'resubmit' },
  { kind: 'pass', mayPass: true },
  { kind: 'lock', mayPass: true },
  { kind: 'unlock', approver: '李局长', reason: '县领导批示' },
  { kind: 'reply', round: 'up2' },
  { kind: 'withdraw' },
];
const row = (id: string, amtTotal: number): Row => ({ id, cells: { projectCode: 'P1', amtTotal } });
const submission = (state: Submission['state'], tables: Tables): Submission => ({
  unit: '105001',
  round: 'up2',
  state,
  revision: 2,
  sequence: 2,
  noPurchases: false,
  tables,
  findings: [],
  explanations: {},
});
const tables: Tables = {
  projects: [row('p1', 280_000_000), row('p2', 90_000_000)],
  purchases: [row('g1', 230_000_000), row('g2', 90_000_000)],
  targets: [],
};

describe('the life of a submission', () => {
  it('walks the way of the worked example: returned, resubmitted, passed, locked, replied', () => {
    let state: Submission['state'] = 'absent';
    for (const act of [acts[0]!, acts[1]!, acts[2]!, acts[3]!, acts[4]!, acts[5]!, acts[4]!, acts[6]!]) {
      const next = advance(state, act);
      expect(next.ok).toBe(true);
      if (next.ok) state = next.value;
    }
    expect(state).toBe('replied');
  });
  it('allows exactly what allowedActs lists, in every state', () => {
    for (const state of submissionStates) {
      for (const act of acts) expect(advance(state, act).ok).toBe(allowedActs(state, 'up2').includes(act.kind));
    }
  });
  it('refuses each act without its condition', () => {
    expect(advance('submitted', { kind: 'return', reason: ' ' })).toMatchObject({
      error: { kind: 'round/return-needs-reason' },
    });
    expect(advance('resubmitted', { kind: 'pass', mayPass: false })).toMatchObject({
      error: { kind: 'round/errors-stand' },
    });
    expect(advance('passed', { kind: 'lock', mayPass: false })).toMatchObject({
      error: { kind: 'round/errors-stand' },
    });
    expect(advance('locked', { kind: 'unlock', approver: '', reason: 'x' })).toMatchObject({
      error: { kind: 'round/unlock-needs-approver' },
    });
    expect(advance('locked', { kind: 'unlock', approver: 'x', reason: '' })).toMatchObject({
      error: { kind: 'round/unlock-needs-reason' },
    });
    expect(advance('locked', { kind: 'reply', round: 'up1' })).toMatchObject({
      error: { kind: 'round/reply-needs-second-round' },
    });
    expect(allowedActs('locked', 'up1')).toEqual(['unlock']);
    expect(allowedActs('replied')).toEqual([]);
  });
});

describe('the final version', () => {
  it('carries counts and totals, and counts versions up', () => {
    const first = decideLock(submission('passed', tables), '2026-12-10T08:00:00Z', '王');
    expect(first).toMatchObject({
      ok: true,
      value: {
        version: 1,
        counts: { projects: 2, purchases: 2, targets: 0 },
        totals: { projects: fen(370_000_000), purchases: fen(320_000_000) },
      },
    });
    if (!first.ok) return;
    expect(decideLock(submission('passed', tables), 'x', '王', [first.value])).toMatchObject({ value: { version: 2 } });
    expect(decideLock(submission('submitted', tables), 'x', '王').ok).toBe(false);
    expect(decideLock(submission('passed', tables), 'x', ' ').ok).toBe(false);
  });
  it('writes the same text for any order of rows and fields, another for any other amount', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.integer()), { selector: ([id]) => id }),
        fc.integer({ min: 1 }),
        (pairs, more) => {
          const rows = pairs.map(([id, amount]) => row(id, amount));
          const turned = [...rows].reverse().map(({ id, cells }) => ({
            id,
            cells: { remark: null, ...Object.fromEntries(Object.entries(cells).reverse()) },
          }));
          const text = canonicalText({ ...tables, projects: rows });
          expect(canonicalText({ ...tables, projects: turned })).toBe(text);
          if (pairs[0]) {
            const other = [row(pairs[0][0], pairs[0][1] + more), ...rows.slice(1)];
            expect(canonicalText({ ...tables, projects: other })).not.toBe(text);
          }
        },
      ),
    );
  });
});

describe('the summary of a round', () => {
  it('counts units per state, the missing as 未送审', () => {
    const unit = (code: string, department: string): Unit => ({
      code,
      name: code,
      department,
      isHead: true,
      type: 'administrative',
      section: '社保股',
      region: '349901000',
    });
    const summary = roundSummary(
      [submission('locked', tables)],
      [unit('105001', '105'), unit('105002', '105'), unit('106001', '106')],
    );
    expect(summary.county).toMatchObject({ units: 3, absent: 2, locked: 1 });
    expect(summary.departments.map((one) => [one.department, one.counts.units, one.counts.locked])).toEqual([
      ['105', 2, 1],
      ['106', 1, 0],
    ]);
  });
});
