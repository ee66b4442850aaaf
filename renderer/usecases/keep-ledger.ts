import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { mayAct } from '#shared/operators';
import type { Office } from './office.ts';
import { ledgerSchema, type CommitPlan, type JournalRecord, type LedgerFailure, type Watermark } from './ports.ts';

const mostRecords = 200;
/** Letters of one call; a call may weigh 64 MiB, and a letter of Chinese three bytes. */
const mostLetters = 8_000_000;

/** Whole records in order, so many as one call carries; a record is never parted. */
function batches(records: readonly JournalRecord[]): readonly (readonly JournalRecord[])[] {
  const made: JournalRecord[][] = [];
  let letters = 0;
  for (const record of records) {
    const last = made.at(-1);
    letters += record.detail.length;
    if (last === undefined || last.length >= mostRecords || letters > mostLetters) {
      made.push([record]);
      letters = record.detail.length;
    } else last.push(record);
  }
  return made;
}

/** Sends what the journal on disk does not have yet. Only after this may a screen say 已保存. */
export async function sendOutbox(office: Office): Promise<Result<Watermark | null, HostFailure>> {
  const standing = await office.ledger.standing();
  const records = await office.ledger.outbox();
  if (!standing || records.length === 0) return ok(standing?.watermark ?? null);
  let watermark = standing.watermark;
  for (const batch of batches(records)) {
    const sent = await office.host['vault.append']({
      ledger: office.kind,
      identity: standing.identity,
      records: [...batch],
    });
    if (!sent.ok) return sent;
    watermark = sent.value.watermark;
    await office.ledger.acknowledge(watermark);
  }
  return ok(watermark);
}

/** Writes a checkpoint: a blob for each entry that changed, then the manifest that names them all. */
export async function saveCheckpoint(
  office: Office,
  stage: string,
  schema = ledgerSchema,
): Promise<Result<{ readonly at: string }, HostFailure>> {
  // The place in the journal comes first: acts of meanwhile are then in both, never in neither.
  const standing = await office.ledger.standing();
  const entries: { key: string; digest: string; change: number }[] = [];
  for (const { key, bytes, change } of await office.ledger.unkept()) {
    const saved = await office.host['vault.saveBlob']({ ledger: office.kind, bytes });
    if (!saved.ok) return saved;
    entries.push({ key, change, digest: saved.value.digest });
  }
  const blobs = await office.ledger.kept(entries);
  return office.host['vault.saveManifest']({
    ledger: office.kind,
    manifest: {
      identity: standing?.identity ?? '',
      schema,
      watermark: standing?.watermark ?? { sequence: 0, hash: '', at: '' },
      stage,
      blobs: [...blobs],
    },
  });
}

export type Kept = { readonly sequence: number; readonly onDisk: boolean };

/**
 * The one way to change a ledger: only an act of the operator's role is committed. Commit a plan whole and bring it to disk. A
 * full disk leaves the act standing and says that it is not on disk yet.
 */
export async function commitAndKeep(
  office: Office,
  plan: Omit<CommitPlan, 'by' | 'at'>,
): Promise<Result<Kept, LedgerFailure>> {
  const role = office.role();
  if (role !== null && !mayAct(role, plan.act)) return err({ kind: 'operator/not-allowed', act: plan.act, role });
  const room = await office.room();
  if (!room.ok) return room;
  const committed = await office.ledger.commit({ ...plan, by: office.operator(), at: office.clock.now() });
  if (!committed.ok) return committed;
  const sent = await sendOutbox(office);
  return ok({ sequence: committed.value.sequence, onDisk: sent.ok });
}
