import { IDBFactory } from 'fake-indexeddb';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeOpening } from '../../renderer/usecases/describe-opening.ts';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';
import { layAsideName } from '../../electron/host/storage/browser-folder.ts';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { officeOnDisk, type OfficeDesk } from '../support/office-on-disk.ts';
import { buildCopy, dumpCopy } from '../support/raw-copy.ts';
import { contentOf, receiveUnit, settleSmall } from '../support/small-office.ts';

const name = 'two-up-two-down-practice';
const vaultOf = (desk: OfficeDesk): string => join(desk.data, 'vault', 'practice');
const journalOf = (desk: OfficeDesk): string => join(vaultOf(desk), 'journal.jsonl');
const linesOf = (desk: OfficeDesk): string[] => readFileSync(journalOf(desk), 'utf8').trimEnd().split('\n');
const picture = async ({ office }: OfficeDesk) => {
  const described = await describeOpening(office);
  if (!described.ok) throw new Error(described.error.kind);
  return described.value;
};

async function worked(acts = 3): Promise<OfficeDesk> {
  const desk = officeOnDisk();
  expect(await openLedger(desk.office)).toEqual({ kind: 'empty' });
  await settleSmall(desk.office, acts);
  return desk;
}

describe('opening, with a real vault behind it', () => {
  it('makes nothing by looking where nothing is, and opens what was founded', async () => {
    const desk = officeOnDisk();
    expect(await picture(desk)).toMatchObject({
      working: { state: 'absent' },
      disk: null,
      decision: { act: 'create' },
    });
    expect(await desk.indexedDB.databases()).toEqual([]);
    expect(existsSync(join(desk.data, 'vault'))).toBe(false);
    await openLedger(desk.office);
    await settleSmall(desk.office);
    expect(await openLedger(desk.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('says what a vanished working copy would bring before it is brought, and brings that', async () => {
    const desk = await worked();
    const lost = desk.again({ lose: true });
    const seen = await picture(lost);
    expect(seen).toMatchObject({
      working: { state: 'absent' },
      disk: { checkpoints: [{ stage: 'founded', whole: true, watermark: { sequence: 1 } }], end: { sequence: 4 } },
      decision: { act: 'offer-restore', because: 'vanished' },
      ways: [{ way: 'restore', records: 3, end: { sequence: 4 } }],
    });
    expect(seen.ways[0]!.end.at).toMatch(/^2026-09-/);
    expect(await lost.indexedDB.databases()).toEqual([]);
    const taken = await takeWay(lost.office, 'restore');
    expect(taken).toMatchObject({
      ok: true,
      value: { records: 3, entries: seen.ways[0]!.entries, head: { sequence: 4 }, generation: 1 },
    });
    expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
    expect(await openLedger(lost.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('takes no way that the picture does not permit', async () => {
    const desk = await worked();
    for (const way of ['restore', 'restore-beside', 'replay'] as const)
      expect(await takeWay(desk.again().office, way)).toEqual({ ok: false, error: { kind: 'host/refused' } });
  });

  it('keeps a copy that cannot be read untouched, and restores beside it', async () => {
    const desk = await worked();
    const held = (await dumpCopy(desk.indexedDB, name))!;
    const swapped = new IDBFactory();
    // The rows are there and what says whose they are is not.
    const stores = held.stores.map((store) => (store.name === 'meta' ? { ...store, rows: [] } : store));
    await buildCopy(swapped, name, { ...held, stores });
    const broken = desk.again({ indexedDB: swapped });
    const before = await dumpCopy(swapped, name);
    expect(await openLedger(broken.office)).toMatchObject({
      kind: 'stopped',
      decision: { act: 'offer-restore', because: 'cannot-open' },
      picture: { ways: [{ way: 'restore-beside', records: 3 }, { way: 'lay-aside' }] },
    });
    expect(await takeWay(broken.office, 'restore-beside')).toMatchObject({
      value: { generation: 2, head: { sequence: 4 } },
    });
    expect(await dumpCopy(swapped, name)).toEqual(before);
    expect(await contentOf(broken.office)).toEqual(await contentOf(desk.office));
    const later = broken.again();
    expect(await openLedger(later.office)).toEqual({ kind: 'ready', say: 'nothing' });
    expect(await picture(later)).toMatchObject({ generation: 2, others: [1] });
    await receiveUnit(later.office, 3);
    expect(await dumpCopy(swapped, name)).toEqual(before);
  });

  it('stops before a browser store that does not answer, and does not try again into an empty one', async () => {
    const desk = await worked();
    const dead = new IDBFactory();
    dead.databases = () => Promise.reject(new Error('UnknownError'));
    const stopped = desk.again({ indexedDB: dead });
    expect(await openLedger(stopped.office)).toMatchObject({ kind: 'stopped', decision: { because: 'cannot-open' } });
    rmSync(desk.data, { recursive: true });
    expect(await openLedger(desk.again({ indexedDB: dead }).office)).toMatchObject({
      kind: 'stopped',
      decision: { act: 'rescue' },
      picture: { disk: null, ways: [{ way: 'lay-aside' }] },
    });
    expect(await takeWay(desk.again({ indexedDB: dead }).office, 'lay-aside')).toMatchObject({ ok: true });
    expect(readdirSync(desk.data)).toEqual([layAsideName]);
  });

  it('says that the store takes nothing more where even a new working copy cannot be begun in it', async () => {
    const desk = await worked();
    const dead = new IDBFactory();
    dead.databases = () => Promise.reject(new Error('UnknownError'));
    dead.open = () => {
      throw new DOMException('broken', 'DataError');
    };
    const journal = readFileSync(journalOf(desk));
    expect(await takeWay(desk.again({ indexedDB: dead }).office, 'restore-beside')).toMatchObject({
      ok: false,
      error: { kind: 'ledger/broken' },
    });
    expect(readFileSync(journalOf(desk))).toEqual(journal);
    const mended = desk.again({ lose: true });
    expect(await takeWay(mended.office, 'restore')).toMatchObject({ value: { head: { sequence: 4 } } });
  });

  it('stops before the copy of another county, and takes the record on disk beside it', async () => {
    const desk = await worked();
    const other = await worked(5);
    const held = (await dumpCopy(other.indexedDB, name))!;
    const swapped = desk.again({ indexedDB: other.indexedDB });
    expect(await openLedger(swapped.office)).toMatchObject({
      kind: 'stopped',
      decision: { act: 'stop', because: 'other-identity' },
      picture: { ways: [{ way: 'restore-beside' }] },
    });
    expect(await takeWay(swapped.office, 'restore-beside')).toMatchObject({ ok: true, value: { generation: 2 } });
    expect(await dumpCopy(other.indexedDB, name)).toEqual(held);
    expect(await contentOf(swapped.office)).toEqual(await contentOf(desk.office));
  });

  it('asks where the working copy is behind, with both times, and adds what is missing', async () => {
    const desk = await worked(1);
    const early = (await dumpCopy(desk.indexedDB, name))!;
    await receiveUnit(desk.office, 1);
    await receiveUnit(desk.office, 2);
    const older = new IDBFactory();
    await buildCopy(older, name, early);
    const behind = desk.again({ indexedDB: older });
    expect(await openLedger(behind.office)).toMatchObject({
      decision: { act: 'ask', because: 'behind', working: { sequence: 2 }, disk: { sequence: 4 } },
      picture: { ways: [{ way: 'replay', records: 2, entries: 0 }, { way: 'restore-beside' }] },
    });
    expect(await takeWay(behind.office, 'replay')).toMatchObject({ value: { records: 2, generation: 1 } });
    expect(await contentOf(behind.office)).toEqual(await contentOf(desk.office));
    expect(await openLedger(behind.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('merges nothing where a copy that is behind holds an act that the disk does not know', async () => {
    const desk = await worked(1);
    const early = (await dumpCopy(desk.indexedDB, name))!;
    await receiveUnit(desk.office, 1);
    await receiveUnit(desk.office, 2);
    const older = new IDBFactory();
    await buildCopy(older, name, early);
    const disk: Disk = { ...nodeDisk, append: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) };
    const parted = desk.again({ indexedDB: older, disk });
    expect((await receiveUnit(parted.office, 3)).onDisk).toBe(false);
    const again = parted.again();
    const before = await dumpCopy(older, name);
    expect(await takeWay(again.office, 'replay')).toEqual({
      ok: false,
      error: { kind: 'vault/diverged', sequence: 3 },
    });
    expect(await dumpCopy(older, name)).toEqual(before);
    expect(await takeWay(again.office, 'restore-beside')).toMatchObject({ ok: true, value: { generation: 2 } });
    expect(await contentOf(again.office)).toEqual(await contentOf(desk.office));
    expect(await dumpCopy(older, name)).toEqual(before);
  });

  it('stops where both hold other content at one number, and keeps both', async () => {
    const desk = await worked();
    await desk.office.ledger.acknowledge({ sequence: 4, hash: 'f'.repeat(64), at: '2026-09-01T08:00:00Z' });
    const before = await dumpCopy(desk.indexedDB, name);
    const journal = readFileSync(journalOf(desk));
    expect(await openLedger(desk.again().office)).toMatchObject({
      decision: { act: 'stop', because: 'diverged', sequence: 4 },
      picture: { ways: [{ way: 'restore-beside' }] },
    });
    expect(await dumpCopy(desk.indexedDB, name)).toEqual(before);
    expect(readFileSync(journalOf(desk))).toEqual(journal);
  });

  it.each<[string, number, string]>([
    ['schema', 4, 'newer-schema'],
    ['engine', 3, 'newer-engine'],
  ])('refuses a store of a newer %s, names what is needed and changes nothing', async (what, version, because) => {
    const desk = await worked();
    await openLedger(desk.again().office);
    const held = (await dumpCopy(desk.indexedDB, name))!;
    const newer = new IDBFactory();
    const extra = { name: 'towns', keyPath: null, rows: [['a', { name: '城关镇' }]] as const };
    await buildCopy(newer, name, {
      version: version * 10,
      stores: version === 4 ? [...held.stores, extra] : held.stores,
    });
    const before = await dumpCopy(newer, name);
    const later = desk.again({ indexedDB: newer, engine: what === 'engine' ? 139 : 140 });
    expect(await openLedger(later.office)).toMatchObject({
      kind: 'stopped',
      decision: { act: 'refuse', because, needed: what === 'engine' ? 140 : 4 },
      picture: { ways: [] },
    });
    expect(await dumpCopy(newer, name)).toEqual(before);
  });

  it('opens under a newer engine and writes down which one it was', async () => {
    const desk = await worked();
    expect(await openLedger(desk.again({ engine: 150 }).office)).toMatchObject({ kind: 'ready' });
    expect(await openLedger(desk.again({ engine: 149 }).office)).toMatchObject({ decision: { needed: 150 } });
  });
});

describe('opening beside a damaged disk copy', () => {
  it('opens, says it, begins the journal anew at a whole checkpoint and keeps the damaged one', async () => {
    const desk = await worked();
    const lines = linesOf(desk);
    writeFileSync(
      journalOf(desk),
      [lines[0], lines[1]!.replace('receive', 'received'), ...lines.slice(2), ''].join('\n'),
    );
    const damaged = readFileSync(journalOf(desk));
    const later = desk.again();
    expect(await openLedger(later.office)).toEqual({ kind: 'ready', say: 'disk-copy-damaged' });
    expect(readFileSync(join(vaultOf(desk), 'journal-damaged-1.jsonl'))).toEqual(damaged);
    await receiveUnit(later.office, 3);
    const lost = later.again({ lose: true });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ value: { head: { sequence: 5 } } });
    expect(await contentOf(lost.office)).toEqual(await contentOf(later.office));
  });

  it('finds a cut tail by what the working copy knows to be acknowledged, and checkpoints what the journal lost', async () => {
    const desk = await worked();
    writeFileSync(journalOf(desk), `${linesOf(desk).slice(0, 2).join('\n')}\n`);
    const later = desk.again();
    expect((await picture(later)).disk?.damage).toEqual(['journal.jsonl:lost:2']);
    expect(await openLedger(later.office)).toEqual({ kind: 'ready', say: 'disk-copy-damaged' });
    await receiveUnit(later.office, 3);
    expect(await openLedger(later.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
    const lost = later.again({ lose: true });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ value: { head: { sequence: 5 } } });
    expect(await contentOf(lost.office)).toEqual(await contentOf(later.office));
  });

  it('finds a cut tail by its newest checkpoint, appends nothing over it, and gives back what the checkpoint holds', async () => {
    const desk = await worked();
    await saveCheckpoint(desk.office, 'up1');
    writeFileSync(journalOf(desk), `${linesOf(desk).slice(0, 2).join('\n')}\n`);
    const lost = desk.again({ lose: true });
    expect((await picture(lost)).disk).toMatchObject({ damage: ['journal.jsonl:lost:2'], end: { sequence: 4 } });
    const identity = (await desk.office.ledger.standing())!.identity;
    const act = { sequence: 3, at: 'x', by: '', act: 'x', detail: '[]' };
    expect(await lost.office.host['vault.append']({ ledger: 'practice', identity, records: [act] })).toMatchObject({
      error: { kind: 'vault/damaged' },
    });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ value: { records: 0, head: { sequence: 4 } } });
    expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
    expect(await openLedger(lost.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('passes over a checkpoint with a broken blob, and replays from the one before it', async () => {
    const desk = await worked(2);
    await saveCheckpoint(desk.office, 'up1');
    await receiveUnit(desk.office, 2);
    const manifest = JSON.parse(readFileSync(join(vaultOf(desk), 'manifests', '00000002.json'), 'utf8')) as {
      manifest: { blobs: { key: string; digest: string }[] };
    };
    const { digest } = manifest.manifest.blobs.find(({ key }) => key.startsWith('tables:'))!;
    truncateSync(join(vaultOf(desk), 'blobs', digest.slice(0, 2), digest), 10);
    const lost = desk.again({ lose: true });
    expect((await picture(lost)).ways).toMatchObject([{ checkpoint: { number: 1 }, records: 3, end: { sequence: 4 } }]);
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ value: { records: 3, head: { sequence: 4 } } });
    expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
  });

  it('writes the disk copy anew where the folder is gone, and remembers which working copy is the present one', async () => {
    const desk = await worked();
    await desk.office.ledger.acknowledge({ sequence: 4, hash: 'f'.repeat(64), at: '2026-09-01T08:00:00Z' });
    const parted = desk.again();
    expect(await takeWay(parted.office, 'restore-beside')).toMatchObject({ ok: true, value: { generation: 2 } });
    rmSync(desk.data, { recursive: true });
    expect(await openLedger(parted.again().office)).toEqual({ kind: 'ready', say: 'disk-copy-missing' });
    const later = parted.again();
    expect(await picture(later)).toMatchObject({ generation: 2, decision: { act: 'open', say: 'nothing' } });
    expect(readdirSync(vaultOf(desk))).toContain('working.json');
  });

  it('offers again where a restore was cut short', async () => {
    const desk = await worked();
    await saveCheckpoint(desk.office, 'up1');
    // Each of the two readings before it goes over every blob of every checkpoint once; the fault comes while they are loaded.
    const audit = await desk.office.host['vault.audit']({ ledger: 'practice', known: null });
    let left = audit.ok ? audit.value.blobs * 2 + 2 : 0;
    const dying: Disk = {
      ...nodeDisk,
      read: (path) => {
        if (path.includes('blobs') && (left -= 1) < 0)
          return Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }));
        return nodeDisk.read(path);
      },
    };
    const cut = desk.again({ lose: true, disk: dying });
    expect(await takeWay(cut.office, 'restore')).toMatchObject({ ok: false, error: { kind: 'file/missing' } });
    const later = cut.again();
    const seen = await picture(later);
    expect(seen.decision).toMatchObject({ act: 'ask', because: 'behind', working: { sequence: 0 } });
    expect(await takeWay(later.office, 'restore')).toMatchObject({ ok: true, value: { head: { sequence: 4 } } });
    expect(await contentOf(later.office)).toEqual(await contentOf(desk.office));
  });
});
