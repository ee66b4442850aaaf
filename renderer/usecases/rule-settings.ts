import type { Result } from '#shared/kernel';
import type { Severity } from '#shared/records';
import { changedSettings } from '#shared/review-rules';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import { rejudge } from './judge.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

/** Switches one rule of the year, or makes it louder or softer; what is still in review is judged anew in the same act. */
export async function setRule(
  office: Office,
  yearFile: YearFile,
  change: { readonly rule: string; readonly enabled: boolean; readonly severity: Severity | null },
): Promise<Result<Kept, LedgerFailure>> {
  const next: YearFile = { ...yearFile, rules: changedSettings(yearFile.rules, change) };
  const issued = await issuedFigures(office.ledger);
  const first = await rejudge(office, next, issued, 'up1');
  const second = await rejudge(office, next, issued, 'up2');
  return commitAndKeep(office, {
    act: 'set-rule',
    writes: [{ store: 'year', key: 'year', value: next }, ...first.writes, ...second.writes],
    expected: [...first.expected, ...second.expected],
  });
}
