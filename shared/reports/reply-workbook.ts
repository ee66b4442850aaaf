import type { ReplyLine } from '#shared/approval';
import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { ReportContext } from './sheet-layout.ts';
import { at, bodyStart, countCell, practiceMark, reportSheet, span, textCell, wanCell } from './sheet-layout.ts';

export type ReplyTable = {
  /** 财政对部门, or a department for its unit: the same table, filtered. */
  readonly addressee: string;
  readonly letterNumber: string;
  readonly replyDate: string;
  readonly lines: readonly ReplyLine[];
  readonly unitNames: ReadonlyMap<string, string>;
};

const columns = [
  { head: '序号', width: 6 },
  { head: '单位编码', width: 10 },
  { head: '单位名称', width: 24 },
  { head: '项目编码', width: 22 },
  { head: '项目名称', width: 28 },
  { head: '二上预算数', width: 16 },
  { head: '其中：二上购买服务', width: 16 },
  { head: '批复数', width: 16 },
  { head: '其中：批复购买服务', width: 16 },
  { head: '批复数减二上数', width: 16 },
  { head: '差异理由', width: 28 },
] as const;
const first = bodyStart + 1;

const moneyOf = (line: ReplyLine): readonly [Fen, Fen, Fen, Fen] => [
  line.up2,
  line.up2Purchases,
  line.approved,
  line.approvedPurchases,
];

function moneyCells(amounts: readonly [Fen, Fen, Fen, Fen], row: number, lastRow: number | null): PlannedCell[] {
  const style = lastRow === null ? 'moneyWan' : 'totalWan';
  const sumIn = (column: number): string | undefined =>
    lastRow === null || lastRow < first ? undefined : `SUM(${span(column, first, lastRow)})`;
  const cells = amounts.map((amount, index) => wanCell(amount, style, sumIn(6 + index)));
  return [...cells, wanCell(fen(amounts[2] - amounts[0]), style, `${at(8, row)}-${at(6, row)}`)];
}

/** 预算批复表 in 万元, as an annex of the letter. */
export function replyWorkbook(table: ReplyTable, context: ReportContext): WorkbookPlan {
  const { lines } = table;
  const title = `${practiceMark(context)}${context.year}年部门预算批复表（${table.addressee}）`;
  const total = (pick: (line: ReplyLine) => Fen): Fen => sumOf(lines.map(pick));
  const totals = [
    total((line) => line.up2),
    total((line) => line.up2Purchases),
    total((line) => line.approved),
    total((line) => line.approvedPurchases),
  ] as const;
  const heading = [
    ...Array.from({ length: 4 }, () => textCell('', 'total')),
    textCell('合计', 'total'),
    ...moneyCells(totals, bodyStart, bodyStart + lines.length),
    textCell('', 'total'),
  ];
  const sheet = reportSheet({
    name: '预算批复表',
    title,
    note: `${table.letterNumber === '' ? '' : `文号：${table.letterNumber}；`}批复日期：${table.replyDate}；购买服务为项目支出的其中数。`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns,
    freezeColumns: 3,
    body: [
      heading,
      ...lines.map((line, index) => [
        countCell(index + 1),
        textCell(line.unit, 'code'),
        textCell(table.unitNames.get(line.unit) ?? ''),
        textCell(line.projectCode, 'code'),
        textCell(line.projectName),
        ...moneyCells(moneyOf(line), first + index, null),
        textCell(line.reason),
      ]),
    ],
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
