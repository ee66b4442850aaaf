import type { ControlFigure } from '#shared/control-figures';
import { figureKey } from '#shared/control-figures';
import { fieldDictionary } from '#shared/fields';
import type { Fen } from '#shared/money';
import { fen, formatYuan, sumOf } from '#shared/money';
import type { ReportContext } from '#shared/reports';
import { at, bodyStart, practiceMark, reportSheet, shareCell, span, textCell, yuanCell } from '#shared/reports';
import type { PlannedCell, PlannedSheet, WorkbookPlan } from '#shared/workbook-model';

/** A working figure as the office speaks of it. */
export type FigureLine = ControlFigure & { readonly projectName: string };
export type FiguresMarks = { readonly ledger: 'real' | 'practice'; readonly region: string; readonly year: number };

/** Name of the hidden sheet that says what the workbook is; build/formats/figures-workbook.md. */
export const figuresMarkSheet = 'tutd';
export const figuresFormat = 'two-up-two-down/figures/1';
export const figuresSheet = '控制数测算表';

/** Heads by what stands under them; the reader finds its columns by these words. */
export const figureHeads = {
  key: '行标识',
  requested: '一上申报数',
  sectionReviewed: '股室初审数',
  proposed: '预算股建议数',
  determined: '审定控制数',
  purchases: '其中：政府购买服务',
  procurement: '其中：政府采购',
  reason: '核减理由',
} as const;

const columns = [
  { head: figureHeads.key, width: 4, hidden: true },
  { head: '单位编码', width: 11 },
  { head: '单位名称', width: 24 },
  { head: '项目编码', width: 16 },
  { head: '项目或资金', width: 28 },
  { head: figureHeads.requested, width: 17 },
  { head: figureHeads.sectionReviewed, width: 17 },
  { head: figureHeads.proposed, width: 17 },
  { head: figureHeads.determined, width: 17 },
  { head: figureHeads.purchases, width: 17 },
  { head: figureHeads.procurement, width: 17 },
  { head: '核减额', width: 17 },
  { head: '核减率', width: 10 },
  { head: figureHeads.reason, width: 36 },
] as const;
const first = bodyStart + 1;
const requestedColumn = 6;
const determinedColumn = 9;
const cutColumn = 12;

const open = (amount: Fen | null): PlannedCell => ({
  style: 'money',
  value: amount === null ? null : { number: formatYuan(amount) },
});
const locked = (value: string): PlannedCell => ({ style: 'locked', value });

/** What a figure is for, in words: its project, its fund or the whole of its department. */
export function figureTarget(line: FigureLine): string {
  if (line.mode === 'project') return line.projectName;
  const fund = line.fund === null ? '全部资金' : fieldDictionary[line.fund].zh;
  return line.mode === 'unitFund' ? fund : `部门切块（${fund}）`;
}

function lineCells(
  line: FigureLine,
  index: number,
  names: ReadonlyMap<string, string>,
): readonly (PlannedCell | null)[] {
  const row = first + index;
  const code = line.unit ?? line.department;
  const cut = fen(line.requested - line.determined);
  return [
    { style: 'plain', value: figureKey(line) },
    locked(code),
    locked(names.get(code) ?? ''),
    locked(line.projectCode ?? ''),
    locked(figureTarget(line)),
    { style: 'moneyLocked', value: { number: formatYuan(line.requested) } },
    open(line.sectionReviewed),
    open(line.proposed),
    open(line.determined),
    open(line.purchases),
    open(line.procurement),
    yuanCell(cut, 'moneyPrint', `${at(requestedColumn, row)}-${at(determinedColumn, row)}`),
    shareCell(
      { value: cut, formula: at(cutColumn, row) },
      { value: line.requested, cell: at(requestedColumn, row) },
      'pct',
    ),
    { style: 'text', value: line.reason === '' ? null : line.reason },
  ];
}

function totalCells(lines: readonly FigureLine[]): readonly PlannedCell[] {
  const last = bodyStart + lines.length;
  const sum = (column: number, pick: (line: FigureLine) => Fen | null): PlannedCell =>
    yuanCell(
      sumOf(lines.map(pick).filter((amount) => amount !== null)),
      'totalMoney',
      lines.length === 0 ? undefined : `SUM(${span(column, first, last)})`,
    );
  const requested = sumOf(lines.map((line) => line.requested));
  const cut = fen(requested - sumOf(lines.map((line) => line.determined)));
  return [
    ...['', '', '', '', '合计'].map((text) => textCell(text, 'total')),
    sum(6, (line) => line.requested),
    sum(7, (line) => line.sectionReviewed),
    sum(8, (line) => line.proposed),
    sum(9, (line) => line.determined),
    sum(10, (line) => line.purchases),
    sum(11, (line) => line.procurement),
    sum(12, (line) => fen(line.requested - line.determined)),
    shareCell(
      { value: cut, formula: at(cutColumn, bodyStart) },
      { value: requested, cell: at(requestedColumn, bodyStart) },
      'totalPct',
    ),
    textCell('', 'total'),
  ];
}

function markSheet({ ledger, region, year }: FiguresMarks): PlannedSheet {
  const marks = { format: figuresFormat, ledger, region, year: String(year) };
  return {
    name: figuresMarkSheet,
    hidden: true,
    columns: [{ width: 16 }, { width: 40 }],
    rows: Object.entries(marks).map(([key, value]) => ({ cells: [textCell(key, 'plain'), textCell(value, 'plain')] })),
  };
}

/**
 * 控制数测算表 in 元: what was asked, and the figures of the section, the budget office and the meeting (practice 2.3).
 * Sections fill in their own on their own computers; `readFigures` takes them in again.
 */
export function figuresWorkbook(
  lines: readonly FigureLine[],
  names: ReadonlyMap<string, string>,
  marks: FiguresMarks,
  context: ReportContext,
): WorkbookPlan {
  const title = `${practiceMark(context)}${String(context.year)}年部门预算控制数测算表`;
  const sheet = reportSheet({
    name: figuresSheet,
    title,
    note: '白色单元格可填；核减 30% 以上须写理由。政府购买服务、政府采购为控制数的其中数。请勿删除隐藏列。',
    unitNote: '单位：元',
    paper: 'A3',
    columns,
    freezeColumns: 5,
    body: [totalCells(lines), ...lines.map((line, index) => lineCells(line, index, names))],
  });
  return {
    title,
    creator: context.creator,
    created: context.created,
    sheets: [{ ...sheet, protect: true }, markSheet(marks)],
  };
}
