import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyStep, enterCells, entryColumns, filledTables } from '#shared/entry';
import { exportLines, integratedWorkbook, planImport, type ExportedLine } from '#shared/integrated';
import { practicePrior } from '#shared/practice-county';
import type { Tables } from '#shared/records';
import { reviewUnit } from '#shared/review-rules';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { cityOf, practice, seed } from './county.ts';
import { sheetjsRows, sheetjsWrite } from './peers.ts';

const edits = 20;

/** 项目支出预算表 of so many rows over the units of the practice county, written by SheetJS, so that no writer of ours helps. */
function integratedFile(rows: number, folder: string): string {
  const path = join(folder, `integrated-${String(rows)}.xlsx`);
  if (existsSync(path)) return path;
  const { yearFile, fillings } = practice();
  const lines = yearFile.units.flatMap((unit): readonly ExportedLine[] => {
    const projects = (fillings[unit.code]?.up2.projects ?? []).map((cells, index) => ({ id: String(index), cells }));
    return exportLines(unit, { projects, purchases: [], targets: [] }, { yearFile, day: '2026-12-01' }).projects;
  });
  const many = Array.from({ length: rows }, (_none, at) => lines[at % lines.length]).filter(
    (line) => line !== undefined,
  );
  const plan = integratedWorkbook({ projects: many, purchases: [], procurement: [] }, yearFile, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '一体化导出',
    ledger: 'practice',
    creator: 'bench',
    created: '2026-12-01T00:00:00Z',
  });
  sheetjsWrite({ ...plan, sheets: plan.sheets.slice(0, 1) }, path);
  return path;
}

/** From the bytes to lines in fen with their units, codes and problems, ready to be shown and taken. */
export const importing = (rows: number, folder: string): (() => void) => {
  const path = integratedFile(rows, folder);
  const { yearFile } = practice();
  return () => {
    const read = readWorkbook(readFileSync(path));
    if (!read.ok) throw new Error(read.error.kind);
    const plan = planImport([{ name: 'integrated.xlsx', digest: '', workbook: read.value }], {
      yearFile,
      answers: { moneyUnits: {}, units: {} },
    });
    const taken = plan.files.flatMap(({ tables }) => tables.flatMap(({ lines }) => lines)).length;
    if (!plan.mayTake || taken !== rows) throw new Error(`${String(taken)} of ${String(rows)} rows were read`);
  };
};

/** The same bytes to rows of values, nothing read of what they mean. */
export const importingPeer = (rows: number, folder: string): (() => void) => {
  const path = integratedFile(rows, folder);
  return () => {
    if (sheetjsRows(readFileSync(path)) < rows) throw new Error('rows were lost');
  };
};

/** One amount typed into a unit of so many purchase lines, until the findings of the unit stand anew; done twenty times. */
export const editing = (lines: number): (() => number) => {
  const { yearFile, submissions } = cityOf(lines, lines);
  const [submission] = submissions;
  const [unit] = yearFile.units;
  if (!submission || !unit) throw new Error('no unit');
  const prior = practicePrior(seed);
  const inputs = { prior, departmentPrior: prior, basics: [], pool: new Set<string>() };
  const form = yearFile.forms.find(({ table }) => table === 'purchases');
  const columns = form ? entryColumns(form, 'up2') : [];
  let tables: Tables = submission.tables;
  let made = 0;
  return () => {
    let found = 0;
    for (let edit = 0; edit < edits; edit += 1) {
      const row = (edit * 7) % lines;
      const sheet = {
        yearFile,
        unit,
        round: 'up2' as const,
        table: 'purchases' as const,
        columns,
        tables,
        money: 'yuan' as const,
        newRowId: () => String((made += 1)),
      };
      tables = applyStep(tables, enterCells(sheet, [{ row, field: 'amtGeneral', cell: 1_000_000 + edit }]));
      found += reviewUnit({
        yearFile,
        unit,
        round: 'up2',
        tables: filledTables(tables),
        noPurchases: false,
        mayBuy: true,
        previous: submission.tables,
        inputs,
      }).findings.length;
    }
    if (found === 0) throw new Error('nothing was found');
    return edits;
  };
};
