import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { dexieLedger } from '../../renderer/data/dexie-ledger.ts';
import { workingCopies } from '../../renderer/data/working-copies.ts';
import { importPageKey } from '../../renderer/data/value-seal.ts';
import { bookHost } from '../../renderer/host/book-host.ts';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { markFavourite } from '../../renderer/usecases/favourites.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { filesBelow, guardedOffice, type GuardedOffice } from '../support/guarded-office.ts';
import { valueOf } from '../unit/vault/vault-fixture.ts';

const head = { name: '王芳', password: 'head-password' };

function officeWith({ host }: GuardedOffice, key: CryptoKey | null, indexedDB: IDBFactory): Office {
  return {
    kind: 'practice',
    book: 'practice',
    host: bookHost(host, 'practice', 'practice'),
    ...workingCopies('practice', {
      engine: 140,
      options: { indexedDB, IDBKeyRange },
      ledgerOf: (database) => dexieLedger(database, key),
    }),
    room: () => Promise.resolve({ ok: true, value: null }),
    clock: { now: () => '2026-09-01T08:00:00Z' },
    identities: { next: () => 'county-1' },
    operator: () => head.name,
    role: () => 'head',
  };
}
async function enter(place: GuardedOffice): Promise<CryptoKey> {
  const { pageKey } = valueOf(await place.host['operators.signIn'](head));
  return importPageKey(pageKey!);
}

it('keeps an encrypted office from its founding over a restart and a lost working copy, in no place readable', async () => {
  const place = guardedOffice();
  const begun = valueOf(await place.host['operators.begin']({ ...head, encrypt: true }));
  const copy = new IDBFactory();
  const office = officeWith(place, await importPageKey(begun.pageKey!), copy);
  expect([...begun.pageKey!].every((byte) => byte === 0)).toBe(true);
  expect((await foundPractice(office)).ok).toBe(true);
  valueOf(await saveCheckpoint(office, 'up1'));
  expect((await markFavourite(office, 'units', '105001', true)).ok).toBe(true);
  const year = (await office.ledger.get('year', 'year'))!;

  const again = place.again();
  const working = officeWith(again, await enter(again), copy);
  expect(await openLedger(working)).toEqual({ kind: 'ready', say: 'nothing' });
  expect(await working.ledger.get('year', 'year')).toEqual(year);

  const lost = officeWith(again, await enter(again), new IDBFactory());
  expect(await openLedger(lost)).toMatchObject({ kind: 'stopped', picture: { ways: [{ way: 'restore' }] } });
  valueOf(await takeWay(lost, 'restore'));
  expect(await lost.ledger.get('year', 'year')).toEqual(year);
  expect(await lost.ledger.all('favourites')).toEqual(await office.ledger.all('favourites'));

  for (const [path, bytes] of filesBelow(place.data)) expect(bytes.includes(year.region.name), path).toBe(false);
  await again.host['operators.lock']({});
  expect(await openLedger(working)).toMatchObject({ failure: { kind: 'operators/signed-out' } });
});

it('is told apart from an empty one where the working copy is of another key', async () => {
  const place = guardedOffice();
  const copy = new IDBFactory();
  valueOf(await place.host['operators.begin']({ ...head, encrypt: true }));
  expect((await foundPractice(officeWith(place, await enter(place), copy))).ok).toBe(true);
  const other = await importPageKey(new Uint8Array(32).fill(1));
  for (const key of [other, null])
    expect(await openLedger(officeWith(place, key, copy))).toMatchObject({
      kind: 'stopped',
      decision: { act: 'offer-restore', because: 'cannot-open' },
      picture: { working: { state: 'unreadable' }, ways: [{ way: 'restore-beside' }, {}] },
    });
});
