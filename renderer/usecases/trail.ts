import type { CollectingRound, Tables } from '#shared/records';
import { tableNames } from '#shared/records';
import { changesBetween, type TrailAct } from '#shared/trail';
import type { Office } from './office.ts';
import type { Ledger, SubmissionHead, Write } from './ports.ts';
import { readTables } from './submissions.ts';

const width = 9;

/**
 * 修改痕迹 of one act, to be committed with what the act writes; nothing where nothing differs. Entries of a unit are
 * numbered in the order in which they came.
 */
export async function trailWrite(
  office: Office,
  traced: {
    readonly round: CollectingRound;
    readonly unit: string;
    readonly act: TrailAct;
    readonly before: Tables;
    readonly after: Tables;
    /** Of 代改 alone; it then waits for the unit's word. */
    readonly reason?: string;
    readonly pair?: string;
  },
): Promise<readonly Write[]> {
  const { round, unit, act, before, after, reason, pair } = traced;
  const changes = changesBetween(before, after);
  if (changes.length === 0) return [];
  const prefix = `${round}/${unit}/`;
  const last = (await office.ledger.all('trail', prefix)).at(-1)?.key.slice(prefix.length) ?? '0';
  const key = `${prefix}${String(Number(last) + 1).padStart(width, '0')}`;
  const stamp = { at: office.clock.now(), by: office.operator() };
  const said = { ...(reason === undefined ? {} : { reason }), ...(pair === undefined ? {} : { pair }) };
  return [{ store: 'trail', key, value: { ...stamp, act, changes, ...said } }];
}

const asideKey = (round: CollectingRound, unit: string, table: string): string => `withdrawn/${round}/${unit}/${table}`;

/** 取消送审: the rows leave the round, and are put aside so that the next file can be compared with them. */
export const putAside = (round: CollectingRound, unit: string, tables: Tables): readonly Write[] =>
  tableNames.map((table): Write => ({ store: 'tables', key: asideKey(round, unit, table), value: tables[table] }));

/** What the unit handed in last; null before its first hand-in. */
export async function handedInBefore(ledger: Ledger, head: SubmissionHead | null): Promise<Tables | null> {
  if (!head) return null;
  const { round, unit } = head;
  if (head.state !== 'absent') return readTables(ledger, round, unit);
  const [projects, purchases, targets] = await Promise.all(
    tableNames.map((table) => ledger.get('tables', asideKey(round, unit, table))),
  );
  return projects && purchases && targets ? { projects, purchases, targets } : null;
}
