import { err, ok } from '#shared/kernel';
import { firstMark } from './chain-hash.ts';
import type { JournalFile } from './journal-file.ts';
import type { Answer, Mark } from './vault-types.ts';

/** The journal must reach every checkpoint. Answers its end where it does not, as after a file of records was cut or lost. */
export function lostAfter(journal: JournalFile, { sequence, hash, at }: Mark): number | null {
  const last = journal.last();
  if (sequence === 0 || sequence < journal.beginsAfter()) return null;
  const isThere = journal.hashAt(sequence) === hash && (sequence !== last.sequence || at === last.at);
  return isThere ? null : last.sequence;
}

/**
 * A checkpoint may begin the journal where there is none and renew a damaged or a cut one; else it must lie on the chain.
 * newestKnown: the place of the newest checkpoint that the disk holds.
 */
export async function placeCheckpoint(
  journal: JournalFile,
  watermark: Mark,
  newestKnown: () => Answer<number>,
): Answer<null> {
  const { sequence, hash } = watermark;
  const last = journal.last();
  const held = journal.hashAt(sequence);
  if (sequence > 0 && held !== null && held !== hash) return err({ kind: 'vault/diverged', sequence });
  if (journal.damagedLine() !== null) {
    // What is sound beyond the checkpoint may be known nowhere else: it stays, and only the rest goes aside.
    if (sequence < last.sequence) return journal.layBadTailAside();
    return journal.startAnew(sequence === 0 ? firstMark : watermark);
  }
  if (sequence <= last.sequence) return ok(null);
  const known = await newestKnown();
  if (!known.ok) return known;
  // There is no journal, or the disk itself knows that it lost records, and this checkpoint holds all that it knows of.
  return (last.sequence === 0 || known.value > last.sequence) && sequence >= known.value
    ? journal.startAnew(watermark)
    : err({ kind: 'vault/diverged', sequence: last.sequence + 1 });
}
