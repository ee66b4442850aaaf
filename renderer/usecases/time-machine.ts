import type { HostFailure, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Office } from './office.ts';
import { applyRecord, pastLedger } from './past-ledger.ts';
import type { Watermark } from './ports.ts';

type Rung = HostOutput<'vault.ladder'>['rungs'][number];
export type PastAct = HostOutput<'vault.acts'>['acts'][number];
/** An office as it was after one act; `moment` is what the screen says of it. */
export type PastOffice = {
  readonly office: Office;
  readonly moment: { readonly sequence: number; readonly at: string };
};
export type PastRefused = { readonly kind: 'past/not-kept'; readonly sequence: number; readonly from: number };

const page = 500;
const actsPage = 5000;

/** Every act on disk, without what it wrote, oldest first. */
export async function pastActs(office: Office): Promise<Result<readonly PastAct[], HostFailure>> {
  const acts: PastAct[] = [];
  for (;;) {
    const after = acts.at(-1)?.sequence ?? 0;
    const read = await office.host['vault.acts']({ ledger: office.kind, after, limit: actsPage });
    if (!read.ok) return read;
    acts.push(...read.value.acts);
    if (read.value.acts.length < actsPage) return ok(acts);
  }
}

/** The last act at or before a moment. */
export const actAt = (acts: readonly PastAct[], instant: string): PastAct | null =>
  acts.findLast(({ at }) => at <= instant) ?? null;

/** The newest whole checkpoint that is not later than an act. */
const rungBefore = (rungs: readonly Rung[], sequence: number): Rung | null =>
  rungs.find((rung) => rung.whole && rung.watermark.sequence > 0 && rung.watermark.sequence <= sequence) ?? null;

async function loadRung(
  office: Office,
  rung: Rung,
  entries: Map<string, unknown>,
): Promise<Result<Watermark, HostFailure>> {
  const read = await office.host['vault.manifest']({ ledger: office.kind, number: rung.number });
  if (!read.ok) return read;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const { key, digest } of read.value.manifest.blobs) {
    const blob = await office.host['vault.readBlob']({ ledger: office.kind, digest });
    if (!blob.ok) return blob;
    entries.set(key, JSON.parse(decoder.decode(blob.value.bytes)));
  }
  return ok(rung.watermark);
}

async function replayTo(
  office: Office,
  from: Watermark,
  sequence: number,
  entries: Map<string, unknown>,
): Promise<Result<Watermark, HostFailure>> {
  let reached = from;
  while (reached.sequence < sequence) {
    const limit = Math.min(page, sequence - reached.sequence);
    const read = await office.host['vault.journal']({ ledger: office.kind, after: reached.sequence, limit });
    if (!read.ok) return read;
    const last = read.value.records.at(-1);
    if (!last) return ok(reached);
    for (const record of read.value.records) applyRecord(entries, record);
    reached = { sequence: last.sequence, hash: last.hash, at: last.at };
  }
  return ok(reached);
}

/** The host as an office of the past may use it: it reads, and it writes what goes out, but nothing into the vault. */
function readingHost(host: Office['host']): Office['host'] {
  const refuse = (): Promise<Result<never, HostFailure>> => Promise.resolve(err({ kind: 'vault/read-only' }));
  return {
    ...host,
    'vault.append': refuse,
    'vault.saveBlob': refuse,
    'vault.saveManifest': refuse,
    'vault.keepFile': refuse,
    'vault.renewWorking': refuse,
  };
}

/**
 * The state after an act, rebuilt beside today's from the newest checkpoint before it and the journal. Nothing of the
 * working copy or of the vault is touched.
 */
export async function officeAt(
  office: Office,
  sequence: number,
): Promise<Result<PastOffice, HostFailure | PastRefused>> {
  const inspected = await office.host['vault.inspect']({ ledger: office.kind });
  if (!inspected.ok) return inspected;
  const ladder = await office.host['vault.ladder']({ ledger: office.kind });
  if (!ladder.ok) return ladder;
  const { rungs, beginsAfter } = ladder.value;
  const entries = new Map<string, unknown>();
  const rung = rungBefore(rungs, sequence);
  // A journal that was begun at a checkpoint does not hold what came before it.
  if (sequence < beginsAfter ? rung?.watermark.sequence !== sequence : (rung?.watermark.sequence ?? 0) < beginsAfter)
    return err({ kind: 'past/not-kept', sequence, from: beginsAfter });
  const begun = rung ? await loadRung(office, rung, entries) : ok({ sequence: 0, hash: '', at: '' });
  if (!begun.ok) return begun;
  const reached = await replayTo(office, begun.value, sequence, entries);
  if (!reached.ok) return reached;
  if (reached.value.sequence !== sequence) return err({ kind: 'past/not-kept', sequence, from: beginsAfter });
  const ledger = pastLedger(inspected.value.disk?.identity ?? '', entries, reached.value);
  return ok({
    office: { ...office, ledger, host: readingHost(office.host), past: true },
    moment: { sequence, at: reached.value.at },
  });
}
