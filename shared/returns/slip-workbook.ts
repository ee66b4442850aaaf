import { markSheetName } from '#shared/forms';
import type { CollectingRound, Unit } from '#shared/records';
import { at, countCell, practiceMark, reportSheet, textCell, type ReportContext } from '#shared/reports';
import type {
  PlannedCell,
  PlannedRow,
  PlannedSheet,
  ReadSheet,
  ReadWorkbook,
  WorkbookPlan,
} from '#shared/workbook-model';
import type { ReturnSlip } from './slip.ts';

const slipFormat = 'two-up-two-down/return-slip/1';
const orderHead = '序号';
const answerHead = '单位答复';
const columns = [
  { head: orderHead, width: 6 },
  { head: '项目（事项）', width: 24 },
  { head: '位置', width: 24 },
  { head: '审核规则', width: 9 },
  { head: '审核意见', width: 48 },
  { head: '修改要求', width: 26 },
  { head: answerHead, width: 30 },
] as const;
const stages: Record<CollectingRound, string> = { up1: '一上申报', up2: '二上编制' };

export type SlipPaper = {
  readonly slip: ReturnSlip;
  readonly unit: Pick<Unit, 'code' | 'name'>;
  readonly region: { readonly code: string; readonly name: string };
};

/** What a slip is, for the program that reads it back; build/formats/return-slip.md. */
function slipMark({ slip, region }: SlipPaper, context: ReportContext): PlannedSheet {
  const marks = {
    format: slipFormat,
    ledger: context.ledger,
    region: region.code,
    unit: slip.unit,
    year: String(context.year),
    round: slip.round,
    number: slip.number,
  };
  return {
    name: markSheetName,
    hidden: true,
    columns: [{ width: 16 }, { width: 40 }],
    rows: Object.entries(marks).map(([key, value]) => ({ cells: [textCell(key, 'plain'), textCell(value, 'plain')] })),
  };
}

const answered = (text: string | undefined): PlannedCell => ({ style: 'textMust', value: text ?? null });

/** 审核意见单 of one return, with a column for the unit's answers, signatures and seals. */
export function slipWorkbook(paper: SlipPaper, context: ReportContext): WorkbookPlan {
  const { slip, unit, region } = paper;
  const title = `${practiceMark(context)}${String(context.year)}年部门预算审核意见单`;
  const asked = slip.deadline === null ? '请修改后重新送审' : `请于 ${slip.deadline} 前修改后重新送审`;
  const closing: readonly string[] = [
    `退回原因：${slip.reason}`,
    '单位逐条在“单位答复”栏填写修改情况或理由，随修改后的报表一并报回；请勿增删行。',
    `财政部门　　审核人：${slip.by}　　　　　　复核人：　　　　　　　　　　股室负责人：　　　　　　　　　　（盖章）`,
    '预算单位　　填表人：　　　　　　　　　　财务负责人：　　　　　　　　　　单位负责人：　　　　　　　　　　（公章）',
  ];
  const sheet = reportSheet({
    name: '审核意见单',
    title,
    note: `编号：${slip.number}　　${region.name}财政局 → ${unit.code} ${unit.name}　　阶段：${stages[slip.round]}　　退回日期：${slip.at.slice(0, 10)}`,
    unitNote: `共 ${String(slip.items.length)} 条。${asked}。`,
    paper: 'A4',
    columns,
    freezeColumns: 1,
    further: closing.length,
    body: slip.items.map((item, index) => [
      countCell(index + 1),
      textCell(item.subject),
      textCell(item.place),
      textCell(item.finding?.rule ?? (item.amendment === undefined ? '' : '代改'), 'code'),
      textCell(item.sentence),
      textCell(item.wish),
      answered(item.answer?.text),
    ]),
  });
  const first = sheet.rows.length + 1;
  const last = columns.length;
  const tail = closing.map((text, index): PlannedRow => ({
    height: index < 2 ? 24 : 34,
    cells: [textCell(text, 'note')],
  }));
  return {
    title: `${title}（${unit.name}）`,
    creator: context.creator,
    created: context.created,
    sheets: [
      {
        ...sheet,
        rows: [...sheet.rows, ...tail],
        merges: [
          ...(sheet.merges ?? []),
          ...closing.map((_text, index) => `${at(1, first + index)}:${at(last, first + index)}`),
        ],
      },
      slipMark(paper, context),
    ],
  };
}

/** A slip that came back: which one it is, and what the unit answered by the item's number. */
export type ReadSlip = {
  readonly ledger: string;
  readonly region: string;
  readonly year: string;
  readonly round: string;
  readonly unit: string;
  readonly number: string;
  readonly answers: ReadonlyMap<string, string>;
};

export type SlipRefused =
  | { readonly kind: 'slip/other-ledger'; readonly number: string }
  | { readonly kind: 'slip/other-year'; readonly number: string; readonly year: string }
  | { readonly kind: 'slip/unknown'; readonly number: string };

function answersOn(sheet: ReadSheet): ReadonlyMap<string, string> | null {
  const heads = sheet.rows.find(({ cells }) =>
    [orderHead, answerHead].every((head) => cells.some(({ text }) => text.trim() === head)),
  );
  if (!heads) return null;
  const columnOf = (head: string): number => heads.cells.find(({ text }) => text.trim() === head)?.column ?? 0;
  const [order, answer] = [columnOf(orderHead), columnOf(answerHead)];
  const answers = new Map<string, string>();
  for (const { row, cells } of sheet.rows) {
    const id = cells.find(({ column }) => column === order)?.text.trim() ?? '';
    const text = cells.find(({ column }) => column === answer)?.text.trim() ?? '';
    if (row > heads.row && /^\d+$/.test(id) && text !== '') answers.set(id, text);
  }
  return answers;
}

/** Whether a workbook is a slip of ours, and what it says; null for any other workbook. */
export function readSlip(workbook: ReadWorkbook): ReadSlip | null {
  const mark = workbook.sheets.find(({ name }) => name === markSheetName);
  const marks = new Map(mark?.rows.map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  if (marks.get('format') !== slipFormat) return null;
  const of = (key: string): string => marks.get(key) ?? '';
  const answers = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .map(answersOn)
    .find((found) => found !== null);
  return {
    ledger: of('ledger'),
    region: of('region'),
    year: of('year'),
    round: of('round'),
    unit: of('unit'),
    number: of('number'),
    answers: answers ?? new Map(),
  };
}
