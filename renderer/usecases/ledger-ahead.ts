import type { Ledger, StoreName, StoreValues, Write } from './ports.ts';

/** What a ruling looks things up in. */
export type LedgerReader = Pick<Ledger, 'get' | 'all'>;

type Held<Name extends StoreName> = { readonly key: string; readonly value: StoreValues[Name] };

/** The ledger as it will stand after writes that are not committed yet, so that one act can judge by what it brings. */
export function ledgerAhead(ledger: LedgerReader, writes: readonly Write[]): LedgerReader {
  const of = <Name extends StoreName>(store: Name): readonly Held<Name>[] =>
    writes.filter((write): write is Write & Held<Name> => write.store === store);
  return {
    get: async (store, key) => of(store).find((write) => write.key === key)?.value ?? (await ledger.get(store, key)),
    all: async (store, prefix = '') => {
      const held = new Map((await ledger.all(store, prefix)).map(({ key, value }) => [key, value]));
      for (const { key, value } of of(store)) if (key.startsWith(prefix)) held.set(key, value);
      return [...held].map(([key, value]) => ({ key, value })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
