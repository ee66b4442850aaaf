import type { HostFailure, HostOutput } from '#shared/contract';
import { ok, type Result } from '#shared/kernel';
import { decideOpening, type DiskCopy, type OpeningDecision, type OpeningQuestion } from '#shared/opening';
import type { Office } from './office.ts';
import type { CopyLook, Measure } from './ports-working.ts';
import { ledgerSchema } from './ports.ts';

type Disk = HostOutput<'vault.inspect'>['disk'];
export type OpeningFacts = {
  readonly generation: number;
  /** What the disk takes for the present generation; 0 where there is no disk copy. */
  readonly generationOnDisk: number;
  readonly others: readonly number[];
  readonly working: CopyLook;
  readonly disk: Disk;
  readonly decision: OpeningDecision;
};

const workingOf = (look: CopyLook, disk: Disk): OpeningQuestion['working'] => {
  if (look.state === 'unreadable') return look;
  if (look.state !== 'present') return { state: 'empty' };
  const { schema, engine, identity, head, acknowledged } = look;
  const hashAtDisk = acknowledged.sequence === disk?.watermark.sequence ? acknowledged.hash : null;
  return { state: 'present', schema, engine, identity, head, acknowledged, hashAtDisk };
};

/** Stores that hold less or other than before the upgrade. */
export const changedStores = (before: Measure, after: Measure): readonly string[] =>
  Object.entries(before).flatMap(([store, { count, size }]) =>
    after[store]?.count === count && after[store].size === size ? [] : [store],
  );

async function inspectKnown(office: Office, look: CopyLook): Promise<Result<Disk, HostFailure>> {
  const known = look.state === 'present' && look.acknowledged.sequence > 0 ? { known: look.acknowledged } : {};
  const inspected = await office.host['vault.inspect']({ ledger: office.kind, ...known });
  return inspected.ok ? ok(inspected.value.disk) : inspected;
}

async function hashAt(office: Office, look: CopyLook): Promise<Result<string | null, HostFailure>> {
  if (look.state !== 'present' || look.acknowledged.sequence === 0) return ok(null);
  const after = look.acknowledged.sequence - 1;
  const journal = await office.host['vault.journal']({ ledger: office.kind, after, limit: 1 });
  if (!journal.ok) return journal;
  const [record] = journal.value.records;
  return ok(record?.sequence === look.acknowledged.sequence ? record.hash : null);
}

/** An upgrade that was begun before is not believed until the counts say so. */
async function afterUpgrade(office: Office, look: CopyLook, generation: number): Promise<OpeningDecision | null> {
  if (look.state !== 'present' || look.promised === null || look.schema !== ledgerSchema) return null;
  office.working.use(generation);
  const stores = changedStores(look.promised, await office.working.measure());
  return stores.length > 0 ? { act: 'stop', because: 'upgrade-doubtful', stores } : null;
}

/** A copy that was written with another key, or with none, cannot be read: its record on disk takes its place beside it. */
async function readable(office: Office, generation: number): Promise<CopyLook> {
  const look = await office.working.look(generation);
  if (look.state !== 'present' || look.schema !== ledgerSchema) return look;
  office.working.use(generation);
  const opens = await office.ledger.opens();
  return opens.ok || opens.error.kind !== 'ledger/other-key' ? look : { state: 'unreadable' };
}

/** Everything that the opening is decided by. Nothing is made or changed by asking. */
export async function gatherFacts(office: Office): Promise<Result<OpeningFacts, HostFailure>> {
  const { host, working, kind } = office;
  const first = await host['vault.inspect']({ ledger: kind });
  if (!first.ok) return first;
  const there = await working.generations().catch(() => null);
  const generationOnDisk = first.value.disk?.generation ?? 0;
  // A data folder from before the last renewal must not hide the newer copy.
  const generation = Math.max(generationOnDisk, 1, ...(there ?? []));
  const look: CopyLook = there === null ? { state: 'unreadable' } : await readable(office, generation);
  const inspected = await inspectKnown(office, look);
  if (!inspected.ok) return inspected;
  const disk = inspected.value;
  const hashed = disk === null ? ok(null) : await hashAt(office, look);
  if (!hashed.ok) return hashed;
  const copy: DiskCopy | null = disk === null ? null : { ...disk, hashAtAcknowledged: hashed.value };
  const question = {
    program: { schema: ledgerSchema, engine: working.engine },
    working: workingOf(look, disk),
    disk: copy,
  };
  const decided = decideOpening(question);
  const doubt = decided.act === 'open' ? await afterUpgrade(office, look, generation) : null;
  return ok({
    generation,
    generationOnDisk,
    others: (there ?? []).filter((each) => each !== generation),
    working: look,
    disk,
    decision: doubt ?? decided,
  });
}
