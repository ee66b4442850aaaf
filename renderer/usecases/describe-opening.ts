import type { BookName, HostFailure, HostOutput } from '#shared/contract';
import { ok, type Result } from '#shared/kernel';
import type { OpeningDecision, OpeningMark } from '#shared/opening';
import type { Office } from './office.ts';
import { gatherFacts, type OpeningFacts } from './opening-facts.ts';
import type { CopyLook } from './ports-working.ts';

/**
 * restore: the disk's record into the empty place of the working copy; restore-beside: into a new working copy, the present
 * one stays untouched under its name; replay: the missing acts into the present one; lay-aside: the browser's store as a whole
 is taken aside untouched at the next start, where not even a new working copy can be begun in it.
 */
export type OpeningWay = 'restore' | 'restore-beside' | 'replay' | 'lay-aside';
export type Rung = HostOutput<'vault.ladder'>['rungs'][number];
/** What a way would bring, before it is gone: a checkpoint's entries, the acts after it, and the last act then. */
export type WayPicture = {
  readonly way: OpeningWay;
  readonly checkpoint: Rung | null;
  readonly entries: number;
  readonly records: number;
  readonly end: OpeningMark;
};
export type OpeningPicture = {
  readonly book: BookName;
  readonly generation: number;
  readonly working: CopyLook;
  /** Other working copies of this book, untouched under their names. */
  readonly others: readonly number[];
  readonly disk: {
    readonly identity: string;
    readonly schema: number;
    readonly checkpoints: readonly Rung[];
    readonly journal: { readonly beginsAfter: number; readonly last: OpeningMark };
    /** The last act that a recovery brings back. */
    readonly end: OpeningMark;
    readonly damage: readonly string[];
  } | null;
  readonly decision: OpeningDecision;
  readonly ways: readonly WayPicture[];
};

type Ladder = HostOutput<'vault.ladder'>;
type Span = Pick<Ladder, 'beginsAfter' | 'last'>;

/** Whether the journal goes on from there; else a checkpoint is all that can be had. */
export const joins = ({ beginsAfter, last }: Span, sequence: number): boolean =>
  beginsAfter <= sequence && sequence <= last.sequence;

/** What a restore from this checkpoint, or from the first act where it is null, brings; null where it brings nothing. */
export function restoreFrom(span: Span, checkpoint: Rung | null): Omit<WayPicture, 'way'> | null {
  const from = checkpoint?.watermark ?? { sequence: 0, hash: '', at: '' };
  const goesOn = joins(span, from.sequence);
  if (!goesOn && checkpoint === null) return null;
  return {
    checkpoint,
    entries: checkpoint?.entries ?? 0,
    records: goesOn ? span.last.sequence - from.sequence : 0,
    end: goesOn ? span.last : from,
  };
}

/** Digests of the blobs that cannot be read whole; their checkpoints are passed over. */
async function unsound(office: Office): Promise<Result<ReadonlySet<string>, HostFailure>> {
  const audit = await office.host['vault.audit']({ ledger: office.kind, known: null });
  if (!audit.ok) return audit;
  return ok(new Set(audit.value.faults.flatMap(({ what, file }) => (what === 'blob' ? [file] : []))));
}

/** The newest checkpoint whose every blob reads back whole. */
export async function newestSound(office: Office, rungs: readonly Rung[]): Promise<Result<Rung | null, HostFailure>> {
  const faulty = await unsound(office);
  if (!faulty.ok) return faulty;
  for (const rung of rungs.filter(({ whole, watermark }) => whole && watermark.sequence > 0)) {
    const read = await office.host['vault.manifest']({ ledger: office.kind, number: rung.number });
    if (read.ok && read.value.manifest.blobs.every(({ digest }) => !faulty.value.has(digest))) return ok(rung);
  }
  return ok(null);
}

function replayOf(facts: OpeningFacts, span: Span): WayPicture | null {
  const { working } = facts;
  if (working.state !== 'present' || !joins(span, working.head.sequence)) return null;
  const records = span.last.sequence - working.head.sequence;
  return { way: 'replay', checkpoint: null, entries: 0, records, end: span.last };
}

/** Where the store does not open, the way out that is always there; the next opening then says what can be brought back. */
const layAside = ({ working, disk }: OpeningFacts): readonly WayPicture[] => {
  const end = disk?.watermark ?? { sequence: 0, hash: '', at: '' };
  return working.state === 'unreadable' ? [{ way: 'lay-aside', checkpoint: null, entries: 0, records: 0, end }] : [];
};

function waysOf(facts: OpeningFacts, span: Span, checkpoint: Rung | null): readonly WayPicture[] {
  const { decision, working } = facts;
  const restored = restoreFrom(span, checkpoint);
  const replay = decision.act === 'ask' ? replayOf(facts, span) : null;
  if (!['offer-restore', 'ask', 'stop'].includes(decision.act) || restored === null) return replay ? [replay] : [];
  // A restore that was cut short leaves a copy that was founded and holds nothing yet.
  const isFree = working.state !== 'unreadable' && (working.state !== 'present' || working.head.sequence === 0);
  return [...(replay ? [replay] : []), { way: isFree ? 'restore' : 'restore-beside', ...restored }];
}

export async function pictureOf(office: Office, facts: OpeningFacts): Promise<Result<OpeningPicture, HostFailure>> {
  const { generation, working, others, decision, disk } = facts;
  const known = { book: office.book, generation, working, others, decision };
  if (disk === null) return ok({ ...known, disk: null, ways: layAside(facts) });
  const ladder = await office.host['vault.ladder']({ ledger: office.kind });
  if (!ladder.ok) return ladder;
  const { rungs, beginsAfter, last } = ladder.value;
  const sound = await newestSound(office, rungs);
  if (!sound.ok) return sound;
  const end = restoreFrom({ beginsAfter, last }, sound.value)?.end ?? disk.watermark;
  return ok({
    ...known,
    disk: {
      identity: disk.identity,
      schema: disk.schema,
      checkpoints: rungs,
      journal: { beginsAfter, last },
      end,
      damage: disk.damaged === null ? [] : disk.damaged.split(', '),
    },
    ways: [...waysOf(facts, { beginsAfter, last }, sound.value), ...layAside(facts)],
  });
}

/** For one book: what each side holds, what the opening would be, and what may be done, with counts. Changes nothing. */
export async function describeOpening(office: Office): Promise<Result<OpeningPicture, HostFailure>> {
  const facts = await gatherFacts(office);
  return facts.ok ? pictureOf(office, facts.value) : facts;
}
