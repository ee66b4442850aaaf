import type { IssuedFigure } from '#shared/control-figures';
import { inForce } from '#shared/control-figures';
import { fieldDictionary } from '#shared/fields';
import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import type { Department } from '#shared/records';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { ReportContext } from './sheet-layout.ts';
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
} from './sheet-layout.ts';

export type ControlNotice = {
  readonly department: Department;
  /** Every version issued; the notice shows what finance has in force for the department. */
  readonly issued: readonly IssuedFigure[];
  readonly unitNames: ReadonlyMap<string, string>;
  /** By project code. */
  readonly projectNames: ReadonlyMap<string, string>;
};

const columns = [
  { head: '序号', width: 6 },
  { head: '单位编码', width: 10 },
  { head: '单位名称', width: 24 },
  { head: '项目编码', width: 22 },
  { head: '项目名称', width: 26 },
  { head: '资金性质', width: 16 },
  { head: '一上申报数', width: 17 },
  { head: '核定控制数', width: 17 },
  { head: '核减额', width: 17 },
  { head: '核减率', width: 10 },
  { head: '其中：政府购买服务', width: 17 },
  { head: '其中：政府采购', width: 17 },
  { head: '上级专项文号', width: 20 },
  { head: '审核意见', width: 28 },
  { head: '版本', width: 6 },
  { head: '下达日期', width: 12 },
] as const;
const first = bodyStart + 1;

const orNone = (amount: Fen | null): PlannedCell | null => (amount === null ? null : yuanCell(amount));

/** What was not asked for, such as 上级专项, is not cut either. */
const cutOf = ({ requested, determined }: Pick<IssuedFigure, 'requested' | 'determined'>): Fen =>
  requested === 0 ? fen(0) : fen(requested - determined);

function cutCells(figure: IssuedFigure, row: number): readonly (PlannedCell | null)[] {
  if (figure.requested === 0) return [null, null];
  const cut = cutOf(figure);
  return [
    yuanCell(cut, 'moneyPrint', `${at(7, row)}-${at(8, row)}`),
    shareCell({ value: cut, formula: at(9, row) }, { value: figure.requested, cell: at(7, row) }),
  ];
}

const targetName = (figure: IssuedFigure, notice: ControlNotice): string => {
  if (figure.mode === 'departmentLump') return '部门切块（由部门分解）';
  if (figure.projectCode === null) return '单位切块';
  return notice.projectNames.get(figure.projectCode) ?? '';
};

function figureRow(figure: IssuedFigure, index: number, notice: ControlNotice): readonly (PlannedCell | null)[] {
  const unit = figure.unit ?? notice.department.code;
  return [
    countCell(index + 1),
    textCell(unit, 'code'),
    textCell(figure.unit === null ? notice.department.name : (notice.unitNames.get(unit) ?? '')),
    textCell(figure.projectCode ?? '', 'code'),
    textCell(targetName(figure, notice)),
    textCell(figure.fund === null ? '全部资金' : fieldDictionary[figure.fund].zh),
    yuanCell(figure.requested),
    yuanCell(figure.determined),
    ...cutCells(figure, first + index),
    orNone(figure.purchases),
    orNone(figure.procurement),
    textCell(figure.upperNotice?.number ?? ''),
    textCell(figure.reason),
    countCell(figure.version),
    textCell(figure.at.slice(0, 10)),
  ];
}

function totalRow(figures: readonly IssuedFigure[]): readonly PlannedCell[] {
  const sumCell = (column: number, amounts: readonly (Fen | null)[]): PlannedCell =>
    yuanCell(
      sumOf(amounts.filter((amount) => amount !== null)),
      'totalMoney',
      figures.length === 0 ? undefined : `SUM(${span(column, first, bodyStart + figures.length)})`,
    );
  const requested = figures.map((one) => one.requested);
  const determined = figures.map((one) => one.determined);
  const blank = (count: number): readonly PlannedCell[] => Array.from({ length: count }, () => textCell('', 'total'));
  return [
    ...blank(4),
    textCell('合计', 'total'),
    ...blank(1),
    sumCell(7, requested),
    sumCell(8, determined),
    sumCell(9, figures.map(cutOf)),
    shareCell(
      { value: sumOf(figures.map(cutOf)), formula: at(9, bodyStart) },
      { value: sumOf(requested), cell: at(7, bodyStart) },
      'totalPct',
    ),
    sumCell(
      11,
      figures.map((one) => one.purchases),
    ),
    sumCell(
      12,
      figures.map((one) => one.procurement),
    ),
    ...blank(4),
  ];
}

/** 预算控制数下达表 of one department, in 元. */
export function controlNoticeWorkbook(notice: ControlNotice, context: ReportContext): WorkbookPlan {
  const figures = [...inForce(notice.issued).values()].filter(
    (one) => one.issuer === 'finance' && one.department === notice.department.code,
  );
  const title = `${practiceMark(context)}${context.year}年部门预算控制数下达表（${notice.department.name}）`;
  const sheet = reportSheet({
    name: '控制数下达表',
    title,
    note: '政府购买服务、政府采购为控制数的其中数，不另行增加预算。',
    unitNote: '单位：元',
    paper: 'A3',
    columns,
    freezeColumns: 3,
    body: [totalRow(figures), ...figures.map((figure, index) => figureRow(figure, index, notice))],
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
