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

function failureOf(thrown: unknown): LedgerFailure {
  if (thrown instanceof ChangedMeanwhile) return { kind: 'ledger/changed-meanwhile', key: thrown.key };
  const name = thrown instanceof Error ? thrown.name : 'unknown';
  const inner = thrown instanceof Dexie.DexieError && thrown.inner instanceof Error ? thrown.inner.name : '';
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError') return { kind: 'ledger/full' };
  return { kind: 'ledger/broken', detail: name };
}

/** The working copy in IndexedDB: rows, outbox and standing are written in one strict transaction. */
export function dexieLedger(database: LedgerDatabase): Ledger {
  const listeners = new Set<() => void>();
  const stores = [...storeNames.map((name) => database.table(name)), database.outbox, database.meta, database.unkept];
  const standing = async (): Promise<Standing | undefined> =>
    (await database.meta.get('standing')) as Standing | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  async function put(writes: readonly Write[], sequence: number): Promise<void> {
    for (const { store, key, value } of writes) {
      await database.table(store).put(value, key);
      await database.unkept.put(sequence, `${store}:${key}`);
    }
  }

  async function commitNow(plan: CommitPlan): Promise<{ readonly sequence: number }> {
    return database.transaction('rw', stores, async () => {
      for (const { key, revision } of plan.expected) {
        const current = await database.table<SubmissionHead, string>('submissions').get(key);
        if ((current?.revision ?? 0) !== revision) throw new ChangedMeanwhile(key);
      }
      const now = await standing();
      if (!now) throw new Error('the ledger has not been founded');
      const sequence = now.last + 1;
      await put(plan.writes, sequence);
      const { at, by, act } = plan;
      await database.outbox.put({ sequence, at, by, act, detail: JSON.stringify(plan.writes) });
      await database.meta.put({ ...now, last: sequence, lastAt: at } satisfies Standing, 'standing');
      return { sequence };
    });
  }

  return {
    standing: async () => {
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
      await database.meta.put(
        { identity, watermark: { sequence: 0, hash: '', at: '' }, last: 0, lastAt: '' } satisfies Standing,
        'standing',
      );
    },
    get: async <Name extends StoreName>(store: Name, key: string) =>
      (await database.table(store).get(key)) as StoreValues[Name] | undefined,
    all: async <Name extends StoreName>(store: Name, prefix = '') => {
      const found: { key: string; value: StoreValues[Name] }[] = [];
      const range =
        prefix === ''
          ? database.table<StoreValues[Name], string>(store).toCollection()
          : database.table<StoreValues[Name], string>(store).where(':id').startsWith(prefix);
      await range.each((value, cursor) => {
        found.push({ key: cursor.primaryKey, value });
      });
      return found;
    },
    commit: async (plan) => {
      try {
        const committed = await commitNow(plan);
        tell();
        return ok(committed);
      } catch (thrown) {
        return err(failureOf(thrown));
      }
    },
    outbox: () => database.outbox.orderBy('sequence').toArray(),
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
      await database.transaction('rw', stores, async () => {
        const now = await standing();
        if (!now) throw new Error('the ledger has not been founded');
        const missing = records.filter((record) => record.sequence > now.last);
        for (const record of missing) await put(JSON.parse(record.detail) as Write[], record.sequence);
        await database.meta.put(
          { ...now, watermark, last: Math.max(now.last, watermark.sequence), lastAt: watermark.at } satisfies Standing,
          'standing',
        );
      });
      tell();
    },
    unkept: () =>
      database.transaction('r', stores, async () => {
        const changes: { key: string; change: number }[] = [];
        await database.unkept.toCollection().each((change, cursor) => {
          changes.push({ key: cursor.primaryKey, change: Number(change) });
        });
        const encoder = new TextEncoder();
        const entries: { key: string; change: number; bytes: Uint8Array<ArrayBuffer> }[] = [];
        for (const { key, change } of changes) {
          const [store, ...rest] = key.split(':');
          const value: unknown = await database.table(String(store)).get(rest.join(':'));
          entries.push({ key, change, bytes: encoder.encode(JSON.stringify(value)) });
        }
        return entries;
      }),
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
      const decoder = new TextDecoder('utf-8', { fatal: true });
      await database.transaction('rw', [...stores, database.digests], async () => {
        const now = await standing();
        if (!now || now.last > 0) throw new Error('a checkpoint begins an empty copy');
        for (const { key, digest, bytes } of entries) {
          const [store = '', ...rest] = key.split(':');
          await database.table(store).put(JSON.parse(decoder.decode(bytes)), rest.join(':'));
          await database.digests.put(digest, key);
        }
        await database.meta.put(
          { ...now, watermark, last: watermark.sequence, lastAt: watermark.at } satisfies Standing,
          'standing',
        );
      });
      tell();
    },
    forgetKept: () =>
      database.transaction('rw', stores, async () => {
        for (const name of storeNames) {
          const keys = await database.table<unknown, string>(name).toCollection().primaryKeys();
          const now = await standing();
          await database.unkept.bulkPut(
            keys.map(() => now?.last ?? 0),
            keys.map((key) => `${name}:${key}`),
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
