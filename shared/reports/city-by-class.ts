import type { Consolidation } from '#shared/consolidate';
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
  { head: '类别', width: 8 },
  { head: '名称', width: 34 },
  { head: '项目数', width: 9 },
  { head: '占项目总数', width: 12 },
  { head: '明细行数', width: 9 },
  { head: '金额', width: 18 },
  { head: '占总金额', width: 12 },
  { head: '其中：新增项目数', width: 12 },
  { head: '其中：新增金额', width: 18 },
] as const;
type ClassTotals = Consolidation['byLegacy'][number]['totals'];

/** R3 by the six classes of 财综〔2014〕96号. */
export function cityByClass(consolidation: Consolidation, context: ReportContext): PlannedSheet {
  const { byLegacy, whole } = consolidation;
  const first = bodyStart + 1;
  const last = bodyStart + byLegacy.length;
  const cellsOf = (totals: ClassTotals, row: number): readonly PlannedCell[] => {
    const isTotal = row === bodyStart;
    const sumIn = (column: number): string | undefined => (isTotal ? `SUM(${span(column, first, last)})` : undefined);
    const money = isTotal ? 'totalWan' : 'moneyWan';
    const count = isTotal ? 'total' : 'int';
    const pct = isTotal ? 'totalPct' : 'pct';
    const projects = { value: totals.projects, formula: at(3, row) };
    const amount = { value: totals.amount, formula: at(6, row) };
    return [
      countCell(totals.projects, count),
      shareCell(projects, { value: whole.projects, cell: at(3, bodyStart) }, pct),
      countCell(totals.lines, count, sumIn(5)),
      wanCell(totals.amount, money, sumIn(6)),
      shareCell(amount, { value: whole.amount, cell: at(6, bodyStart) }, pct),
      countCell(totals.newProjects, count),
      wanCell(totals.newAmount, money, sumIn(9)),
    ];
  };
  return reportSheet({
    name: '六类汇总',
    title: `${practiceMark(context)}${context.regionName}${context.year}年政府购买服务预算汇总表（按六类）`,
    note:
      `口径：${context.stage}；全县＝县本级＋乡镇；项目数按“单位＋项目编码”在本行内去重，` +
      '合计不重复计；明细行数按行计，可相加。',
    unitNote: '单位：万元',
    paper: 'A4',
    columns,
    freezeColumns: 2,
    body: [
      [textCell('', 'total'), textCell('合计（全县）', 'total'), ...cellsOf(whole, bodyStart)],
      ...byLegacy.map((one, index) => [
        textCell(one.legacyClass ?? '', 'code'),
        textCell(one.name),
        ...cellsOf(one.totals, first + index),
      ]),
    ],
  });
}
