import ExcelJS from 'exceljs';
import { exportLines, type ExportedLine } from '#shared/integrated';
import { practiceFillings } from '#shared/practice-county';
import type { Cells, CollectingRound, Tables } from '#shared/records';
import type { YearFile } from '#shared/year-file';

type Value = string | number | null;
export type ForeignSheet = { readonly name: string; readonly rows: readonly (readonly Value[])[] };

/** A workbook as another system or another office writes it: no format of ours. */
export async function writeForeign(path: string, sheets: readonly ForeignSheet[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  await book.xlsx.writeFile(path);
}

/** The practice county as the integrated system exports it: its own words, totals of units, 元 said above the head or not. */
export function integratedSheets(
  seed: number,
  yearFile: YearFile,
  round: CollectingRound,
  unit: '单位：元' | '单位：万元' | '',
): readonly ForeignSheet[] {
  const fillings = practiceFillings(seed, yearFile);
  const parts = yearFile.units.map((each) => {
    const { projects, purchases } = fillings[each.code]![round];
    const rows = (cells: readonly Cells[]) => cells.map((cell, index) => ({ id: String(index), cells: cell }));
    const tables: Tables = { projects: rows(projects), purchases: rows(purchases), targets: [] };
    return { unit: each, lines: exportLines(each, tables, { yearFile, day: '2026-09-01' }) };
  });
  const name = (code: string): string => `${code}-${yearFile.units.find((each) => each.code === code)!.name}`;
  const money = (fen: unknown): Value =>
    typeof fen === 'number' ? fen / (unit === '单位：万元' ? 1_000_000 : 100) : null;
  const text = (value: unknown): Value => (typeof value === 'string' ? value : null);
  const yes = (value: unknown): Value => (value === true ? '是' : '否');
  const project = ({ unit: code, cells }: ExportedLine, index: number): readonly Value[] => [
    index + 1,
    name(code),
    text(cells.projectClass),
    text(cells.projectCode),
    text(cells.projectName),
    text(cells.funcCode),
    text(cells.deptEcon),
    text(cells.govEcon),
    yes(cells.isPurchase),
    text(cells.nature),
    text(cells.source),
    money(cells.amount),
    money(cells.carried),
  ];
  const purchase = ({ unit: code, cells }: ExportedLine, index: number): readonly Value[] => [
    index + 1,
    name(code),
    text(cells.projectCode),
    text(cells.projectName),
    text(cells.funcCode),
    text(cells.deptEcon),
    yes(cells.isProcurement),
    text(cells.serviceName),
    typeof cells.qty === 'number' ? cells.qty / 100 : null,
    money(cells.amount),
  ];
  const projects = parts.flatMap(({ lines }) => lines.projects);
  const sum = projects.reduce((total, { cells }) => total + Number(cells.amount), 0);
  return [
    {
      name: 'Sheet1',
      rows: [
        [`${String(yearFile.year)}年部门预算项目支出表`],
        [unit === '' ? null : unit],
        [
          '序号',
          '预算单位',
          '项目类别',
          '项目编码',
          '项目名称',
          '功能科目',
          '部门经济科目',
          '政府经济科目',
          '是否政府购买服务',
          '资金性质',
          '资金来源',
          '申报数',
          '其中：上年结转',
        ],
        ...projects.map(project),
        ['', '合计', null, null, null, null, null, null, null, null, null, money(sum), null],
      ],
    },
    {
      name: 'Sheet2',
      rows: [
        ['政府购买服务'],
        [unit === '' ? null : unit],
        [
          '序号',
          '单位名称',
          '项目代码',
          '项目名称',
          '功能分类',
          '部门经济分类',
          '是否政府采购',
          '购买服务内容',
          '数量',
          '金额',
        ],
        ...parts.flatMap(({ lines }) => lines.purchases).map(purchase),
      ],
    },
  ];
}
