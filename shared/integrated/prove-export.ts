import { columnLetter } from '#shared/reports';
import type { ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { ExportedLine, ExportedLines } from './export-lines.ts';
import type { IntegratedLine } from './integrated-line.ts';
import { layouts, type IntegratedKey } from './layouts.ts';
import { readIntegrated } from './read-integrated.ts';

/** A cell of the export that does not read back as what was written. */
export type ExportDifference = {
  readonly sheet: string;
  readonly cell: string;
  readonly expected: string;
  readonly found: string;
};
export type ExportProof = { readonly cells: number; readonly differences: readonly ExportDifference[] };

const headRows = 3;
const shown = (value: string | number | boolean | undefined): string => (value === undefined ? '' : String(value));

function provenLine(
  table: keyof ExportedLines,
  at: number,
  written: ExportedLine,
  read: IntegratedLine | undefined,
): ExportProof {
  const differences: ExportDifference[] = [];
  let cells = 1;
  const row = String(headRows + at + 1);
  const sheet = layouts[table].title;
  const differs = (column: number, expected: string, found: string): void => {
    differences.push({ sheet, cell: `${columnLetter(column)}${row}`, expected, found });
  };
  if (written.unit !== read?.unit) differs(1, written.unit, read?.unit ?? '');
  else
    layouts[table].columns.forEach(({ key }, index) => {
      const [expected, found] = [written.cells[key as IntegratedKey], read.cells[key as IntegratedKey]];
      if (expected !== undefined || found !== undefined) cells += 1;
      if (expected !== found) differs(index + 1, shown(expected), shown(found));
    });
  return { cells, differences };
}

/** 数据核对: the export read back by the reader of the system's tables, cell by cell beside what was to be written. */
export function proveExport(lines: ExportedLines, workbook: ReadWorkbook, yearFile: YearFile): ExportProof {
  const readings = readIntegrated(workbook, { yearFile, answers: { moneyUnits: {}, units: {} } });
  const differences: ExportDifference[] = [];
  let cells = 0;
  for (const table of ['projects', 'purchases', 'procurement'] as const) {
    const read = new Map(
      readings.filter((each) => each.table === table).flatMap((each) => each.lines.map((line) => [line.row, line])),
    );
    lines[table].forEach((line, index) => {
      const proof = provenLine(table, index, line, read.get(headRows + index + 1));
      cells += proof.cells;
      differences.push(...proof.differences);
    });
    if (read.size > lines[table].length)
      differences.push({
        sheet: layouts[table].title,
        cell: `A${String(headRows + lines[table].length + 1)}`,
        expected: '',
        found: String(read.size - lines[table].length),
      });
  }
  return { cells, differences };
}
