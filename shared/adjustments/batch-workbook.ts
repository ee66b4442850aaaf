import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import {
  at,
  bodyStart,
  countCell,
  practiceMark,
  reportSheet,
  span,
  textCell,
  wanCell,
  type ReportContext,
} from '#shared/reports';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import { batchKinds, type Batch, type BatchKind } from './batch.ts';
import { lineKey, type CurrentLine } from './current-budget.ts';

export type KindNames = { readonly [Kind in BatchKind]: string };
type Named = { readonly unitNames: ReadonlyMap<string, string>; readonly kindNames: KindNames };

const first = bodyStart + 1;
const columnSum = (column: number, count: number): string | undefined =>
  count === 0 ? undefined : `SUM(${span(column, first, first + count - 1)})`;
const labels = (from: number, label: string): readonly PlannedCell[] =>
  Array.from({ length: from }, (_each, index) => textCell(index === from - 1 ? label : '', 'total'));

/** 预算调整表 of one batch: 调整前, 调整数, 调整后 of every line it touches, in 万元. */
export function batchWorkbook(
  batch: Batch,
  before: readonly CurrentLine[],
  { unitNames, kindNames }: Named,
  context: ReportContext,
): WorkbookPlan {
  const standing = new Map(before.map((line) => [lineKey(line), line]));
  const merged = new Map<
    string,
    { unit: string; projectCode: string; projectName: string; change: number; purchases: number; note: string }
  >();
  for (const line of batch.lines) {
    const known = merged.get(lineKey(line));
    merged.set(lineKey(line), {
      ...line,
      change: (known?.change ?? 0) + line.change,
      purchases: (known?.purchases ?? 0) + line.purchases,
      note: [known?.note ?? '', line.note].filter((text) => text !== '').join('；'),
    });
  }
  const rows = [...merged].map(([key, line]) => ({ ...line, before: standing.get(key)?.current ?? fen(0) }));
  const name = kindNames[batch.kind];
  const title = `${practiceMark(context)}${context.regionName}${String(context.year)}年预算${name}表（第${String(batch.number)}批）`;
  const sums: readonly Fen[] = [
    sumOf(rows.map((row) => row.before)),
    fen(rows.reduce((sum, row) => sum + row.change, 0)),
    fen(rows.reduce((sum, row) => sum + row.before + row.change, 0)),
    fen(rows.reduce((sum, row) => sum + row.purchases, 0)),
  ];
  const sheet = reportSheet({
    name: `第${String(batch.number)}批`,
    title,
    note: `文号：${batch.document}；日期：${batch.date}；事由：${batch.reason}`,
    unitNote: '单位：万元',
    paper: 'A4',
    columns: [
      { head: '序号', width: 6 },
      { head: '单位编码', width: 10 },
      { head: '单位名称', width: 24 },
      { head: '项目编码', width: 18 },
      { head: '项目名称', width: 28 },
      { head: '调整前预算', width: 15 },
      { head: '调整数', width: 15 },
      { head: '调整后预算', width: 15 },
      { head: '其中：购买服务调整数', width: 15 },
      { head: '备注', width: 24 },
    ],
    freezeColumns: 3,
    body: [
      [
        ...labels(5, '合计'),
        ...sums.map((sum, index) => wanCell(sum, 'totalWan', columnSum(6 + index, rows.length))),
        textCell('', 'total'),
      ],
      ...rows.map((row, index) => [
        countCell(index + 1),
        textCell(row.unit, 'code'),
        textCell(unitNames.get(row.unit) ?? ''),
        textCell(row.projectCode, 'code'),
        textCell(row.projectName),
        wanCell(row.before),
        wanCell(fen(row.change)),
        wanCell(fen(row.before + row.change), 'moneyWan', `${at(6, first + index)}+${at(7, first + index)}`),
        wanCell(fen(row.purchases)),
        textCell(row.note),
      ]),
    ],
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}

/** 预算执行中调整情况表: 批复数, the changes by kind, 现预算, in 万元. */
export function currentBudgetWorkbook(
  lines: readonly CurrentLine[],
  { unitNames, kindNames }: Named,
  context: ReportContext,
): WorkbookPlan {
  const title = `${practiceMark(context)}${context.regionName}${String(context.year)}年预算调整情况表`;
  const moneyOf = (line: CurrentLine): readonly Fen[] => [
    line.approved,
    ...batchKinds.map((kind) => line.changes[kind]),
    line.current,
    line.purchases,
  ];
  const currentColumn = 6 + batchKinds.length + 1;
  const sheet = reportSheet({
    name: '预算调整情况表',
    title,
    note: '现预算＝批复数＋追加＋追减＋调剂＋预算调整＋结转；购买服务为其中数。',
    unitNote: '单位：万元',
    paper: 'A3',
    columns: [
      { head: '序号', width: 6 },
      { head: '单位编码', width: 10 },
      { head: '单位名称', width: 24 },
      { head: '项目编码', width: 18 },
      { head: '项目名称', width: 28 },
      { head: '批复数', width: 15 },
      ...batchKinds.map((kind) => ({ head: kindNames[kind], width: 14 })),
      { head: '现预算', width: 15 },
      { head: '其中：购买服务', width: 15 },
    ],
    freezeColumns: 3,
    body: [
      [
        ...labels(5, '合计'),
        ...Array.from({ length: batchKinds.length + 3 }, (_each, index) =>
          wanCell(
            sumOf(lines.map((line) => moneyOf(line)[index] ?? fen(0))),
            'totalWan',
            columnSum(6 + index, lines.length),
          ),
        ),
      ],
      ...lines.map((line, index) => [
        countCell(index + 1),
        textCell(line.unit, 'code'),
        textCell(unitNames.get(line.unit) ?? ''),
        textCell(line.projectCode, 'code'),
        textCell(line.projectName),
        ...moneyOf(line).map((amount, column) =>
          6 + column === currentColumn
            ? wanCell(amount, 'moneyWan', `SUM(${at(6, first + index)}:${at(currentColumn - 1, first + index)})`)
            : wanCell(amount),
        ),
      ]),
    ],
  });
  return { title, creator: context.creator, created: context.created, sheets: [sheet] };
}
