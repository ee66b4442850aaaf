import { fen, formatScaled, formatYuan } from '#shared/money';
import type { ReportContext } from '#shared/reports';
import { columnLetter, practiceMark, textCell } from '#shared/reports';
import type { PlannedCell, PlannedSheet, WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { ExportedLine, ExportedLines } from './export-lines.ts';
import type { IntegratedKey, LayoutColumn } from './layouts.ts';
import { layouts } from './layouts.ts';

const widths: Partial<Record<IntegratedKey, number>> = {
  unit: 30,
  projectCode: 24,
  projectName: 30,
  serviceName: 30,
  amount: 18,
};

function cellOf(column: LayoutColumn, line: ExportedLine, names: ReadonlyMap<string, string>): PlannedCell {
  if (column.key === 'unit') return textCell(`${line.unit}-${names.get(line.unit) ?? ''}`, 'code');
  const value = column.key === 'unitCode' ? undefined : line.cells[column.key];
  if (value === undefined) return { style: 'text', value: null };
  if (typeof value === 'boolean') return textCell(value ? '是' : '否');
  if (typeof value === 'string') return textCell(value, 'code');
  return column.kind === 'money'
    ? { style: 'money', value: { number: formatYuan(fen(value)) } }
    : { style: 'decimal', value: { number: formatScaled(value, 2) } };
}

function sheetOf(
  table: keyof ExportedLines,
  lines: readonly ExportedLine[],
  names: ReadonlyMap<string, string>,
  mark: string,
): PlannedSheet {
  const columns: readonly LayoutColumn[] = layouts[table].columns;
  const last = columnLetter(columns.length);
  return {
    name: layouts[table].title,
    columns: columns.map(({ key }) => ({ width: (key === 'unitCode' ? undefined : widths[key]) ?? 16 })),
    rows: [
      { height: 28, cells: [textCell(`${mark}${layouts[table].title}`, 'title')] },
      { cells: [textCell('单位：元', 'unitNote')] },
      { height: 30, cells: columns.map(({ heads }) => textCell(heads[0] ?? '', 'head')) },
      ...lines.map((line) => ({ cells: columns.map((column) => cellOf(column, line, names)) })),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
    freeze: { rows: 3, columns: 1 },
  };
}

/**
 * The import layout of the integrated system: one sheet for each table with exactly its columns in their order, codes
 * as text, amounts in 元 with two decimals, no totals. Format: build/formats/integrated-system.md.
 */
export function integratedWorkbook(lines: ExportedLines, yearFile: YearFile, context: ReportContext): WorkbookPlan {
  const names = new Map(yearFile.units.map(({ code, name }) => [code, name]));
  const mark = practiceMark(context);
  return {
    title: `${mark}${String(context.year)}年一体化系统导入表`,
    creator: context.creator,
    created: context.created,
    sheets: [
      sheetOf('projects', lines.projects, names, mark),
      sheetOf('purchases', lines.purchases, names, mark),
      sheetOf('procurement', lines.procurement, names, mark),
    ],
  };
}
