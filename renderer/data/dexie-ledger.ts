import Dexie from 'dexie';
import { err, ok } from '#shared/kernel';
import type {
  CommitPlan,
  JournalRecord,
  Ledger,
  LedgerFailure,
  StoreName,
  StoreValues,
  SubmissionHead,
  Watermark,
  Write,
} from '../usecases/ports.ts';
import type { LedgerDatabase } from './ledger-database.ts';
import { storeNames } from './ledger-database.ts';
import { plainValues, SealBroken, sealedValues } from './value-seal.ts';

type Standing = {
  readonly identity: string;
  readonly watermark: Watermark;
  readonly last: number;
  readonly lastAt: string;
};

class ChangedMeanwhile extends Error {
  readonly key: string;
  constructor(key: string) {
    super('changed meanwhile');
    this.key = key;
  }
}

const valueAt = (store: string, key: string): string => `${store}:${key}`;
const detailOf = ({ at, by, act }: Pick<JournalRecord, 'at' | 'by' | 'act'>): string =>
  `outbox:${JSON.stringify([at, by, act])}`;
type SealedWrite = { readonly store: StoreName; readonly key: string; readonly value: unknown };

function failureOf(thrown: unknown): LedgerFailure {
  if (thrown instanceof SealBroken) return { kind: 'ledger/other-key' };
  if (thrown instanceof ChangedMeanwhile) return { kind: 'ledger/changed-meanwhile', key: thrown.key };
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  const inner = thrown instanceof Dexie.DexieError && thrown.inner instanceof Error ? thrown.inner.name : '';
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError') return { kind: 'ledger/full' };
  return { kind: 'ledger/broken', detail: name };
}

/**
 * The working copy in IndexedDB: rows, outbox and standing are written in one strict transaction. With a key every value
 * and every outbox detail is one encrypted blob. Values are sealed before a transaction and opened after it, never inside:
 * it ends while a promise of another maker is awaited.
 */
export function dexieLedger(database: LedgerDatabase, key: CryptoKey | null = null): Ledger {
  const values = key === null ? plainValues : sealedValues(key);
  const listeners = new Set<() => void>();
  // An older copy has fewer of them.
  const held = (): readonly StoreName[] =>
    storeNames.filter((name) => database.tables.some((table) => table.name === name));
  const stores = () => [
    ...held().map((name) => database.table(name)),
    database.table('outbox'),
    database.table('meta'),
    database.table('unkept'),
  ];
  const standing = async (): Promise<Standing | undefined> =>
    (await database.meta.get('standing')) as Standing | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  let isOurs = false;
  /** Rejects where the copy was written with another key, or with none: it is then unreadable, and never empty. */
  async function ready(): Promise<void> {
    if (isOurs) return;
    const now = await standing();
    if (!now) return;
    const held = await values.open('seal', await database.meta.get('seal'));
    if (held !== (values.hasKey ? now.identity : undefined)) throw new SealBroken();
    isOurs = true;
  }

  let turn: Promise<unknown> = Promise.resolve();
  /** Writing acts keep the order in which they were asked, though a large one takes longer to seal than a small one. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = turn.then(act, act);
    turn = next.catch(() => null);
    return next;
  }

  const sealed = (writes: readonly Write[]): Promise<readonly SealedWrite[]> =>
    Promise.all(
      writes.map(async ({ store, key: at, value }) => ({
        store,
        key: at,
        value: await values.seal(valueAt(store, at), value),
      })),
    );

  async function put(writes: readonly SealedWrite[], sequence: number): Promise<void> {
    for (const { store, key: at, value } of writes) {
      await database.table(store).put(value, at);
      await database.unkept.put(sequence, valueAt(store, at));
    }
  }

  async function commitNow(plan: CommitPlan): Promise<{ readonly sequence: number }> {
    await ready();
    const { at, by, act } = plan;
    const writes = await sealed(plan.writes);
    // Sealed, it is no text to Dexie's types; it is opened before anyone sees it.
    const detail = (await values.seal(detailOf(plan), JSON.stringify(plan.writes))) as string;
    return database.transaction('rw', stores(), async () => {
      for (const { key: at, revision } of plan.expected) {
        const current = await database.table<Pick<SubmissionHead, 'revision'>, string>('submissions').get(at);
        if ((current?.revision ?? 0) !== revision) throw new ChangedMeanwhile(at);
      }
      const now = await standing();
      if (!now) throw new Error('the ledger has not been founded');
      const sequence = now.last + 1;
      await put(writes, sequence);
      await database.outbox.put({ sequence, at, by, act, detail });
      await database.meta.put({ ...now, last: sequence, lastAt: at } satisfies Standing, 'standing');
      return { sequence };
    });
  }

  return {
    opens: async () => {
      try {
        await ready();
        return ok(null);
      } catch (thrown) {
        return err(failureOf(thrown));
      }
    },
    standing: async () => {
      await ready();
      const now = await standing();
      return now
        ? {
            identity: now.identity,
            watermark: now.watermark,
            unsent: await database.outbox.count(),
            head: { sequence: now.last, at: now.lastAt },
          }
        : null;
    },
    found: async (identity) => {
      const none: Watermark = { sequence: 0, hash: '', at: '' };
      const seal = values.hasKey ? await values.seal('seal', identity) : null;
      await database.transaction('rw', database.meta, async () => {
        await database.meta.put({ identity, watermark: none, last: 0, lastAt: '' } satisfies Standing, 'standing');
        if (seal !== null) await database.meta.put(seal, 'seal');
      });
    },
    get: async <Name extends StoreName>(store: Name, at: string) => {
      await ready();
      return (await values.open(valueAt(store, at), await database.table(store).get(at))) as
        StoreValues[Name] | undefined;
    },
    all: async <Name extends StoreName>(store: Name, prefix = '') => {
      await ready();
      const found: { key: string; kept: unknown }[] = [];
      const range =
        prefix === ''
          ? database.table<unknown, string>(store).toCollection()
          : database.table<unknown, string>(store).where(':id').startsWith(prefix);
      await range.each((kept, cursor) => {
        found.push({ key: cursor.primaryKey, kept });
      });
      return Promise.all(
        found.map(async ({ key: at, kept }) => ({
          key: at,
          value: (await values.open(valueAt(store, at), kept)) as StoreValues[Name],
        })),
      );
    },
    commit: async (plan) => {
      try {
        const committed = await inTurn(() => commitNow(plan));
        tell();
        return ok(committed);
      } catch (thrown) {
        return err(failureOf(thrown));
      }
    },
    outbox: async () => {
      await ready();
      const records = await database.outbox.orderBy('sequence').toArray();
      return Promise.all(
        records.map(async (record) => ({
          ...record,
          detail: (await values.open(detailOf(record), record.detail)) as string,
        })),
      );
    },
    acknowledge: async (watermark) => {
      await database.transaction('rw', database.outbox, database.meta, async () => {
        const now = await standing();
        if (!now) return;
        await database.outbox.where('sequence').belowOrEqual(watermark.sequence).delete();
        await database.meta.put({ ...now, watermark } satisfies Standing, 'standing');
      });
      tell();
    },
    replay: async (records: readonly JournalRecord[], watermark) => {
      await ready();
      const last = (await standing())?.last ?? 0;
      const wanted = await Promise.all(
        records
          .filter(({ sequence }) => sequence > last)
          .map(async ({ sequence, detail }) => ({ sequence, writes: await sealed(JSON.parse(detail) as Write[]) })),
      );
      await database.transaction('rw', stores(), async () => {
        const now = await standing();
        if (!now) throw new Error('the ledger has not been founded');
        for (const { sequence, writes } of wanted) if (sequence > now.last) await put(writes, sequence);
        await database.meta.put(
          { ...now, watermark, last: Math.max(now.last, watermark.sequence), lastAt: watermark.at } satisfies Standing,
          'standing',
        );
      });
      tell();
    },
    unkept: async () => {
      await ready();
      const held = await database.transaction('r', stores(), async () => {
        const changes: { name: string; change: number }[] = [];
        await database.unkept.toCollection().each((change, cursor) => {
          changes.push({ name: cursor.primaryKey, change: Number(change) });
        });
        const entries: { name: string; change: number; kept: unknown }[] = [];
        for (const { name, change } of changes) {
          const [store, ...rest] = name.split(':');
          entries.push({ name, change, kept: await database.table(String(store)).get(rest.join(':')) });
        }
        return entries;
      });
      const encoder = new TextEncoder();
      return Promise.all(
        held.map(async ({ name, change, kept }) => {
          const value = await values.open(name, kept);
          return { key: name, change, bytes: encoder.encode(JSON.stringify(value)) };
        }),
      );
    },
    kept: async (entries) =>
      database.transaction('rw', database.unkept, database.digests, async () => {
        for (const { key, digest, change } of entries) {
          const standing = await database.unkept.get(key);
          // Another checkpoint has kept it since, as it is now.
          if (standing === undefined) continue;
          await database.digests.put(digest, key);
          if (Number(standing) === change) await database.unkept.delete(key);
        }
        const all: { key: string; digest: string }[] = [];
        await database.digests.toCollection().each((digest, cursor) => {
          all.push({ key: cursor.primaryKey, digest });
        });
        return all;
      }),
    load: async (entries, watermark) => {
      await ready();
      const decoder = new TextDecoder('utf-8', { fatal: true });
      const whole = await Promise.all(
        entries.map(async ({ key: name, digest, bytes }) => ({
          name,
          digest,
          value: await values.seal(name, JSON.parse(decoder.decode(bytes))),
        })),
      );
      await database.transaction('rw', [...stores(), database.digests], async () => {
        const now = await standing();
        if (!now || now.last > 0) throw new Error('a checkpoint begins an empty copy');
        for (const { name, digest, value } of whole) {
          const [store = '', ...rest] = name.split(':');
          await database.table(store).put(value, rest.join(':'));
          await database.digests.put(digest, name);
        }
        await database.meta.put(
          { ...now, watermark, last: watermark.sequence, lastAt: watermark.at } satisfies Standing,
          'standing',
        );
      });
      tell();
    },
    forgetKept: () =>
      database.transaction('rw', stores(), async () => {
        for (const name of held()) {
          const keys = await database.table<unknown, string>(name).toCollection().primaryKeys();
          const now = await standing();
          await database.unkept.bulkPut(
            keys.map(() => now?.last ?? 0),
            keys.map((at) => valueAt(name, at)),
          );
        }
      }),
    observe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
