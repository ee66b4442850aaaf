import { describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel';
import { withPackage } from '../../electron/host/copies/open-package.ts';
import type { Secret } from '../../electron/host/copies/open-package.ts';
import { counting, unpack } from '../../electron/host/copies/unpack-vault.ts';
import { digestOf } from '../../electron/host/vault/chain-hash.ts';
import {
  backUp,
  base,
  copyDesk,
  digestOfAll,
  liveAWhile,
  recordAt,
  seededChance,
  stick,
  twoPlaces,
  valueOf,
} from '../support/copy-desk.ts';
import { faultLine, faultRuns, faultSeed } from '../support/fault-line.ts';

const path = `${stick}/x.tutd`;

/** A package of a book, and a way to ask what the program says of other bytes in its place. */
async function packageOf(acts: number, passphrase: string | null, seed = 9) {
  const volume = twoPlaces();
  const desk = copyDesk(volume, base, { frameSize: acts === 0 ? 512 : 4096 });
  const vault = desk.books.vaultOf('practice');
  if (acts > 0) await liveAWhile(vault, seededChance(seed), 'office', acts);
  else {
    const { watermark } = valueOf(await vault.append('office', [recordAt(1, '{"n":1}'), recordAt(2, '{"n":2}')]));
    const { digest } = valueOf(await vault.saveBlob(new TextEncoder().encode('[["办公费",12000]]')));
    valueOf(await vault.keepFile(new TextEncoder().encode('PK 收到的表')));
    const blobs = [{ key: 'up1/101001', digest }];
    valueOf(await vault.saveManifest({ identity: 'office', schema: 7, watermark, stage: 'up1-lock', blobs }));
  }
  const { name } = await backUp(desk, 'practice', passphrase);
  const sound = volume.content.get(`${stick}/${name}`)!;
  const said = async (
    bytes: Uint8Array,
    secret: Secret = passphrase === null ? null : { passphrase },
  ): Promise<string> => {
    volume.content.set(path, new Uint8Array(bytes));
    const read = await withPackage(volume.files, path, 'x.tutd', secret, async ({ frames, header }) => {
      const all = await unpack(frames, header, counting);
      return all.ok ? ok(null) : all;
    });
    return read.ok ? 'sound' : read.error.kind;
  };
  /** Through the call that the page uses: what was said, and whether anything of it was used. */
  const opened = async (bytes: Uint8Array): Promise<string> => {
    volume.content.set(path, new Uint8Array(bytes));
    const answer = await desk.calls['copies.open']({ handle: desk.fileAt(path), passphrase });
    return answer.ok ? 'sound' : answer.error.kind;
  };
  return { volume, desk, vault, sound, said, opened };
}

const flipped = (bytes: Uint8Array, at: number, by: number): Uint8Array => {
  const changed = new Uint8Array(bytes);
  changed[at]! ^= by;
  return changed;
};
const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const noticed = new Set(['package/damaged', 'package/not-a-package']);

describe.each([
  ['plain', null],
  ['with a passphrase', '春风化雨 2027'],
] as const)('a package, %s', (title, passphrase) => {
  it('is sound as written', async () => {
    const { sound, said, opened } = await packageOf(0, passphrase);
    expect(await said(sound)).toBe('sound');
    expect(await opened(sound)).toBe('sound');
  });
  it('shows a change of any byte of a small one', async () => {
    const began = performance.now();
    const { sound, said } = await packageOf(0, passphrase);
    const missed: string[] = [];
    for (let at = 0; at < sound.length; at += 1)
      for (const by of [0x01, 0x80, 0xff]) {
        const kind = await said(flipped(sound, at, by));
        if (kind !== (at < 8 ? 'package/not-a-package' : 'package/damaged'))
          missed.push(`${String(at)}^${String(by)} ${kind}`);
      }
    faultLine(
      { case: `package, every byte, ${title}`, runs: sound.length * 3, lost: missed.length, seed: null },
      began,
    );
    expect(missed).toEqual([]);
  });
  it('shows a byte that was put in or left out anywhere, and whatever was added behind', async () => {
    const began = performance.now();
    const { sound, said } = await packageOf(0, passphrase);
    const missed: string[] = [];
    for (let at = 0; at <= sound.length; at += 1) {
      const [before, after] = [sound.subarray(0, at), sound.subarray(at)];
      // A byte put in beside an equal one is the same file; only one that changes it counts.
      const kinds = [await said(joined(before, Uint8Array.of((after[0] ?? 0) ^ 0x55), after))];
      if (at < sound.length) kinds.push(await said(joined(before, after.subarray(1))));
      for (const kind of kinds) if (!noticed.has(kind)) missed.push(`${String(at)} ${kind}`);
    }
    for (const length of [1, 37, 5000])
      if ((await said(joined(sound, new Uint8Array(length)))) !== 'package/damaged') missed.push('behind');
    faultLine(
      { case: `package, bytes in and out, ${title}`, runs: sound.length * 2 + 4, lost: missed.length, seed: null },
      began,
    );
    expect(missed).toEqual([]);
  });
  it('is named damaged when cut off at any length', async () => {
    const began = performance.now();
    const { sound, said } = await packageOf(0, passphrase);
    const missed: string[] = [];
    for (let length = 0; length < sound.length; length += 1) {
      const kind = await said(sound.subarray(0, length));
      if (kind !== 'package/damaged') missed.push(`${String(length)} ${kind}`);
    }
    faultLine({ case: `package, cut off, ${title}`, runs: sound.length, lost: missed.length, seed: null }, began);
    expect(missed).toEqual([]);
  });
  it('shows random changes of a larger one', async () => {
    const began = performance.now();
    const { sound, said } = await packageOf(60, passphrase);
    const chance = seededChance(faultSeed);
    const runs = faultRuns(10_000);
    const missed: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      const at = chance.below(sound.length);
      const by = 1 + chance.below(255);
      const kind = await said(flipped(sound, at, by));
      if (!noticed.has(kind)) missed.push(`${String(at)}^${String(by)} ${kind}`);
    }
    faultLine(
      {
        case: `package, random bytes, ${title}`,
        runs,
        lost: missed.length,
        seed: faultSeed,
        note: `${String(sound.length)} bytes`,
      },
      began,
    );
    expect(missed).toEqual([]);
  });
  it('shows frames that were exchanged, repeated or taken out', async () => {
    const { sound, said } = await packageOf(60, passphrase);
    const view = Buffer.from(sound);
    const starts: number[] = [];
    let at = 14 + view.readUInt32BE(10) + 32;
    while (at < view.length) {
      starts.push(at);
      at += 5 + view.readUInt32BE(at + 1) + 32;
    }
    expect(starts.length).toBeGreaterThan(5);
    const head = sound.subarray(0, starts[0]);
    const frames = starts.map((start, index) => sound.subarray(start, starts[index + 1] ?? sound.length));
    expect(await said(joined(head, ...frames))).toBe('sound');
    for (let index = 0; index + 1 < frames.length; index += 1) {
      const [exchanged, without, twice] = [[...frames], [...frames], [...frames]];
      exchanged.splice(index, 2, frames[index + 1]!, frames[index]!);
      without.splice(index, 1);
      twice.splice(index, 0, frames[index]!);
      for (const changed of [exchanged, without, twice])
        expect(await said(joined(head, ...changed))).toBe('package/damaged');
    }
  });
  it('merges nothing of a changed package', async () => {
    const began = performance.now();
    const { volume, desk, vault, sound, opened } = await packageOf(20, passphrase);
    const before = await digestOfAll(vault);
    const chance = seededChance(faultSeed);
    const runs = faultRuns(300);
    for (let run = 0; run < runs; run += 1) {
      const kind = await opened(flipped(sound, chance.below(sound.length), 1 + chance.below(255)));
      expect(noticed.has(kind)).toBe(true);
      expect(valueOf(await desk.books.vaultOf('incoming').inspect()).disk).toBeNull();
    }
    expect([...volume.folders].filter((folder) => folder.startsWith(`${base}/incoming`))).toEqual([]);
    expect(await digestOfAll(vault)).toBe(before);
    faultLine({ case: `package, opened changed, ${title}`, runs, lost: 0, seed: faultSeed }, began);
  });
});

describe('a wrong passphrase', () => {
  it('is told apart from damage, every time', async () => {
    const began = performance.now();
    const { sound, said } = await packageOf(20, '春风化雨 2027');
    const chance = seededChance(faultSeed);
    const runs = faultRuns(200);
    let apart = 0;
    for (let run = 0; run < runs; run += 1) {
      const wrong = { passphrase: digestOf(String(chance.next())).slice(0, 1 + chance.below(20)) };
      const damagedOne = flipped(sound, 8 + chance.below(sound.length - 8), 1 + chance.below(255));
      const answers = [await said(sound, wrong), await said(damagedOne, wrong), await said(damagedOne)];
      if (answers.join() === 'package/wrong-passphrase,package/damaged,package/damaged') apart += 1;
    }
    faultLine({ case: 'package, wrong passphrase', runs, lost: runs - apart, seed: faultSeed }, began);
    expect(apart).toBe(runs);
  });
  it('is none at all where the file needs one, and takes the letters of any input method for the same', async () => {
    const { sound, said } = await packageOf(0, 'Budget２０２７');
    expect(await said(sound, null)).toBe('package/needs-passphrase');
    expect(await said(sound, { passphrase: 'Budget2027' })).toBe('sound');
    expect(await said(sound, { passphrase: 'budget2027' })).toBe('package/wrong-passphrase');
  });
});
