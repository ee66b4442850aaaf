import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { dexieLedger } from '../../../renderer/data/dexie-ledger.ts';
import { ledgerDatabase, storeNames } from '../../../renderer/data/ledger-database.ts';
import type { CommitPlan } from '../../../renderer/usecases/ports.ts';
import { ledgerCases, pageKey, placeIn } from './ledger-cases.ts';

describe('the ledger on the fake IndexedDB of the tests', () => {
  for (const { name, run } of ledgerCases) it(name, () => run(placeIn({ indexedDB: new IDBFactory(), IDBKeyRange })));
});

describe('the ledger whose values are sealed', () => {
  for (const { name, run } of ledgerCases)
    it(name, async () => run(placeIn({ indexedDB: new IDBFactory(), IDBKeyRange }, await pageKey(7))));

  const words = ['居家养老服务', '按实有人数', '123456789', '王芳签字'];
  const rows: CommitPlan = {
    act: 'receive',
    by: '李敏',
    at: '2026-09-01T08:00:00Z',
    writes: [
      {
        store: 'tables',
        key: 'up1/105001/projects',
        value: [
          { id: '1', cells: { projectName: words[0]!, basis: words[1]!, amtTotal: 123_456_789, remark: words[3]! } },
        ],
      },
      {
        store: 'submissions',
        key: 'up1/105001',
        value: {
          unit: '105001',
          round: 'up1',
          state: 'returned',
          revision: 4,
          sequence: 1,
          noPurchases: false,
          findings: [],
          explanations: { A101: words[1]! },
          sums: { projects: 123_456_789, purchases: 0, rows: 1 },
        },
      },
    ],
    expected: [],
  };

  /** Everything that stands in the database, keys and all, as text. */
  async function rawText(options: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }): Promise<string> {
    const database = ledgerDatabase('practice', options);
    const parts: string[] = [];
    for (const name of [...storeNames, 'outbox', 'meta', 'unkept', 'digests'])
      await database.table<unknown, string>(name).each((value, { primaryKey }) => {
        const text = JSON.stringify(value, (_key, each: unknown) =>
          each instanceof ArrayBuffer
            ? Buffer.from(each).toString('latin1') + Buffer.from(each).toString('utf8')
            : each,
        );
        parts.push(`${name} ${primaryKey} ${text}`);
      });
    return parts.join('\n');
  }

  it('leaves no word and no amount of a row readable in the database, before and after it is on disk', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const plain = { indexedDB: new IDBFactory(), IDBKeyRange };
    for (const [place, key] of [
      [options, await pageKey(7)],
      [plain, null],
    ] as const) {
      const ledger = placeIn(place, key).open();
      await ledger.found('county-1');
      expect(await ledger.commit(rows)).toMatchObject({ ok: true });
    }
    const open = await rawText(plain);
    expect(words.filter((word) => open.includes(word))).toEqual(words);
    const sealed = await rawText(options);
    expect(words.filter((word) => sealed.includes(word))).toEqual([]);
    // What the settings page says stays readable: keys, and who acted when.
    expect(sealed).toContain('up1/105001/projects');
    expect(sealed).toContain('李敏');
    expect(sealed).toContain('"revision":4');
  });

  it('refuses another key, no key, and a key where there was none; it is never empty then', async () => {
    const [right, wrong] = [await pageKey(7), await pageKey(8)];
    for (const [founder, opener] of [
      [right, wrong],
      [right, null],
      [null, right],
    ] as const) {
      const options = { indexedDB: new IDBFactory(), IDBKeyRange };
      const ledger = placeIn(options, founder).open();
      await ledger.found('county-1');
      await ledger.commit(rows);
      const other = placeIn(options, opener).open();
      const refused = { ok: false, error: { kind: 'ledger/other-key' } };
      expect(await other.opens()).toEqual(refused);
      expect(await other.commit(rows)).toEqual(refused);
      for (const read of [
        () => other.standing(),
        () => other.get('tables', 'up1/105001/projects'),
        () => other.get('tables', 'nothing'),
        () => other.all('tables'),
        () => other.outbox(),
        () => other.unkept(),
      ])
        await expect(read()).rejects.toThrow('ledger/other-key');
      expect((await placeIn(options, founder).open().outbox()).length).toBe(1);
    }
  });

  it('keeps acts in the order in which they were asked, though the first one takes longer to seal', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const ledger = placeIn(options, await pageKey(7)).open();
    await ledger.found('county-1');
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    let isFirst = true;
    const slow = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (...asked) => {
      const turns = isFirst ? 500 : 0;
      isFirst = false;
      for (let n = 0; n < turns; n += 1) await new Promise((resolve) => setImmediate(resolve));
      return encrypt(...asked);
    });
    const named = (act: 'enter' | 'receive') => ledger.commit({ ...rows, act });
    await Promise.all([named('enter'), named('receive')]);
    slow.mockRestore();
    expect((await ledger.outbox()).map(({ act }) => act)).toEqual(['enter', 'receive']);
  });

  it('notices a value that was changed or put in the place of another, and a changed revision beside it', async () => {
    const options = { indexedDB: new IDBFactory(), IDBKeyRange };
    const key = await pageKey(7);
    const ledger = placeIn(options, key).open();
    await ledger.found('county-1');
    await ledger.commit(rows);
    const database = ledgerDatabase('practice', options);
    const held = (await database.table('tables').get('up1/105001/projects')) as { sealed: ArrayBuffer };
    await database.table('tables').put(held, 'up1/105002/projects');
    const flipped = held.sealed.slice(0);
    new Uint8Array(flipped)[40]! ^= 1;
    await database.table('tables').put({ sealed: flipped }, 'up1/105001/projects');
    const head = await database.table<object, string>('submissions').get('up1/105001');
    await database.table('submissions').put({ ...head, revision: 9 }, 'up1/105001');
    const again = dexieLedger(ledgerDatabase('practice', options), key);
    expect(await again.opens()).toMatchObject({ ok: true });
    await expect(again.get('tables', 'up1/105002/projects')).rejects.toThrow('ledger/other-key');
    await expect(again.get('tables', 'up1/105001/projects')).rejects.toThrow('ledger/other-key');
    await expect(again.get('submissions', 'up1/105001')).rejects.toThrow('ledger/other-key');
  });
});
