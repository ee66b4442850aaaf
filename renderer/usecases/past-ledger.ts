import { err, ok } from '#shared/kernel';
import type { JournalRecord, Ledger, LedgerStanding, StoreName, StoreValues, Watermark, Write } from './ports.ts';

/** What a ledger held at one moment: the entries of every store, by `store:key`. */
export type PastEntries = ReadonlyMap<string, unknown>;

/** Applies an act of the journal to entries that end just before it. */
export function applyRecord(entries: Map<string, unknown>, record: Pick<JournalRecord, 'detail'>): void {
  for (const { store, key, value } of JSON.parse(record.detail) as readonly Write[])
    entries.set(`${store}:${key}`, value);
}

const onlyRead = (): never => {
  throw new Error('the data of an earlier moment are only read');
};

/** A ledger to look at and to export from, in memory. It takes no act: today's ledger is out of its reach. */
export function pastLedger(identity: string, entries: PastEntries, watermark: Watermark): Ledger {
  const standing: LedgerStanding = {
    identity,
    watermark,
    unsent: 0,
    head: { sequence: watermark.sequence, at: watermark.at },
  };
  return {
    opens: () => Promise.resolve(ok(null)),
    standing: () => Promise.resolve(standing),
    found: onlyRead,
    get: <Name extends StoreName>(store: Name, key: string) =>
      Promise.resolve(entries.get(`${store}:${key}`) as StoreValues[Name] | undefined),
    all: <Name extends StoreName>(store: Name, prefix = '') => {
      const start = `${store}:${prefix}`;
      const found = [...entries].filter(([key]) => key.startsWith(start));
      // The order of the keys is that of IndexedDB: by code unit.
      found.sort(([a], [b]) => (a < b ? -1 : 1));
      const skip = store.length + 1;
      return Promise.resolve(
        found.map(([key, value]) => ({ key: key.slice(skip), value: value as StoreValues[Name] })),
      );
    },
    commit: () => Promise.resolve(err({ kind: 'ledger/only-read' })),
    outbox: () => Promise.resolve([]),
    acknowledge: onlyRead,
    replay: onlyRead,
    unkept: () => Promise.resolve([]),
    kept: onlyRead,
    load: onlyRead,
    forgetKept: onlyRead,
    observe: () => () => undefined,
  };
}
