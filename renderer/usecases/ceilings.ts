import type { IssuedFigure } from '#shared/control-figures';
import { ceilingsFor } from '#shared/control-figures';
import type { Unit } from '#shared/records';
import type { ControlCeiling } from '#shared/review-rules';
import type { LedgerReader } from './ledger-ahead.ts';

/** Every version of every figure that was ever issued, oldest first. */
export async function issuedFigures(ledger: LedgerReader): Promise<readonly IssuedFigure[]> {
  const issues = await ledger.all('figures');
  return issues.flatMap(({ value }) => value);
}

/**
 * The finest ceilings issued for a unit; null while nothing binds it. A department's lump binds the department
 * as a whole and is no ceiling of one unit.
 */
export function ceilingsOf(unit: Unit, issued: readonly IssuedFigure[]): readonly ControlCeiling[] | null {
  const { level, figures } = ceilingsFor(unit, issued);
  if (level === null || level === 'departmentLump') return null;
  return figures.map(({ projectCode, fund, determined, purchases, reason }) => ({
    unit: unit.code,
    projectCode,
    fund,
    amount: determined,
    purchases,
    reason,
  }));
}
