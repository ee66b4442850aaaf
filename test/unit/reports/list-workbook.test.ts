import { describe, expect, it } from 'vitest';
import { listWorkbook } from '#shared/reports';

const words = { title: '青岚县2027年单位', note: '', unitNote: '' };
const context = {
  ledger: 'practice' as const,
  creator: '两上两下预算',
  created: '2026-09-01T00:00:00Z',
};
const cellsOf = (rows: readonly (readonly string[])[], figures: readonly boolean[]) =>
  listWorkbook(
    { title: '报送进度', money: null, totals: 0, heads: figures.map((_each, at) => `列${String(at)}`), figures, rows },
    words,
    context,
  )
    .sheets[0]!.rows.slice(4)
    .map(({ cells }) => cells.map((cell) => [cell?.style, cell?.value]));

describe('导出列表', () => {
  it('keeps codes as texts and makes figures of what stands to the right', () => {
    expect(cellsOf([['105001', '-1,234.50', '12', '9.76%', '6 / 60']], [false, true, true, true, true])).toEqual([
      [
        ['text', '105001'],
        ['money', { number: '-1234.50' }],
        ['int', { number: '12' }],
        ['pct', { number: '0.0976' }],
        ['text', '6 / 60'],
      ],
    ]);
  });

  it('moves the point of a share by its digits', () => {
    expect(cellsOf([['-12.5%'], ['100%'], ['0.05%']], [true])).toEqual([
      [['pct', { number: '-0.125' }]],
      [['pct', { number: '1.00' }]],
      [['pct', { number: '0.0005' }]],
    ]);
  });

  it('leaves a blank cell blank, and marks the practice county', () => {
    const list = {
      title: '单位/1',
      money: null,
      totals: 0,
      heads: ['甲', '乙'],
      figures: [false, true],
      rows: [['', '']],
    };
    const plan = listWorkbook(list, words, context);
    expect(plan.sheets[0]!.name).toBe('单位 1');
    expect(plan.title).toBe('【练习】青岚县2027年单位');
    expect(plan.sheets[0]!.rows[4]!.cells.map((cell) => cell?.value)).toEqual([null, null]);
  });
});
