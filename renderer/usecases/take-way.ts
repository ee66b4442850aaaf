import type { HostFailure } from '#shared/contract';
import { err, ok, type Result } from '#shared/kernel';
import { describeOpening, joins, newestSound, type OpeningPicture, type OpeningWay } from './describe-opening.ts';
import { saveCheckpoint, sendOutbox } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

const page = 500;

/** What a way brought: entries of a checkpoint and the acts after it; head is the last act of the working copy now. */
export type WayTaken = {
  readonly way: OpeningWay;
  readonly generation: number;
  readonly entries: number;
  readonly records: number;
  readonly head: { readonly sequence: number; readonly at: string };
};
type Brought = Pick<WayTaken, 'entries' | 'records'>;

/** The acts of the journal after one, in order and without a gap; answers how many. */
async function replayAfter(office: Office, after: number): Promise<Result<number, HostFailure>> {
  let last = after;
  for (;;) {
    const read = await office.host['vault.journal']({ ledger: office.kind, after: last, limit: page });
    if (!read.ok) return read;
    const { records } = read.value;
    const end = records.at(-1);
    if (!end) return ok(last - after);
    if (records[0]?.sequence !== last + 1) return err({ kind: 'vault/damaged', what: 'journal.jsonl' });
    await office.ledger.replay(records, { sequence: end.sequence, hash: end.hash, at: end.at });
    last = end.sequence;
  }
}

async function loadCheckpoint(office: Office, number: number): Promise<Result<number, HostFailure>> {
  const read = await office.host['vault.manifest']({ ledger: office.kind, number });
  if (!read.ok) return read;
  const entries: { key: string; digest: string; bytes: Uint8Array }[] = [];
  for (const { key, digest } of read.value.manifest.blobs) {
    const blob = await office.host['vault.readBlob']({ ledger: office.kind, digest });
    if (!blob.ok) return blob;
    entries.push({ key, digest, bytes: blob.value.bytes });
  }
  await office.ledger.load(entries, read.value.manifest.watermark);
  return ok(entries.length);
}

/** The newest whole checkpoint, then the journal from there, into the empty copy in use. */
async function restore(office: Office, identity: string): Promise<Result<Brought, HostFailure>> {
  const ladder = await office.host['vault.ladder']({ ledger: office.kind });
  if (!ladder.ok) return ladder;
  const sound = await newestSound(office, ladder.value.rungs);
  if (!sound.ok) return sound;
  const rung = sound.value;
  if (rung === null && ladder.value.beginsAfter > 0) return err({ kind: 'vault/damaged', what: 'manifests' });
  await office.ledger.found(identity);
  const loaded = rung === null ? ok(0) : await loadCheckpoint(office, rung.number);
  if (!loaded.ok) return loaded;
  const from = rung?.watermark.sequence ?? 0;
  const replayed = joins(ladder.value, from) ? await replayAfter(office, from) : ok(0);
  return replayed.ok ? ok({ entries: loaded.value, records: replayed.value }) : replayed;
}

/** What was not acknowledged must be what the disk holds, or the two have parted and nothing is merged. */
async function replay(office: Office): Promise<Result<Brought, HostFailure>> {
  const sent = await sendOutbox(office);
  if (!sent.ok) return sent;
  const replayed = await replayAfter(office, (await office.ledger.standing())?.head.sequence ?? 0);
  return replayed.ok ? ok({ entries: 0, records: replayed.value }) : replayed;
}

/** Tells the disk which working copy is the present one; it counts up and never back. */
export async function raiseGeneration(office: Office, from: number, to: number): Promise<Result<number, HostFailure>> {
  for (let now = from; now < to;) {
    const renewed = await office.host['vault.renewWorking']({ ledger: office.kind });
    if (!renewed.ok) return renewed;
    now = renewed.value.generation;
  }
  return ok(to);
}

/** A new working copy is named on disk before it is filled: cut short, the next opening finds it empty and offers again. */
async function begin(office: Office, picture: OpeningPicture, way: OpeningWay): Promise<Result<number, HostFailure>> {
  const { generation, others } = picture;
  const next = way === 'restore-beside' ? Math.max(generation, ...others) + 1 : generation;
  const inspected = await office.host['vault.inspect']({ ledger: office.kind });
  if (!inspected.ok) return inspected;
  const raised = await raiseGeneration(office, inspected.value.disk?.generation ?? 1, next);
  if (!raised.ok) return raised;
  office.working.use(next);
  return ok(next);
}

/** A fresh checkpoint where the disk was damaged holds every entry, for a blob of the old ones may be the damaged part. */
async function checkpointAfter(office: Office, picture: OpeningPicture): Promise<void> {
  if ((picture.disk?.damage.length ?? 0) > 0) await office.ledger.forgetKept();
  // What was brought back stands without it: the next opening makes one.
  await saveCheckpoint(office, 'restored');
}

async function bringBack(
  office: Office,
  picture: OpeningPicture,
  way: OpeningWay,
): Promise<Result<WayTaken, HostFailure>> {
  const room = await office.room();
  if (!room.ok) return room;
  const begun = await begin(office, picture, way);
  if (!begun.ok) return begun;
  const brought = way === 'replay' ? await replay(office) : await restore(office, picture.disk?.identity ?? '');
  if (!brought.ok) return brought;
  await office.working.sign();
  await checkpointAfter(office, picture);
  const head = (await office.ledger.standing())?.head ?? { sequence: 0, at: '' };
  return ok({ way, generation: begun.value, ...brought.value, head });
}

/** A store that the browser found broken it may have emptied since the person looked: beside is right there as well. */
const permits = ({ ways }: OpeningPicture, way: OpeningWay): boolean =>
  ways.some((each) => each.way === way || (way === 'restore-beside' && each.way === 'restore'));

async function layAside(office: Office, picture: OpeningPicture): Promise<Result<WayTaken, HostFailure>> {
  const asked = await office.host['storage.layAside']({});
  if (!asked.ok) return asked;
  const { generation } = picture;
  return ok({ way: 'lay-aside', generation, entries: 0, records: 0, head: { sequence: 0, at: '' } });
}

/**
 * Goes one of the ways that the description permits, and says what it brought. `ledger/broken`: the browser's store takes
 * nothing any more, and laying it aside is the way left; after that the program is to be started anew.
 */
export async function takeWay(office: Office, way: OpeningWay): Promise<Result<WayTaken, HostFailure | LedgerFailure>> {
  const described = await describeOpening(office);
  if (!described.ok) return described;
  const picture = described.value;
  if (!permits(picture, way)) return err({ kind: 'host/refused' });
  if (way === 'lay-aside') return layAside(office, picture);
  try {
    return await bringBack(office, picture, way);
  } catch (thrown) {
    return err({ kind: 'ledger/broken', detail: thrown instanceof Error ? thrown.name : 'unknown' });
  }
}
