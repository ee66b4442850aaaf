import { formatYuan, fen, sumOf, type Fen } from '#shared/money';
import type { CollectingRound } from '#shared/records';
import type { ReportContext } from '#shared/reports';
import { at, bodyStart, practiceMark, reportSheet, span, textCell, yuanCell } from '#shared/reports';
import type { Verdict } from '#shared/review-chain';
import type { PlannedCell, PlannedSheet, WorkbookPlan } from '#shared/workbook-model';

/** A project row that a 业务股室 reviews; amounts in fen, null where nothing is known or said. */
export type SectionLine = {
  readonly unit: string;
  readonly unitName: string;
  readonly departmentName: string;
  readonly rowId: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly projectClass: string;
  readonly prior: Fen | null;
  readonly requested: Fen;
  readonly purchases: Fen;
  readonly reviewed: Fen | null;
  readonly verdict: Verdict | null;
  readonly text: string;
};
export type SectionMarks = {
  readonly ledger: 'real' | 'practice';
  readonly region: string;
  readonly year: number;
  readonly round: CollectingRound;
  readonly section: string;
};

/** Name of the hidden sheet that says what the workbook is; build/formats/section-review.md. */
export const sectionMarkSheet = 'tutd';
export const sectionFormat = 'two-up-two-down/section-review/1';
/** Heads that the reader finds its columns by. */
export const sectionHeads = {
  key: '行标识',
  projectName: '项目名称',
  reviewed: '股室初审数',
  verdict: '审核结论',
  text: '审核意见',
} as const;
export const verdictWords: Readonly<Record<Verdict, string>> = {
  agree: '同意',
  cut: '核减',
  disagree: '不同意',
  remark: '意见',
};

const columns = [
  { head: sectionHeads.key, width: 4, hidden: true },
  { head: '主管部门', width: 16 },
  { head: '单位编码', width: 10 },
  { head: '单位名称', width: 24 },
  { head: '项目编码', width: 15 },
  { head: sectionHeads.projectName, width: 28 },
  { head: '项目类别', width: 13 },
  { head: '上年预算数', width: 16 },
  { head: '申报数', width: 16 },
  { head: '其中：政府购买服务', width: 16 },
  { head: sectionHeads.reviewed, width: 16 },
  { head: '核减额', width: 16 },
  { head: sectionHeads.verdict, width: 10 },
  { head: sectionHeads.text, width: 36 },
] as const;
const [priorColumn, requestedColumn, purchasesColumn, reviewedColumn, cutColumn, verdictColumn] = [
  8, 9, 10, 11, 12, 13,
];
const roundWords: Record<CollectingRound, string> = { up1: '一上', up2: '二上' };

/** What stands in the hidden column: whose row, and the request that the section saw. */
export const lineKey = ({ unit, rowId, requested }: Pick<SectionLine, 'unit' | 'rowId' | 'requested'>): string =>
  JSON.stringify([unit, rowId, requested]);

const locked = (value: string): PlannedCell => ({ style: 'locked', value });
const lockedMoney = (amount: Fen | null): PlannedCell => ({
  style: 'moneyLocked',
  value: amount === null ? null : { number: formatYuan(amount) },
});

/** 申报数 less 初审数; nothing while no 初审数 stands, so that a blank is no cut to zero. */
function cutCell(row: number, line: SectionLine): PlannedCell {
  const [asked, reviewed] = [at(requestedColumn, row), at(reviewedColumn, row)];
  return yuanCell(
    line.reviewed === null ? fen(0) : fen(line.requested - line.reviewed),
    'moneyPrint',
    `IF(${reviewed}="",0,${asked}-${reviewed})`,
  );
}

function lineCells(line: SectionLine, index: number): readonly PlannedCell[] {
  return [
    { style: 'plain', value: lineKey(line) },
    locked(line.departmentName),
    locked(line.unit),
    locked(line.unitName),
    locked(line.projectCode),
    locked(line.projectName),
    locked(line.projectClass),
    lockedMoney(line.prior),
    lockedMoney(line.requested),
    lockedMoney(line.purchases),
    { style: 'money', value: line.reviewed === null ? null : { number: formatYuan(line.reviewed) } },
    cutCell(bodyStart + 1 + index, line),
    { style: 'text', value: line.verdict === null ? null : verdictWords[line.verdict] },
    { style: 'text', value: line.text === '' ? null : line.text },
  ];
}

function totalCells(lines: readonly SectionLine[]): readonly PlannedCell[] {
  const sum = (column: number, amounts: readonly (Fen | null)[]): PlannedCell =>
    yuanCell(
      sumOf(amounts.filter((amount) => amount !== null)),
      'totalMoney',
      lines.length === 0 ? undefined : `SUM(${span(column, bodyStart + 1, bodyStart + lines.length)})`,
    );
  return [
    ...['', '', '', '', '', '合计', ''].map((text) => textCell(text, 'total')),
    sum(
      priorColumn,
      lines.map(({ prior }) => prior),
    ),
    sum(
      requestedColumn,
      lines.map(({ requested }) => requested),
    ),
    sum(
      purchasesColumn,
      lines.map(({ purchases }) => purchases),
    ),
    sum(
      reviewedColumn,
      lines.map(({ reviewed }) => reviewed),
    ),
    sum(
      cutColumn,
      lines.map(({ requested, reviewed }) => (reviewed === null ? null : fen(requested - reviewed))),
    ),
    textCell('', 'total'),
    textCell('', 'total'),
  ];
}

function markSheet(marks: SectionMarks): PlannedSheet {
  const { ledger, region, year, round, section } = marks;
  const all = { format: sectionFormat, ledger, region, year: String(year), round, section };
  return {
    name: sectionMarkSheet,
    hidden: true,
    columns: [{ width: 16 }, { width: 40 }],
    rows: Object.entries(all).map(([key, value]) => ({ cells: [textCell(key, 'plain'), textCell(value, 'plain')] })),
  };
}

/**
 * 按股室审核表 in 元: every project row of the section's units, for the section's own computer (practice 2.3). White cells
 * are the section's; `readSectionReview` takes them in again.
 */
export function sectionWorkbook(
  lines: readonly SectionLine[],
  marks: SectionMarks,
  context: ReportContext,
): WorkbookPlan {
  const title = `${practiceMark(context)}${String(context.year)}年部门预算${roundWords[marks.round]}审核表（${marks.section}）`;
  const sheet = reportSheet({
    name: '按股室审核表',
    title,
    note: '白色单元格由业务股室填写：初审数填元；结论从下拉列表选择，不同意、意见须写明内容。请勿删除隐藏列，可以排序。',
    unitNote: '单位：元',
    paper: 'A3',
    columns,
    freezeColumns: 6,
    body: [totalCells(lines), ...lines.map(lineCells)],
  });
  const last = bodyStart + lines.length;
  const lists =
    lines.length === 0
      ? []
      : [
          {
            range: span(verdictColumn, bodyStart + 1, last),
            source: `"${Object.values(verdictWords).join(',')}"`,
            error: '请从下拉列表选择：同意、核减、不同意、意见。',
          },
        ];
  return {
    title,
    creator: context.creator,
    created: context.created,
    sheets: [{ ...sheet, lists, protect: true }, markSheet(marks)],
  };
}
