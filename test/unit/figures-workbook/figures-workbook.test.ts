import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresWorkbook, readFigures, type FigureLine } from '#shared/figures-workbook';
import { fen, formatYuan } from '#shared/money';
import type { ReadCell, ReadWorkbook } from '#shared/workbook-model';
import { planAsRead } from '../../support/plan-as-read.ts';

const marks = { ledger: 'practice', region: '349901', year: 2027 } as const;
const context = {
  year: 2027,
  regionName: '青岚县',
  stage: '一下',
  ledger: 'practice',
  creator: 'c',
  created: '2026-10-01T00:00:00Z',
} as const;
const names = new Map([['105001', '县民政局(本级)']]);
const line = (projectCode: string, more: Partial<FigureLine> = {}): FigureLine => ({
  mode: 'project',
  department: '105',
  unit: '105001',
  projectCode,
  fund: null,
  projectName: `项目${projectCode}`,
  requested: fen(320_000_000),
  sectionReviewed: fen(320_000_000),
  proposed: fen(320_000_000),
  determined: fen(320_000_000),
  purchases: fen(260_000_000),
  procurement: null,
  reason: '',
  upperNotice: null,
  ...more,
});
const book = (lines: readonly FigureLine[]): ReadWorkbook => planAsRead(figuresWorkbook(lines, names, marks, context));
/** One cell of the table typed over, under its head. */
const typed = (workbook: ReadWorkbook, row: number, head: string, cell: Omit<ReadCell, 'column'>): ReadWorkbook => ({
  sheets: workbook.sheets.map((sheet) => {
    const column = sheet.rows.find(({ row: each }) => each === 4)?.cells.find(({ text }) => text === head)?.column;
    if (column === undefined) return sheet;
    return {
      ...sheet,
      rows: sheet.rows.map((each) =>
        each.row === row
          ? { ...each, cells: [...each.cells.filter((old) => old.column !== column), { ...cell, column }] }
          : each,
      ),
    };
  }),
});
const amount = fc.integer({ min: 0, max: 1e13 }).map((value) => fen(value));

describe('控制数测算表', () => {
  it('reads back what it wrote, to the fen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ sectionReviewed: amount, proposed: amount, determined: amount, purchases: amount }), {
          maxLength: 20,
        }),
        (figures) => {
          const lines = figures.map((figure, index) => line(String(index), { ...figure, reason: '按财力核减' }));
          expect(readFigures(book(lines), lines, marks)).toEqual({ ok: true, value: lines });
        },
      ),
    );
  });
  it('takes what the section typed, keeps what it left blank, and a blank 其中数 as not stated', () => {
    const lines = [line('1'), line('2')];
    let workbook = typed(book(lines), 6, '审定控制数', { kind: 'text', text: '２，８００，０００.００元' });
    workbook = typed(workbook, 6, '股室初审数', { kind: 'text', text: '' });
    workbook = typed(workbook, 6, '其中：政府购买服务', { kind: 'text', text: '' });
    const read = readFigures(workbook, lines, marks);
    expect(read.ok && read.value[0]).toMatchObject({
      determined: 280_000_000,
      sectionReviewed: 320_000_000,
      purchases: null,
    });
  });
  it('states its sums with the results that their formulas give', () => {
    const lines = [line('1', { determined: fen(280_000_000) }), line('2')];
    const [sheet] = book(lines).sheets;
    const total = sheet!.rows.find(({ row }) => row === 5)!;
    expect(total.cells.find(({ formula }) => formula === 'SUM(I6:I7)')?.text).toBe(formatYuan(fen(600_000_000)));
    expect(total.cells.find(({ formula }) => formula === 'SUM(L6:L7)')?.text).toBe(formatYuan(fen(40_000_000)));
  });
  it('takes all of a table or none: names the cell that is wrong', () => {
    const lines = [line('1'), line('2')];
    const wrong = typed(book(lines), 7, '审定控制数', { kind: 'text', text: '约90万' });
    expect(readFigures(wrong, lines, marks)).toEqual({
      ok: false,
      error: { kind: 'figures/unreadable', head: '审定控制数', text: '约90万', sheet: '控制数测算表', cell: 'I7' },
    });
    expect(readFigures(book(lines), [line('1')], marks)).toMatchObject({
      error: { kind: 'figures/unknown-line', cell: 'A7' },
    });
    expect(readFigures(book([line('1'), line('1')]), lines, marks)).toMatchObject({ error: { kind: 'figures/twice' } });
  });
  it('refuses the table of another ledger or year, and a foreign one', () => {
    const lines = [line('1')];
    expect(readFigures(book(lines), lines, { ...marks, ledger: 'real' })).toMatchObject({
      error: { kind: 'figures/wrong-ledger', found: 'practice' },
    });
    expect(readFigures(book(lines), lines, { ...marks, year: 2028 })).toMatchObject({
      error: { kind: 'figures/wrong-year' },
    });
    expect(readFigures({ sheets: [] }, lines, marks)).toEqual({ ok: false, error: { kind: 'figures/not-ours' } });
    const headless = {
      sheets: book(lines).sheets.map((sheet) => ({ ...sheet, rows: sheet.name === 'tutd' ? sheet.rows : [] })),
    };
    expect(readFigures(headless, lines, marks)).toMatchObject({ error: { kind: 'figures/head-missing' } });
  });
});
