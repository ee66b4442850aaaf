import { describe, expect, it } from 'vitest';
import type { BookName } from '#shared/contract';
import type { KeyKeeper } from '../../../electron/host/copies/key-keeper.ts';
import { cipherOf } from '../../../electron/host/vault/sealer.ts';
import type { Sealer } from '../../../electron/host/vault/sealer.ts';
import {
  base,
  checkpoint,
  copyDesk,
  digestOfAll,
  recordAt,
  stick,
  twoPlaces,
  valueOf,
} from '../../support/copy-desk.ts';
import type { CopyDesk } from '../../support/copy-desk.ts';
import type { MemoryVolume } from '../../support/memory-volume.ts';

const onStick = ({ content }: MemoryVolume): readonly string[] =>
  [...content.keys()].filter((path) => path.startsWith(`${stick}/`)).map((path) => path.slice(stick.length + 1));

/** A run of the program with a clock that is set by the test. */
function run(volume: MemoryVolume, keys?: KeyKeeper) {
  const time = { now: new Date('2026-09-15T02:00:00Z') };
  const desk = copyDesk(volume, base, { now: () => time.now, ...(keys ? { keys } : {}) });
  return { desk, time };
}

async function act(desk: CopyDesk, book: BookName, stage: string): Promise<void> {
  const vault = desk.books.vaultOf(book);
  const { disk } = valueOf(await vault.inspect());
  const next = recordAt((disk?.watermark.sequence ?? 0) + 1, stage);
  const { watermark } = valueOf(await vault.append('office', [next]));
  await checkpoint(vault, 'office', watermark, new Map(), stage);
  await desk.onCheckpoint(book, stage);
}
const choose = (desk: CopyDesk, passphrase: string | null) =>
  desk.calls['copies.choose']({ folder: desk.folderAt(stick), passphrase });
const stateOf = async (desk: CopyDesk) => valueOf(await desk.calls['copies.state']({}));
const minutes = (date: Date, more: number): Date => new Date(date.getTime() + more * 60_000);

describe('the second copy', () => {
  it('is not made before a place is chosen, nor after it was given up', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    await act(desk, 'real', 'up1-lock');
    expect(await stateOf(desk)).toEqual({
      folder: null,
      encrypted: false,
      reachable: false,
      last: null,
      failure: null,
    });
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'down1');
    expect(onStick(volume)).toHaveLength(1);
    valueOf(await desk.calls['copies.choose']({ folder: null, passphrase: null }));
    await act(desk, 'real', 'up2-lock');
    expect(onStick(volume)).toHaveLength(1);
    expect((await stateOf(desk)).folder).toBeNull();
  });
  it('follows every stage at once, and an ordinary opening once a day', async () => {
    const volume = twoPlaces();
    const { desk, time } = run(volume);
    valueOf(await choose(desk, null));
    const made: number[] = [];
    for (const stage of ['opened', 'opened', 'up1-lock', 'opened', 'reply']) {
      await act(desk, 'real', stage);
      made.push(onStick(volume).length);
    }
    expect(made).toEqual([1, 1, 2, 2, 3]);
    await act(desk, 'practice', 'opened');
    expect(onStick(volume)).toHaveLength(4);
    time.now = minutes(time.now, 24 * 60);
    await act(desk, 'real', 'opened');
    expect(onStick(volume)).toHaveLength(5);
    expect(onStick(volume).filter((name) => name.startsWith('练习_两上两下备份_practice_'))).toHaveLength(1);
  });
  it('says what it made and remembers it, with the key, over a restart', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    valueOf(await choose(desk, '春风化雨'));
    await act(desk, 'real', 'down1');
    const state = await stateOf(desk);
    expect(state).toMatchObject({ folder: stick, encrypted: true, reachable: true, failure: null });
    expect(state.last).toMatchObject({ ledger: 'real', sequence: 1, name: onStick(volume)[0] });
    const { desk: again } = run(volume);
    expect(await stateOf(again)).toEqual(state);
    await act(again, 'real', 'up2-lock');
    expect(onStick(volume)).toHaveLength(2);
    const handle = again.fileAt(`${stick}/${(await stateOf(again)).last!.name}`);
    expect(await again.calls['copies.open']({ handle, passphrase: '春风' })).toMatchObject({
      error: { kind: 'package/wrong-passphrase' },
    });
    valueOf(await again.calls['copies.open']({ handle, passphrase: '春风化雨' }));
    expect(await digestOfAll(again.books.vaultOf('incoming'))).toBe(await digestOfAll(again.books.vaultOf('real')));
  });
  it('says that the stick is not plugged in, makes no folder in its place, and tries again at the next checkpoint', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'opened');
    volume.folders.delete(stick);
    const kept = new Map([...volume.content].filter(([path]) => path.startsWith(stick)));
    for (const path of kept.keys()) volume.content.delete(path);
    await act(desk, 'real', 'down1');
    expect(await stateOf(desk)).toMatchObject({ reachable: false, failure: 'file/missing', last: { sequence: 1 } });
    expect(volume.folders.has(stick)).toBe(false);
    volume.folders.add(stick);
    await act(desk, 'real', 'opened');
    expect(await stateOf(desk)).toMatchObject({ reachable: true, failure: null, last: { sequence: 3 } });
  });
  it('never fails or holds up the act whose checkpoint it follows, whatever the stick does', async () => {
    for (const code of ['ENOSPC', 'EIO', 'EBUSY']) {
      const volume = twoPlaces();
      const { desk } = run(volume);
      valueOf(await choose(desk, null));
      volume.step = (_what, path) => {
        if (path.startsWith(stick)) throw Object.assign(new Error(code), { code });
      };
      await act(desk, 'real', 'down1');
      expect((await stateOf(desk)).failure).not.toBeNull();
      expect(onStick(volume)).toEqual([]);
      volume.step = () => undefined;
      await act(desk, 'real', 'opened');
      expect(await stateOf(desk)).toMatchObject({ failure: null, last: { sequence: 2 } });
    }
  });
  it('is made at the next checkpoint where the end of the program cut it off', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'opened');
    volume.step = (what) => {
      if (what === 'write' || what === 'remove') throw Object.assign(new Error('killed'), { code: 'EKILLED' });
    };
    const killed = run(volume).desk;
    await act(killed, 'real', 'up1-lock');
    volume.step = () => undefined;
    const { desk: again } = run(volume);
    await act(again, 'real', 'opened');
    expect(await stateOf(again)).toMatchObject({ failure: null, last: { sequence: 3 } });
    expect(onStick(volume).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
  it('leaves older copies where the newest lacks what was damaged', async () => {
    const volume = twoPlaces();
    const { desk, time } = run(volume);
    valueOf(await choose(desk, null));
    const vault = desk.books.vaultOf('real');
    const { digest } = valueOf(await vault.keepFile(new Uint8Array([1, 2, 3])));
    await act(desk, 'real', 'hand-out');
    volume.content.set(`${base}/vault/real/received/${digest.slice(0, 2)}/${digest}`, new Uint8Array([9]));
    for (let n = 0; n < 12; n += 1) {
      time.now = minutes(time.now, 60);
      await act(desk, 'real', 'hand-out');
    }
    expect(onStick(volume)).toHaveLength(13);
    expect(await stateOf(desk)).toMatchObject({ failure: 'vault/damaged', last: { files: 0 } });
  });
  it('makes one copy of acts that come quicker than it writes', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'down1');
    await Promise.all(Array.from({ length: 20 }, () => desk.onCheckpoint('real', 'up2-lock')));
    expect(onStick(volume).length).toBeLessThanOrEqual(3);
  });
  it('says that a chosen folder lies inside the data, or is none', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    const folder = desk.folderAt(`${base}/vault`);
    expect(await desk.calls['copies.choose']({ folder, passphrase: null })).toMatchObject({
      error: { kind: 'storage/inside' },
    });
    expect(await desk.calls['copies.choose']({ folder: 'not-a-handle', passphrase: null })).toMatchObject({
      error: { kind: 'host/unknown-handle' },
    });
  });
});

describe('the second copy of an encrypted vault', () => {
  const unwritten: KeyKeeper = { isSealed: () => true, seal: () => null, open: () => null };
  it('needs a passphrase', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume, unwritten);
    const needed = { ok: false, error: { kind: 'copies/passphrase-needed' } };
    expect(await choose(desk, null)).toEqual(needed);
    expect(
      await desk.calls['copies.write']({ ledger: 'real', folder: desk.folderAt(stick), passphrase: null }),
    ).toEqual(needed);
  });
  it('has a key that is nowhere in the settings, and asks for the passphrase after a restart', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume, unwritten);
    valueOf(await choose(desk, '春风化雨'));
    await act(desk, 'real', 'down1');
    expect(onStick(volume)).toHaveLength(1);
    const { desk: again } = run(volume, unwritten);
    await act(again, 'real', 'up2-lock');
    expect(await stateOf(again)).toMatchObject({ encrypted: true, failure: 'copies/passphrase-needed' });
    const write = (passphrase: string | null) =>
      again.calls['copies.write']({ ledger: 'real', folder: null, passphrase });
    expect(await write('秋风')).toMatchObject({ error: { kind: 'package/wrong-passphrase' } });
    valueOf(await write('春风化雨'));
    await act(again, 'real', 'reply');
    expect(await stateOf(again)).toMatchObject({ failure: null, last: { sequence: 3 } });
    expect(onStick(volume)).toHaveLength(3);
  });
  it('keeps its key as the vault seals it', async () => {
    const volume = twoPlaces();
    const turned = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a);
    let locked = false;
    const keys: KeyKeeper = { isSealed: () => true, seal: turned, open: (sealed) => (locked ? null : turned(sealed)) };
    valueOf(await choose(run(volume, keys).desk, '春风化雨'));
    const { desk } = run(volume, keys);
    await act(desk, 'real', 'down1');
    expect(onStick(volume)).toHaveLength(1);
    locked = true;
    await act(desk, 'real', 'up2-lock');
    expect(await stateOf(desk)).toMatchObject({ failure: 'copies/passphrase-needed' });
  });
});

describe('the copies in the chosen folder', () => {
  it('are the newest ten and one of each stage; nothing else in the folder is ever deleted', async () => {
    const volume = twoPlaces();
    const { desk, time } = run(volume);
    valueOf(await choose(desk, null));
    const text = new TextEncoder().encode('x');
    await act(desk, 'real', 'up1-lock');
    const ours = onStick(volume)[0]!;
    const ofOurs = volume.content.get(`${stick}/${ours}`)!;
    const foreign = [
      '预算.xlsx',
      '两上两下备份.tutd',
      '两上两下备份_real_20260901-1000_1.tutd',
      `副本_${ours}`,
      `${ours}.bak`,
      '练习_两上两下备份_real_20260901-1000_1.tutd',
      '.两上两下备份_real_20260901-1000_1.tutd.00000000.part',
      '两上两下备份_real-2028_20260901-1000_1.tutd',
    ];
    for (const name of foreign) volume.content.set(`${stick}/${name}`, text);
    volume.content.set(`${stick}/${foreign.at(-1)!}`, ofOurs);
    const damagedOne = '两上两下备份_real_20260902-1000_2.tutd';
    volume.content.set(`${stick}/${damagedOne}`, ofOurs.with(40, ofOurs[40]! ^ 1));
    for (let n = 0; n < 30; n += 1) {
      time.now = minutes(time.now, 60);
      await act(desk, 'real', n < 5 ? 'down1' : 'hand-out');
    }
    for (const name of [...foreign, damagedOne]) expect(onStick(volume)).toContain(name);
    const copies = onStick(volume).filter((name) => !foreign.includes(name) && name !== damagedOne);
    const sequences = copies.map((name) => Number(/_(\d+)\.tutd$/.exec(name)?.[1])).sort((a, b) => a - b);
    expect(sequences).toEqual([1, 6, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);
  });
  it('stay where another office keeps its own under the same names', async () => {
    const volume = twoPlaces();
    const { desk, time } = run(volume);
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'up1-lock');
    const neighbour = twoPlaces();
    const other = run(neighbour);
    const vault = other.desk.books.vaultOf('real');
    const { watermark } = valueOf(await vault.append('neighbour', [recordAt(1, 'n')]));
    await checkpoint(vault, 'neighbour', watermark, new Map(), 'hand-out');
    other.time.now = new Date('2020-01-01T00:00:00Z');
    valueOf(await choose(other.desk, null));
    const { name } = valueOf(
      await other.desk.calls['copies.write']({ ledger: 'real', folder: null, passphrase: null }),
    );
    volume.content.set(`${stick}/${name}`, neighbour.content.get(`${stick}/${name}`)!);
    for (let n = 0; n < 15; n += 1) {
      time.now = minutes(time.now, 60);
      await act(desk, 'real', 'hand-out');
    }
    expect(onStick(volume)).toContain(name);
    expect(onStick(volume)).toHaveLength(12);
  });
  it('always hold the one just written, though the clock was set back', async () => {
    const volume = twoPlaces();
    const { desk, time } = run(volume);
    valueOf(await choose(desk, null));
    for (let n = 0; n < 12; n += 1) {
      time.now = minutes(time.now, 60);
      await act(desk, 'real', 'hand-out');
    }
    time.now = new Date('2020-01-01T00:00:00Z');
    await act(desk, 'real', 'hand-out');
    expect(onStick(volume)).toContain((await stateOf(desk)).last!.name);
  });
  it('have different names though two are of one minute and one act', async () => {
    const volume = twoPlaces();
    const { desk } = run(volume);
    valueOf(await choose(desk, null));
    await act(desk, 'real', 'hand-out');
    const write = () => desk.calls['copies.write']({ ledger: 'real', folder: null, passphrase: null });
    const names = [valueOf(await write()).name, valueOf(await write()).name];
    expect(new Set(names).size).toBe(2);
    expect(names[1]).toMatch(/_1-3\.tutd$/);
    expect(onStick(volume)).toHaveLength(3);
  });
});

describe('the copies of an office that encrypts its vault', () => {
  const cipher = cipherOf(new Uint8Array(32).fill(7));
  let isLocked = false;
  const sealer: Sealer = {
    state: () => (isLocked ? { kind: 'locked' } : { kind: 'open', key: cipher.key }),
    seal: cipher.seal,
    open: cipher.open,
  };
  it('are made with the sealed key, opened with the passphrase, and into a vault that is sealed again', async () => {
    const volume = twoPlaces();
    const desk = copyDesk(volume, base, { sealer });
    expect(await choose(desk, null)).toMatchObject({ error: { kind: 'copies/passphrase-needed' } });
    valueOf(await choose(desk, '春风化雨'));
    const vault = desk.books.vaultOf('real');
    valueOf(await vault.keepFile(new TextEncoder().encode('县教育局 办公费')));
    await act(desk, 'real', 'down1');
    const before = await digestOfAll(vault);
    const again = copyDesk(volume, base, { sealer });
    await act(again, 'real', 'up2-lock');
    expect(onStick(volume)).toHaveLength(2);
    const handle = again.fileAt(`${stick}/${onStick(volume).toSorted()[0]!}`);
    valueOf(await again.calls['copies.open']({ handle, passphrase: '春风化雨' }));
    expect(await digestOfAll(again.books.vaultOf('incoming'))).toBe(before);
    valueOf(await again.calls['copies.adopt']({ ledger: 'real' }));
    expect(await digestOfAll(again.books.vaultOf('real'))).toBe(before);
    for (const [path, bytes] of volume.content)
      expect([path, Buffer.from(bytes).includes('办公费')]).toEqual([path, false]);
    isLocked = true;
    await again.onCheckpoint('real', 'reply');
    expect((await stateOf(again)).failure).toBe('copies/passphrase-needed');
  });
});
