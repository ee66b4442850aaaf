import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, it } from 'vitest';
import { ledgerCases, placeIn } from './ledger-cases.ts';

describe('the ledger on the fake IndexedDB of the tests', () => {
  for (const { name, run } of ledgerCases) it(name, () => run(placeIn({ indexedDB: new IDBFactory(), IDBKeyRange })));
});
