import type { Totals } from '#shared/consolidate';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { PaperCells, PaperColumn, PaperRow, PaperTable } from './paper-table.ts';
import { differenceOf, ratioOf, shareOf, stack, sumIn } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { distinct, nameInList, namesOf, practiceWord, purchaseRows, titled } from './table-facts.ts';

const money = (key: string, head: string, width = 15): PaperColumn => ({ key, head, width, kind: 'money', sum: true });
const count = (key: string, head: string): PaperColumn => ({ key, head, width: 9, kind: 'count' });
const base = (facts: TableFacts) => ({ unitNote: '单位：万元', practice: practiceWord(facts) !== '', remarks: [] });
const empty = '还没有收到购买服务明细。接收报表后，在此汇总。';
const distinctNote = '项目数按“单位＋项目编码”在本行内去重，合计不重复计';

/** R1 by unit: 县本级 and 乡镇 apart. */
export function byUnitTable(facts: TableFacts): PaperTable {
  const names = namesOf(facts.yearFile);
  const { byUnit, whole } = facts.consolidation;
  const columns: readonly PaperColumn[] = [
    { key: 'order', head: '序号', width: 6, kind: 'count' },
    { key: 'departmentName', head: '部门', width: 18, kind: 'text' },
    { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
    { key: 'unitName', head: '单位', width: 24, kind: 'text' },
    { ...count('projects', '项目数'), sum: true },
    { key: 'amount', head: '购买服务合计', width: 15, kind: 'money', derived: sumIn(...fundFields) },
    money('amtGeneral', '一般公共预算', 14),
    money('amtFund', '政府性基金预算', 14),
    money('amtSoe', '国有资本经营预算', 14),
    money('amtEscrow', '财政专户管理资金', 14),
    money('amtUnit', '单位资金', 12),
    money('budget', '项目支出预算'),
    { key: 'share', head: '占项目支出', width: 10, kind: 'share', derived: ratioOf('amount', 'budget') },
    money('previous', '上年预算数'),
    { key: 'change', head: '增减额', width: 14, kind: 'money', derived: differenceOf('amount', 'previous') },
    { key: 'rate', head: '增减%', width: 9, kind: 'share', derived: ratioOf('change', 'previous') },
  ];
  const lines = byUnit
    .filter(({ totals }) => totals.lines > 0)
    .map(({ unit, township, totals, projectBudget }, index): PaperCells => ({
      level: township ? '乡镇' : '县本级',
      order: index + 1,
      departmentName: names.department(unit.department),
      unit: unit.code,
      unitName: unit.name,
      projects: totals.projects,
      ...totals.funds,
      budget: projectBudget,
      previous: totals.previous,
    }));
  return {
    ...base(facts),
    id: 'r1',
    name: 'R1按单位',
    title: titled(facts, '政府购买服务预算汇总表（按单位）'),
    note: `口径：${facts.counted}；全县＝县本级＋乡镇；只列有购买服务的单位；占比的分母为所列单位的项目支出预算；上年为明细中填报的上年预算数。`,
    paper: 'A3',
    columns,
    rows: stack(
      columns,
      lines,
      [{ keyOf: (cells) => String(cells['level']), cells: (key) => ({ unitName: `其中：${key}` }) }],
      { unitName: whole.lines === 0 ? '' : '合计（全县）' },
    ),
    empty,
  };
}

const treeCells = (totals: Totals, whole: number): PaperCells => ({
  projects: totals.projects,
  lines: totals.lines,
  amount: totals.amount,
  share: shareOf(totals.amount, whole) ?? 0,
});

/** R2 by catalogue: branches, tiers, codes in use. */
export function byCatalogTable(facts: TableFacts): PaperTable {
  const { byCatalog, whole } = facts.consolidation;
  const columns: readonly PaperColumn[] = [
    { key: 'code', head: '目录编码', width: 12, kind: 'code' },
    { key: 'first', head: '一级', width: 22, kind: 'text' },
    { key: 'second', head: '二级', width: 22, kind: 'text' },
    { key: 'third', head: '三级', width: 28, kind: 'text' },
    count('projects', '项目数'),
    { ...count('lines', '明细行数'), sum: true },
    money('amount', '金额', 18),
    { key: 'share', head: '占比', width: 10, kind: 'share', shareOf: 'amount' },
  ];
  const rows: readonly PaperRow[] = byCatalog.map(({ code, names, totals, depth, descendants }) => ({
    level: depth >= 3 ? 3 : depth === 0 ? 1 : 2,
    below: descendants,
    cells: { code, first: names[0], second: names[1], third: names[2], ...treeCells(totals, whole.amount) },
  }));
  const total: PaperRow = {
    level: 0,
    below: rows.length,
    cells: { first: '合计（全县）', ...treeCells(whole, whole.amount) },
  };
  return {
    ...base(facts),
    id: 'r2',
    name: 'R2按目录',
    title: titled(facts, '政府购买服务预算汇总表（按目录）'),
    note: `口径：${facts.counted}；${distinctNote}；一个项目用到多个目录的，各行都计；明细行数按行计，可相加。`,
    paper: 'A4',
    columns,
    rows: rows.length === 0 ? [] : [total, ...rows],
    empty,
  };
}

/** R3 by the six classes of 财综〔2014〕96号. */
export function byClassTable(facts: TableFacts): PaperTable {
  const { byLegacy, whole } = facts.consolidation;
  const columns: readonly PaperColumn[] = [
    { key: 'code', head: '类别', width: 8, kind: 'code' },
    { key: 'name', head: '名称', width: 36, kind: 'text' },
    count('projects', '项目数'),
    { key: 'projectShare', head: '占项目总数', width: 12, kind: 'share', shareOf: 'projects' },
    { ...count('lines', '明细行数'), sum: true },
    money('amount', '金额', 18),
    { key: 'share', head: '占总金额', width: 12, kind: 'share', shareOf: 'amount' },
    { key: 'fresh', head: '其中：新增项目数', width: 12, kind: 'count' },
    money('freshAmount', '其中：新增金额', 18),
  ];
  const cellsOf = (totals: Totals): PaperCells => ({
    ...treeCells(totals, whole.amount),
    projectShare: shareOf(totals.projects, whole.projects) ?? 0,
    fresh: totals.newProjects,
    freshAmount: totals.newAmount,
  });
  const lines = byLegacy.map(({ legacyClass, name, totals }): PaperRow => ({
    level: 3,
    below: 0,
    cells: { code: legacyClass ?? '', name, ...cellsOf(totals) },
  }));
  return {
    ...base(facts),
    id: 'r3',
    name: 'R3按六类',
    title: titled(facts, '政府购买服务预算汇总表（按六类）'),
    note: `口径：${facts.counted}；${distinctNote}。`,
    paper: 'A4',
    columns,
    rows:
      whole.lines === 0
        ? []
        : [{ level: 0, below: lines.length, cells: { name: '合计（全县）', ...cellsOf(whole) } }, ...lines],
    empty,
  };
}

type Kinds = {
  readonly field: 'providerType' | 'purMethod';
  readonly list: 'providerTypes' | 'methods';
  readonly blank: string;
};
/** Purchases by a code of their own: every code in use is a row, in the order of the year's list. */
function byCode(facts: TableFacts, kinds: Kinds, columns: readonly PaperColumn[]): readonly PaperRow[] {
  const entries = facts.yearFile.lists[kinds.list];
  const lines = purchaseRows(facts.submissions).map(({ unit, row }) => ({
    code: textOf(row, kinds.field),
    project: `${unit}/${textOf(row, 'projectCode')}`,
    amount: amountOf(row, 'amtTotal'),
  }));
  const whole = lines.reduce((sum, { amount }) => sum + amount, 0);
  const placeOf = (code: string): number => {
    const place = entries.findIndex((entry) => entry.code === code);
    return place < 0 ? entries.length : place;
  };
  const codes = [...new Set(lines.map(({ code }) => code))].toSorted((a, b) => placeOf(a) - placeOf(b));
  const cells = codes.map((code): PaperCells => {
    const own = lines.filter((line) => line.code === code);
    const amount = own.reduce((sum, line) => sum + line.amount, 0);
    return {
      code,
      name: code === '' ? kinds.blank : nameInList(entries, code) || code,
      projects: distinct(own.map(({ project }) => project)),
      lines: own.length,
      amount,
      share: shareOf(amount, whole) ?? 0,
    };
  });
  const total: PaperCells = {
    name: '合计',
    projects: distinct(lines.map(({ project }) => project)),
    share: shareOf(whole, whole) ?? 0,
  };
  return stack(columns, cells, [], total);
}
const codeColumns = (head: string): readonly PaperColumn[] => [
  { key: 'code', head: '代码', width: 8, kind: 'code' },
  { key: 'name', head, width: 32, kind: 'text' },
  count('projects', '项目数'),
  { ...count('lines', '明细行数'), sum: true },
  money('amount', '预算金额', 18),
  { key: 'share', head: '占比', width: 10, kind: 'share', shareOf: 'amount' },
];
const toBeFilled = '合同登记后填列，未登记的留空';

/** R4 承接主体情况表. */
export function providerTable(facts: TableFacts): PaperTable {
  const columns = [
    ...codeColumns('承接主体类型'),
    { key: 'contract', head: '合同金额', width: 18, kind: 'money' } as const,
  ];
  return {
    ...base(facts),
    id: 'r4',
    name: 'R4承接主体',
    title: titled(facts, '政府购买服务承接主体情况表'),
    note: `口径：${facts.counted}，按明细中拟定的承接主体类型；${distinctNote}；合同金额${toBeFilled}。`,
    paper: 'A4',
    columns,
    rows: byCode(facts, { field: 'providerType', list: 'providerTypes', blank: '未填承接主体类型' }, columns),
    empty,
  };
}

/** R5 采购方式情况表. */
export function methodTable(facts: TableFacts): PaperTable {
  const columns = [
    ...codeColumns('采购方式'),
    { key: 'contract', head: '合同（成交）金额', width: 18, kind: 'money' } as const,
    { key: 'saved', head: '节约额', width: 16, kind: 'money' } as const,
    { key: 'rate', head: '节约率', width: 10, kind: 'share' } as const,
  ];
  return {
    ...base(facts),
    id: 'r5',
    name: 'R5采购方式',
    title: titled(facts, '政府购买服务采购方式情况表'),
    note: `口径：${facts.counted}；${distinctNote}；成交金额、节约额和节约率${toBeFilled}。`,
    paper: 'A4',
    columns,
    rows: byCode(facts, { field: 'purMethod', list: 'methods', blank: '未填采购方式' }, columns),
    empty,
  };
}
