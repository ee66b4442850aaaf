import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchWorkbook,
  currentBudget,
  currentBudgetWorkbook,
  decideBatch,
  type Batch,
  type BatchDraft,
  type BatchLine,
  type BatchQuestion,
} from '#shared/adjustments';
import type { ReplyLine } from '#shared/approval';
import { defaultForms } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { fen } from '#shared/money';
import { practiceYearFile } from '#shared/practice-county';

const { units } = practiceYearFile(1, defaultForms);
const reply = (unit: string, projectCode: string, approved: number, purchases: number): ReplyLine => ({
  department: unit.slice(0, 3),
  unit,
  projectCode,
  projectName: `项目${projectCode}`,
  up2: fen(approved),
  up2Purchases: fen(purchases),
  approved: fen(approved),
  approvedPurchases: fen(purchases),
  reason: '',
});
const lines = [reply('105001', 'P1', 280_000_000, 230_000_000), reply('105002', 'P2', 90_000_000, 0)];
const line = (projectCode: string, change: number, more: Partial<BatchLine> = {}): BatchLine => ({
  unit: projectCode === 'P2' ? '105002' : '105001',
  projectCode,
  projectName: `项目${projectCode}`,
  fund: 'amtGeneral',
  change: fen(change),
  purchases: fen(0),
  note: '',
  ...more,
});
const draft = (kind: Batch['kind'], changed: readonly BatchLine[], more: Partial<BatchDraft> = {}): BatchDraft => ({
  kind,
  document: '青财预〔2027〕31号',
  date: '2027-06-30',
  reason: '按县政府常务会议纪要',
  lines: changed,
  ...more,
});
const ask = (given: BatchDraft, earlier: readonly Batch[] = []) =>
  decideBatch({
    draft: given,
    reply: { replyDate: '2027-02-02', lines },
    earlier,
    units,
    by: '王芳',
    at: '2027-06-30T08:00:00Z',
  } satisfies BatchQuestion);
const kindOf = (given: BatchDraft, earlier: readonly Batch[] = []): string => {
  const answer = ask(given, earlier);
  if (answer.ok) return 'ok';
  for (const language of ['zh', 'en'] as const)
    expect(failureSentence(answer.error, language)).not.toMatch(/undefined|NaN/);
  return answer.error.kind;
};
const recorded = (given: BatchDraft, earlier: readonly Batch[] = []): Batch => {
  const answer = ask(given, earlier);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};

describe('调整批次 after the reply', () => {
  it('numbers batches and keeps 批复数 + 批次 = 现预算', () => {
    const added = recorded(draft('add', [line('P1', 12_345_67)]));
    const cut = recorded(draft('cut', [line('P2', -90_000_000)], { document: '青财预〔2027〕32号' }), [added]);
    expect([added.number, cut.number]).toEqual([1, 2]);
    const now = currentBudget(lines, [added, cut]);
    expect(now.map(({ current }) => current)).toEqual([280_000_000 + 12_345_67, 0]);
    expect(now[0]?.changes.add).toBe(12_345_67);
    expect(now[1]?.changes.cut).toBe(-90_000_000);
  });

  it('opens a new project by 追加, with its purchases as an 其中数', () => {
    const batch = recorded(draft('add', [line('P9', 500_00, { purchases: fen(500_00) })]));
    const opened = currentBudget(lines, [batch]).find(({ projectCode }) => projectCode === 'P9');
    expect(opened).toMatchObject({ approved: 0, current: 500_00, purchases: 500_00 });
  });

  it.each([
    ['batch/document-missing', draft('add', [line('P1', 1)], { document: ' ' })],
    ['batch/date-unreadable', draft('add', [line('P1', 1)], { date: '2027-02-30' })],
    ['batch/before-reply', draft('add', [line('P1', 1)], { date: '2027-02-01' })],
    ['batch/reason-missing', draft('add', [line('P1', 1)], { reason: '' })],
    ['batch/no-lines', draft('add', [])],
    ['batch/unknown-unit', draft('add', [line('P1', 1, { unit: '999001' })])],
    ['batch/project-unnamed', draft('add', [line('P1', 1, { projectName: '' })])],
    ['batch/twice', draft('add', [line('P1', 1), line('P1', 2)])],
    ['batch/nothing-changes', draft('amend', [line('P1', 0)])],
    ['batch/wrong-sign', draft('add', [line('P1', -1)])],
    ['batch/wrong-sign', draft('carryOver', [line('P1', 0, { purchases: fen(1) })])],
    ['batch/wrong-sign', draft('cut', [line('P1', 1)])],
    ['batch/transfer-unbalanced', draft('transfer', [line('P1', -100), line('P2', 99)])],
    ['batch/transfer-unbalanced', draft('transfer', [line('P1', -100), line('P2', 100, { fund: 'amtFund' })])],
    ['batch/transfer-one-sided', draft('transfer', [line('P1', 0, { purchases: fen(-1) })])],
    ['batch/below-zero', draft('cut', [line('P2', -90_000_001)])],
    ['batch/purchases-outside', draft('cut', [line('P1', -60_000_000)])],
    ['ok', draft('cut', [line('P1', -50_000_000)])],
    ['ok', draft('transfer', [line('P1', -100, { purchases: fen(-100) }), line('P2', 100)])],
    ['ok', draft('amend', [line('P1', 5), line('P2', -7)])],
    ['ok', draft('carryOver', [line('P1', 7_000_00)])],
  ])('answers %s', (kind, given) => {
    expect(kindOf(given)).toBe(kind);
  });

  it('refuses a document that is recorded already, and any batch before the reply', () => {
    const first = recorded(draft('add', [line('P1', 1)]));
    expect(kindOf(draft('cut', [line('P1', -1)]), [first])).toBe('batch/document-twice');
    const early = decideBatch({
      draft: draft('add', [line('P1', 1)]),
      reply: null,
      earlier: [],
      units,
      by: '王芳',
      at: '',
    });
    expect(early.ok ? '' : early.error.kind).toBe('batch/no-reply');
  });

  it('loses no fen, whatever the batches', () => {
    const change = fc.record({
      project: fc.constantFrom('P1', 'P2', 'P3'),
      change: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      kind: fc.constantFrom('add', 'cut', 'transfer', 'amend', 'carryOver' as const),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const batches = changes.map((one, index): Batch => ({
          ...draft(one.kind, [line(one.project, one.change)]),
          number: index + 1,
          by: '',
          at: '',
        }));
        const now = currentBudget(lines, batches);
        const total = now.reduce((sum, { current }) => sum + current, 0);
        const expected = changes.reduce((sum, one) => sum + one.change, 370_000_000);
        expect(total).toBe(expected);
        for (const one of now)
          expect(one.current).toBe(Object.values(one.changes).reduce<number>((sum, each) => sum + each, one.approved));
      }),
    );
  });
});

describe('the tables of an adjustment', () => {
  const context = {
    year: 2027,
    regionName: '青岚县',
    stage: '预算调整',
    ledger: 'practice' as const,
    creator: 'test',
    created: '2027-07-01T00:00:00Z',
  };
  const names = {
    unitNames: new Map([['105001', '县民政局(本级)']]),
    kindNames: { add: '追加', cut: '追减', transfer: '调剂', amend: '预算调整', carryOver: '结转' },
  };
  const batch = recorded(draft('add', [line('P1', 12_345_67), line('P1', 100, { fund: 'amtUnit', note: '利息' })]));
  const cellsOf = (plan: ReturnType<typeof batchWorkbook>, row: number) => plan.sheets[0]?.rows[row - 1]?.cells ?? [];

  it('joins the funds of a project in one row: before, change, after', () => {
    const cells = cellsOf(batchWorkbook(batch, currentBudget(lines, []), names, context), 6);
    expect(cells.slice(5, 8).map((cell) => cell?.value)).toEqual([
      { number: '280.00' },
      { number: '1.234667' },
      { number: '281.234667' },
    ]);
    expect(cells[7]?.formula).toBe('F6+G6');
    expect(cells[9]?.value).toBe('利息');
  });

  it('adds every kind of change to 现预算 by a formula over the row', () => {
    const plan = currentBudgetWorkbook(currentBudget(lines, [batch]), names, context);
    const cells = cellsOf(plan, 6);
    expect(cells[11]?.formula).toBe('SUM(F6:K6)');
    expect(cells[11]?.value).toEqual({ number: '281.234667' });
    expect(cellsOf(plan, 5)[11]?.formula).toBe('SUM(L6:L7)');
  });
});
