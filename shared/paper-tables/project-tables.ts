import type { PriorLine } from '#shared/records';
import { amountOf, textOf } from '#shared/rounds';
import { wholeLines } from '#shared/prior-year';
import type { PaperCells, PaperColumn, PaperTable } from './paper-table.ts';
import { differenceOf, stack } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { nameInList, namesOf, practiceWord, projectRows, purchaseRows, titled } from './table-facts.ts';

const money = (key: string, head: string): PaperColumn => ({ key, head, width: 16, kind: 'money', sum: true });
const lead: readonly PaperColumn[] = [
  { key: 'order', head: '序号', width: 6, kind: 'count' },
  { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
  { key: 'unitName', head: '单位', width: 24, kind: 'text' },
  { key: 'project', head: '项目编码', width: 18, kind: 'code' },
  { key: 'projectName', head: '项目', width: 30, kind: 'text' },
];
const numbered = (lines: readonly PaperCells[]): readonly PaperCells[] =>
  lines.map((cells, index) => ({ ...cells, order: index + 1 }));

type Standing = { readonly unit: string; readonly code: string; readonly name: string; readonly amount: number };

/** One record a project; several lines of it are added. */
function byProject(lines: readonly Standing[]): readonly Standing[] {
  const found = new Map<string, Standing>();
  for (const line of lines) {
    const key = `${line.unit}/${line.code}`;
    const before = found.get(key);
    found.set(key, before ? { ...before, name: before.name || line.name, amount: before.amount + line.amount } : line);
  }
  return [...found.values()];
}
const priorProjects = (prior: readonly PriorLine[]): readonly Standing[] =>
  byProject(
    wholeLines(prior).map(({ unit, projectCode, projectName, budget }) => ({
      unit,
      code: projectCode,
      name: projectName,
      amount: budget ?? 0,
    })),
  );

/** 新增/取消项目表: this year's list beside last year's. A code that was renewed is known by its unit and name. */
export function changeTable(facts: TableFacts): PaperTable {
  const names = namesOf(facts.yearFile);
  const columns: readonly PaperColumn[] = [
    ...lead,
    money('prior', '上年预算数'),
    money('now', '本年数'),
    { key: 'change', head: '增减额', width: 16, kind: 'money', derived: differenceOf('now', 'prior') },
    { key: 'grade', head: '上年绩效等级', width: 12, kind: 'text' },
    { key: 'remark', head: '备注', width: 22, kind: 'text' },
  ];
  const now = byProject(
    projectRows(facts.submissions).map(({ unit, row }) => ({
      unit,
      code: textOf(row, 'projectCode'),
      name: textOf(row, 'projectName'),
      amount: amountOf(row, 'amtTotal'),
    })),
  );
  const before = priorProjects(facts.prior);
  const codes = (list: readonly Standing[]) =>
    new Set(list.flatMap(({ unit, code, name }) => [`${unit}/${code}`, `${unit}=${name}`]));
  const [nowKeys, beforeKeys] = [codes(now), codes(before)];
  const known = (keys: ReadonlySet<string>, { unit, code, name }: Standing): boolean =>
    keys.has(`${unit}/${code}`) || keys.has(`${unit}=${name}`);
  const grades = new Map(
    facts.prior.flatMap(({ unit, projectCode, grade }) => (grade ? [[`${unit}/${projectCode}`, grade] as const] : [])),
  );
  const lineOf = (kind: '新增' | '取消', one: Standing): PaperCells => {
    const grade = grades.get(`${one.unit}/${one.code}`);
    return {
      kind,
      unit: one.unit,
      unitName: names.unit(one.unit),
      project: one.code,
      projectName: one.name,
      prior: kind === '新增' ? 0 : one.amount,
      now: kind === '新增' ? one.amount : 0,
      grade: grade ? `${grade.word}（${String(grade.year)}年）` : '',
    };
  };
  const added = now.filter((one) => !known(beforeKeys, one));
  const ended = before.filter((one) => !known(nowKeys, one));
  const lines =
    facts.prior.length === 0
      ? []
      : [...added.map((one) => lineOf('新增', one)), ...ended.map((one) => lineOf('取消', one))];
  return {
    id: 'change',
    name: '新增取消项目表',
    title: titled(facts, '项目支出新增、取消项目表'),
    note: `口径：${facts.counted}与上年预算按“单位＋项目编码”比对，编码变了的按“单位＋项目名称”认；延续项目不列。`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns,
    rows: stack(
      columns,
      numbered(lines),
      [
        {
          keyOf: (cells) => String(cells['kind']),
          cells: (key, own) => ({ unitName: `${key} ${String(own.length)} 项` }),
        },
      ],
      { unitName: '合计' },
    ),
    remarks: facts.prior.length === 0 ? [] : [`延续项目 ${String(now.length - added.length)} 项，未列入本表。`],
    practice: practiceWord(facts) !== '',
    empty:
      facts.prior.length === 0
        ? '未导入上年预算，无法比对新增和取消的项目。请先在年度设置的“数据导入”中导入上年清单。'
        : '与上年相比，没有新增或取消的项目。',
  };
}

/** 上级专项清单: lines that a notice of a higher level brought, with its number. */
export function upperTable(facts: TableFacts): PaperTable {
  const names = namesOf(facts.yearFile);
  const columns: readonly PaperColumn[] = [
    ...lead,
    { key: 'level', head: '级次', width: 8, kind: 'text' },
    { key: 'notice', head: '上级专项文号', width: 24, kind: 'text' },
    { key: 'func', head: '支出功能分类', width: 12, kind: 'code' },
    { key: 'funcName', head: '功能分类名称', width: 20, kind: 'text' },
    money('amount', '金额'),
    money('purchases', '其中：购买服务'),
  ];
  const purchases = new Map<string, number>();
  for (const { unit, row } of purchaseRows(facts.submissions)) {
    const key = `${unit}/${textOf(row, 'projectCode')}`;
    purchases.set(key, (purchases.get(key) ?? 0) + amountOf(row, 'amtTotal'));
  }
  const seen = new Set<string>();
  const lines = projectRows(facts.submissions)
    .filter(({ row }) => textOf(row, 'upperNotice') !== '' || textOf(row, 'upperLevel') !== '')
    .map(({ unit, row }): PaperCells => {
      const key = `${unit}/${textOf(row, 'projectCode')}`;
      // A project may stand in several rows; its purchases are told once.
      const first = !seen.has(key);
      seen.add(key);
      return {
        level: textOf(row, 'upperLevel'),
        unit,
        unitName: names.unit(unit),
        project: textOf(row, 'projectCode'),
        projectName: textOf(row, 'projectName'),
        notice: textOf(row, 'upperNotice'),
        func: textOf(row, 'funcCode'),
        funcName: nameInList(facts.yearFile.lists.functions, textOf(row, 'funcCode')),
        amount: amountOf(row, 'amtTotal'),
        purchases: first ? (purchases.get(key) ?? 0) : 0,
      };
    });
  const levels = ['中央', '省', '市', ''];
  const ordered = lines.toSorted((a, b) => levels.indexOf(String(a['level'])) - levels.indexOf(String(b['level'])));
  return {
    id: 'upper',
    name: '上级专项清单',
    title: titled(facts, '上级专项转移支付项目清单'),
    note: `口径：${facts.counted}中填有上级专项文号或级次的项目；购买服务为金额的其中数。`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns,
    rows: stack(
      columns,
      numbered(ordered),
      [
        {
          keyOf: (cells) => String(cells['level']),
          cells: (key) => ({ unitName: `${key === '' ? '级次未填' : key} 小计` }),
        },
      ],
      { unitName: '合计' },
    ),
    remarks: [],
    practice: practiceWord(facts) !== '',
    empty: '还没有填上级专项文号的项目。',
  };
}
