import type { HostFailure } from '#shared/contract';
import { err, ok, type Result } from '#shared/kernel';
import type { OpeningDecision } from '#shared/opening';
import { saveCheckpoint, sendOutbox } from './keep-ledger.ts';
import type { Office } from './office.ts';
import { changedStores } from './opening-facts.ts';

/** A checkpoint on disk that was read back: every blob that it names is whole. */
async function provenCheckpoint(
  office: Office,
  stage: string,
  schema: number,
  anew: boolean,
): Promise<Result<null, HostFailure>> {
  if (anew) await office.ledger.forgetKept();
  const sent = anew ? ok(null) : await sendOutbox(office);
  if (!sent.ok) return sent;
  const saved = await saveCheckpoint(office, stage, schema);
  if (!saved.ok) return saved;
  if (anew) {
    const later = await sendOutbox(office);
    if (!later.ok) return later;
  }
  const newest = await office.host['vault.latestManifest']({ ledger: office.kind });
  if (!newest.ok) return newest;
  const blobs = newest.value.manifest?.blobs ?? [];
  const audit = await office.host['vault.audit']({ ledger: office.kind, known: null });
  if (!audit.ok) return audit;
  const faulty = audit.value.faults.find(({ file }) => blobs.some(({ digest }) => digest === file));
  if (newest.value.manifest?.stage !== stage) return err({ kind: 'vault/damaged', what: 'manifests' });
  return faulty ? err({ kind: 'vault/damaged', what: faulty.file }) : ok(null);
}

/**
 * Brings an older working copy to the program's schema: what it holds goes to the disk first, as it is, and afterwards every
 * store must hold as much as before. Answers null where all is well.
 */
export async function upgradeCopy(
  office: Office,
  copy: { readonly generation: number; readonly schema: number; readonly diskFails: boolean },
): Promise<Result<OpeningDecision | null, HostFailure>> {
  const room = await office.room();
  if (!room.ok) return room;
  const older = await office.working.older(copy.generation);
  try {
    const stage = `before-upgrade-${String(copy.schema)}`;
    const then = { ...office, ledger: older.ledger };
    let proven = await provenCheckpoint(then, stage, copy.schema, copy.diskFails);
    // A blob that was kept long ago may have rotted; the working copy still holds what it held.
    if (!proven.ok && proven.error.kind === 'vault/damaged' && !copy.diskFails)
      proven = await provenCheckpoint(then, stage, copy.schema, true);
    if (!proven.ok) return proven;
    await older.promise(await older.measure());
  } finally {
    older.close();
  }
  const look = await office.working.look(copy.generation);
  const promised = look.state === 'present' ? look.promised : null;
  office.working.use(copy.generation);
  const stores = promised === null ? ['meta'] : changedStores(promised, await office.working.measure());
  return ok(stores.length > 0 ? { act: 'stop', because: 'upgrade-doubtful', stores } : null);
}
