import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import type { ReportContext } from '#shared/reports';
import {
  at,
  bodyStart,
  countCell,
  practiceMark,
  reportSheet,
  shareCell,
  span,
  textCell,
  yuanCell,
} from '#shared/reports';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { FourStageTable, StageAmounts, StageName, StageRow } from './four-stages.ts';

const columns = [
  { head: '序号', width: 6 },
  { head: '单位编码', width: 10 },
  { head: '单位', width: 22 },
  { head: '项目编码', width: 20 },
  { head: '项目', width: 26 },
  { head: '一上申报数', width: 16 },
  { head: '其中：购买服务（一上）', width: 16 },
  { head: '核定控制数', width: 16 },
  { head: '其中：购买服务（控制数）', width: 16 },
  { head: '二上预算数', width: 16 },
  { head: '其中：购买服务（二上）', width: 16 },
  { head: '批复数', width: 16 },
  { head: '其中：购买服务（批复）', width: 16 },
  { head: '核减额（一上－控制数）', width: 16 },
  { head: '核减率', width: 9 },
  { head: '控制数－二上', width: 16 },
  { head: '批复数－二上', width: 16 },
  { head: '核减理由', width: 24 },
  { head: '批复差异理由', width: 24 },
] as const;
const stageNames = ['up1', 'control', 'up2', 'reply'] as const satisfies readonly StageName[];
const first = bodyStart + 1;

const pair = (amounts: StageAmounts | null): readonly (PlannedCell | null)[] =>
  amounts === null ? [null, null] : [yuanCell(amounts.total), yuanCell(amounts.purchases)];

const difference = (amount: Fen | null, formula: string): PlannedCell | null =>
  amount === null ? null : yuanCell(amount, 'moneyPrint', formula);

function stageCells(row: StageRow, index: number): readonly (PlannedCell | null)[] {
  const line = first + index;
  const asked = row.up1?.total ?? 0;
  return [
    countCell(index + 1),
    textCell(row.unit, 'code'),
    textCell(row.unitName),
    textCell(row.projectCode, 'code'),
    textCell(row.projectName),
    ...stageNames.flatMap((stage) => pair(row[stage])),
    difference(row.cut, `${at(6, line)}-${at(8, line)}`),
    row.cut === null ? null : shareCell({ value: row.cut, formula: at(14, line) }, { value: asked, cell: at(6, line) }),
    difference(row.left, `${at(8, line)}-${at(10, line)}`),
    difference(row.replyChange, `${at(12, line)}-${at(10, line)}`),
    textCell(row.controlReason),
    textCell(row.replyReason),
  ];
}

function totalCells(table: FourStageTable): readonly PlannedCell[] {
  const { rows, totals } = table;
  const sumIn = (column: number): string | undefined =>
    rows.length === 0 ? undefined : `SUM(${span(column, first, bodyStart + rows.length)})`;
  const total = (column: number, amount: Fen): PlannedCell => yuanCell(amount, 'totalMoney', sumIn(column));
  const sumOfRows = (pick: (row: StageRow) => Fen | null): Fen =>
    fen(rows.reduce((sum, row) => sum + (pick(row) ?? 0), 0));
  return [
    ...Array.from({ length: 4 }, () => textCell('', 'total')),
    textCell('合计', 'total'),
    ...stageNames.flatMap((stage, index) => [
      total(6 + index * 2, totals[stage].total),
      total(7 + index * 2, totals[stage].purchases),
    ]),
    total(14, totals.cut),
    shareCell(
      { value: totals.cut, formula: at(14, bodyStart) },
      { value: totals.up1.total, cell: at(6, bodyStart) },
      'totalPct',
    ),
    total(
      16,
      sumOfRows((row) => row.left),
    ),
    total(
      17,
      sumOfRows((row) => row.replyChange),
    ),
    textCell('', 'total'),
    textCell('', 'total'),
  ];
}

/** 四阶段对比表 on A3, in 元, differences as live formulas. */
export function compareWorkbook(table: FourStageTable, context: ReportContext): WorkbookPlan {
  const title = `${practiceMark(context)}${context.regionName}${context.year}年部门预算四阶段对比表`;
  const sheet = reportSheet({
    name: '四阶段对比表',
    title,
    note: '口径：购买服务为项目支出的其中数；空白表示该阶段无此项目，差额只在两个阶段都有数时计算。',
    unitNote: '单位：元',
    paper: 'A3',
    columns,
    freezeColumns: 5,
    body: [totalCells(table), ...table.rows.map(stageCells)],
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
