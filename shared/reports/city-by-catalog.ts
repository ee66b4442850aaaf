import type { CatalogTotals, Consolidation } from '#shared/consolidate';
import type { PlannedCell, PlannedSheet } from '#shared/workbook-model';
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
  wanCell,
} from './sheet-layout.ts';

const columns = [
  { head: '目录编码', width: 12 },
  { head: '一级', width: 22 },
  { head: '二级', width: 22 },
  { head: '三级', width: 28 },
  { head: '项目数', width: 9 },
  { head: '明细行数', width: 9 },
  { head: '金额', width: 18 },
  { head: '占比', width: 10 },
] as const;
const whole = at(7, bodyStart);

function catalogRow(one: CatalogTotals, row: number, total: number): readonly PlannedCell[] {
  const group = one.depth < 3;
  // SUBTOTAL leaves out the SUBTOTAL cells inside its range, so one range serves every tier.
  const sumIn = (column: number): string | undefined =>
    group ? `SUBTOTAL(9,${span(column, row + 1, row + one.descendants)})` : undefined;
  const part = { value: one.totals.amount, formula: at(7, row) };
  return [
    textCell(one.code, group ? 'total' : 'code'),
    ...one.names.map((name) => textCell(name, group ? 'total' : 'text')),
    countCell(one.totals.projects, group ? 'total' : 'int'),
    countCell(one.totals.lines, group ? 'total' : 'int', sumIn(6)),
    wanCell(one.totals.amount, group ? 'totalWan' : 'moneyWan', sumIn(7)),
    shareCell(part, { value: total, cell: whole }, group ? 'totalPct' : 'pct'),
  ];
}

/** R2 by catalogue: total, branches, tiers, used codes. */
export function cityByCatalog(consolidation: Consolidation, context: ReportContext): PlannedSheet {
  const { byCatalog, whole: all } = consolidation;
  const first = bodyStart + 1;
  const sumIn = (column: number): string | undefined =>
    byCatalog.length === 0 ? undefined : `SUBTOTAL(9,${span(column, first, bodyStart + byCatalog.length)})`;
  const part = { value: all.amount, formula: whole };
  return reportSheet({
    name: '按目录汇总',
    title: `${practiceMark(context)}${context.regionName}${context.year}年政府购买服务预算汇总表（按目录）`,
    note:
      `口径：${context.stage}；全县＝县本级＋乡镇；项目数按“单位＋项目编码”在本行内去重，` +
      '一个项目用到多个目录的，各行都计，上级和合计不重复计；明细行数按行计，可相加。',
    unitNote: '单位：万元',
    paper: 'A4',
    columns,
    freezeColumns: 1,
    body: [
      [
        textCell('', 'total'),
        textCell('合计（全县）', 'total'),
        textCell('', 'total'),
        textCell('', 'total'),
        countCell(all.projects, 'total'),
        countCell(all.lines, 'total', sumIn(6)),
        wanCell(all.amount, 'totalWan', sumIn(7)),
        shareCell(part, { value: all.amount, cell: whole }, 'totalPct'),
      ],
      ...byCatalog.map((one, index) => catalogRow(one, first + index, all.amount)),
    ],
  });
}
