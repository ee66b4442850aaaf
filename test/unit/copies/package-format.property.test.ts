import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameReader, readOpening } from '../../../electron/host/copies/frame-reader.ts';
import { frameWriter } from '../../../electron/host/copies/frame-writer.ts';
import { withPackage } from '../../../electron/host/copies/open-package.ts';
import { itemReader, writeItem } from '../../../electron/host/copies/package-items.ts';
import type { Item } from '../../../electron/host/copies/package-items.ts';
import { encryptionOf, numberBytes, passKey } from '../../../electron/host/copies/package-key.ts';
import type { PassKey } from '../../../electron/host/copies/package-key.ts';
import { magic } from '../../../electron/host/copies/package-layout.ts';
import type { PackageHeader } from '../../../electron/host/copies/package-layout.ts';
import { bookOfName, copiesToRemove, packageName } from '../../../electron/host/copies/package-name.ts';
import { counting, unpack } from '../../../electron/host/copies/unpack-vault.ts';
import { firstMark } from '../../../electron/host/vault/chain-hash.ts';
import { memoryVolume } from '../../support/memory-volume.ts';
import { smallCost, valueOf } from '../../support/copy-desk.ts';

const seed = 470613;
const path = '/x.tutd';
const noCounts = { records: 0, manifests: 0, blobs: 0, files: 0 };
const header: PackageHeader = {
  format: 'two-up-two-down/package',
  book: 'practice',
  identity: 'office',
  created: '2026-09-01T00:00:00Z',
  schema: 7,
  stage: 'up1-lock',
  program: '0.1.0',
  madeAt: '2026-09-15T02:00:00Z',
  base: firstMark,
  last: firstMark,
  counts: { ...noCounts, entries: 0 },
  bytes: 0,
  leftOut: [],
  encryption: null,
};

async function written(
  items: readonly Omit<Item, 'size'>[],
  frameSize: number,
  passKeyed: PassKey | null = null,
): Promise<{ readonly volume: ReturnType<typeof memoryVolume>; readonly key: Uint8Array | null }> {
  const volume = memoryVolume();
  const encryption = passKeyed === null ? null : encryptionOf(passKeyed);
  const key = encryption?.key ?? null;
  const sink = await volume.files.create(path);
  const frames = await frameWriter(sink, { ...header, encryption: encryption?.header ?? null }, { frameSize, key });
  for (const item of items) await writeItem(frames, item);
  const size = await frames.end(noCounts);
  await sink.finish();
  expect(volume.content.get(path)).toHaveLength(size);
  return { volume, key };
}

async function readAll(volume: ReturnType<typeof memoryVolume>, key: Uint8Array | null): Promise<readonly Item[]> {
  const source = await volume.files.open(path);
  const next = itemReader(frameReader(source, valueOf(await readOpening(source)), key));
  const items: Item[] = [];
  for (;;) {
    const item = valueOf(await next());
    if (item === null) return items;
    items.push(item);
  }
}

describe('the package as a stream', () => {
  it('gives back every item as it went in, whatever the frames, sealed or not', async () => {
    const passKeyed = await passKey('口令', smallCost, '0'.repeat(64));
    const contents = fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(contents, fc.integer({ min: 1, max: 300 }), fc.boolean(), async (list, frameSize, isSealed) => {
        const items = list.map((bytes, index) => ({ what: 'blob' as const, name: `n${String(index)}`, bytes }));
        const { volume, key } = await written(items, frameSize, isSealed ? passKeyed : null);
        const read = await readAll(volume, key);
        expect(read.map(({ what, name, bytes }) => ({ what, name, bytes: [...bytes] }))).toEqual(
          items.map((item) => ({ ...item, bytes: [...item.bytes] })),
        );
      }),
      { seed, numRuns: 150 },
    );
  });
  it('is right at the edges of frames', async () => {
    const head = JSON.stringify({ what: 'blob', name: 'a', size: 100 }).length + 4;
    for (const frameSize of [1, head - 1, head, head + 1, head + 99, head + 100, head + 101, 2 * (head + 100)]) {
      const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
      const items = ['a', 'b', 'c'].map((name) => ({ what: 'blob' as const, name, bytes }));
      const { volume, key } = await written(items, frameSize);
      expect((await readAll(volume, key)).map((item) => [...item.bytes])).toEqual(items.map(() => [...bytes]));
    }
  });
  it('never seals twice with one key, though the passphrase is the same', async () => {
    const passKeyed = await passKey('口令', smallCost, '0'.repeat(64));
    const item = { what: 'blob' as const, name: 'a', bytes: new Uint8Array(500) };
    const [one, two] = [await written([item], 100, passKeyed), await written([item], 100, passKeyed)];
    expect(Buffer.from(one.key!).equals(two.key!)).toBe(false);
    const tail = (made: typeof one): Buffer => Buffer.from(made.volume.content.get(path)!.subarray(-120));
    expect(tail(one).equals(tail(two))).toBe(false);
  });
  it('shows nothing of its content where it is sealed', async () => {
    const passKeyed = await passKey('口令', smallCost, '0'.repeat(64));
    const bytes = new TextEncoder().encode('县教育局 办公费 120000');
    const { volume } = await written([{ what: 'blob', name: 'a', bytes }], 4096, passKeyed);
    expect(Buffer.from(volume.content.get(path)!).includes('办公费')).toBe(false);
  });
  it('keeps at most one frame in memory while it is written', async () => {
    let largest = 0;
    const sink = {
      write: (bytes: Uint8Array) => {
        largest = Math.max(largest, bytes.length);
        return Promise.resolve();
      },
      finish: () => Promise.resolve(),
      abandon: () => Promise.resolve(),
    };
    const frames = await frameWriter(sink, header, { frameSize: 4096, key: null });
    const noise = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 2654435761) >>> 13);
    await writeItem(frames, { what: 'received', name: 'a', bytes: noise });
    await frames.end(noCounts);
    expect(largest).toBeLessThan(4096 + 64);
  });
});

/** A file with right checks around whatever a stranger puts in. */
function forged(
  headerContent: unknown,
  frames: readonly { kind: number; stored: Uint8Array; length?: number }[],
  version = 1,
) {
  const text = Buffer.from(JSON.stringify(headerContent));
  const head = Buffer.alloc(14);
  head.set(magic);
  head.writeUInt16BE(version, 8);
  head.writeUInt32BE(text.length, 10);
  const sum = (...parts: readonly Uint8Array[]): Buffer =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
  const digest = sum(head, text);
  const checks: Buffer[] = [];
  const parts = frames.map(({ kind, stored, length }, number) => {
    const frameHead = Buffer.alloc(5);
    frameHead.writeUInt8(kind, 0);
    frameHead.writeUInt32BE(length ?? stored.length, 1);
    const check = sum(numberBytes(number), frameHead, stored);
    checks.push(check);
    return Buffer.concat([frameHead, stored, check]);
  });
  return { bytes: Buffer.concat([head, text, digest, ...parts]), over: sum(digest, ...checks).toString('hex') };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const item = (head: unknown, bytes: Uint8Array = new Uint8Array()): Buffer => {
  const text = json(head);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, bytes]);
};

async function saidOf(bytes: Uint8Array): Promise<unknown> {
  const volume = memoryVolume();
  volume.content.set(path, new Uint8Array(bytes));
  const read = await withPackage(volume.files, path, 'x.tutd', { passphrase: 'x' }, ({ frames, header: found }) =>
    unpack(frames, found, counting),
  );
  return read.ok ? 'sound' : read.error;
}

/** With a closing frame that says what is true of the frames before. */
function sealedUp(content: Uint8Array, over: Partial<PackageHeader> = {}): Buffer {
  const frame = { kind: 0, stored: content };
  const { over: digest } = forged({ ...header, ...over }, [frame]);
  const end = json({ ...noCounts, frames: 1, bytes: content.length, digest });
  return forged({ ...header, ...over }, [frame, { kind: 1, stored: end }]).bytes;
}

describe('a package made by a stranger', () => {
  const damaged = { kind: 'package/damaged' };
  it('of a later version is named newer, with the program it needs', async () => {
    expect(await saidOf(forged({ ...header, program: '3.1.0', more: [1] }, [], 2).bytes)).toEqual({
      kind: 'package/newer',
      file: 'x.tutd',
      needed: '3.1.0',
    });
    expect(await saidOf(forged({ strange: true }, [], 7).bytes)).toMatchObject({ kind: 'package/newer', needed: '' });
  });
  it('is refused where its header is not one', async () => {
    for (const wrong of [
      null,
      [],
      { ...header, book: 'incoming' },
      { ...header, book: '../real' },
      { ...header, more: 1 },
      { ...header, counts: { ...header.counts, files: -1 } },
    ])
      expect(await saidOf(forged(wrong, []).bytes)).toMatchObject(damaged);
    expect(await saidOf(forged(header, [], 0).bytes)).toMatchObject(damaged);
  });
  it('cannot ask for hours or for all memory', async () => {
    const encryption = (cost: unknown) => ({
      kind: 'scrypt',
      cost,
      salt: '0'.repeat(64),
      fileSalt: '0'.repeat(64),
      check: '0'.repeat(64),
    });
    for (const cost of [
      { n: 2 ** 30, r: 8, p: 1 },
      { n: 2 ** 18, r: 16, p: 1 },
      { n: 1000, r: 8, p: 1 },
      { n: 1024, r: 8, p: 1000 },
    ])
      expect(await saidOf(forged({ ...header, encryption: encryption(cost) }, []).bytes)).toMatchObject(damaged);
    expect(await saidOf(forged(header, [{ kind: 0, stored: new Uint8Array(), length: 2 ** 31 }]).bytes)).toMatchObject(
      damaged,
    );
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(70_000);
    const { over } = forged(header, [{ kind: 0x80, stored: bomb }]);
    const end = json({ ...noCounts, frames: 1, bytes: 64 * 1024 * 1024, digest: over });
    expect(
      await saidOf(
        forged(header, [
          { kind: 0x80, stored: bomb },
          { kind: 1, stored: end },
        ]).bytes,
      ),
    ).toMatchObject({ ...damaged, part: 'frame 1' });
  });
  it('is refused where its items are not what they say', async () => {
    expect(await saidOf(sealedUp(new Uint8Array()))).toBe('sound');
    for (const content of [
      item({ what: 'script', name: 'a', size: 0 }),
      item({ what: 'blob', name: 'a', size: 2 ** 40 }),
      item({ what: 'blob', name: 'a', size: 10 }, new Uint8Array(3)),
      item({ what: 'blob', name: '../../evil', size: 0 }),
      item({ what: 'received', name: '0'.repeat(64), size: 1 }, new Uint8Array(1)),
      item({ what: 'manifest', name: '1', size: 2 }, Buffer.from('{}')),
      item({ what: 'journal', name: '1', size: 3 }, Buffer.from('{}\n')),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      Buffer.from([0, 0]),
    ])
      expect(await saidOf(sealedUp(content))).toMatchObject(damaged);
  });
  it('is refused where its content is in another order or another number than it says', async () => {
    const bytes = Buffer.from('x');
    const name = createHash('sha256').update(bytes).digest('hex');
    const blob = item({ what: 'blob', name, size: 1 }, bytes);
    const received = item({ what: 'received', name, size: 1 }, bytes);
    expect(await saidOf(sealedUp(Buffer.concat([received, blob])))).toMatchObject({ ...damaged, part: 'item' });
    expect(await saidOf(sealedUp(blob))).toMatchObject({ ...damaged, part: 'end' });
  });
});

describe('the name of a package', () => {
  it('tells its book, and only such a name does', () => {
    const moment = new Date(2026, 8, 5, 7, 3);
    for (const book of ['real', 'practice', 'real-2028', 'practice-2028'] as const)
      for (const nth of [1, 2]) expect(bookOfName(packageName(book, moment, 12, nth))).toBe(book);
    expect(packageName('real', moment, 12)).toBe('两上两下备份_real_20260905-0703_12.tutd');
    for (const name of [
      '两上两下备份_incoming_20260905-0703_12.tutd',
      '两上两下备份_practice_20260905-0703_12.tutd',
      '练习_两上两下备份_real_20260905-0703_12.tutd',
      '两上两下备份_real_20260905-0703_12.tutd.part',
      '两上两下备份_real_20260905_12.tutd',
    ])
      expect(bookOfName(name)).toBeNull();
  });
  it('keeps the newest ten, one of each stage, and the one just written', () => {
    const kept = fc.record({
      madeAt: fc.integer({ min: 1000, max: 9999 }).map(String),
      stage: fc.constantFrom('a', 'b', 'c'),
    });
    fc.assert(
      fc.property(fc.array(kept, { minLength: 1, maxLength: 60 }), (list) => {
        const copies = list.map((one, index) => ({ ...one, name: `n${String(index)}` }));
        const removed = new Set(copiesToRemove(copies, 'n0'));
        const left = copies.filter(({ name }) => !removed.has(name));
        expect(left.some(({ name }) => name === 'n0')).toBe(true);
        expect(left.length).toBeGreaterThanOrEqual(Math.min(10, copies.length));
        expect(left.length).toBeLessThanOrEqual(14);
        for (const stage of new Set(copies.map((one) => one.stage))) {
          const newest = copies
            .filter((one) => one.stage === stage)
            .map((one) => one.madeAt)
            .sort()
            .at(-1);
          expect(left.some((one) => one.stage === stage && one.madeAt === newest)).toBe(true);
        }
      }),
      { seed },
    );
  });
});
