import { IDBFactory } from 'fake-indexeddb';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { ledgerSchema } from '../../renderer/usecases/ports.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';
import { goldenCopy, officeRows } from '../support/golden-copy.ts';
import { officeOnDisk, type OfficeDesk } from '../support/office-on-disk.ts';
import { buildCopy, dumpCopy, type RawCopy } from '../support/raw-copy.ts';
import { contentOf } from '../support/small-office.ts';

const name = 'two-up-two-down-practice';
type Snapshot = Readonly<Record<string, Readonly<Record<string, string | null>>>>;
const snapshot = JSON.parse(readFileSync('test/migration/schema.snapshot.json', 'utf8')) as Snapshot;
const schemas = Array.from({ length: ledgerSchema }, (_, index) => index + 1);
const older = schemas.filter((schema) => schema < ledgerSchema);

async function holding(desk: OfficeDesk, copy: RawCopy, disk: Disk = nodeDisk): Promise<OfficeDesk> {
  const factory = new IDBFactory();
  await buildCopy(factory, name, copy);
  return desk.again({ indexedDB: factory, disk });
}
const deskWith = (copy: RawCopy, disk?: Disk): Promise<OfficeDesk> => holding(officeOnDisk(), copy, disk);
const withMeta = (copy: RawCopy, key: string, value: unknown): RawCopy => ({
  ...copy,
  stores: copy.stores.map((store) =>
    store.name === 'meta' ? { ...store, rows: [...store.rows, [key, value] as const] } : store,
  ),
});
async function rungsOf({ office }: OfficeDesk) {
  const ladder = await office.host['vault.ladder']({ ledger: 'practice' });
  if (!ladder.ok) throw new Error(ladder.error.kind);
  return ladder.value.rungs.map(({ stage, schema }) => `${stage}/${String(schema)}`);
}
const storesOf = (copy: RawCopy | null) =>
  Object.fromEntries((copy?.stores ?? []).map(({ name: store, keyPath }) => [store, keyPath]));

describe('the schema of the working copy', () => {
  it('has a golden database and a line in the snapshot for every version, and they agree', () => {
    expect(readdirSync('test/migration/golden').sort()).toEqual(schemas.map((schema) => `v${String(schema)}.json`));
    expect(Object.keys(snapshot)).toEqual(schemas.map(String));
    for (const schema of schemas) {
      expect(storesOf(goldenCopy(schema))).toEqual(snapshot[schema]);
      expect(goldenCopy(schema).version).toBe(schema * 10);
    }
  });
  it('only grows: no store goes, and none changes its key', () => {
    for (const schema of older) expect(snapshot[schema + 1]).toMatchObject(snapshot[schema]!);
  });
  it('is today what the snapshot says', async () => {
    const desk = officeOnDisk();
    await desk.office.ledger.found('x');
    expect(storesOf(await dumpCopy(desk.indexedDB, name))).toEqual(snapshot[ledgerSchema]);
  });
});

describe('a golden database opened by today’s program', () => {
  it.each(schemas)(
    'keeps every row of schema %i, sends what was not sent, and can be restored from disk',
    async (schema) => {
      const golden = goldenCopy(schema);
      const desk = await deskWith(golden);
      expect(await openLedger(desk.office)).toEqual({ kind: 'ready', say: 'disk-copy-missing' });
      const opened = await dumpCopy(desk.indexedDB, name);
      expect(opened?.version).toBe(ledgerSchema * 10);
      expect(officeRows(opened)).toEqual(expect.arrayContaining([...officeRows(golden)]));
      expect(officeRows(opened)).toHaveLength(officeRows(golden).length);
      expect(officeRows(golden).length).toBeGreaterThanOrEqual(4);
      expect((await desk.office.ledger.standing())?.unsent).toBe(0);
      const journal = await desk.office.host['vault.journal']({ ledger: 'practice', after: 0, limit: 10 });
      expect(journal.ok && journal.value.records.map(({ act }) => act)).toContain('pass');
      const lost = desk.again({ lose: true });
      expect((await takeWay(lost.office, 'restore')).ok).toBe(true);
      expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
    },
  );
  it.each(older)('writes a checkpoint of schema %i before it raises it, every time', async (schema) => {
    const desk = await deskWith(goldenCopy(schema));
    await openLedger(desk.office);
    const stage = `before-upgrade-${String(schema)}/${String(schema)}`;
    expect(await rungsOf(desk)).toContain(stage);
    // The same old copy again, beside a disk that has all of it by now.
    const again = await holding(desk, goldenCopy(schema));
    expect(await openLedger(again.office)).toEqual({ kind: 'ready', say: 'nothing' });
    expect((await rungsOf(again)).filter((each) => each === stage)).toHaveLength(2);
  });
});

describe('an upgrade in doubt', () => {
  it('stops where a store holds other than before, changes nothing, and offers the record on disk', async () => {
    const first = await deskWith(goldenCopy(ledgerSchema));
    await openLedger(first.office);
    const sound = (await dumpCopy(first.indexedDB, name))!;
    const promised = { tables: { count: 10, size: 1 }, year: { count: 1, size: 1 } };
    const desk = await holding(first, withMeta(sound, 'promised', promised));
    const before = await dumpCopy(desk.indexedDB, name);
    for (let opening = 0; opening < 2; opening += 1)
      expect(await openLedger(desk.again().office)).toMatchObject({
        kind: 'stopped',
        decision: { act: 'stop', because: 'upgrade-doubtful', stores: ['tables', 'year'] },
        picture: { ways: [{ way: 'restore-beside' }] },
      });
    expect(await dumpCopy(desk.indexedDB, name)).toEqual(before);
    const mended = desk.again();
    expect(await takeWay(mended.office, 'restore-beside')).toMatchObject({ ok: true, value: { generation: 2 } });
    expect(await openLedger(mended.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });
  it('goes through where it was cut short before the schema was raised, or right after', async () => {
    const promised = { tables: { count: 10, size: 1 } };
    const before = await deskWith(withMeta(goldenCopy(1), 'promised', promised));
    expect(await openLedger(before.office)).toMatchObject({ kind: 'ready' });
    const after = await deskWith(withMeta(goldenCopy(ledgerSchema), 'promised', {}));
    expect(await openLedger(after.office)).toMatchObject({ kind: 'ready' });
    expect(JSON.stringify(await dumpCopy(after.indexedDB, name))).not.toContain('promised');
  });
  it('does not begin where the checkpoint cannot be written, or reads back otherwise', async () => {
    const full: Disk = {
      ...nodeDisk,
      writeWhole: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
    };
    const flipped: Disk = {
      ...nodeDisk,
      read: async (path) => {
        const bytes = await nodeDisk.read(path);
        return path.includes('blobs') ? bytes.map((byte) => byte ^ 1) : bytes;
      },
    };
    for (const [disk, kind] of [
      [full, 'file/disk-full'],
      [flipped, 'vault/damaged'],
    ] as const) {
      const desk = await deskWith(goldenCopy(2), disk);
      expect(await openLedger(desk.office)).toMatchObject({ kind: 'failed', failure: { kind } });
      const opened = await dumpCopy(desk.indexedDB, name);
      expect(opened?.version).toBe(20);
      expect(officeRows(opened)).toEqual(officeRows(goldenCopy(2)));
    }
  });
  it('does not begin without room', async () => {
    const desk = await deskWith(goldenCopy(2));
    const before = await dumpCopy(desk.indexedDB, name);
    const noRoom = { ok: false, error: { kind: 'storage/no-room', free: 1, needed: 2 } } as const;
    const office = { ...desk.office, room: () => Promise.resolve(noRoom) };
    expect(await openLedger(office)).toEqual({ kind: 'failed', failure: noRoom.error });
    expect(await dumpCopy(desk.indexedDB, name)).toEqual(before);
  });
});
