import type { StageAmounts } from '#shared/compare';
import { wholeLines } from '#shared/prior-year';
import type { PaperCells, PaperColumn, PaperTable } from './paper-table.ts';
import { differenceOf, ratioOf, stack } from './paper-table.ts';
import type { TableFacts } from './table-facts.ts';
import { distinct, namesOf, practiceWord, titled } from './table-facts.ts';

const order: PaperColumn = { key: 'order', head: '序号', width: 6, kind: 'count' };
const unitColumns: readonly PaperColumn[] = [
  { key: 'unit', head: '单位编码', width: 10, kind: 'code' },
  { key: 'unitName', head: '单位', width: 24, kind: 'text' },
];
const projectColumns: readonly PaperColumn[] = [
  { key: 'project', head: '项目编码', width: 18, kind: 'code' },
  { key: 'projectName', head: '项目', width: 30, kind: 'text' },
];
const money = (key: string, head: string): PaperColumn => ({ key, head, width: 15, kind: 'money', sum: true });
const numbered = (lines: readonly PaperCells[]): readonly PaperCells[] =>
  lines.map((cells, index) => ({ ...cells, order: index + 1 }));
const total: PaperCells = { unitName: '合计' };
/** Departments as groups of unit lines; every line carries its department beside its own cells. */
const byDepartment = (facts: TableFacts) => {
  const names = namesOf(facts.yearFile);
  return {
    keyOf: (cells: PaperCells) => String(cells['department']),
    cells: (key: string) => ({ unit: key, unitName: `${names.department(key)} 小计` }),
  };
};
const base = (facts: TableFacts) => ({ unitNote: '单位：万元', practice: practiceWord(facts) !== '', remarks: [] });

/** 上年预算数 by unit and project; a project that the list does not state stays blank. */
function priorBudgets(facts: TableFacts): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { unit, projectCode, budget } of wholeLines(facts.prior)) {
    if (budget === null) continue;
    const key = `${unit}/${projectCode}`;
    sums.set(key, (sums.get(key) ?? 0) + budget);
  }
  return sums;
}

/** 项目支出安排建议表: what the meetings decide on, A3. */
export function suggestionTable(facts: TableFacts): PaperTable {
  const names = namesOf(facts.yearFile);
  const prior = priorBudgets(facts);
  const purchases = new Map(
    facts.stages.rows.map((row) => [`${row.unit}/${row.projectCode}`, row.up1?.purchases ?? null]),
  );
  const columns: readonly PaperColumn[] = [
    order,
    ...unitColumns,
    ...projectColumns,
    money('prior', '上年预算'),
    money('asked', '一上申报'),
    money('purchases', '其中：购买服务'),
    money('reviewed', '股室初审'),
    money('proposed', '预算股建议'),
    { key: 'change', head: '建议比上年', width: 15, kind: 'money', derived: differenceOf('proposed', 'prior') },
    { key: 'cut', head: '建议比申报', width: 15, kind: 'money', derived: differenceOf('proposed', 'asked') },
    { key: 'remark', head: '备注', width: 26, kind: 'text' },
  ];
  const lines = facts.figures.map((figure): PaperCells => {
    const key = `${figure.unit ?? ''}/${figure.projectCode ?? ''}`;
    return {
      department: figure.department,
      unit: figure.unit ?? '',
      unitName: names.unit(figure.unit ?? ''),
      project: figure.projectCode ?? '',
      projectName: figure.projectName,
      prior: prior.get(key) ?? null,
      asked: figure.requested,
      purchases: purchases.get(key) ?? null,
      reviewed: figure.sectionReviewed,
      proposed: figure.proposed,
      remark: [figure.upperNotice?.number ?? '', figure.reason].filter((text) => text !== '').join('；'),
    };
  });
  return {
    ...base(facts),
    id: 'suggestion',
    name: '项目支出安排建议表',
    title: titled(facts, '项目支出安排建议表'),
    note: `口径：一上申报、股室初审和预算股建议按项目列示，购买服务为申报数的其中数；${facts.prior.length === 0 ? '未导入上年预算，上年栏为空。' : '上年为上年预算数。'}`,
    paper: 'A3',
    columns,
    rows: stack(columns, numbered(lines), [byDepartment(facts)], total),
    empty: '还没有一上项目。接收一上报表后，在此形成安排建议。',
  };
}

const amounts = (name: string, stage: StageAmounts | null): PaperCells => ({ [name]: stage?.total ?? null });

/** 按股室汇总: the four stages by 股室 and department. */
export function sectionTable(facts: TableFacts): PaperTable {
  const columns: readonly PaperColumn[] = [
    { key: 'name', head: '股室 / 部门', width: 30, kind: 'text' },
    { key: 'units', head: '单位数', width: 8, kind: 'count' },
    { key: 'projects', head: '项目数', width: 8, kind: 'count', sum: true },
    money('up1', '一上申报数'),
    money('control', '控制数'),
    { key: 'cut', head: '控制数比申报', width: 15, kind: 'money', derived: differenceOf('control', 'up1') },
    money('up2', '二上预算数'),
    money('purchases', '其中：购买服务'),
    { key: 'share', head: '购买服务占比', width: 11, kind: 'share', derived: ratioOf('purchases', 'up2') },
    money('reply', '批复数'),
  ];
  const sumStage = (rows: typeof facts.stages.rows, pick: (row: (typeof rows)[number]) => number | undefined) => {
    const stated = rows.flatMap((row) => pick(row) ?? []);
    return stated.length === 0 ? null : stated.reduce((sum, one) => sum + one, 0);
  };
  const lines = facts.yearFile.departments.flatMap((department): readonly PaperCells[] => {
    const own = facts.stages.rows.filter((row) => row.department === department.code);
    if (own.length === 0) return [];
    return [
      {
        section: department.section,
        name: department.name,
        units: distinct(own.map(({ unit }) => unit).filter((unit) => unit !== '')),
        projects: own.filter(({ projectCode }) => projectCode !== '').length,
        up1: sumStage(own, ({ up1 }) => up1?.total),
        control: sumStage(own, ({ control }) => control?.total),
        up2: sumStage(own, ({ up2 }) => up2?.total),
        purchases: sumStage(own, ({ up2 }) => up2?.purchases),
        reply: sumStage(own, ({ reply }) => reply?.total),
      },
    ];
  });
  const ordered = lines.toSorted((a, b) => (String(a['section']) < String(b['section']) ? -1 : 1));
  const units = (own: readonly PaperCells[]): PaperCells => ({
    units: own.reduce((sum, cells) => sum + Number(cells['units'] ?? 0), 0),
  });
  return {
    ...base(facts),
    id: 'section',
    name: '按股室汇总',
    title: titled(facts, '部门预算项目支出汇总表（按股室）'),
    note: '口径：项目支出，按归口业务股室汇总；四个阶段各取已收到的数；购买服务为二上预算数的其中数。',
    paper: 'A4',
    columns,
    rows: stack(
      columns,
      ordered,
      [{ keyOf: (cells) => String(cells['section']), cells: (key) => ({ name: key === '' ? '未归口' : key }) }],
      { name: '合计' },
      units,
    ),
    empty: '还没有收到项目。接收一上报表后，在此按股室汇总。',
  };
}

/** 核减明细: where the control figure is below what was asked, and why. */
export function cutTable(facts: TableFacts): PaperTable {
  const columns: readonly PaperColumn[] = [
    order,
    ...unitColumns,
    ...projectColumns,
    money('up1', '一上申报数'),
    money('control', '核定控制数'),
    { key: 'cut', head: '核减额', width: 15, kind: 'money', derived: differenceOf('up1', 'control') },
    { key: 'rate', head: '核减率', width: 10, kind: 'share', derived: ratioOf('cut', 'up1') },
    { key: 'reason', head: '核减理由', width: 34, kind: 'text' },
  ];
  const lines = facts.stages.rows
    .filter((row) => row.cut !== null && row.cut > 0 && row.up1 !== null && row.up1.total > 0)
    .map((row): PaperCells => ({
      department: row.department,
      unit: row.unit,
      unitName: row.unitName,
      project: row.projectCode,
      projectName: row.projectName,
      ...amounts('up1', row.up1),
      ...amounts('control', row.control),
      reason: row.controlReason,
    }));
  return {
    ...base(facts),
    id: 'cut',
    name: '核减明细',
    title: titled(facts, '项目支出核减明细表'),
    note: '口径：核减额＝一上申报数－核定控制数，只列有核减的项目；合计为所列项目之和。',
    paper: 'A4',
    columns,
    rows: stack(columns, numbered(lines), [byDepartment(facts)], total),
    empty: '没有核减的项目，或控制数还没有下达。',
  };
}
