import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImportAnswers } from '#shared/foreign-tables';
import { stops } from '#shared/foreign-tables';
import type { ExportedLines, FileToTake, IntegratedLines, TableReading } from '#shared/integrated';
import {
  exportLines,
  integratedWorkbook,
  planImport,
  proveExport,
  readIntegrated,
  unitTables,
} from '#shared/integrated';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { Cells, Tables } from '#shared/records';
import type { ReadWorkbook } from '#shared/workbook-model';
import { planAsRead } from '../../support/plan-as-read.ts';

const yearFile = practiceYearFile(349_901, []);
const context = {
  year: 2027,
  regionName: '青岚县',
  stage: '导出',
  ledger: 'real',
  creator: 'test',
  created: '2026-12-01T00:00:00Z',
} as const;
const noAnswers: ImportAnswers = { moneyUnits: {}, units: {} };

type Text = string | number | null;
/** A sheet from rows of texts; a number stands for a number cell. */
const book = (rows: readonly (readonly Text[])[], name = 'Sheet1'): ReadWorkbook => ({
  sheets: [
    {
      name,
      hidden: false,
      rows: rows.map((cells, index) => ({
        row: index + 1,
        cells: cells.flatMap((cell, column) =>
          cell === null
            ? []
            : [
                {
                  column: column + 1,
                  kind: typeof cell === 'number' ? ('number' as const) : ('text' as const),
                  text: String(cell),
                },
              ],
        ),
      })),
    },
  ],
});
const read = (workbook: ReadWorkbook, answers: ImportAnswers = noAnswers): TableReading => {
  const [first] = readIntegrated(workbook, { yearFile, answers });
  if (!first) throw new Error('no table');
  return first;
};
const heads = [
  '预算单位',
  '项目类别',
  '项目编码',
  '项目名称',
  '支出功能分类',
  '部门预算经济分类',
  '是否有政府购买服务',
  '资金性质',
  '预算金额',
];
const row = (unit: Text, code: Text, name: Text, amount: Text, nature: Text = '一般公共预算资金'): readonly Text[] => [
  unit,
  '特定目标类',
  code,
  name,
  '2081006-养老服务',
  '30227 委托业务费',
  '是',
  nature,
  amount,
];
const kinds = (reading: TableReading): readonly string[] => reading.problems.map(({ kind }) => kind);

describe('a table of the integrated system', () => {
  test('is found under its title in any row, read exactly, and its totals are not counted', () => {
    const reading = read(
      book([
        ['2027年部门项目支出预算表'],
        ['编制单位：青岚县财政局', null, null, null, null, null, null, null, '单位：元'],
        heads,
        ['合计', null, null, null, null, null, null, null, 3_500_000.5],
        ['县民政局小计', null, null, null, null, null, null, null, 3_500_000.5],
        row('105001-县民政局(本级)', '10500127001', '居家养老', '3,200,000.00'),
        row('[105002]县社会救助服务中心', '10500227001', '核查', 300_000.5),
      ]),
    );
    expect([reading.table, reading.head.first, reading.moneyUnit, kinds(reading)]).toEqual(['projects', 3, 'yuan', []]);
    expect(
      reading.lines.map(({ unit, cells }) => [unit, cells.amount, cells.funcCode, cells.deptEcon, cells.nature]),
    ).toEqual([
      ['105001', 320_000_000, '2081006', '30227', '11'],
      ['105002', 30_000_050, '2081006', '30227', '11'],
    ]);
    expect([reading.sum, reading.passedOver.totals]).toEqual([350_000_050, 2]);
  });

  test('is read in 万元 where it says so, and asked for where it says nothing or both', () => {
    const table = (statement: Text, amount: Text) =>
      book([['项目支出预算表', statement], heads, row('105001', 'P1', '甲', amount)]);
    expect(read(table('金额单位：万元', 320.000001)).lines[0]?.cells.amount).toBe(320_000_001);
    const silent = read(table('二〇二七年', 320));
    expect([silent.moneyUnit, silent.lines.length, silent.problems[0]?.kind]).toEqual([null, 0, 'import/money-unit']);
    const both = book([['项目支出预算表', '单位：万元'], ['单位：元'], heads, row('105001', 'P1', '甲', 5)]);
    expect(read(both).problems[0]).toEqual({
      kind: 'import/money-unit',
      sheet: 'Sheet1',
      found: ['B1 单位：万元', 'A2 单位：元'],
    });
    expect(read(both, { ...noAnswers, moneyUnits: { Sheet1: 'wan' } }).lines[0]?.cells.amount).toBe(5_000_000);
    const thousand = read(table('单位：千元', 1));
    expect(kinds(thousand)).toEqual(['import/money-unit']);
    const inHead = heads.with(8, '预算金额（万元）');
    expect(read(book([['项目支出'], inHead, row('105001', 'P1', '甲', 1)])).lines[0]?.cells.amount).toBe(1_000_000);
    expect(kinds(read(book([['项目支出', '单位：元'], inHead, row('105001', 'P1', '甲', 1)])))).toEqual([
      'import/money-unit',
    ]);
  });

  test('names with its cell what fen cannot hold, and never rounds', () => {
    const reading = read(
      book([
        ['单位：元'],
        heads,
        row('105001', 'P1', '甲', '12.345'),
        row('105001', 'P2', '乙', '三万'),
        row('105001', 'P3', '丙', 0.1),
      ]),
    );
    expect(reading.problems).toEqual([
      { kind: 'import/unread', sheet: 'Sheet1', cell: 'I3', head: '预算金额', text: '12.345' },
      { kind: 'import/unread', sheet: 'Sheet1', cell: 'I4', head: '预算金额', text: '三万' },
    ]);
    expect(reading.problems.every(stops)).toBe(true);
    expect(reading.lines[2]?.cells.amount).toBe(10);
    const wan = read(
      book([['单位：万元'], heads, row('105001', 'P1', '甲', '120元'), row('105001', 'P1', '甲', 1.1234567)]),
    );
    expect(kinds(wan)).toEqual(['import/unread', 'import/unread']);
  });

  test('finds units by name alone, reports the unknown once, and believes no code against its name', () => {
    const table = book([
      ['单位：元'],
      heads,
      row('县民政局本级', 'P1', '甲', 1),
      row('县气象局', 'P2', '乙', 2),
      row('县气象局', 'P3', '丙', 3),
      row('105001 县卫生健康委员会(本级)', 'P4', '丁', 4),
      row('999001-县民政局(本级)', 'P5', '戊', 5),
    ]);
    const reading = read(table);
    expect(reading.lines.map(({ unit }) => unit)).toEqual(['105001']);
    expect(reading.unknownUnits).toEqual([
      { text: '县气象局', cell: 'A4', rows: 2 },
      { text: '999001-县民政局(本级)', cell: 'A7', rows: 1 },
    ]);
    expect(reading.problems).toContainEqual({
      kind: 'import/unit-contradicts',
      sheet: 'Sheet1',
      cell: 'A6',
      state: 'contradicts',
      code: '105001',
      name: '县卫生健康委员会(本级)',
      other: '104001',
    });
    const answered = read(table, { ...noAnswers, units: { 县气象局: null, '999001-县民政局(本级)': '105001' } });
    expect([answered.lines.map(({ unit }) => unit), answered.passedOver.leftOut]).toEqual([['105001', '105001'], 2]);
    expect(answered.sum).toBe(600);
  });

  test('reads heads of two lines, of which the upper stands over a group, and cells that were merged downwards', () => {
    const reading = read(
      book([
        ['2027年项目支出预算表'],
        ['单位：元'],
        ['预算单位', '项目', null, '科目', null, '资金性质', '预算金额', '资金来源', null],
        [null, '项目编码', '项目名称', '支出功能分类', '部门预算经济分类', null, null, '公共预算拨款', '上年结转'],
        ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
        ['105001', 'P1', '甲', '2081006', '30227', '11', 100, 80, 20],
        [null, null, null, '2081006', '30203', '11', 50, 50, null],
        [null, 'P2', '乙', '2081006', '30227', '11', 10, 10, null],
      ]),
    );
    expect([reading.head, reading.filledDown, kinds(reading)]).toEqual([{ first: 3, last: 4 }, 2, []]);
    expect(reading.lines.map(({ unit, cells }) => [unit, cells.projectCode, cells.deptEcon, cells.amount])).toEqual([
      ['105001', 'P1', '30227', 10_000],
      ['105001', 'P1', '30203', 5_000],
      ['105001', 'P2', '30227', 1_000],
    ]);
  });

  test('checks sources against the amount, and knows 上年结转 beside or within it', () => {
    const wide = [
      '预算单位',
      '项目编码',
      '项目名称',
      '资金性质',
      '预算金额',
      '公共预算拨款',
      '政府性基金拨款',
      '上年结转',
    ];
    const reading = read(
      book([
        ['单位：元', '项目支出预算表'],
        wide,
        ['105001', 'P1', '甲', null, 100, 100, null, 20],
        ['105001', 'P2', '乙', null, 120, 100, null, 20],
        ['105001', 'P3', '丙', null, 130, 100, null, 20],
        ['105001', 'P4', '丁', '11', 50, null, 50, null],
        ['105001', 'P5', '戊', null, 70, null, null, null],
        ['105001', 'P6', '己', '社会保险基金', 70, null, null, null],
      ]),
    );
    expect(reading.problems.map((problem) => [problem.kind, 'cell' in problem ? problem.cell : ''])).toEqual([
      ['import/unknown-nature', 'D8'],
      ['import/amounts-differ', 'E5'],
      ['import/nature-contradicts', 'D6'],
      ['import/nature-missing', 'E7'],
      ['import/nature-missing', 'E8'],
    ]);
    const lines: IntegratedLines = { projects: reading.lines.slice(0, 2), purchases: [], procurement: [], reply: [] };
    const { projects } = unitTables({ lines, files: {}, newRowId: () => 'x', scope: 'all' });
    expect(projects.map(({ cells }) => [cells.amtTotal, cells.amtGeneral, cells.amtCarry])).toEqual([
      [10_000, 10_000, 2_000],
      [12_000, 12_000, 2_000],
    ]);
  });

  test('says that a total differs, and takes a total without its word for one only where it adds up', () => {
    const table = (total: number, nameless: number) =>
      read(
        book([
          ['单位：元'],
          heads,
          ['合计', null, null, null, null, null, null, null, total],
          ['105001-县民政局(本级)', null, null, null, null, null, null, null, nameless],
          row('105001-县民政局(本级)', 'P1', '甲', 10),
          row('105001-县民政局(本级)', 'P2', '乙', 5),
        ]),
      );
    expect(kinds(table(15, 15))).toEqual([]);
    const wrong = table(16, 14);
    expect(wrong.problems).toEqual([
      { kind: 'import/row-unclear', sheet: 'Sheet1', cell: 'I4', amount: 1_400 },
      { kind: 'import/total-differs', sheet: 'Sheet1', cell: 'I3', stated: 1_600, read: 1_500 },
    ]);
    expect(wrong.problems.map(stops)).toEqual([true, false]);
  });

  test('takes 公用经费 in, leaves 人员类 out, and names codes that the year does not know', () => {
    const reading = read(
      book([
        ['单位：元'],
        heads,
        ['105001', '人员类', 'P1', '工资', '2080201', '30101', '否', '11', 100],
        ['105001', '公用经费', null, null, '2010301', '30209', '是', '11', 10],
        ['105001', '特定目标类', 'P2', '乙', '2999999', '30227', '是', '11', 5],
      ]),
    );
    expect([reading.passedOver.personnel, reading.lines.length, reading.sum]).toEqual([1, 2, 1_500]);
    expect(reading.problems).toEqual([
      { kind: 'import/unknown-code', sheet: 'Sheet1', cell: 'E3', head: '支出功能分类', text: '2080201', rows: 1 },
      { kind: 'import/unknown-code', sheet: 'Sheet1', cell: 'E5', head: '支出功能分类', text: '2999999', rows: 1 },
    ]);
  });

  test('is known from the other tables by its heads, and refused where needed heads are missing', () => {
    const purchases = [
      '预算单位',
      '项目编码',
      '项目名称',
      '政府购买服务内容',
      '购买数量',
      '购买金额',
      '预算年度',
      '是否删除',
    ];
    const bought = read(
      book([
        ['单位：元'],
        purchases,
        ['105001', 'P1', '甲', '上门服务', 2.5, 100, '2027', '否'],
        ['105001', 'P1', '甲', '旧记录', 1, 100, '2027', '是'],
        ['105001', 'P1', '甲', '助餐', 1, 50, '2026', '否'],
      ]),
    );
    expect([bought.table, bought.lines[0]?.cells.qty, bought.passedOver.deleted]).toEqual(['purchases', 250, 1]);
    expect(bought.problems).toEqual([
      { kind: 'import/other-year', sheet: 'Sheet1', cell: 'G5', found: '2026', expected: 2027 },
    ]);
    const reply = [
      '财政内部机构',
      '预算单位',
      '支出项目类别',
      '项目代码',
      '项目名称',
      '是否政府购买服务',
      '资金性质',
      '预算金额合计',
    ];
    expect(read(book([['单位：元'], reply, ['社保股', '105001', '特定目标类', 'P1', '甲', '是', '11', 9]])).table).toBe(
      'reply',
    );
    const bare = read(
      book([['单位：元'], ['预算单位', '项目编码', '项目名称', '支出功能分类'], ['105001', 'P1', '甲', '2081006']]),
    );
    expect(bare.problems).toEqual([{ kind: 'import/heads-missing', sheet: 'Sheet1', heads: ['预算金额'] }]);
    expect(
      readIntegrated(
        book([
          ['姓名', '年龄'],
          ['王', 3],
        ]),
        { yearFile, answers: noAnswers },
      ),
    ).toEqual([]);
  });
});

const asLines = (lines: ExportedLines): readonly unknown[] =>
  (['projects', 'purchases', 'procurement'] as const).map((table) =>
    lines[table].map(({ unit, cells }) => ({ unit, cells })),
  );
const readBack = (lines: ExportedLines) => {
  const readings = readIntegrated(planAsRead(integratedWorkbook(lines, yearFile, context)), {
    yearFile,
    answers: noAnswers,
  });
  return {
    problems: readings.flatMap(({ problems }) => problems),
    lines: (['projects', 'purchases', 'procurement'] as const).map((table) =>
      readings
        .filter((one) => one.table === table)
        .flatMap((one) => one.lines.map(({ unit, cells }) => ({ unit, cells }))),
    ),
    sums: readings.map(({ table, sum }) => [table, sum]),
  };
};

describe('the import layout', () => {
  test('carries the practice county there and back, line by line', () => {
    const fillings = practiceFillings(349_901, yearFile);
    const parts = yearFile.units.map((unit) => {
      const { projects, purchases } = fillings[unit.code]!.up2;
      const rows = (cells: readonly Cells[]) => cells.map((each, index) => ({ id: String(index), cells: each }));
      const tables: Tables = { projects: rows(projects), purchases: rows(purchases), targets: [] };
      return exportLines(unit, tables, { yearFile, day: '2026-12-01' });
    });
    const lines: ExportedLines = {
      projects: parts.flatMap((part) => part.projects),
      purchases: parts.flatMap((part) => part.purchases),
      procurement: parts.flatMap((part) => part.procurement),
    };
    const back = readBack(lines);
    expect(back.problems.filter(stops)).toEqual([]);
    expect(back.lines).toEqual(asLines(lines));
    expect(back.sums.slice(0, 2)).toEqual(
      [
        ['projects', 7_600_000_00 * 100],
        ['purchases', 1_844_000_00 * 100],
      ].map(([table, sum]) => [table, sum]),
    );
  });

  test('has exactly the columns of the system in their order, codes as text and two decimals', () => {
    const unit = yearFile.units[0]!;
    const cells: Cells = {
      projectCode: '001',
      projectName: '甲',
      funcCode: '2120102',
      amtGeneral: 10,
      amtFund: 5,
      isPurchase: true,
    };
    const lines = exportLines(
      unit,
      { projects: [{ id: '1', cells }], purchases: [], targets: [] },
      { yearFile, day: '2026-12-01' },
    );
    const [sheet] = integratedWorkbook(lines, yearFile, context).sheets;
    expect(sheet?.rows[2]?.cells.map((cell) => cell?.value)).toEqual(
      '预算单位 项目类别 支出项目类别 专项资金目录 项目编码 项目名称 支出功能分类 政府预算经济分类 部门预算经济分类 是否政府采购 是否新增资产配置 是否有政府购买服务 资金性质 资金来源 预算金额 公共预算拨款 专项资金项目 政府性基金拨款 事业收入 实户资金余额 事业单位经营收入 附属单位上缴收入 其他自有资金 上年结转'.split(
        ' ',
      ),
    );
    expect(sheet?.rows).toHaveLength(5);
    const [first, second] = sheet!.rows.slice(3);
    expect([first?.cells[4], first?.cells[12], first?.cells[14]]).toEqual([
      { style: 'code', value: '001' },
      { style: 'code', value: '11' },
      { style: 'money', value: { number: '0.10' } },
    ]);
    expect(second?.cells[17]?.value).toEqual({ number: '0.05' });
  });

  test('carries any forms there and back', () => {
    const name = fc
      .stringMatching(/^[一-龥A-Za-z0-9（）()·]{1,12}$/)
      .filter((text) => !/(合计|小计|总计|累计|共计)$/.test(text));
    const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
    const code = fc.stringMatching(/^[0-9]{5}27[0-9]{3}$/);
    const project = fc.record({
      projectCode: code,
      projectName: name,
      projectClass: fc.constantFrom('其他运转类', '特定目标类', '公用经费', '人员类'),
      funcCode: fc.constantFrom('2081006', '2010301'),
      deptEcon: fc.constantFrom('30227', '30209'),
      amtGeneral: amount,
      amtFund: amount,
      amtEscrow: amount,
      amtUnit: amount,
      amtCarry: fc.nat(1000),
      isPurchase: fc.boolean(),
      upperLevel: fc.constantFrom('', '中央', '省'),
    });
    const purchase = fc.record({
      projectCode: code,
      projectName: name,
      serviceName: name,
      qty: fc.nat(10_000_000),
      periods: fc.nat(12),
      unitPrice: fc.nat(1_000_000_000),
      uom: fc.constantFrom('人次', '项'),
      amtGeneral: amount,
      amtUnit: amount,
      isProcurement: fc.boolean(),
      purItemCode: fc.constantFrom('C05010400', 'C23010000'),
    });
    fc.assert(
      fc.property(
        fc.array(project, { maxLength: 6 }),
        fc.array(purchase, { maxLength: 6 }),
        fc.constantFrom(...yearFile.units),
        (projects, purchases, unit) => {
          const rows = (cells: readonly Cells[]) => cells.map((each, index) => ({ id: String(index), cells: each }));
          const tables: Tables = { projects: rows(projects), purchases: rows(purchases), targets: [] };
          const lines = exportLines(unit, tables, { yearFile, day: '2026-12-01' });
          expect(readBack(lines).lines).toEqual(asLines(lines));
          expect(readBack(lines).problems).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what a unit begins with', () => {
  const reading = (table: TableReading['table'], rows: readonly (readonly Text[])[]) => {
    const found = read(book(rows));
    expect([found.table, found.problems.filter(stops)]).toEqual([table, []]);
    return found.lines;
  };
  const projects = reading('projects', [
    ['单位：元'],
    heads,
    row('105001', 'P1', '居家养老', 1_000),
    row('105001', 'P1', '居家养老', 500, '政府性基金预算资金'),
    [...row('105001', 'P2', '办公设备', 300)].with(6, '否'),
    row('105001', 'P3', '社工站', 900),
    ['105001', '公用经费', 'P4', '公用经费', '2010301', '30209', '否', '11', 70],
  ]);
  const purchases = reading('purchases', [
    ['单位：元'],
    ['预算单位', '项目编码', '项目名称', '是否包含政府采购', '政府购买服务内容', '购买数量', '购买金额'],
    ['105001', 'P3', '社工站', '是', '社工站运营', 4, 800],
    ['105001', 'P1', '居家养老', '否', '上门服务', 3, 1_000],
  ]);
  const procurement = reading('procurement', [
    ['单位：元'],
    [
      '预算单位',
      '项目编码',
      '项目名称',
      '政府采购品目代码',
      '计量单位',
      '单价',
      '采购数量',
      '采购金额',
      '资金性质代码',
    ],
    ['105001', 'P3', '社工站', 'C05020300-社会工作服务', '人年', 200, 4, 800, '11'],
  ]);
  const lines: IntegratedLines = { projects, purchases, procurement, reply: [] };
  const of = (scope: 'all' | 'purchases') => {
    let made = 0;
    return unitTables({
      lines,
      files: { projects: { digest: 'd', name: 'f.xlsx' } },
      newRowId: () => `r${String((made += 1))}`,
      scope,
    });
  };

  test('funds become columns, purchases take the fund of their project and the procurement item', () => {
    const { projects: rows, purchases: bought } = of('all');
    expect(
      rows.map(({ cells }) => [cells.projectCode, cells.amtTotal, cells.amtGeneral, cells.amtFund, cells.isPurchase]),
    ).toEqual([
      ['P1', 150_000, 100_000, 50_000, true],
      ['P2', 30_000, 30_000, undefined, false],
      ['P3', 90_000, 90_000, undefined, true],
    ]);
    expect(bought.map(({ cells }) => cells)).toEqual([
      {
        projectCode: 'P3',
        projectName: '社工站',
        projectClass: '特定目标类',
        funcCode: '2081006',
        deptEcon: '30227',
        serviceName: '社工站运营',
        qty: 400,
        unitPrice: 20_000,
        amtTotal: 80_000,
        amtGeneral: 80_000,
        isProcurement: true,
        purItemCode: 'C05020300',
        uom: '人年',
      },
      {
        projectCode: 'P1',
        projectName: '居家养老',
        projectClass: '特定目标类',
        funcCode: '2081006',
        deptEcon: '30227',
        serviceName: '上门服务',
        qty: 300,
        remark: '一体化购买金额 1000.00 元，请按资金来源填列',
        isProcurement: false,
      },
    ]);
    expect(rows[0]?.origin).toEqual({ digest: 'd', file: 'f.xlsx', sheet: 'Sheet1', row: 3 });
  });

  test('the short form holds the projects that buy, and begins a row where nothing is bought yet', () => {
    const short = of('purchases');
    expect(short.projects.map(({ cells }) => cells.projectCode)).toEqual(['P1', 'P3']);
    const marked = unitTables({
      lines: { ...lines, purchases: [], procurement: [] },
      files: {},
      newRowId: () => 'x',
      scope: 'purchases',
    });
    expect(marked.purchases.map(({ cells }) => [cells.projectCode, cells.serviceName, cells.amtTotal])).toEqual([
      ['P1', undefined, undefined],
      ['P3', undefined, undefined],
    ]);
  });
});

describe('an export read back', () => {
  const unit = yearFile.units[0]!;
  const tables = (projectName: string): Tables => ({
    projects: [{ id: '1', cells: { projectCode: '001', projectName, funcCode: '2120102', amtGeneral: 10 } }],
    purchases: [],
    targets: [],
  });
  const linesOf = (projectName: string) => exportLines(unit, tables(projectName), { yearFile, day: '2026-12-01' });
  const written = (lines: ExportedLines): ReadWorkbook => planAsRead(integratedWorkbook(lines, yearFile, context));

  test('is proved where it is what was meant, and names the cell where it is not', () => {
    const meant = linesOf('甲');
    expect(proveExport(meant, written(meant), yearFile)).toMatchObject({ differences: [] });
    expect(proveExport(meant, written(linesOf('乙')), yearFile).differences).toEqual([
      { sheet: '项目支出预算表', cell: 'F4', expected: '甲', found: '乙' },
    ]);
    const none: ExportedLines = { projects: [], purchases: [], procurement: [] };
    expect(proveExport(meant, written(none), yearFile).differences).toHaveLength(1);
    expect(proveExport(none, written(meant), yearFile).differences).toHaveLength(1);
  });

  test('leaves 人员类 out, so that one such row does not stop the rest, and counts what bore money', () => {
    const { projects: others, ...rest } = tables('甲');
    const wages: Cells = { projectCode: '002', projectName: '工资', projectClass: '人员类', funcCode: '2120102' };
    const projects = [
      { id: '2', cells: { ...wages, amtGeneral: 20, amtFund: 5 } },
      { id: '3', cells: wages },
      ...others,
    ];
    const lines = exportLines(unit, { ...rest, projects }, { yearFile, day: '2026-12-01' });
    expect(lines.projects.map(({ cells }) => cells.projectCode)).toEqual(['001']);
    expect(lines.personnel).toBe(1);
    expect(proveExport(lines, written(lines), yearFile)).toMatchObject({ differences: [] });
  });
});

describe('several files', () => {
  const file = (name: string): FileToTake => ({
    name,
    digest: name,
    workbook: book([['单位：元'], ['预算单位', '项目名称', '预算金额', '资金性质'], ['105001', '甲', 1, '11']]),
  });
  test('are refused where they bring the same table of one unit, or where one holds no table', () => {
    const question = { yearFile, answers: noAnswers };
    expect(planImport([file('一.xlsx')], question).mayTake).toBe(true);
    const twice = planImport([file('一.xlsx'), file('二.xlsx')], question);
    expect(twice.mayTake).toBe(false);
    expect(twice.files[1]?.problems).toEqual([
      { kind: 'import/unit-twice', unit: '105001', table: 'projects', file: '二.xlsx Sheet1', other: '一.xlsx Sheet1' },
    ]);
    const stranger = { name: '三.xlsx', digest: '3', workbook: book([['姓名'], ['王']]) };
    const mixed = planImport([file('一.xlsx'), stranger], question);
    expect([mixed.mayTake, mixed.files[1]?.problems]).toEqual([false, [{ kind: 'import/no-table' }]]);
  });
});
