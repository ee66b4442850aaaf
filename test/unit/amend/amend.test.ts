import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buyerOf,
  confirmationBy,
  confirmationsAsked,
  decideAmend,
  decideClearMark,
  decideDepartmentPurchase,
  decideSplit,
  findingsThatStand,
  isConsent,
  isTakenBack,
  isWaiting,
  type Amended,
} from '#shared/amend';
import type { FieldId } from '#shared/fields';
import { failureSentence } from '#shared/messages';
import { fen } from '#shared/money';
import { workedExample } from '#shared/practice-county';
import type { Cells, Finding, Row, SubmissionState, Tables } from '#shared/records';
import { slipCandidates } from '#shared/returns';
import { changesBetween, trailLine, type TrailEntry } from '#shared/trail';
import { practiceYear, tablesOf } from '../../support/unit-under-review.ts';

const department = practiceYear.units.find(({ code }) => code === workedExample.unit)!.department;
const buyer = practiceYear.units.find((unit) => unit.department === department && unit.isHead)!;
const school = { ...practiceYear.units.find((unit) => unit.department === department && !unit.isHead)! };
const schoolUnit = { ...school, type: 'publicClass1' as const };
const form = { yearFile: practiceYear, round: 'up1' as const };
const example = tablesOf(workedExample.up1);
const reason = '电话核实，单价笔误';
const standing = (tables: Tables, state: SubmissionState = 'submitted', unit = buyer): Amended => ({
  unit,
  state,
  tables,
});
const ask = (cells: Cells, why = reason) => ({ table: 'purchases', rowId: 's-0', cells, reason: why }) as const;
describe('代改', () => {
  it('changes a cell and what follows from it, and nothing else', () => {
    const before = example.purchases[0]!.cells;
    const done = decideAmend(standing(example), ask({ amtGeneral: 100_000_00 }), form);
    expect(done.ok).toBe(true);
    if (!done.ok) return;
    expect(changesBetween(example, done.value)).toMatchObject([
      { kind: 'changed', rowId: 's-0', field: 'amtTotal', before: before.amtTotal, after: 100_000_00 },
      { kind: 'changed', rowId: 's-0', field: 'amtGeneral', before: before.amtGeneral, after: 100_000_00 },
    ]);
    expect(done.value.purchases[1]).toBe(example.purchases[1]);
  });

  it('leaves a total that the unit typed without its funds', () => {
    const [row] = example.purchases;
    const bare: Tables = {
      ...example,
      purchases: [{ ...row!, cells: { ...row!.cells, amtGeneral: null, amtTotal: 500 } }],
    };
    const done = decideAmend(standing(bare), ask({ remark: '已核' }), form);
    expect(done.ok && done.value.purchases[0]!.cells).toMatchObject({ amtTotal: 500, remark: '已核' });
  });

  it.each(['submitted', 'resubmitted', 'passed'] as const)('is possible while %s', (state) => {
    expect(decideAmend(standing(example, state), ask({ qty: 1 }), form).ok).toBe(true);
  });
  it.each(['absent', 'returned', 'locked', 'replied'] as const)('is refused while %s', (state) => {
    expect(decideAmend(standing(example, state), ask({ qty: 1 }), form)).toEqual({
      ok: false,
      error: { kind: 'amend/not-in-review', unit: buyer.name, state },
    });
  });
  it('asks for a reason, a row that stands, and a change', () => {
    const kind = (asked: Parameters<typeof decideAmend>[1]) => {
      const done = decideAmend(standing(example), asked, form);
      return done.ok ? 'done' : done.error.kind;
    };
    expect(kind(ask({ qty: 1 }, ' '))).toBe('amend/reason-missing');
    expect(kind({ ...ask({ qty: 1 }), rowId: 'gone' })).toBe('amend/row-gone');
    expect(kind(ask({ qty: example.purchases[0]!.cells.qty ?? null }))).toBe('amend/nothing-changed');
  });

  it('keeps findings of the reading but those of the cell that was corrected', () => {
    const finding = (more: Partial<Finding>): Finding => ({
      rule: 'A106',
      version: 1,
      severity: 'error',
      scope: 'row',
      values: {},
      ...more,
    });
    const ofQty = finding({ table: 'purchases', rowId: 's-0', field: 'qty' });
    const ofPrice = finding({ table: 'purchases', rowId: 's-0', field: 'unitPrice' });
    const ofGone = finding({ table: 'purchases', rowId: 's-1', field: 'qty' });
    const ofFile = finding({ rule: 'F004', scope: 'file' });
    const after = {
      ...example,
      purchases: [{ ...example.purchases[0]!, cells: { ...example.purchases[0]!.cells, qty: 1 } }],
    };
    expect(findingsThatStand([ofQty, ofPrice, ofGone, ofFile], example, after)).toEqual([ofPrice, ofFile]);
  });
});

const total = (rows: readonly Row[]): number =>
  rows.reduce((sum, { cells }) => sum + (typeof cells.amtTotal === 'number' ? cells.amtTotal : 0), 0);
let made = 0;
const newRowId = (): string => {
  made += 1;
  return `new-${String(made)}`;
};
const more = { newRowId, mapping: practiceYear.economyMapping };
const nothing: Tables = { projects: [], purchases: [], targets: [] };

describe('公益一类 with purchases (A412)', () => {
  it('clears the mark: the purchases go, the money stays', () => {
    const done = decideClearMark(standing(example, 'submitted', schoolUnit), reason);
    expect(done.ok).toBe(true);
    if (!done.ok) return;
    expect(done.value.purchases).toEqual([]);
    expect(total(done.value.projects)).toBe(total(example.projects));
    expect(done.value.projects.map(({ cells }) => cells.isPurchase)).toEqual([false, false]);
    expect(done.value.targets).toBe(example.targets);
  });
  it('does not touch a unit that may buy, nor one that has nothing to clear', () => {
    expect(decideClearMark(standing(example), reason)).toMatchObject({ error: { kind: 'amend/may-buy' } });
    const cleared = decideClearMark(standing(example, 'submitted', schoolUnit), reason);
    const again = cleared.ok ? decideClearMark(standing(cleared.value, 'submitted', schoolUnit), reason) : cleared;
    expect(again).toMatchObject({ error: { kind: 'amend/nothing-changed' } });
  });

  it('moves purchases and their money to the 本级 of the department, every fen once', () => {
    const done = decideDepartmentPurchase(standing(example, 'submitted', schoolUnit), standing(nothing), reason, more);
    expect(done.ok).toBe(true);
    if (!done.ok) return;
    const { unit, buyer: buys } = done.value;
    expect(total([...unit.projects, ...buys.projects])).toBe(total(example.projects));
    expect(total(buys.projects)).toBe(total(example.purchases));
    expect(unit.purchases).toEqual([]);
    expect(unit.projects.every(({ cells }) => cells.isPurchase !== true)).toBe(true);
    expect(buys.purchases.map(({ cells }) => cells.actualUser)).toEqual([schoolUnit.name, schoolUnit.name]);
    expect(buys.projects.every(({ cells }) => cells.isPurchase === true)).toBe(true);
    // 居家养老 keeps 600,000 that it does not buy; 社工站 is wholly bought and moves with its targets.
    expect(unit.projects.map(({ cells }) => [cells.projectName, cells.amtTotal])).toEqual([
      ['居家养老服务', 600_000_00],
    ]);
    expect(new Set(buys.targets.map(({ cells }) => cells.projectCode))).toEqual(new Set(['10500127002']));
    expect(unit.targets.length + buys.targets.length).toBe(example.targets.length);
  });

  it('maps 政府预算经济分类 anew to the kind of unit that now spends', () => {
    const asInstitution = (row: Row): Row => ({ ...row, cells: { ...row.cells, deptEcon: '30227', govEcon: '50502' } });
    const tables = {
      ...example,
      projects: example.projects.map(asInstitution),
      purchases: example.purchases.map(asInstitution),
    };
    const done = decideDepartmentPurchase(standing(tables, 'submitted', schoolUnit), standing(nothing), reason, more);
    const rows = done.ok ? [...done.value.buyer.projects, ...done.value.buyer.purchases] : [];
    expect(rows.map(({ cells }) => cells.govEcon)).toEqual(['50205', '50205', '50205', '50205']);
  });

  it('never makes or loses money, whatever the funds of project and purchases are', () => {
    const amounts = fc.record({
      amtGeneral: fc.nat(10_000),
      amtFund: fc.nat(10_000),
      amtUnit: fc.nat(10_000),
      carried: fc.nat(100),
    });
    type Drawn = { amtGeneral: number; amtFund: number; amtUnit: number; carried: number };
    const funded = (cells: Cells, { carried, ...funds }: Drawn): Cells => {
      const amtTotal = funds.amtGeneral + funds.amtFund + funds.amtUnit;
      return { ...cells, ...funds, amtTotal, amtCarry: Math.floor((amtTotal * carried) / 100) };
    };
    fc.assert(
      fc.property(
        fc.array(amounts, { minLength: 1, maxLength: 3 }),
        fc.array(amounts, { minLength: 1, maxLength: 3 }),
        (own, bought) => {
          const tables: Tables = {
            projects: own.map((funds, index) => ({
              id: `p${String(index)}`,
              cells: funded({ projectCode: 'X' }, funds),
            })),
            purchases: bought.map((funds, index) => ({
              id: `s${String(index)}`,
              cells: funded({ projectCode: 'X', serviceName: 's' }, funds),
            })),
            targets: [],
          };
          const done = decideDepartmentPurchase(
            standing(tables, 'submitted', schoolUnit),
            standing(nothing),
            reason,
            more,
          );
          const sum = (rows: readonly Row[], field: FieldId): number =>
            rows.reduce((all, { cells }) => all + (typeof cells[field] === 'number' ? cells[field] : 0), 0);
          const fits = (['amtGeneral', 'amtFund', 'amtUnit'] as const).every(
            (fund) => sum(tables.purchases, fund) <= sum(tables.projects, fund),
          );
          expect(done.ok).toBe(fits);
          if (!done.ok) return;
          for (const field of ['amtGeneral', 'amtFund', 'amtUnit', 'amtTotal'] as const) {
            expect(sum([...done.value.unit.projects, ...done.value.buyer.projects], field)).toBe(
              sum(tables.projects, field),
            );
            expect(sum(done.value.buyer.projects, field)).toBe(sum(tables.purchases, field));
          }
          const rows = [...done.value.unit.projects, ...done.value.buyer.projects];
          expect(sum(rows, 'amtCarry')).toBe(sum(tables.projects, 'amtCarry'));
          for (const { cells } of rows) expect(Number(cells.amtCarry)).toBeLessThanOrEqual(Number(cells.amtTotal));
        },
      ),
      { seed: 20_270_302 },
    );
  });

  it('refuses what the project cannot pay, and a purchase without its project or its funds', () => {
    const kind = (change: (cells: Cells) => Cells): string => {
      const purchases = example.purchases.map((row) => ({ ...row, cells: change(row.cells) }));
      const done = decideDepartmentPurchase(
        standing({ ...example, purchases }, 'submitted', schoolUnit),
        standing(nothing),
        reason,
        more,
      );
      return done.ok ? 'done' : done.error.kind;
    };
    expect(kind((cells) => ({ ...cells, amtGeneral: 900_000_000_00, amtTotal: 900_000_000_00 }))).toBe(
      'amend/over-project',
    );
    expect(kind((cells) => ({ ...cells, projectCode: 'none' }))).toBe('amend/project-missing');
    expect(kind((cells) => ({ ...cells, amtTotal: 1 }))).toBe('amend/funds-missing');
    expect(kind((cells) => ({ ...cells, projectCode: 'none', projectClass: '公用经费' }))).toBe('done');
  });
  it('moves what is carried over first, and leaves the rest of it', () => {
    const row = (id: string, cells: Cells): Row => ({ id, cells: { projectCode: 'X', ...cells } });
    const tables: Tables = {
      projects: [row('p', { amtGeneral: 100, amtTotal: 100, amtCarry: 80 })],
      purchases: [row('s', { amtGeneral: 60, amtTotal: 60 })],
      targets: [],
    };
    const done = decideDepartmentPurchase(standing(tables, 'submitted', schoolUnit), standing(nothing), reason, more);
    const carried = done.ok && [...done.value.unit.projects, ...done.value.buyer.projects];
    expect(carried && carried.map(({ cells }) => [cells.amtTotal, cells.amtCarry])).toEqual([
      [40, 20],
      [60, 60],
    ]);
  });
  it('refuses a project whose funds do not add up to the total that was typed', () => {
    const kind = (change: Cells) => {
      const projects = example.projects.map((row) => ({ ...row, cells: { ...row.cells, ...change } }));
      const tables = { ...example, projects };
      return decideDepartmentPurchase(standing(tables, 'submitted', schoolUnit), standing(nothing), reason, more);
    };
    const typed = { kind: 'amend/project-funds', name: '居家养老服务', projectCode: '10500127001' } as const;
    expect(kind({ amtTotal: 1 })).toEqual({ ok: false, error: typed });
    expect(kind({ amtGeneral: null })).toEqual({ ok: false, error: typed });
    expect(kind({})).toMatchObject({ ok: true });
    expect(failureSentence(typed, 'zh')).toContain('项目 10500127001“居家养老服务”的金额合计与各资金来源之和不一致');
  });
  it('refuses while the 本级 is locked, and knows who buys for a unit', () => {
    const done = decideDepartmentPurchase(
      standing(example, 'submitted', schoolUnit),
      standing(nothing, 'locked'),
      reason,
      more,
    );
    expect(done).toMatchObject({ error: { kind: 'amend/not-in-review', unit: buyer.name, state: 'locked' } });
    expect(buyerOf(schoolUnit, practiceYear.units)?.code).toBe(buyer.code);
    expect(buyerOf(buyer, practiceYear.units)).toBeNull();
  });
});

describe('拆分 of lump money', () => {
  const lump = (cells: Cells): Tables => ({
    projects: [],
    purchases: [
      { id: 'a', cells: { serviceName: '物业', ...cells } },
      { id: 'b', cells: {} },
    ],
    targets: [],
  });
  const funds: Cells = { amtTotal: 120_000_00, amtGeneral: 100_000_00, amtUnit: 20_000_00 };
  const whole = lump({ ...funds, qty: 100, periods: 12, unitPrice: 10_000_00, prevBudget: 5 });
  const parts = (amounts: readonly number[]) =>
    amounts.map((amount, index) => ({ user: `单位${String(index)}`, amount: fen(amount) }));
  const split = (tables: Tables, amounts: readonly number[]) =>
    decideSplit(standing(tables), { rowId: 'a', parts: parts(amounts), reason }, newRowId);
  const kindOf = (done: ReturnType<typeof split>): string => (done.ok ? 'done' : done.error.kind);
  const shown = (done: ReturnType<typeof split>, ...fields: readonly FieldId[]) =>
    done.ok &&
    done.value.purchases.map(({ id, cells }) => [id === 'a', ...fields.map((field) => cells[field] ?? null)]);

  it('makes a row for each unit and leaves the rest in the row, by fund and with its quantity', () => {
    const done = split(whole, [60_000_00, 30_000_00]);
    expect(shown(done, 'actualUser', 'qty', 'amtGeneral', 'amtUnit', 'amtTotal', 'prevBudget')).toEqual([
      [true, null, 25, 10_000_00, 20_000_00, 30_000_00, 5],
      [false, '单位0', 50, 60_000_00, 0, 60_000_00, null],
      [false, '单位1', 25, 30_000_00, 0, 30_000_00, null],
      [false, null, null, null, null, null, null],
    ]);
  });
  it('keeps the row for the first unit where nothing is left, and prices a part that no quantity gives', () => {
    const done = split(whole, [119_999_99, 1]);
    expect(shown(done, 'actualUser', 'qty', 'periods', 'unitPrice')).toEqual([
      [true, '单位0', 100, 1, 119_999_99],
      [false, '单位1', 100, 1, 1],
      [false, null, null, null, null],
    ]);
  });
  it('counts every fen once, in every fund, and every row by its quantity and price', () => {
    const given = fc.record({ amtGeneral: fc.nat(50_000), amtFund: fc.nat(50_000), amtUnit: fc.nat(50_000) });
    const amounts = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 9_999 }), amounts, (own, unitPrice, asked) => {
        const amtTotal = own.amtGeneral + own.amtFund + own.amtUnit;
        const tables = lump({ ...own, amtTotal, amtCarry: own.amtFund, unitPrice, qty: 100 });
        const done = split(tables, asked);
        expect(done.ok).toBe(asked.reduce((sum, one) => sum + one, 0) <= amtTotal);
        if (!done.ok) return;
        const rows = done.value.purchases.slice(0, -1);
        for (const field of ['amtGeneral', 'amtFund', 'amtUnit', 'amtTotal', 'amtCarry'] as const)
          expect(rows.reduce((sum, { cells }) => sum + Number(cells[field]), 0)).toBe(
            tables.purchases[0]!.cells[field],
          );
        for (const { cells } of rows)
          expect(Number(cells.qty) * Number(cells.periods ?? 1) * Number(cells.unitPrice)).toBe(
            Number(cells.amtTotal) * 100,
          );
      }),
      { seed: 20_270_303 },
    );
  });
  it('refuses parts beyond the lump, without a unit, twice, or of nothing', () => {
    expect(kindOf(split(whole, [120_000_01]))).toBe('amend/split-over');
    expect(kindOf(split(whole, []))).toBe('amend/nothing-changed');
    expect(kindOf(split(whole, [0]))).toBe('amend/part-empty');
    const named = (...users: readonly string[]): string => {
      const asked = { rowId: 'a', parts: users.map((user) => ({ user, amount: fen(1) })), reason };
      return kindOf(decideSplit(standing(whole), asked, newRowId));
    };
    expect(named('')).toBe('amend/user-missing');
    expect(named('甲', '甲')).toBe('amend/user-twice');
  });
  it('refuses another unit than a 本级, a contract over years, and funds that do not add up', () => {
    const asked = { rowId: 'a', parts: parts([1]), reason };
    expect(kindOf(decideSplit(standing(whole, 'submitted', school), asked, newRowId))).toBe('amend/no-lump');
    expect(kindOf(split(lump({ amtTotal: 100, amtGeneral: 100, y2: 5 }), [1]))).toBe('amend/split-contract');
    expect(kindOf(split(lump({ amtTotal: 100 }), [1]))).toBe('amend/funds-missing');
  });
});

describe('单位确认', () => {
  const amended = decideAmend(standing(example), ask({ qty: 1, basis: '按实有人数' }), form);
  const after = amended.ok ? amended.value : example;
  const entry: TrailEntry = {
    at: '2026-09-20T02:00:00.000Z',
    by: '王芳',
    act: 'amend',
    changes: changesBetween(example, after),
    reason,
  };
  const cleared = changesBetween(example, { ...example, purchases: [] });

  it('is given by a file that carries the change, whatever else it changes', () => {
    const other = {
      ...after,
      purchases: after.purchases.map((row) => ({ ...row, cells: { ...row.cells, remark: '再报' } })),
    };
    expect(confirmationBy(entry, changesBetween(after, after))).toBe('confirmed');
    expect(confirmationBy(entry, changesBetween(after, other))).toBe('confirmed');
  });
  it('is not given by a file that takes the change back, nor by one without the row', () => {
    expect(confirmationBy(entry, changesBetween(after, example))).toBe('replaced');
    expect(confirmationBy(entry, changesBetween(after, { ...after, purchases: [] }))).toBe('replaced');
    const emptied = { ...example, purchases: [] };
    expect(confirmationBy({ ...entry, changes: cleared }, changesBetween(emptied, example))).toBe('replaced');
    expect(confirmationBy({ ...entry, changes: cleared }, [])).toBe('confirmed');
  });
  it('is taken back by a later file that undoes the change, but not where finance had changed the cell again', () => {
    const said = { as: 'confirmed', at: entry.at, by: '王芳', words: '电话' } as const;
    const one = { key: 'k', entry: { ...entry, confirmed: said } };
    const set = (cells: Cells): Tables => ({
      ...after,
      purchases: after.purchases.map((row) => (row.id === 's-0' ? { ...row, cells: { ...row.cells, ...cells } } : row)),
    });
    expect(isTakenBack(one, changesBetween(after, example))).toBe(true);
    expect(isTakenBack(one, changesBetween(after, { ...after, purchases: [] }))).toBe(true);
    expect(isTakenBack(one, changesBetween(after, set({ remark: '再报' })))).toBe(false);
    expect(isTakenBack(one, changesBetween(set({ qty: 7 }), set({ qty: 9 })))).toBe(false);
    expect(isTakenBack({ key: 'k', entry }, changesBetween(after, example))).toBe(false);
    const replaced = { key: 'k', entry: { ...entry, confirmed: { ...said, as: 'replaced' as const } } };
    expect(isTakenBack(replaced, changesBetween(after, example))).toBe(false);
  });
  it('is asked for on the 审核意见单, cell by cell, or in one line where there are many', () => {
    const amendments = [{ key: 'up1/105001/000000001', entry }];
    expect(isWaiting(amendments[0]!)).toBe(true);
    const [line, ...more] = slipCandidates({ findings: [], explanations: {}, tables: after, amendments });
    expect(more).toHaveLength(1);
    expect(line).toMatchObject({
      chosen: true,
      item: {
        table: 'purchases',
        rowId: 's-0',
        field: 'qty',
        amendment: 'up1/105001/000000001',
        subject: '居家养老上门服务',
      },
    });
    expect(line!.item.sentence).toMatch(/^财政代改，待单位确认：“服务数量”[\d,.]+ → 0.01（原因：电话核实，单价笔误）$/);
    const many = Array.from({ length: 13 }, () => entry.changes[0]!);
    expect(confirmationsAsked([{ key: 'k', entry: { ...entry, changes: many } }])).toHaveLength(1);
    const said = { ...entry, confirmed: { as: 'confirmed', at: entry.at, by: '王芳', words: '电话' } as const };
    expect(confirmationsAsked([{ key: 'k', entry: said }])).toEqual([]);
  });
  it('shows its state and reason in the traces', () => {
    const line = (more: Partial<TrailEntry>) => trailLine({ ...entry, ...more }, entry.changes[0]!, 'zh');
    expect(line({}).act).toBe('修改·代改（待单位确认）');
    expect(line({}).item).toContain('；原因：电话核实，单价笔误');
    expect(line({ confirmed: { as: 'confirmed', at: '', by: '', words: '' } }).act).toBe('修改·代改（单位已确认）');
  });
  it('takes only words of consent for it', () => {
    const consent = ['确认', ' 已确认。', '同意', '无异议', '我单位同意！', '我单位已确认.'];
    expect(consent.filter((answer) => !isConsent(answer))).toEqual([]);
    const other = [
      '不确认',
      '不同意',
      '',
      '请再核',
      '同意，但金额应为9万元',
      '确认有误，请改回',
      '同意部分调整',
      '已同意',
    ];
    expect(other.filter(isConsent)).toEqual([]);
  });
});
