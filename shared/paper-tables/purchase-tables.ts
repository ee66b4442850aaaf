import { fen, showWanYuan } from '#shared/money';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { Submission } from '#shared/records';
import type { CatalogEntry } from '#shared/year-file';
import type { PaperCells, PaperColumn, PaperTable } from './paper-table.ts';
import { ratioOf, stack, sumIn } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { nameInList, namesOf, practiceWord, projectNamesOf, purchaseRows, titled } from './table-facts.ts';

const money = (key: string, head: string, width = 15): PaperColumn => ({ key, head, width, kind: 'money', sum: true });
const numberIn = (cell: unknown): number | null => (typeof cell === 'number' ? cell : null);

/** 政府采购预算表: the purchases that are procurement, with what is reserved for small and medium enterprises. */
export function procurementTable(facts: TableFacts): PaperTable {
  const { yearFile } = facts;
  const names = namesOf(yearFile);
  const projectNames = projectNamesOf(facts.submissions);
  const columns: readonly PaperColumn[] = [
    { key: 'order', head: '序号', width: 6, kind: 'count' },
    { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
    { key: 'unitName', head: '单位', width: 22, kind: 'text' },
    { key: 'projectName', head: '项目', width: 24, kind: 'text' },
    { key: 'item', head: '采购品目编码', width: 13, kind: 'code' },
    { key: 'itemName', head: '采购品目', width: 20, kind: 'text' },
    { key: 'qty', head: '数量', width: 12, kind: 'decimal' },
    { key: 'uom', head: '计量单位', width: 9, kind: 'text' },
    { key: 'price', head: '单价（元）', width: 14, kind: 'yuan' },
    money('amount', '采购预算'),
    { key: 'method', head: '采购方式', width: 16, kind: 'text' },
    { key: 'form', head: '组织形式', width: 14, kind: 'text' },
    money('reserved', '面向中小企业预留'),
    { key: 'share', head: '预留比例', width: 10, kind: 'share', derived: ratioOf('reserved', 'amount') },
  ];
  const lines = purchaseRows(facts.submissions)
    .filter(({ row }) => row.cells.isProcurement === true)
    .map(({ unit, row }, index): PaperCells => ({
      department: yearFile.units.find(({ code }) => code === unit)?.department ?? '',
      order: index + 1,
      unit,
      unitName: names.unit(unit),
      projectName: textOf(row, 'projectName') || (projectNames.get(`${unit}/${textOf(row, 'projectCode')}`) ?? ''),
      item: textOf(row, 'purItemCode'),
      itemName: nameInList(yearFile.lists.procurementItems, textOf(row, 'purItemCode')),
      qty: numberIn(row.cells.qty),
      uom: textOf(row, 'uom'),
      price: numberIn(row.cells.unitPrice),
      amount: amountOf(row, 'amtTotal'),
      method: nameInList(yearFile.lists.methods, textOf(row, 'purMethod')),
      form: textOf(row, 'purOrgForm'),
      reserved: numberIn(row.cells.smeReserved),
    }));
  return {
    id: 'procurement',
    name: '政府采购预算表',
    title: titled(facts, '政府采购预算表（购买服务部分）'),
    note: `口径：${facts.counted}中“是否政府采购”为“是”的购买服务明细；货物和工程采购在一体化系统中编列，不在本表。`,
    unitNote: '单位：万元（单价为元）',
    paper: 'A3',
    columns,
    rows: stack(
      columns,
      lines,
      [
        {
          keyOf: (cells) => String(cells['department']),
          cells: (key) => ({ unit: key, unitName: `${names.department(key)} 小计` }),
        },
      ],
      { unitName: '合计' },
    ),
    remarks: [],
    practice: practiceWord(facts) !== '',
    empty: '没有属于政府采购的购买服务明细。',
  };
}

/** Names of the three tiers above and at a code, by the catalogue's own levels. */
function tiersOf(catalog: ReadonlyMap<string, CatalogEntry>, code: string): readonly [string, string, string] {
  const names: [string, string, string] = ['', '', ''];
  for (let entry = catalog.get(code); entry; entry = entry.parent === undefined ? undefined : catalog.get(entry.parent))
    if (names[entry.level - 1] === '') names[entry.level - 1] = entry.name;
  return names;
}

const disclosureColumns: readonly PaperColumn[] = [
  { key: 'unitName', head: '部门（单位）名称', width: 26, kind: 'text' },
  { key: 'service', head: '政府购买服务项目（内容）名称', width: 30, kind: 'text' },
  { key: 'code', head: '目录编码', width: 10, kind: 'code' },
  { key: 'first', head: '一级目录', width: 18, kind: 'text' },
  { key: 'second', head: '二级目录', width: 18, kind: 'text' },
  { key: 'third', head: '三级目录', width: 20, kind: 'text' },
  { key: 'amount', head: '合计', width: 14, kind: 'money', derived: sumIn(...fundFields) },
  money('amtGeneral', '一般公共预算', 14),
  money('amtFund', '政府性基金预算', 14),
  money('amtSoe', '国有资本经营预算', 14),
  money('amtEscrow', '财政专户管理资金', 14),
  money('amtUnit', '单位资金', 12),
];

function disclosureLines(submissions: readonly Submission[], facts: TableFacts): readonly PaperCells[] {
  const names = namesOf(facts.yearFile);
  const catalog = new Map(facts.yearFile.catalog.map((entry) => [entry.code, entry]));
  return purchaseRows(submissions).map(({ unit, row }) => {
    const code = textOf(row, 'catalogCode');
    const [first, second, third] = tiersOf(catalog, code);
    const funds = Object.fromEntries(fundFields.map((fund) => [fund, amountOf(row, fund)]));
    return {
      unit,
      unitName: names.unit(unit),
      service: textOf(row, 'serviceName'),
      code,
      first,
      second,
      third,
      ...funds,
    };
  });
}

const total = (cells: PaperCells): number => fundFields.reduce((sum, fund) => sum + Number(cells[fund] ?? 0), 0);

/** The sentence of the disclosed text: the sum and the largest items, or that there is none. */
function sentenceOf(name: string, lines: readonly PaperCells[], year: number): string {
  if (lines.length === 0) return `${String(year)}年，${name}无政府购买服务支出。`;
  const sum = fen(lines.reduce((whole, cells) => whole + total(cells), 0));
  const largest = lines
    .toSorted((a, b) => total(b) - total(a))
    .map((cells) => String(cells['service']))
    .filter((service, index, all) => service !== '' && all.indexOf(service) === index);
  const named = largest.slice(0, 3).join('、');
  const more = largest.length > 3 ? `等${String(largest.length)}项服务` : '';
  return `${String(year)}年，${name}政府购买服务支出预算${showWanYuan(sum)}万元，主要用于${named}${more}。`;
}

/** 部门政府购买服务支出表: the table of a department's disclosed budget, and its sentence (domain 5.2). */
export function disclosureTable(facts: TableFacts, department: string): PaperTable {
  const { yearFile } = facts;
  const names = namesOf(yearFile);
  const name = names.department(department);
  const own = new Set(yearFile.units.filter((unit) => unit.department === department).map(({ code }) => code));
  const lines = disclosureLines(
    facts.submissions.filter(({ unit }) => own.has(unit)),
    facts,
  );
  const sentence = sentenceOf(name, lines, yearFile.year);
  const none: PaperCells = { unitName: '合计', amount: 0 };
  return {
    id: 'disclosure',
    name: `公开表_${name}`,
    title: `${practiceWord(facts)}${name}${String(yearFile.year)}年部门政府购买服务支出表`,
    note: `口径：${facts.counted}；部门预算公开用。${sentence}`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns: disclosureColumns,
    rows:
      lines.length === 0
        ? [{ level: 0, below: 0, cells: none }]
        : stack(
            disclosureColumns,
            lines,
            [{ keyOf: (cells) => String(cells['unit']), cells: (key) => ({ unitName: names.unit(key) }) }],
            { unitName: '合计' },
          ),
    remarks: lines.length === 0 ? ['本部门（单位）无政府购买服务支出。'] : [],
    practice: practiceWord(facts) !== '',
    empty: '',
  };
}
