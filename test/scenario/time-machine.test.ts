import { expect, it } from 'vitest';
import { storeNames } from '../../renderer/data/ledger-database.ts';
import { markFavourite } from '../../renderer/usecases/favourites.ts';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { actAt, officeAt, pastActs } from '../../renderer/usecases/time-machine.ts';
import { officeOnDisk } from '../support/office-on-disk.ts';
import { valueOf } from '../unit/vault/vault-fixture.ts';

async function contentOf({ ledger }: Office): Promise<unknown> {
  const content = [];
  for (const store of storeNames) content.push([store, await ledger.all(store)]);
  return content;
}

it('rebuilds the office after every act, with checkpoints between, and leaves today as it is', async () => {
  const { office } = officeOnDisk();
  expect((await foundPractice(office)).ok).toBe(true);
  const then = [await contentOf(office)];
  for (const [index, code] of ['C0101', 'C0102', 'C0103', 'C0104'].entries()) {
    expect((await markFavourite(office, 'units', code, true)).ok).toBe(true);
    then.push(await contentOf(office));
    if (index === 1) expect((await saveCheckpoint(office, 'up1-lock')).ok).toBe(true);
  }
  const acts = valueOf(await pastActs(office));
  expect(acts.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  for (const [index, expected] of then.entries()) {
    const past = valueOf(await officeAt(office, index + 1));
    expect(past.moment).toEqual({ sequence: index + 1, at: acts[index]!.at });
    expect(await contentOf(past.office)).toEqual(expected);
    expect(await markFavourite(past.office, 'units', 'C0199', true)).toEqual({
      ok: false,
      error: { kind: 'ledger/only-read' },
    });
  }
  expect(await contentOf(office)).toEqual(then.at(-1));
  expect(actAt(acts, acts[2]!.at)?.sequence).toBe(3);
  expect(actAt(acts, '2000-01-01T00:00:00.000Z')).toBeNull();
});

it('says from where on it can look where nothing was kept of a moment', async () => {
  const { office } = officeOnDisk();
  expect((await foundPractice(office)).ok).toBe(true);
  expect(await officeAt(office, 7)).toEqual({
    ok: false,
    error: { kind: 'past/not-kept', sequence: 7, from: 0 },
  });
});
