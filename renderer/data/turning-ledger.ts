import type { Ledger } from '../usecases/ports.ts';

/** One ledger for the screens, which another working copy can take the place of; who observes it goes on observing. */
export function turningLedger(first: Ledger): { readonly ledger: Ledger; readonly turn: (next: Ledger) => void } {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let now = first;
  let stop = now.observe(tell);
  const ledger: Ledger = {
    opens: () => now.opens(),
    standing: () => now.standing(),
    found: (identity) => now.found(identity),
    get: (store, key) => now.get(store, key),
    all: (store, prefix) => now.all(store, prefix),
    commit: (plan) => now.commit(plan),
    outbox: () => now.outbox(),
    acknowledge: (watermark) => now.acknowledge(watermark),
    replay: (records, watermark) => now.replay(records, watermark),
    unkept: () => now.unkept(),
    kept: (digests) => now.kept(digests),
    load: (entries, watermark) => now.load(entries, watermark),
    forgetKept: () => now.forgetKept(),
    observe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return {
    ledger,
    turn: (next) => {
      stop();
      now = next;
      stop = now.observe(tell);
      tell();
    },
  };
}
