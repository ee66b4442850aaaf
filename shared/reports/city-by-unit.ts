import type { Consolidation, LevelTotals, UnitTotals } from '#shared/consolidate';
import type { PlannedCell, PlannedSheet } from '#shared/workbook-model';
import { fundFields } from '#shared/rounds';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
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
  { head: '序号', width: 6 },
  { head: '县（市、区）', width: 14 },
  { head: '部门', width: 14 },
  { head: '单位编码', width: 10 },
  { head: '单位', width: 24 },
  { head: '项目数', width: 8 },
  { head: '明细行数', width: 9 },
  { head: '购买服务金额合计', width: 16 },
  { head: '一般公共预算', width: 14 },
  { head: '政府性基金预算', width: 14 },
  { head: '国有资本经营预算', width: 14 },
  { head: '财政专户管理资金', width: 14 },
  { head: '单位资金', width: 12 },
  { head: '项目支出预算', width: 16 },
  { head: '占项目支出预算', width: 12 },
  { head: '上年预算数', width: 14 },
  { head: '增减', width: 10 },
] as const;
const firstUnit = bodyStart + 3;

/** Figures of a row from its own cells: the total of the funds, the share and the change. */
function derived(
  row: number,
  amount: Fen,
  budget: Fen,
  previous: Fen,
): Record<'sum' | 'share' | 'change', PlannedCell> {
  const style = row < firstUnit ? 'totalPct' : 'pct';
  const share = { value: amount, formula: at(8, row) };
  const change = { value: amount - previous, formula: `(${at(8, row)}-${at(16, row)})` };
  return {
    sum: wanCell(amount, row < firstUnit ? 'totalWan' : 'moneyWan', `SUM(${at(9, row)}:${at(13, row)})`),
    share: shareCell(share, { value: budget, cell: at(14, row) }, style),
    change: shareCell(change, { value: previous, cell: at(16, row) }, style),
  };
}

const fundSum = (totals: UnitTotals['totals']): Fen =>
  fen(fundFields.reduce((sum, fund) => sum + totals.funds[fund], 0));

function unitRow(one: UnitTotals, index: number, regionName: string, departmentName: string): readonly PlannedCell[] {
  const row = firstUnit + index;
  const { totals, unit } = one;
  const { sum, share, change } = derived(row, fundSum(totals), one.projectBudget, totals.previous);
  return [
    countCell(index + 1),
    textCell(regionName),
    textCell(departmentName),
    textCell(unit.code, 'code'),
    textCell(unit.name),
    countCell(totals.projects),
    countCell(totals.lines),
    sum,
    ...fundFields.map((fund) => wanCell(totals.funds[fund])),
    wanCell(one.projectBudget),
    share,
    wanCell(totals.previous),
    change,
  ];
}

function levelRow(
  name: string,
  level: LevelTotals,
  row: number,
  rows: { readonly first: number; readonly count: number },
): readonly PlannedCell[] {
  const sumIn = (column: number): string | undefined =>
    rows.count === 0 ? undefined : `SUM(${span(column, rows.first, rows.first + rows.count - 1)})`;
  const { sum, share, change } = derived(row, fundSum(level), level.projectBudget, level.previous);
  return [
    textCell('', 'total'),
    textCell(name, 'total'),
    textCell('', 'total'),
    textCell('', 'total'),
    textCell(`${level.units} 个单位`, 'total'),
    countCell(level.projects, 'total', sumIn(6)),
    countCell(level.lines, 'total', sumIn(7)),
    sum,
    ...fundFields.map((fund, index) => wanCell(level.funds[fund], 'totalWan', sumIn(9 + index))),
    wanCell(level.projectBudget, 'totalWan', sumIn(14)),
    share,
    wanCell(level.previous, 'totalWan', sumIn(16)),
    change,
  ];
}

/** R1 by unit: 全县, 县本级 and 乡镇 above, then each unit. */
export function cityByUnit(
  consolidation: Consolidation,
  context: ReportContext,
  departmentNames: ReadonlyMap<string, string>,
): PlannedSheet {
  const { byUnit, whole, countyLevel, townships } = consolidation;
  const townshipStart = firstUnit + countyLevel.units;
  return reportSheet({
    name: '按单位汇总',
    title: `${practiceMark(context)}${context.regionName}${context.year}年政府购买服务预算汇总表（按单位）`,
    note:
      `口径：${context.stage}；全县＝县本级＋乡镇；项目数按“单位＋项目编码”去重，明细行数按行计；` +
      '占比的分母为项目支出预算；上年预算数为零的，增减%记为零。',
    unitNote: '单位：万元',
    paper: 'A3',
    columns,
    freezeColumns: 5,
    body: [
      levelRow('全县', whole, bodyStart, { first: firstUnit, count: whole.units }),
      levelRow('其中：县本级', countyLevel, bodyStart + 1, { first: firstUnit, count: countyLevel.units }),
      levelRow('其中：乡镇', townships, bodyStart + 2, { first: townshipStart, count: townships.units }),
      ...byUnit.map((one, index) =>
        unitRow(one, index, context.regionName, departmentNames.get(one.unit.department) ?? one.unit.department),
      ),
    ],
  });
}
