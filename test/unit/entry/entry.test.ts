import { describe, expect, it } from 'vitest';
import {
  applyStep,
  clearRect,
  columnTotal,
  computedCells,
  copyRect,
  emptyHistory,
  enterCells,
  entryColumns,
  fillDown,
  filledTables,
  findCells,
  insertRows,
  parseBlock,
  placeOfRow,
  planPaste,
  readEntry,
  redoStep,
  remember,
  removeRows,
  selectionSums,
  shownText,
  stampEdited,
  undoStep,
  withOrigins,
  type EntrySheet,
} from '#shared/entry';
import { defaultForms } from '#shared/forms';
import type { FieldId } from '#shared/fields';
import { failureSentence } from '#shared/messages';
import { practiceYearFile } from '#shared/practice-county';
import type { Cells, TableName, Tables } from '#shared/records';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
const none: Tables = { projects: [], purchases: [], targets: [] };
const formOf = (table: TableName) => yearFile.forms.find((form) => form.table === table)!;

function sheetOf(tables: Tables, table: TableName = 'projects', more: Partial<EntrySheet> = {}): EntrySheet {
  let ids = 0;
  return {
    yearFile,
    unit,
    round: 'up1',
    table,
    columns: entryColumns(formOf(table), 'up1'),
    tables,
    money: 'yuan',
    newRowId: () => `new-${String((ids += 1))}-${String(tables[table].length)}`,
    ...more,
  };
}
const projects = (...cells: readonly Cells[]): Tables => ({
  ...none,
  projects: cells.map((each, index) => ({ id: `p${String(index)}`, cells: each })),
});
const columnAt = (sheet: EntrySheet, field: FieldId): number =>
  sheet.columns.findIndex((column) => column.field === field);
const read = (field: FieldId, text: string, money: 'yuan' | 'wan' = 'yuan') => {
  const answer = readEntry(field, text, money, yearFile);
  return answer.ok ? answer.value : answer.error.kind;
};

describe('columns of the grid', () => {
  it('come from the form of the year, the first two visible ones frozen, those of the outline folded', () => {
    const columns = entryColumns(formOf('purchases'), 'up1');
    expect(columns.map(({ field }) => field)).toEqual(
      formOf('purchases')
        .columns.filter((column) => column.in.up1 !== 'absent')
        .map(({ field }) => field),
    );
    expect(columns.filter(({ frozen }) => frozen).map(({ field }) => field)).toEqual([
      'projectCode',
      'projectName',
      'projectClass',
      'serviceName',
    ]);
    expect(columns.filter(({ frozen, folded }) => frozen && !folded)).toHaveLength(2);
    expect(columns.filter(({ locked }) => locked).map(({ field }) => field)).toEqual(['amtTotal', 'govEcon']);
  });
  it('leave out what the round does not ask for', () => {
    const fields = entryColumns(formOf('projects'), 'up1').map(({ field }) => field);
    expect(fields).not.toContain('controlFigure');
    expect(entryColumns(formOf('projects'), 'up2').find(({ field }) => field === 'controlFigure')?.locked).toBe(true);
  });
});

describe('a typed text', () => {
  it('is put right as in a received file and refused where fen cannot hold it', () => {
    expect(read('amtGeneral', ' ￥1,234.50 ')).toBe(123_450);
    expect(read('amtGeneral', '１２３４')).toBe(123_400);
    expect(read('amtGeneral', '0')).toBe(0);
    expect(read('amtGeneral', '')).toBeNull();
    expect(read('amtGeneral', '1.005')).toBe('entry/not-a-number');
    expect(read('amtGeneral', '1,23')).toBe('entry/not-a-number');
    expect(read('amtGeneral', '无')).toBe('entry/not-a-number');
    expect(read('periods', '1.5')).toBe('entry/not-a-number');
    expect(read('qty', '12.80')).toBe(1_280);
  });
  it('in 万元 takes six decimals, so that every fen can be typed; prices stay in 元', () => {
    expect(read('amtGeneral', '0.000001', 'wan')).toBe(1);
    expect(read('amtGeneral', '12.5万元', 'wan')).toBe(12_500_000);
    expect(read('amtGeneral', '1.0000001', 'wan')).toBe('entry/not-a-number');
    expect(read('unitPrice', '86.67', 'wan')).toBe(8_667);
    expect(shownText('amtGeneral', 1, 'wan', yearFile)).toBe('0.000001');
    expect(shownText('amtGeneral', 123_456_789_000, 'wan', yearFile)).toBe('123,456.789');
    expect(shownText('unitPrice', 8_667, 'wan', yearFile)).toBe('86.67');
  });
  it('shows zero as 0.00 and blank as nothing', () => {
    expect(shownText('amtGeneral', 0, 'yuan', yearFile)).toBe('0.00');
    expect(shownText('amtGeneral', null, 'yuan', yearFile)).toBe('');
  });
  it('names an entry of a list by code, by name or by both; headings, retired and unknown ones are refused', () => {
    expect(read('deptEcon', '30227')).toBe('30227');
    expect(read('deptEcon', '委托业务费')).toBe('30227');
    expect(read('deptEcon', '30227 委托业务费')).toBe('30227');
    expect(read('deptEcon', '39999999')).toBe('entry/not-in-list');
    const retired = {
      ...yearFile,
      lists: { ...yearFile.lists, statuses: [{ code: '旧', name: '旧', validTo: yearFile.year - 1 }] },
    };
    expect(readEntry('status', '旧', 'yuan', retired).ok).toBe(false);
    const tree = {
      ...yearFile,
      lists: {
        ...yearFile.lists,
        functions: [
          { code: '208', name: '社会保障和就业支出' },
          { code: '2081006', name: '养老服务', parent: '208' },
        ],
      },
    };
    expect(readEntry('funcCode', '208', 'yuan', tree).ok).toBe(false);
    expect(readEntry('funcCode', '2081006', 'yuan', tree).ok).toBe(true);
  });
  it('reads dates and 是 or 否 in the ways they are written', () => {
    expect(read('startDate', '2027年1月5日')).toBe('2027-01-05');
    expect(read('startDate', '2027/2/30')).toBe('entry/not-a-date');
    expect(read('isPurchase', '√')).toBe(true);
    expect(read('isPurchase', '0')).toBe(false);
    expect(read('isPurchase', '大概')).toBe('entry/not-yes-or-no');
  });
  it('has a sentence in both languages for every refusal', () => {
    for (const [field, text] of [
      ['amtGeneral', 'qq'],
      ['periods', 'qq'],
      ['startDate', 'qq'],
      ['isPurchase', 'qq'],
      ['uom', 'qq'],
    ] as const) {
      const answer = readEntry(field, text, 'yuan', yearFile);
      if (answer.ok) throw new Error(`${field} took ${text}`);
      expect(failureSentence(answer.error, 'zh')).toContain('“qq”');
      expect(failureSentence(answer.error, 'en')).toContain('"qq"');
    }
  });
});

describe('computed cells', () => {
  it('add up the funds, blank while none is entered, and map the economy by the type of unit', () => {
    const mapping = [{ departmentEconomy: '30227', administrative: '50205', institution: '50502' }];
    expect(computedCells({}, 'administrative', mapping)).toEqual({ amtTotal: null, govEcon: null });
    expect(computedCells({ amtGeneral: 5, amtUnit: 7, deptEcon: '30227' }, 'administrative', mapping)).toEqual({
      amtTotal: 12,
      govEcon: '50205',
    });
    expect(computedCells({ amtFund: 0, deptEcon: '30227' }, 'publicClass1', mapping)).toEqual({
      amtTotal: 0,
      govEcon: '50502',
    });
  });
  it('follow a typed cell in the same step, and carry-over is no sixth fund', () => {
    const sheet = sheetOf(projects({ amtGeneral: 100, amtTotal: 100 }));
    const after = applyStep(
      sheet.tables,
      enterCells(sheet, [
        { row: 0, field: 'amtUnit', cell: 50 },
        { row: 0, field: 'amtCarry', cell: 20 },
      ]),
    );
    expect(after.projects[0]?.cells).toEqual({ amtGeneral: 100, amtUnit: 50, amtCarry: 20, amtTotal: 150 });
  });
  it('take over the name and class of the project that a purchase names, never over what it says itself', () => {
    const tables: Tables = {
      projects: [{ id: 'a', cells: { projectCode: 'P1', projectName: '养老', projectClass: '特定目标类' } }],
      purchases: [
        { id: 'b', cells: {} },
        { id: 'c', cells: { projectName: '自己的名称' } },
      ],
      targets: [],
    };
    const sheet = sheetOf(tables, 'purchases');
    const after = applyStep(
      tables,
      enterCells(sheet, [
        { row: 0, field: 'projectCode', cell: 'P1' },
        { row: 1, field: 'projectCode', cell: 'P1' },
      ]),
    );
    expect(after.purchases[0]?.cells.projectName).toBe('养老');
    expect(after.purchases[1]?.cells.projectName).toBe('自己的名称');
  });
  it('give a total of a column only where something is stated', () => {
    expect(columnTotal(projects({}, {}).projects, 'amtUnit')).toBeNull();
    expect(columnTotal(projects({ amtUnit: 0 }, { amtUnit: 3 }).projects, 'amtUnit')).toBe(3);
  });
});

describe('commands', () => {
  it('make the lines up to the one that is typed into, and none where only blanks are pasted', () => {
    const sheet = sheetOf(none);
    const step = enterCells(sheet, [{ row: 2, field: 'projectCode', cell: 'P' }]);
    expect(applyStep(none, step).projects.map(({ cells }) => cells)).toEqual([{}, {}, { projectCode: 'P' }]);
    expect(enterCells(sheet, [{ row: 2, field: 'projectCode', cell: null }])).toEqual([]);
    expect(filledTables(applyStep(none, step)).projects).toHaveLength(1);
  });
  it('change nothing where the same value is entered again', () => {
    const sheet = sheetOf(projects({ projectCode: 'P' }));
    expect(enterCells(sheet, [{ row: 0, field: 'projectCode', cell: 'P' }])).toEqual([]);
  });
  it('clear, fill down, insert and remove', () => {
    const tables = projects({ projectCode: 'A', amtGeneral: 1, amtTotal: 1 }, { projectCode: 'B' }, {});
    const sheet = sheetOf(tables);
    const all = { top: 0, bottom: 2, left: 0, right: sheet.columns.length - 1 };
    expect(filledTables(applyStep(tables, clearRect(sheet, all))).projects).toEqual([]);
    const filled = applyStep(tables, fillDown(sheet, { ...all, right: 0 }));
    expect(filled.projects.map(({ cells }) => cells.projectCode)).toEqual(['A', 'A', 'A']);
    const general = columnAt(sheet, 'amtGeneral');
    const one = applyStep(tables, fillDown(sheet, { top: 1, bottom: 1, left: general, right: general }));
    expect(one.projects[1]?.cells).toEqual({ projectCode: 'B', amtGeneral: 1, amtTotal: 1 });
    expect(fillDown(sheet, { top: 0, bottom: 0, left: 0, right: 0 })).toEqual([]);
    expect(applyStep(tables, insertRows(sheet, 1, 2)).projects.map(({ cells }) => cells.projectCode ?? '')).toEqual([
      'A',
      '',
      '',
      'B',
      '',
    ]);
    expect(applyStep(tables, removeRows(sheet, 0, 1)).projects.map(({ id }) => id)).toEqual(['p2']);
  });
  it('undo and redo many cells as one act, and forget what was undone after a new act', () => {
    const tables = projects({ projectCode: 'A' });
    const sheet = sheetOf(tables);
    const step = planPaste(sheet, { top: 0, bottom: 0, left: 0, right: 0 }, parseBlock('X\tY\nZ\tW\n')).step;
    const history = remember(emptyHistory, step);
    const pasted = applyStep(tables, step);
    const undone = undoStep(history)!;
    const back = applyStep(pasted, undone.step);
    expect(back).toEqual(tables);
    expect(applyStep(back, redoStep(undone.history)!.step)).toEqual(pasted);
    expect(redoStep(remember(undone.history, step))).toBeNull();
    expect(undoStep(emptyHistory)).toBeNull();
  });
});

describe('blocks', () => {
  it('are pasted by column, refusals named cell by cell, computed columns passed over', () => {
    const sheet = sheetOf(none);
    const left = columnAt(sheet, 'amtTotal');
    const plan = planPaste(
      sheet,
      { top: 1, bottom: 1, left, right: left },
      parseBlock('9\t￥1,000.00\t\t１２\r\n9\t壹仟\t3\t4.567\r\n'),
    );
    expect(plan.computed).toBe(2);
    expect(plan.written).toBe(4);
    expect(plan.refused.map(({ row, field }) => [row, field])).toEqual([
      [2, 'amtGeneral'],
      [2, 'amtSoe'],
    ]);
    const after = applyStep(none, plan.step);
    expect(after.projects[1]?.cells).toEqual({ amtGeneral: 100_000, amtSoe: 1_200, amtTotal: 101_200 });
    expect(after.projects[2]?.cells).toEqual({ amtFund: 300, amtTotal: 300 });
  });
  it('cross the frozen columns and the folded ones as a spreadsheet does', () => {
    const sheet = sheetOf(none, 'purchases');
    const plan = planPaste(sheet, { top: 0, bottom: 0, left: 0, right: 0 }, parseBlock('P1\t养老\t特定目标类\t助餐'));
    expect(applyStep(none, plan.step).purchases[0]?.cells).toEqual({
      projectCode: 'P1',
      projectName: '养老',
      projectClass: '特定目标类',
      serviceName: '助餐',
    });
  });
  it('of one cell fill the whole selection', () => {
    const tables = projects({}, {}, {});
    const sheet = sheetOf(tables);
    const left = columnAt(sheet, 'status');
    const plan = planPaste(sheet, { top: 0, bottom: 2, left, right: left }, parseBlock('新增'));
    expect(applyStep(tables, plan.step).projects.map(({ cells }) => cells.status)).toEqual(['新增', '新增', '新增']);
  });
  it('end at the last column', () => {
    const sheet = sheetOf(none);
    const last = sheet.columns.length - 1;
    const plan = planPaste(sheet, { top: 0, bottom: 0, left: last, right: last }, parseBlock('备注\t多出的一列'));
    expect(plan.written).toBe(1);
    expect(plan.covers).toEqual({ top: 0, bottom: 0, left: last, right: last });
  });
  it('are read with quotes, line ends in cells and the end that Excel adds', () => {
    expect(parseBlock('a\t"b\nc"\t"say ""x"""\r\n1\t\t3\r\n')).toEqual([
      ['a', 'b\nc', 'say "x"'],
      ['1', '', '3'],
    ]);
    expect(parseBlock('"an open quote\tb')).toEqual([['"an open quote', 'b']]);
    expect(parseBlock('"a"b\tc')).toEqual([['"a"b', 'c']]);
  });
  it('are added up exactly; the count knows the blanks', () => {
    const tables = projects({ amtGeneral: 1, amtFund: 2 }, { amtGeneral: 4 }, { remark: '说明' });
    const sheet = sheetOf(tables);
    const [left, right] = [columnAt(sheet, 'amtGeneral'), columnAt(sheet, 'amtFund')];
    expect(selectionSums(sheet, { top: 0, bottom: 30, left, right })).toEqual({
      sum: '0.07',
      average: '0.02',
      numbers: 3,
      count: 3,
    });
    expect(selectionSums({ ...sheet, money: 'wan' }, { top: 0, bottom: 0, left, right }).sum).toBe('0.000003');
    const remark = columnAt(sheet, 'remark');
    expect(selectionSums(sheet, { top: 0, bottom: 2, left: remark, right: remark })).toMatchObject({
      numbers: 0,
      count: 1,
      average: '',
    });
  });
  it('are copied with names beside codes', () => {
    const sheet = sheetOf(projects({ deptEcon: '30227', isPurchase: false }));
    const at = columnAt(sheet, 'deptEcon');
    expect(copyRect(sheet, { top: 0, bottom: 0, left: at, right: at })).toBe('30227 委托业务费\r\n');
  });
  it('are found by code, name and amount', () => {
    const sheet = sheetOf(projects({ projectCode: 'P1' }, { deptEcon: '30227', amtGeneral: 123_456 }));
    expect(findCells(sheet, '委托')).toEqual([{ row: 1, column: columnAt(sheet, 'deptEcon') }]);
    expect(findCells(sheet, '1234.56')).toEqual([{ row: 1, column: columnAt(sheet, 'amtGeneral') }]);
    expect(findCells(sheet, ' ')).toEqual([]);
  });
});

describe('where a line comes from', () => {
  const stamp = { by: '王芳', at: '2026-09-01T00:00:00.000Z' };
  const fromFile = { digest: 'd'.repeat(64), file: '一上.xlsx', sheet: '项目支出预算表', row: 7 };
  it('is said for a line that was entered; an untouched line of a file keeps its own', () => {
    const before: Tables = {
      ...none,
      projects: [
        { id: 'a', cells: { projectCode: 'P1' }, origin: fromFile },
        { id: 'b', cells: { projectCode: 'P2' }, origin: fromFile },
      ],
    };
    const sheet = sheetOf(before);
    const after = stampEdited(
      before,
      applyStep(before, enterCells(sheet, [{ row: 1, field: 'projectCode', cell: 'P3' }])),
      stamp,
    );
    const [first, second] = withOrigins(after, () => '项目支出预算表', { by: '李', at: 'x' }).projects;
    expect(first?.origin).toEqual(fromFile);
    expect(second?.origin).toEqual({
      digest: '',
      file: '程序内编报（王芳）',
      sheet: '项目支出预算表',
      row: 2,
      entered: stamp,
    });
    expect(placeOfRow(after, 'b')).toEqual({ table: 'projects', index: 1 });
    expect(placeOfRow(after, 'z')).toBeNull();
  });
  it('knows a line that holds nothing but the control figure as blank', () => {
    expect(filledTables(projects({ controlFigure: 5 }, { remark: '' }, { amtUnit: 0 })).projects).toHaveLength(1);
  });
});
