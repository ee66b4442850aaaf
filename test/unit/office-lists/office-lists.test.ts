import { describe, expect, it } from 'vitest';
import { basicTotals, readBasics } from '#shared/basic-figures';
import { stops } from '#shared/foreign-tables';
import { defaultForms } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { readAssets, readCarryOver, readContracts, readPool } from '#shared/office-lists';
import { practiceYearFile } from '#shared/practice-county';
import { readPrior } from '#shared/prior-year';
import type { ReadCell, ReadWorkbook } from '#shared/workbook-model';

const yearFile = practiceYearFile(349_901, defaultForms);
const question = { yearFile, answers: { moneyUnits: {}, units: {} } };
type Value = string | number | null;
const cellOf = (value: Value, column: number): readonly ReadCell[] =>
  value === null ? [] : [{ column, kind: typeof value === 'number' ? 'number' : 'text', text: String(value) }];
const book = (rows: readonly (readonly Value[])[], hidden = false): ReadWorkbook => ({
  sheets: [
    {
      name: '表',
      hidden,
      rows: rows.map((cells, at) => ({
        row: at + 1,
        cells: cells.flatMap((value, index) => cellOf(value, index + 1)),
      })),
    },
  ],
});

describe('a list of the office', () => {
  const head = ['单位编码', '单位名称', '项目编码', '项目名称', '结转金额'];

  it('takes the unit under a merged cell from above, passes over totals, and reads 万元 to the fen', () => {
    const read = readCarryOver(
      book([
        ['金额单位：万元'],
        head,
        ['105001', null, 'P1', '甲', 1.234567],
        [null, null, 'P2', '乙', '-'],
        [null, null, 'P3', '丙', 2],
        ['小计', null, null, null, 3.234567],
      ]),
      question,
    );
    expect(read.lines).toEqual([
      { unit: '105001', projectCode: 'P1', amount: 1_234_567 },
      { unit: '105001', projectCode: 'P3', amount: 2_000_000 },
    ]);
    expect([read.passedOver, read.problems, read.moneyUnit]).toEqual([2, [], 'wan']);
  });

  it('never guesses: the unit of money, a lost column, an unknown unit, a fraction of a fen', () => {
    const kinds = (rows: readonly (readonly Value[])[]) => readCarryOver(book(rows), question).problems;
    expect(kinds([head, ['105001', null, 'P1', '甲', 1]])).toEqual([
      { kind: 'import/money-unit', sheet: '表', found: [] },
    ]);
    expect(kinds([['单位：元'], ['单位编码', '项目名称', '结转金额'], ['105001', '甲', 1]])).toEqual([
      { kind: 'import/heads-missing', sheet: '表', heads: ['项目编码'] },
    ]);
    expect(kinds([['单位：元'], head, ['999999', '外星局', 'P1', '甲', 1]])).toMatchObject([
      { kind: 'import/unknown-unit', cell: 'A3', text: '999999 外星局', rows: 1 },
    ]);
    expect(kinds([['单位：元'], head, ['105001', null, 'P1', '甲', 1.234]])).toMatchObject([
      { kind: 'import/unread', cell: 'E3', text: '1.234' },
    ]);
    expect(readCarryOver(book([['单位：元'], head, ['105001', null, 'P1', '甲', 1]], true), question).problems).toEqual(
      [{ kind: 'import/no-table' }],
    );
  });

  it('follows the person’s answers: whose rows they are, or nobody’s', () => {
    const rows = [['单位：元'], head, [null, '老民政局', 'P1', '甲', 1], [null, '外星局', 'P2', '乙', 2]];
    const answers = { moneyUnits: {}, units: { 老民政局: '105001', 外星局: null } };
    const read = readCarryOver(book(rows), { yearFile, answers });
    expect(read.lines).toEqual([{ unit: '105001', projectCode: 'P1', amount: 100 }]);
    expect([read.unknownUnits, read.problems, read.passedOver]).toEqual([[], [], 1]);
  });

  it('leaves out projects that are still on their way into the pool', () => {
    const rows = [
      ['预算单位', '项目代码', '项目名称', '入库状态'],
      ['105001', 'P1', '甲', '已入库'],
      ['105001', 'P2', '乙', '待审'],
      ['105001', 'P3', '丙', null],
    ];
    const read = readPool(book(rows), question);
    expect(read.lines.map(({ projectCode }) => projectCode)).toEqual(['P1', 'P3']);
    expect(read.moneyUnit).toBeNull();
  });

  it('reads contracts and assets, and names what is no date', () => {
    const heads = [
      '预算单位',
      '项目编码',
      '服务名称',
      '乙方',
      '签订日期',
      '开始日期',
      '结束日期',
      '合同金额',
      '重新采购',
    ];
    const rows = [
      ['单位：元'],
      heads,
      ['105001', 'P1', '助餐', '某社', '2027年1月5日', '2027-01-06', '20271231', 99, '否'],
      ['105001', 'P1', '助浴', '某社', '年初', '2027-01-06', '2027-12-31', 1, null],
    ];
    const read = readContracts(book(rows), question);
    expect(read.lines).toMatchObject([
      { signed: '2027-01-05', startDate: '2027-01-06', endDate: '2027-12-31', amount: 9900, procured: false },
    ]);
    expect(read.problems).toMatchObject([{ kind: 'import/word-wrong', cell: 'E4', text: '年初' }]);
    const assets = [['单位：元'], ['预算单位', '项目编码', '设备名称', '购置金额'], ['105001', 'P1', '电脑', 8000]];
    expect(readAssets(book(assets), question).lines).toEqual([
      { unit: '105001', projectCode: 'P1', name: '电脑', amount: 800_000 },
    ]);
  });
});

describe('a row without a project of its own', () => {
  const assetHead = ['单位编码', '单位名称', '项目编码', '项目名称', '资产名称', '配置金额'];
  const assetsOf = (rows: readonly (readonly Value[])[]) =>
    readAssets(book([['单位：元'], assetHead, ...rows]), question);
  const codes = (rows: readonly (readonly Value[])[]) =>
    assetsOf(rows).lines.map(({ unit, projectCode, amount }) => [unit, projectCode, amount]);

  it('takes that of the row above under the same unit, be the unit blank, repeated, or the name repeated', () => {
    const rows = [
      ['105001', null, 'P1', '甲', '电脑', 1],
      [null, null, null, null, '打印机', 2],
      ['105001', null, null, '甲', '桌子', 3],
      ['105001', null, null, null, '椅子', 4],
      ['105002', null, 'P2', '乙', '空调', 5],
      [null, null, null, null, '电扇', 6],
    ];
    expect(codes(rows)).toEqual([
      ['105001', 'P1', 100],
      ['105001', 'P1', 200],
      ['105001', 'P1', 300],
      ['105001', 'P1', 400],
      ['105002', 'P2', 500],
      ['105002', 'P2', 600],
    ]);
    expect(assetsOf(rows).problems).toEqual([]);
  });

  it('is named with its cell where it has an amount and nothing to inherit: another unit, another name, a total between', () => {
    const { lines, problems } = assetsOf([
      ['105001', null, 'P1', '甲', '电脑', 1],
      ['105002', null, null, null, '空调', 2],
      ['105001', null, 'P1', '甲', '电脑', 1],
      ['105001', null, null, '丙', '桌子', 3],
      ['105001', null, 'P1', '甲', '电脑', 1],
      ['105001小计', null, null, null, null, 3],
      ['105001', null, null, null, '椅子', 4],
      ['105001', null, null, null, '未定', null],
      ['105001', null, 'P1', '甲', null, 7],
    ]);
    expect(lines.map(({ amount }) => amount)).toEqual([100, 100, 100]);
    const kind = 'import/row-unclear';
    expect(problems).toMatchObject([
      { kind: 'import/word-wrong', cell: 'E11' },
      { kind, sheet: '表', cell: 'F4', amount: 200 },
      { kind, sheet: '表', cell: 'F6', amount: 300 },
      { kind, sheet: '表', cell: 'F9', amount: 400 },
    ]);
    expect(problems.every(stops)).toBe(true);
  });

  it('is a total where it is an amount alone and that of a unit or of all; never added to the project above', () => {
    const head = ['单位编码', '项目编码', '项目名称', '结转金额'];
    const rows = [['单位：元'], head, ['105001', 'P1', '甲', 1], ['105002', 'P2', '乙', 2], [null, null, null, 3]];
    const total = readCarryOver(book(rows), question);
    expect([total.lines.length, total.problems, total.passedOver]).toEqual([2, [], 1]);
    const other = readCarryOver(book([...rows.slice(0, 4), [null, null, null, 9]]), question);
    expect(other.problems).toEqual([{ kind: 'import/row-unclear', sheet: '表', cell: 'D5', amount: 900 }]);
    expect(failureSentence(other.problems[0]!, 'zh')).toContain('“表” D5 有金额 9.00 元，但该行没有项目');
    // The same rows under a merged cell, which says whose they are.
    const merges = [{ top: 4, left: 2, bottom: 5, right: 2 }];
    const sheets = book([...rows.slice(0, 4), [null, null, null, 9]]).sheets.map((sheet) => ({ ...sheet, merges }));
    expect(readCarryOver({ sheets }, question)).toMatchObject({
      lines: [{ projectCode: 'P1' }, { projectCode: 'P2' }, { unit: '105002', projectCode: 'P2', amount: 900 }],
      problems: [],
    });
  });

  it('keeps the contracts under a merged project', () => {
    const heads = ['预算单位', '项目编码', '服务名称', '乙方', '签订日期', '开始日期', '结束日期', '合同金额'];
    const days = ['2027-01-05', '2027-01-06', '2027-12-31'];
    const rows = [
      ['单位：元'],
      heads,
      ['105001', 'P1', '助餐', '某社', ...days, 99],
      [null, null, '助浴', '某社', ...days, 1],
    ];
    const read = readContracts(book(rows), question);
    expect(read.lines.map(({ projectCode, serviceName }) => [projectCode, serviceName])).toEqual([
      ['P1', '助餐'],
      ['P1', '助浴'],
    ]);
    expect(read.problems).toEqual([]);
  });
});

describe('basic figures', () => {
  it('pass over classes, sum a 款 that is parted by 功能科目, and part staff from office quota', () => {
    const read = readBasics(
      book([
        ['单位：元'],
        ['预算单位', '部门预算经济分类', '控制数', '上年预算数'],
        ['105001', '301 工资福利支出', 30, 30],
        [null, '30101 基本工资', 10, null],
        [null, '30101 基本工资', 20, 30],
        [null, '30302 退休费', 5, null],
        [null, '30201 办公费', 7, 1],
      ]),
      question,
    );
    expect(read.lines).toEqual([
      { unit: '105001', deptEcon: '30101', amount: 3000, previous: 3000 },
      { unit: '105001', deptEcon: '30302', amount: 500, previous: null },
      { unit: '105001', deptEcon: '30201', amount: 700, previous: 100 },
    ]);
    expect(basicTotals(read.lines)).toEqual({ personnel: 3500, quota: 700, total: 4200 });
  });
});

describe('basic figures of lists that write their classes otherwise', () => {
  const basicsOf = (rows: readonly (readonly Value[])[]) =>
    readBasics(book([['单位：元'], ['预算单位', '部门预算经济分类', '控制数'], ...rows]), question);
  const amounts = (rows: readonly (readonly Value[])[]) =>
    basicsOf(rows).lines.map(({ deptEcon, amount }) => [deptEcon, amount]);

  it.each(['[301]工资福利支出', '（301）工资福利支出', '301-工资福利支出', '工资福利支出', '一、工资福利支出'])(
    'do not add the class %s to its own 款',
    (words) => {
      const rows = [
        ['105001', words, 30],
        [null, '[30101]基本工资', 10],
        [null, '津贴补贴', 20],
      ];
      expect(amounts(rows)).toEqual([
        ['30101', 1000],
        ['30102', 2000],
      ]);
      expect([basicsOf(rows).problems, basicsOf(rows).passedOver]).toEqual([[], 1]);
    },
  );

  it('stop at what is no 款 of this year, and at 其他支出, which is a class and a 款, where no code is written', () => {
    const { lines, problems } = basicsOf([
      ['105001', '人员经费', 30],
      [null, '30101 基本工资', 30],
      [null, '30188', 1],
      ['105002', '人员经费', 9],
      [null, '其他支出', 2],
      [null, '39999 其他支出', 2],
      [null, '未定', null],
    ]);
    expect(lines.map(({ deptEcon }) => deptEcon)).toEqual(['30101', '39999']);
    const kind = 'import/economy-unclear';
    expect(problems).toEqual([
      { kind, sheet: '表', cell: 'B3', text: '人员经费', rows: 2 },
      { kind, sheet: '表', cell: 'B5', text: '30188', rows: 1 },
      { kind, sheet: '表', cell: 'B7', text: '其他支出', rows: 1 },
    ]);
    expect(problems.every(stops)).toBe(true);
    expect(failureSentence(problems[0]!, 'zh')).toContain('“表” B3 的“人员经费”不能确定');
    expect(failureSentence(problems[0]!, 'en')).toContain('in 表 B3 (2 rows)');
  });

  it('name a cell whose formula failed', () => {
    const rows: ReadWorkbook = book([['单位：元'], ['预算单位', '部门预算经济分类', '控制数'], ['105001', null, 5]]);
    const broken: ReadCell = { column: 2, kind: 'error', text: '#REF!' };
    const sheets = rows.sheets.map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => (row.row === 3 ? { ...row, cells: [...row.cells, broken] } : row)),
    }));
    expect(readBasics({ sheets }, question).problems).toMatchObject([{ kind: 'import/unread', cell: 'B3' }]);
  });
});

describe('last year’s list', () => {
  const read = (rows: readonly (readonly Value[])[], months: number | null = null) =>
    readPrior(book(rows), { ...question, assignment: null, months });

  it('takes the month of execution from the head, the grade in its words, and 前年 from both columns', () => {
    const reading = read([
      ['单位：元'],
      ['单位', '项目名称', '年初预算', '2026年1-8月支出', '前年预算', '前年决算', '绩效评价等级'],
      ['105001', '甲', 100, 40, 90, 80, '良好（88分）'],
    ]);
    expect(reading.months).toBe(8);
    expect(reading.lines).toMatchObject([
      {
        budget: 10_000,
        executed: { amount: 4000, months: 8 },
        yearBefore: { budget: 9000, settled: 8000 },
        grade: { year: 2025, word: '良' },
      },
    ]);
  });

  it('keeps no execution without its month, and says which grade is none', () => {
    const rows = [['单位：元'], ['单位', '项目名称', '预算数', '执行数', '等级'], ['105001', '甲', 100, 40, '五星']];
    const reading = read(rows);
    expect([reading.months, reading.lines[0]?.executed]).toEqual([null, null]);
    expect(reading.problems).toMatchObject([{ kind: 'import/word-wrong', cell: 'E3', text: '五星' }]);
    expect(read(rows, 9).lines[0]?.executed).toEqual({ amount: 4000, months: 9 });
  });
});
