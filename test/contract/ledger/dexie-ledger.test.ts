import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { dexieLedger } from '../../../renderer/data/dexie-ledger.ts';
import { ledgerDatabase } from '../../../renderer/data/ledger-database.ts';
import type { CommitPlan, Ledger } from '../../../renderer/usecases/ports.ts';

async function founded(): Promise<Ledger> {
  const ledger = dexieLedger(ledgerDatabase('practice', { indexedDB: new IDBFactory(), IDBKeyRange }));
  await ledger.found('county-1');
  return ledger;
}
const plan = (key: string, rows: number, revision = 0): CommitPlan => ({
  act: 'receive',
  by: '王芳',
  at: '2026-09-01T08:00:00Z',
  writes: [
    {
      store: 'tables',
      key: `${key}/projects`,
      value: Array.from({ length: rows }, (_each, index) => ({ id: String(index), cells: {} })),
    },
  ],
  expected: [{ key, revision }],
});

describe('the ledger', () => {
  it('is empty until it is founded', async () => {
    const ledger = dexieLedger(ledgerDatabase('real', { indexedDB: new IDBFactory(), IDBKeyRange }));
    expect(await ledger.standing()).toBeNull();
  });
  it('commits entries and their outbox record together', async () => {
    const ledger = await founded();
    expect(await ledger.commit(plan('up1/105001', 2))).toEqual({ ok: true, value: { sequence: 1 } });
    expect(await ledger.get('tables', 'up1/105001/projects')).toHaveLength(2);
    expect((await ledger.outbox()).map(({ sequence, act }) => [sequence, act])).toEqual([[1, 'receive']]);
    expect((await ledger.standing())?.unsent).toBe(1);
  });
  it('writes nothing when a submission has changed meanwhile', async () => {
    const ledger = await founded();
    const refused = await ledger.commit(plan('up1/105001', 2, 3));
    expect(refused).toEqual({ ok: false, error: { kind: 'ledger/changed-meanwhile', key: 'up1/105001' } });
    expect(await ledger.get('tables', 'up1/105001/projects')).toBeUndefined();
    expect(await ledger.outbox()).toEqual([]);
  });
  it('finds entries by the beginning of their keys and forgets what the disk acknowledged', async () => {
    const ledger = await founded();
    await ledger.commit(plan('up1/105001', 1));
    await ledger.commit(plan('up2/105001', 1));
    expect((await ledger.all('tables', 'up2/')).map(({ key }) => key)).toEqual(['up2/105001/projects']);
    await ledger.acknowledge({ sequence: 1, hash: 'a', at: '2026-09-01T08:00:01Z' });
    expect((await ledger.outbox()).map(({ sequence }) => sequence)).toEqual([2]);
  });
  it('rebuilds another working copy from its records', async () => {
    const ledger = await founded();
    await ledger.commit(plan('up1/105001', 3));
    const records = await ledger.outbox();
    const other = await founded();
    await other.replay(records, { sequence: 1, hash: 'a', at: '2026-09-01T08:00:01Z' });
    expect(await other.get('tables', 'up1/105001/projects')).toHaveLength(3);
    expect((await other.standing())?.head.sequence).toBe(1);
  });
  it('names what changed since the last checkpoint, once', async () => {
    const ledger = await founded();
    await ledger.commit(plan('up1/105001', 1));
    const [entry] = await ledger.unkept();
    expect(entry?.key).toBe('tables:up1/105001/projects');
    expect(await ledger.kept({ [entry!.key]: 'd1' })).toEqual([{ key: entry!.key, digest: 'd1' }]);
    expect(await ledger.unkept()).toEqual([]);
  });
});
