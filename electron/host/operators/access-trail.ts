import { z } from 'zod';
import { ok } from '#shared/kernel';
import type { HostOutput } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { journalName, openJournal, type JournalFile } from '../vault/journal-file.ts';
import { parseLine } from '../vault/parse-line.ts';
import { oneAtATime } from '../vault/one-at-a-time.ts';
import type { Answer, StoredRecord } from '../vault/vault-types.ts';

export type AccessAct =
  | 'begin'
  | 'sign-in'
  | 'wrong-password'
  | 'wrong-code'
  | 'lock'
  | 'recover'
  | 'change-password'
  | 'set-password'
  | 'put-operator'
  | 'renew-recovery'
  | 'list-restored'
  | 'trail-damaged'
  // What is done to the data as a whole, noted by the other parts of the host.
  | 'copy-written'
  | 'restored'
  | 'moved'
  | 'rescued';

export type AccessTrail = {
  /** A trail that cannot be written, on a full disk, keeps nobody from their work. */
  readonly note: (by: string, act: AccessAct, detail?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly page: (after: number, limit: number) => Answer<HostOutput<'operators.trail'>>;
  /** The last so many, oldest first. */
  readonly recent: (limit: number) => Answer<readonly StoredRecord[]>;
};

const mended = z.object({ line: z.int() });
function mendedLine(records: readonly StoredRecord[]): number | null {
  const record = records.find(({ act }) => act === 'trail-damaged');
  const read = mended.safeParse(record ? parseLine(new TextEncoder().encode(record.detail)) : null);
  return read.success ? read.data.line : null;
}

/** 登录记录: who came and went, chained as the journal of a book is, and without budget data. */
export function accessTrail({
  disk,
  folder,
  clock,
}: {
  readonly disk: Disk;
  readonly folder: string;
  readonly clock: Clock;
}): AccessTrail {
  const queue = oneAtATime();
  let opened: JournalFile | null = null;
  const journal = (): Answer<JournalFile> =>
    attempt(journalName, async () => (opened ??= await openJournal(disk, folder)));

  async function add(held: JournalFile, by: string, act: AccessAct, detail: Readonly<Record<string, unknown>>) {
    const record = { sequence: held.last().sequence + 1, at: clock.now().toISOString(), by, act };
    return held.append([{ ...record, detail: JSON.stringify(detail) }]);
  }

  /** A damaged trail is kept beside and goes on after its last sound record, which says so for ever. */
  async function mend(held: JournalFile): Promise<void> {
    const line = held.damagedLine();
    if (line === null) return;
    const begun = await held.startAnew(held.last());
    if (begun.ok) await add(held, '', 'trail-damaged', { line });
  }

  return {
    note: (by, act, detail = {}) =>
      queue(async () => {
        const made = await attempt(journalName, () => disk.makeFolder(folder));
        const held = made.ok ? await journal() : made;
        if (!held.ok) return;
        await mend(held.value);
        await add(held.value, by, act, detail);
      }),
    page: (after, limit) =>
      queue(async () => {
        const held = await journal();
        if (!held.ok) return held;
        const records = await held.value.page(after, limit);
        if (!records.ok) return records;
        return ok({ records: [...records.value], damagedLine: held.value.damagedLine() ?? mendedLine(records.value) });
      }),
    recent: (limit) =>
      queue(async () => {
        const held = await journal();
        return held.ok ? held.value.page(Math.max(0, held.value.last().sequence - limit), limit) : held;
      }),
  };
}
