import type { JournalFile } from './journal-file.ts';
import type { Mark } from './vault-types.ts';

/**
 * What the disk can give back whole: its newest checkpoint, and the journal where that goes on from there. short: records
 * are missing that a checkpoint or the caller knows of; it is what a checkpoint must reach to make up for them.
 */
export function recoverableEnd(
  journal: Pick<JournalFile, 'last' | 'beginsAfter'>,
  checkpoint: Mark,
  known: Mark | undefined,
): { readonly mark: Mark; readonly short: Mark | null } {
  const last = journal.last();
  const joins = journal.beginsAfter() <= checkpoint.sequence && checkpoint.sequence <= last.sequence;
  const mark = joins ? last : checkpoint;
  const unknownTo = known !== undefined && known.sequence > mark.sequence;
  return { mark, short: unknownTo ? known : joins ? null : mark };
}
