import type { Consolidation, PurchaseLine } from '#shared/consolidate';
import type { Fen } from '#shared/money';
import { fen, formatScaled, sumOf } from '#shared/money';
import type { PlannedCell, PlannedRow, StreamedSheet } from '#shared/workbook-model';
import { fundFields } from '#shared/rounds';
import type { ReportContext } from './sheet-layout.ts';
import {
  at,
  bodyRow,
  bodyStart,
  countCell,
  practiceMark,
  reportSheet,
  span,
  textCell,
  wanCell,
  yuanCell,
} from './sheet-layout.ts';

const columns = [
  { head: '序号', width: 6 },
  { head: '部门', width: 14 },
  { head: '单位编码', width: 10 },
  { head: '单位', width: 22 },
  { head: '项目编码', width: 22 },
  { head: '项目名称', width: 26 },
  { head: '购买服务事项', width: 26 },
  { head: '目录编码', width: 10 },
  { head: '目录名称', width: 20 },
  { head: '六类', width: 6 },
  { head: '数量', width: 11 },
  { head: '计量单位', width: 9 },
  { head: '期数', width: 6 },
  { head: '单价（元）', width: 13 },
  { head: '金额合计', width: 15 },
  { head: '一般公共预算', width: 14 },
  { head: '政府性基金预算', width: 14 },
  { head: '国有资本经营预算', width: 14 },
  { head: '财政专户管理资金', width: 14 },
  { head: '单位资金', width: 12 },
  { head: '上年预算数', width: 14 },
  { head: '项目属性', width: 9 },
  { head: '来源文件', width: 24 },
  { head: '来源工作表', width: 14 },
  { head: '来源行', width: 7 },
  { head: '行标识', width: 10, hidden: true },
] as const;
const first = bodyStart + 1;
const fundsOf = (line: PurchaseLine): Fen => fen(fundFields.reduce((sum, fund) => sum + line.funds[fund], 0));

type Names = { readonly departments: ReadonlyMap<string, string>; readonly units: ReadonlyMap<string, string> };

function lineRow(line: PurchaseLine, index: number, names: Names): readonly (PlannedCell | null)[] {
  const row = first + index;
  const { origin } = line;
  return [
    countCell(index + 1),
    textCell(names.departments.get(line.department) ?? line.department),
    textCell(line.unit, 'code'),
    textCell(names.units.get(line.unit) ?? ''),
    textCell(line.projectCode, 'code'),
    textCell(line.projectName),
    textCell(line.serviceName),
    textCell(line.catalogCode, 'code'),
    textCell(line.catalogName),
    textCell(line.legacyClass ?? ''),
    line.qty === null ? null : { style: 'decimal', value: { number: formatScaled(line.qty, 2) } },
    textCell(line.uom),
    line.periods === null ? null : countCell(line.periods),
    yuanCell(line.unitPrice),
    wanCell(fundsOf(line), 'moneyWan', `SUM(${at(16, row)}:${at(20, row)})`),
    ...fundFields.map((fund) => wanCell(line.funds[fund])),
    wanCell(line.previous),
    textCell(line.status),
    textCell(origin?.file ?? ''),
    textCell(origin?.sheet ?? ''),
    origin ? countCell(origin.row) : null,
    textCell(line.rowId, 'plain'),
  ];
}

/** 明细表: every purchase row behind the sums, with the cell of the file it came from; a row is made when it is written. */
export function cityDetail(
  consolidation: Consolidation,
  context: ReportContext,
  departmentNames: ReadonlyMap<string, string>,
): StreamedSheet {
  const { lines } = consolidation;
  const names = {
    departments: departmentNames,
    units: new Map(consolidation.byUnit.map((one) => [one.unit.code, one.unit.name])),
  };
  const sumIn = (column: number): string | undefined =>
    lines.length === 0 ? undefined : `SUM(${span(column, first, bodyStart + lines.length)})`;
  const total = (column: number, amounts: readonly Fen[]): PlannedCell =>
    wanCell(sumOf(amounts), 'totalWan', sumIn(column));
  const blank = (count: number): readonly PlannedCell[] => Array.from({ length: count }, () => textCell('', 'total'));
  const head = reportSheet({
    name: '明细表',
    title: `${practiceMark(context)}${context.regionName}${context.year}年政府购买服务预算明细表`,
    note: `口径：${context.stage}；全县（县本级和乡镇）每一行购买服务明细；金额合计＝五项资金之和。`,
    unitNote: '单位：万元（单价为元）',
    paper: 'A3',
    columns,
    freezeColumns: 4,
    body: [
      [
        textCell('合计', 'total'),
        ...blank(13),
        total(15, lines.map(fundsOf)),
        ...fundFields.map((fund, index) =>
          total(
            16 + index,
            lines.map((line) => line.funds[fund]),
          ),
        ),
        total(
          21,
          lines.map((line) => line.previous),
        ),
        ...blank(5),
      ],
    ],
    further: lines.length,
  });
  return {
    ...head,
    rows: {
      *[Symbol.iterator](): Generator<PlannedRow> {
        yield* head.rows;
        for (const [index, line] of lines.entries()) yield bodyRow(lineRow(line, index, names), columns);
      },
    },
  };
}
