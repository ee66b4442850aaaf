import type { CollectingRound } from '#shared/records';
import type { ReportContext } from '#shared/reports';
import { practiceMark, reportSheet, textCell } from '#shared/reports';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { TrailLine } from './trail-line.ts';

/** A line of 修改痕迹 with whose it is. */
export type TrailRow = TrailLine & {
  readonly key: string;
  readonly round: CollectingRound;
  readonly roundName: string;
  readonly department: string;
  readonly departmentName: string;
  readonly unit: string;
  readonly unitName: string;
  readonly section: string;
};

const columns = [
  { head: '主管部门', width: 16 },
  { head: '单位', width: 24 },
  { head: '阶段', width: 10 },
  { head: '操作类型', width: 14 },
  { head: '操作项（单元格说明）', width: 44 },
  { head: '旧值', width: 32 },
  { head: '修改值', width: 32 },
  { head: '修改人', width: 10 },
  { head: '修改时间', width: 17 },
] as const;

/** 修改痕迹 as a printed table; times in Beijing time as the screen shows them, given by the caller. */
export function trailWorkbook(
  rows: readonly TrailRow[],
  localTime: (instant: string) => string,
  context: ReportContext,
): WorkbookPlan {
  const title = `${practiceMark(context)}${String(context.year)}年部门预算修改痕迹`;
  const sheet = reportSheet({
    name: '修改痕迹',
    title,
    note: '首次报送以后的每一处修改；金额单位为元。',
    unitNote: `共 ${String(rows.length)} 条`,
    paper: 'A3',
    columns,
    freezeColumns: 2,
    body: rows.map((row) =>
      [
        row.departmentName,
        `${row.unit} ${row.unitName}`,
        row.roundName,
        row.act,
        row.item,
        row.before,
        row.after,
        row.by,
        localTime(row.at),
      ].map((text) => textCell(text)),
    ),
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
