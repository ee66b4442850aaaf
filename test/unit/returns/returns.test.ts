import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { Finding, Row, Tables } from '#shared/records';
import {
  placeMarks,
  readSlip,
  rowItem,
  rowsChangedSince,
  slipCandidates,
  slipNumber,
  slipProgress,
} from '#shared/returns';
import type { ReturnSlip, SlipItem } from '#shared/returns';
import { explanationKey } from '#shared/review-rules';
import type { ReadWorkbook } from '#shared/workbook-model';

const yearFile = practiceYearFile(349901, defaultForms);
const sheetName = '政府购买服务预算明细表';
const row = (id: string, line: number, cells: Row['cells']): Row => ({
  id,
  cells,
  origin: { digest: 'd1', file: '一上.xlsx', sheet: sheetName, row: line },
});
const before: Tables = {
  projects: [],
  purchases: [row('p1', 6, { serviceName: '老年助餐', qty: 100 }), row('p2', 7, { serviceName: '社工站', qty: null })],
  targets: [],
};
const finding = (rule: string, severity: Finding['severity'], more: Partial<Finding> = {}): Finding => ({
  rule,
  version: 1,
  severity,
  scope: 'row',
  values: {},
  ...more,
});
const blank = finding('A001', 'error', { table: 'purchases', rowId: 'p2', field: 'qty' });
const explained = finding('A203', 'warning', { table: 'purchases', rowId: 'p1' });
const note = finding('A107', 'notice', { table: 'purchases', rowId: 'p1', where: { sheet: sheetName, cell: 'G6' } });
const slipOf = (items: readonly SlipItem[]): ReturnSlip => ({
  number: slipNumber(2027, '105001', 'up2', 3),
  unit: '105001',
  round: 'up2',
  at: '2026-12-01T00:00:00Z',
  by: '王芳',
  reason: '请核对',
  deadline: null,
  file: { digest: 'd1', name: '一上.xlsx' },
  items,
  before,
});
/** The purchase form as a clerk left it: columns in another order, the second row first, a row without identity. */
const workbook: ReadWorkbook = {
  sheets: [
    { name: '封面', hidden: false, rows: [] },
    {
      name: sheetName,
      hidden: false,
      rows: [
        {
          row: 4,
          cells: ['数量前的列', '服务数量', '购买服务事项名称', '项目编码', '行标识', '计量单位', '单价（元）']
            .concat(
              yearFile.forms
                .find(({ table }) => table === 'purchases')!
                .columns.map(({ field }) => field)
                .map(() => ''),
            )
            .map((text, index) => ({ column: index + 1, kind: 'text' as const, text })),
        },
        { row: 9, cells: [{ column: 5, kind: 'text', text: 'p2' }] },
        { row: 10, cells: [{ column: 5, kind: 'text', text: 'p1' }] },
      ],
    },
  ],
};

describe('the return slip', () => {
  it('numbers returns by year, unit, stage and their order', () => {
    expect([slipNumber(2027, '105001', 'up1', 1), slipNumber(2027, '105001', 'up2', 12)]).toEqual([
      '2027-105001-1-01',
      '2027-105001-2-12',
    ]);
  });
  it('chooses what waits for an answer, and lists it first', () => {
    const found = slipCandidates({
      findings: [note, explained, blank],
      explanations: { [explanationKey(explained)]: '已说明' },
      tables: before,
    });
    expect(found.map(({ item, chosen }) => [item.finding?.rule, chosen, item.subject, item.place])).toEqual([
      ['A001', true, '社工站', `${sheetName} 第7行`],
      ['A107', false, '老年助餐', `${sheetName} G6`],
      ['A203', false, '老年助餐', `${sheetName} 第6行`],
    ]);
    expect(slipCandidates({ findings: [explained], explanations: {}, tables: before })[0]?.chosen).toBe(true);
  });
  it('says where a row stands that the reviewer writes about', () => {
    expect(rowItem(before, { table: 'purchases', rowId: 'p1', field: 'qty' })).toMatchObject({
      place: `${sheetName} 第6行 服务数量`,
      subject: '老年助餐',
    });
  });
  it('is told from other workbooks', () => {
    expect(readSlip(workbook)).toBeNull();
  });
});

describe('marks of a slip', () => {
  const place = (items: readonly SlipItem[], slip: Partial<ReturnSlip> = {}) => {
    const forms = yearFile.forms.map((form) =>
      form.table === 'purchases'
        ? {
            ...form,
            columns: form.columns.filter(({ field }) =>
              ['qty', 'serviceName', 'projectCode', 'uom', 'unitPrice'].includes(field),
            ),
          }
        : form,
    );
    return placeMarks({ ...slipOf(items), ...slip }, workbook, forms, 'up2');
  };
  const words = { place: '', subject: '', sentence: '数量没有填。', wish: '请补填。' };
  it('follow the row by its identity and the column by its head', () => {
    const item = { id: '1', ...words, table: 'purchases', rowId: 'p2', field: 'qty', finding: blank } as const;
    expect(place([item]).marks).toEqual([
      expect.objectContaining({ sheet: null, cell: 'A1' }),
      {
        sheet: sheetName,
        cell: 'B9',
        text: '审核意见单 2027-105001-2-03：\n1（A001） 数量没有填。\n要求：请补填。',
      },
    ]);
  });
  it('stand beside the name where no field is meant, and on the named cell where no row is known', () => {
    const { marks } = place([
      { id: '1', ...words, table: 'purchases', rowId: 'p1' },
      { id: '2', ...words, finding: note },
    ]);
    expect(marks.slice(1).map(({ cell }) => cell)).toEqual(['C10', 'G6']);
  });
  it('trust a row without identity only in the file it came from', () => {
    const fresh: Tables = { ...before, purchases: [row('new', 12, {})] };
    const item = { id: '1', ...words, table: 'purchases', rowId: 'new', field: 'qty' } as const;
    expect(place([item], { before: fresh }).marks[1]?.cell).toBe('B12');
    const other = place([item], { before: fresh, file: { digest: 'd2', name: '另一份.xlsx' } });
    expect(other).toMatchObject({ withoutCell: ['1'] });
    expect(other.marks).toHaveLength(1);
    expect(other.marks[0]?.text).toContain('数量没有填。');
  });
});

describe('what came back', () => {
  const items: readonly SlipItem[] = [
    { id: '1', place: '', subject: '', sentence: '', wish: '', finding: blank, table: 'purchases', rowId: 'p2' },
    { id: '2', place: '', subject: '', sentence: '', wish: '', table: 'purchases', rowId: 'p1' },
    { id: '3', place: '', subject: '', sentence: '', wish: '', finding: finding('A009', 'error', { scope: 'unit' }) },
  ];
  it('is set beside what was returned, item by item', () => {
    const mended = row('p2', 8, { serviceName: '社工站', qty: 2500 });
    const after: Tables = { ...before, purchases: [before.purchases[0]!, mended, row('p3', 9, { serviceName: '新' })] };
    expect(slipProgress(slipOf(items), after, [finding('A009', 'error', { scope: 'unit' })])).toMatchObject([
      { row: 'changed', stands: false, changes: [{ field: 'qty', before: null, after: 2500 }] },
      { row: 'untouched', stands: null, changes: [] },
      { row: 'none', stands: true },
    ]);
    expect([...rowsChangedSince(before, after)]).toEqual(['p2', 'p3']);
    const removed = slipProgress(slipOf(items), { ...before, purchases: [] }, []);
    expect(removed.map((one) => one.row)).toEqual(['removed', 'removed', 'none']);
  });
});
