import type { FoundHead, ImportAnswers } from '#shared/foreign-tables';
import { findHead } from '#shared/foreign-tables';
import type { ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { IntegratedTable } from './layouts.ts';
import { integratedTables, layouts, neededKeys, wantedColumns, type LayoutColumn } from './layouts.ts';
import { readTable } from './read-table.ts';
import type { TableReading } from './table-reading.ts';

type Claim = {
  readonly table: IntegratedTable;
  readonly head: FoundHead<LayoutColumn['key']>;
  readonly weight: number;
};

/** Which of the system's tables a sheet holds: the one whose heads and title it bears most of. */
function claimOf(sheet: ReadSheet): Claim | null {
  const claims = integratedTables.flatMap((table): readonly Claim[] => {
    const head = findHead(sheet, wantedColumns(table), 4);
    if (!head) return [];
    const above = sheet.rows
      .filter(({ row }) => row < head.first)
      .flatMap(({ cells }) => cells.map(({ text }) => text));
    const titled = [sheet.name, ...above].some((text) => layouts[table].titles.test(text));
    const needed = neededKeys[table].filter((key) => head.columns.has(key)).length / neededKeys[table].length;
    return [{ table, head, weight: needed * 10 + head.official + head.columns.size / 2 + (titled ? 3 : 0) }];
  });
  return claims.toSorted((a, b) => b.weight - a.weight)[0] ?? null;
}

/** The tables of the integrated system in a workbook, whatever its sheets are called and wherever its heads stand. */
export function readIntegrated(
  workbook: ReadWorkbook,
  question: { readonly yearFile: YearFile; readonly answers: ImportAnswers },
): readonly TableReading[] {
  return workbook.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const claim = claimOf(sheet);
      return claim ? [readTable(claim.table, claim.head, question)] : [];
    });
}
