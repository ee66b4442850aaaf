import type { ReadWorkbook } from '#shared/workbook-model';
import type { Check } from './check-record.ts';
import { CheckRecord, showValue } from './check-record.ts';
import { checkByCatalog, checkByClass, checkByUnit, checkDetail } from './check-sheets.ts';
import type { Value } from './evaluate.ts';
import { evaluatorOf, writtenValue } from './evaluate.ts';
import type { Exact } from './exact.ts';
import { compareExact, roundTo } from './exact.ts';
import type { ProofData } from './raw-sums.ts';
import { rawSums } from './raw-sums.ts';
import { cellName } from './sheet-table.ts';

export type Proof = {
  readonly checks: readonly Check[];
  readonly cellsCompared: number;
  /** First eight digits of the digest, printed on the sheet and the paper. */
  readonly shortCode: string;
};

function endsInDecimals(value: Exact): boolean {
  let under = value.under;
  for (const factor of [2n, 5n]) while (under % factor === 0n) under /= factor;
  return value.over % under === 0n;
}

/** Exact, except that a fraction without end is held in a file by its first digits only. */
function sameNumber(calculated: Exact, cached: Exact): boolean {
  if (compareExact(calculated, cached) === 0) return true;
  return !endsInDecimals(calculated) && compareExact(roundTo(calculated, 9), roundTo(cached, 9)) === 0;
}

function sameValue(calculated: Value, cached: Value): boolean {
  if (calculated.kind === 'number' && cached.kind === 'number') return sameNumber(calculated.value, cached.value);
  if (calculated.kind === 'fault' || cached.kind === 'fault') return false;
  if (calculated.kind === 'text' && calculated.value === '' && cached.kind === 'blank') return true;
  return calculated.kind === cached.kind && showValue(calculated) === showValue(cached);
}

function checkFormulas(workbook: ReadWorkbook): Check {
  const check = new CheckRecord('公式复算与缓存值', '');
  const evaluator = evaluatorOf(workbook);
  for (const sheet of workbook.sheets) {
    for (const { row, cells } of sheet.rows) {
      for (const cell of cells) {
        if (cell.formula === undefined) continue;
        check.compared();
        const calculated = evaluator.valueAt(sheet.name, cell.column, row);
        const cached = writtenValue(cell);
        if (sameValue(calculated, cached)) continue;
        check.miss(cellName(cell.column, row), showValue(calculated), showValue(cached), sheet.name);
      }
    }
  }
  return check.done();
}

/** Reads a city workbook a second time: works out its formulas and holds every figure against the raw rows. */
export function prove(workbook: ReadWorkbook, data: ProofData): Proof {
  const sums = rawSums(data);
  const checks = [
    checkFormulas(workbook),
    checkByUnit(workbook, sums),
    checkByCatalog(workbook, sums),
    checkByClass(workbook, sums),
    checkDetail(workbook, sums),
  ];
  return {
    checks,
    cellsCompared: checks.reduce((sum, check) => sum + check.cells, 0),
    shortCode: data.digest.slice(0, 8).toUpperCase(),
  };
}

export const isProven = (proof: Proof): boolean => proof.checks.every((check) => check.differences.length === 0);
