import type { ActName } from '#shared/acts';
import type { Result } from '#shared/kernel';
import type { YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

/** The year as it is now, in the place of what it was; with a checkpoint, for much hangs on it. */
export async function keepYear(office: Office, act: ActName, yearFile: YearFile): Promise<Result<Kept, LedgerFailure>> {
  const kept = await commitAndKeep(office, {
    act,
    writes: [{ store: 'year', key: 'year', value: yearFile }],
    expected: [],
  });
  if (kept.ok) await saveCheckpoint(office, 'year');
  return kept;
}
