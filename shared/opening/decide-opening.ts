/** A place in the journal: its sequence number, the head of the hash chain there, and when it was written. */
export type OpeningMark = { readonly sequence: number; readonly hash: string; readonly at: string };

export type WorkingCopy =
  | { readonly state: 'empty' }
  /** The database is there and cannot be opened. */
  | { readonly state: 'unreadable' }
  | {
      readonly state: 'present';
      readonly identity: string;
      readonly schema: number;
      /** Major version of the browser engine that wrote it last; null where it was not recorded. */
      readonly engine: number | null;
      /** The last act in the working copy, sent to the disk or not. */
      readonly head: { readonly sequence: number; readonly at: string };
      /** The last act that the disk has acknowledged. */
      readonly acknowledged: OpeningMark;
      /** The hash that the working copy holds for the sequence of the disk's watermark; null where it holds none. */
      readonly hashAtDisk: string | null;
    };

export type DiskCopy = {
  readonly identity: string;
  readonly schema: number;
  readonly watermark: OpeningMark;
  readonly damaged: string | null;
  /** The hash in the disk's journal at the acknowledged sequence; null where the journal has no such record. */
  readonly hashAtAcknowledged: string | null;
};

export type OpeningQuestion = {
  readonly program: { readonly schema: number; readonly engine: number | null };
  readonly working: WorkingCopy;
  readonly disk: DiskCopy | null;
};

export type OpeningDecision =
  | { readonly act: 'create' }
  | {
      readonly act: 'open';
      /** Send every act after this sequence; null where the disk has all of them. */
      readonly sendAfter: number | null;
      readonly checkpointNow: boolean;
      readonly say: 'nothing' | 'disk-copy-missing' | 'disk-copy-damaged';
    }
  | {
      readonly act: 'offer-restore';
      readonly because: 'vanished' | 'cannot-open';
      readonly disk: OpeningMark;
      readonly keepAside: boolean;
    }
  | {
      readonly act: 'ask';
      readonly because: 'behind';
      readonly working: { readonly sequence: number; readonly at: string };
      readonly disk: OpeningMark;
    }
  | { readonly act: 'stop'; readonly because: 'other-identity'; readonly working: string; readonly disk: string }
  | { readonly act: 'stop'; readonly because: 'diverged'; readonly sequence: number }
  /** After an upgrade these stores do not hold what they held before. */
  | { readonly act: 'stop'; readonly because: 'upgrade-doubtful'; readonly stores: readonly string[] }
  | { readonly act: 'refuse'; readonly because: 'newer-schema' | 'newer-engine'; readonly needed: number }
  | { readonly act: 'rescue'; readonly keepAside: true };

type Present = Extract<WorkingCopy, { state: 'present' }>;

function newerThanProgram({ program, working, disk }: OpeningQuestion): OpeningDecision | null {
  const schema = Math.max(working.state === 'present' ? working.schema : 0, disk?.schema ?? 0);
  if (schema > program.schema) return { act: 'refuse', because: 'newer-schema', needed: schema };
  const engine = working.state === 'present' ? working.engine : null;
  if (engine !== null && program.engine !== null && engine > program.engine)
    return { act: 'refuse', because: 'newer-engine', needed: engine };
  return null;
}

function divergedAt(working: Present, disk: DiskCopy): number | null {
  const { acknowledged, hashAtDisk } = working;
  // Before the first act there is nothing that could differ.
  if (acknowledged.sequence === 0) return null;
  if (acknowledged.sequence === disk.watermark.sequence && acknowledged.hash !== disk.watermark.hash)
    return acknowledged.sequence;
  if (disk.hashAtAcknowledged !== null && disk.hashAtAcknowledged !== acknowledged.hash) return acknowledged.sequence;
  if (hashAtDisk !== null && hashAtDisk !== disk.watermark.hash) return disk.watermark.sequence;
  return null;
}

function decideWithBoth(working: Present, disk: DiskCopy): OpeningDecision {
  if (working.identity !== disk.identity)
    return { act: 'stop', because: 'other-identity', working: working.identity, disk: disk.identity };
  const diverged = divergedAt(working, disk);
  if (diverged !== null) return { act: 'stop', because: 'diverged', sequence: diverged };
  if (working.head.sequence < disk.watermark.sequence)
    return { act: 'ask', because: 'behind', working: working.head, disk: disk.watermark };
  // What the disk holds beyond its acknowledgement is sent again: the same act twice is one act.
  const sendAfter = Math.min(working.acknowledged.sequence, disk.watermark.sequence);
  return {
    act: 'open',
    sendAfter: sendAfter < working.head.sequence ? sendAfter : null,
    checkpointNow: disk.damaged !== null,
    say: disk.damaged === null ? 'nothing' : 'disk-copy-damaged',
  };
}

/** Rules before anything is created. It never answers `create` while a disk copy exists. */
export function decideOpening(question: OpeningQuestion): OpeningDecision {
  const refused = newerThanProgram(question);
  if (refused) return refused;
  const { working, disk } = question;
  if (working.state === 'unreadable') {
    if (disk === null) return { act: 'rescue', keepAside: true };
    return { act: 'offer-restore', because: 'cannot-open', disk: disk.watermark, keepAside: true };
  }
  if (working.state === 'empty') {
    if (disk === null) return { act: 'create' };
    return { act: 'offer-restore', because: 'vanished', disk: disk.watermark, keepAside: false };
  }
  if (disk !== null) return decideWithBoth(working, disk);
  const { acknowledged, head } = working;
  return {
    act: 'open',
    sendAfter: acknowledged.sequence < head.sequence ? acknowledged.sequence : null,
    checkpointNow: true,
    say: 'disk-copy-missing',
  };
}
