import { err, ok } from '#shared/kernel';
import { firstMark } from './chain-hash.ts';
import type { JournalFile } from './journal-file.ts';
import type { Answer, Mark } from './vault-types.ts';

/**
 * A checkpoint may begin the journal where there is none and renew a damaged or a cut one; else it must lie on the chain.
 * lost: the least that it must hold where the journal has lost records that are known of.
 */
export async function placeCheckpoint(journal: JournalFile, watermark: Mark, lost: Mark | null): Answer<null> {
  const { sequence, hash } = watermark;
  const last = journal.last();
  const held = journal.hashAt(sequence);
  if (sequence > 0 && held !== null && held !== hash) return err({ kind: 'vault/diverged', sequence });
  if (journal.damagedLine() !== null) {
    // What is sound beyond the checkpoint may be known nowhere else: it stays, and only the rest goes aside.
    if (sequence < last.sequence) return journal.layBadTailAside();
    return journal.startAnew(sequence === 0 ? firstMark : watermark);
  }
  if (sequence === 0) return ok(null);
  if (lost === null ? last.sequence === 0 : sequence >= lost.sequence) return journal.startAnew(watermark);
  return sequence > last.sequence ? err({ kind: 'vault/diverged', sequence: last.sequence + 1 }) : ok(null);
}
