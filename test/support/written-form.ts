import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { unitWorkbook } from '#shared/forms';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { practiceYear } from './practice-ledger.ts';

/** Writes a form of the practice county as its unit returns it, without handing it out and typing into it. */
export async function writeForm(
  path: string,
  form: {
    readonly unit: Unit;
    readonly round: CollectingRound;
    readonly tables: Tables;
    readonly noPurchases?: boolean;
  },
): Promise<void> {
  const { unit, round, tables, noPurchases = false } = form;
  const plan = unitWorkbook({
    yearFile: practiceYear,
    unit,
    department: practiceYear.departments.find(({ code }) => code === unit.department)!,
    round,
    sequence: 1,
    created: '2026-08-01T00:00:00Z',
    newRowId: (index, table) => `${unit.code}-${table}-${String(index)}`,
    prefill: tables,
    noPurchases,
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await writeXlsx(plan));
}
