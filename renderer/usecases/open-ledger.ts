import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import type { OpeningDecision } from '#shared/opening';
import { decideOpening } from '#shared/opening';
import { saveCheckpoint, sendOutbox } from './keep-ledger.ts';
import type { Office } from './office.ts';
import { ledgerSchema, type LedgerFailure } from './ports.ts';

const page = 500;

export type Opening =
  | { readonly kind: 'ready'; readonly say: 'nothing' | 'disk-copy-missing' | 'disk-copy-damaged' | 'not-on-disk' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'stopped'; readonly decision: OpeningDecision; readonly mayRestore: boolean }
  | { readonly kind: 'failed'; readonly failure: HostFailure | LedgerFailure };

async function decide(office: Office): Promise<Result<OpeningDecision, HostFailure>> {
  const inspected = await office.host['vault.inspect']({ ledger: office.kind });
  if (!inspected.ok) return inspected;
  const { disk } = inspected.value;
  const standing = await office.ledger.standing();
  const acknowledged = standing?.watermark ?? { sequence: 0, hash: '', at: '' };
  const journal =
    disk && acknowledged.sequence > 0
      ? await office.host['vault.journal']({ ledger: office.kind, after: acknowledged.sequence - 1, limit: 1 })
      : null;
  if (journal && !journal.ok) return journal;
  return ok(
    decideOpening({
      program: { schema: ledgerSchema, engine: null },
      working: standing
        ? {
            state: 'present',
            identity: standing.identity,
            schema: ledgerSchema,
            engine: null,
            head: standing.head,
            acknowledged,
            hashAtDisk: acknowledged.sequence === disk?.watermark.sequence ? acknowledged.hash : null,
          }
        : { state: 'empty' },
      disk: disk ? { ...disk, hashAtAcknowledged: journal?.value.records[0]?.hash ?? null } : null,
    }),
  );
}

/** Opening is a decision, made before anything is created; what the disk lacks is sent, nothing is overwritten. */
export async function openLedger(office: Office): Promise<Opening> {
  const opens = await office.ledger.opens();
  if (!opens.ok) return { kind: 'failed', failure: opens.error };
  const decided = await decide(office);
  if (!decided.ok) return { kind: 'failed', failure: decided.error };
  const decision = decided.value;
  if (decision.act === 'create') return { kind: 'empty' };
  if (decision.act !== 'open') {
    const mayRestore = decision.act === 'offer-restore' || decision.act === 'ask';
    return { kind: 'stopped', decision, mayRestore };
  }
  // Founded, but the first act was never committed: nothing has begun yet.
  if ((await office.ledger.standing())?.head.sequence === 0) return { kind: 'empty' };
  const onDisk = await bringToDisk(office, decision);
  return { kind: 'ready', say: onDisk ? decision.say : 'not-on-disk' };
}

/** A disk without a copy gets a whole checkpoint first: the journal can only go on from a place that it knows. */
async function bringToDisk(
  office: Office,
  decision: Extract<OpeningDecision, { readonly act: 'open' }>,
): Promise<boolean> {
  if (decision.checkpointNow) {
    await office.ledger.forgetKept();
    const saved = await saveCheckpoint(office, 'opened');
    if (!saved.ok) return false;
  }
  return decision.sendAfter === null || (await sendOutbox(office)).ok;
}

/** The newest checkpoint on disk, as the beginning of an empty working copy. */
async function loadCheckpoint(office: Office): Promise<Result<number, HostFailure>> {
  const latest = await office.host['vault.latestManifest']({ ledger: office.kind });
  if (!latest.ok) return latest;
  const { manifest } = latest.value;
  if (!manifest || manifest.watermark.sequence === 0) return ok(0);
  const entries: { key: string; digest: string; bytes: Uint8Array }[] = [];
  for (const { key, digest } of manifest.blobs) {
    const blob = await office.host['vault.readBlob']({ ledger: office.kind, digest });
    if (!blob.ok) return blob;
    entries.push({ key, digest, bytes: blob.value.bytes });
  }
  await office.ledger.load(entries, manifest.watermark);
  return ok(manifest.watermark.sequence);
}

/** 数据恢复: the newest checkpoint where the working copy is gone, then the journal from where the copy ends. */
export async function restoreFromJournal(
  office: Office,
): Promise<Result<{ readonly records: number; readonly head: number }, HostFailure>> {
  const inspected = await office.host['vault.inspect']({ ledger: office.kind });
  if (!inspected.ok) return inspected;
  const { disk } = inspected.value;
  if (!disk) return ok({ records: 0, head: 0 });
  const standing = await office.ledger.standing();
  if (!standing) await office.ledger.found(disk.identity);
  const first = standing?.head.sequence ?? 0;
  let after = first;
  if (after === 0) {
    const loaded = await loadCheckpoint(office);
    if (!loaded.ok) return loaded;
    after = loaded.value;
  }
  for (;;) {
    const read = await office.host['vault.journal']({ ledger: office.kind, after, limit: page });
    if (!read.ok) return read;
    const { records } = read.value;
    const last = records.at(-1);
    if (!last) return ok({ records: after - first, head: after });
    await office.ledger.replay(records, { sequence: last.sequence, hash: last.hash, at: last.at });
    after = last.sequence;
  }
}
