import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeCopyFiles } from '../../../electron/host/copies/copy-files.ts';
import { nodeDisk } from '../../../electron/host/disk.ts';
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
} from '../../support/copy-desk.ts';

async function office(acts = 40, seed = 11) {
  const volume = twoPlaces();
  const desk = copyDesk(volume, base);
  await liveAWhile(desk.books.vaultOf('practice'), seededChance(seed), 'office', acts);
  return { volume, desk, vault: desk.books.vaultOf('practice') };
}

describe('a copy and the way back', () => {
  it.each([[null], ['春风化雨']])(
    'gives back the same book, on a real disk, with passphrase %j',
    async (passphrase) => {
      const root = mkdtempSync(join(tmpdir(), 'copies-'));
      onTestFinished(() => {
        rmSync(root, { recursive: true, force: true });
      });
      const [data, usb] = [join(root, 'data'), join(root, 'usb')];
      for (const folder of [data, usb]) mkdirSync(folder);
      const desk = copyDesk({ disk: nodeDisk, files: nodeCopyFiles }, data);
      const vault = desk.books.vaultOf('practice');
      await liveAWhile(vault, seededChance(5), 'office', 30);
      const before = await digestOfAll(vault);
      const written = valueOf(
        await desk.calls['copies.write']({ ledger: 'practice', folder: desk.folderAt(usb), passphrase }),
      );
      expect(readdirSync(usb)).toEqual([written.name]);
      expect(written.name).toMatch(/^练习_两上两下备份_practice_\d{8}-\d{4}_\d+\.tutd$/);
      const opened = valueOf(
        await desk.calls['copies.open']({ handle: desk.fileAt(join(usb, written.name)), passphrase }),
      );
      expect(opened).toMatchObject({ ...written, ledger: 'practice', identity: 'office', schema: 7, program: '0.1.0' });
      expect(await digestOfAll(desk.books.vaultOf('incoming'))).toBe(before);
      expect(await digestOfAll(vault)).toBe(before);
      await vault.append('office', [recordAt(written.sequence + 1, 'later')]);
      const adopted = valueOf(await desk.calls['copies.adopt']({ ledger: 'practice' }));
      expect(adopted.generation).toBe(2);
      expect(await digestOfAll(vault)).toBe(before);
      expect(valueOf(await vault.inspect()).disk?.generation).toBe(2);
      expect(readdirSync(join(data, 'aside'))).toEqual([adopted.aside]);
      expect(readdirSync(data).sort()).toEqual(['adopt.json', 'aside', 'vault']);
      const again = copyDesk({ disk: nodeDisk, files: nodeCopyFiles }, data);
      expect(await digestOfAll(again.books.vaultOf('practice'))).toBe(before);
    },
  );
  it('answers what stands in the way', async () => {
    const { desk, volume } = await office();
    const { calls } = desk;
    const [place, none] = [desk.folderAt(stick), null];
    expect(await calls['copies.write']({ ledger: 'real', folder: place, passphrase: none })).toMatchObject({
      error: { kind: 'copies/empty-book' },
    });
    expect(await calls['copies.write']({ ledger: 'practice', folder: none, passphrase: none })).toMatchObject({
      error: { kind: 'copies/no-place' },
    });
    expect(await calls['copies.write']({ ledger: 'incoming', folder: place, passphrase: none })).toMatchObject({
      error: { kind: 'host/refused' },
    });
    for (const folder of [base, `${base}/vault`])
      expect(
        await calls['copies.write']({ ledger: 'practice', folder: desk.folderAt(folder), passphrase: none }),
      ).toMatchObject({ error: { kind: 'storage/inside' } });
    expect(
      await calls['copies.write']({ ledger: 'practice', folder: 'no-such-handle', passphrase: none }),
    ).toMatchObject({ error: { kind: 'host/unknown-handle' } });
    expect(await calls['copies.adopt']({ ledger: 'practice' })).toMatchObject({
      error: { kind: 'copies/nothing-incoming' },
    });
    volume.free = 1000;
    expect(await calls['copies.write']({ ledger: 'practice', folder: place, passphrase: none })).toMatchObject({
      error: { kind: 'file/disk-full' },
    });
    expect([...volume.content.keys()].filter((path) => path.startsWith(stick))).toEqual([]);
  });
  it('shows the opened backup for reading only, never lists it, and drops it', async () => {
    const { desk, volume } = await office();
    const written = await backUp(desk, 'practice');
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    const incoming = desk.books.vaultOf('incoming');
    const refused = { ok: false, error: { kind: 'vault/read-only' } };
    expect(await incoming.append('office', [recordAt(written.sequence + 1, 'x')])).toEqual(refused);
    expect(await incoming.saveBlob(new Uint8Array(1))).toEqual(refused);
    expect(await incoming.keepFile(new Uint8Array(1))).toEqual(refused);
    expect(await incoming.renewWorking()).toEqual(refused);
    const { manifest } = valueOf(await incoming.latestManifest());
    expect(await incoming.saveManifest(manifest!)).toEqual(refused);
    expect(valueOf(await incoming.audit(null)).faults).toEqual([]);
    expect(valueOf(await desk.books.books()).books).toEqual(['practice']);
    valueOf(await desk.calls['copies.drop']({}));
    expect(valueOf(await incoming.inspect()).disk).toBeNull();
    expect([...volume.content.keys()].some((path) => path.startsWith(`${base}/incoming`))).toBe(false);
    expect(await desk.calls['copies.adopt']({ ledger: 'practice' })).toMatchObject({
      error: { kind: 'copies/nothing-incoming' },
    });
  });
  it('drops an opened backup at the next start', async () => {
    const { desk, volume } = await office();
    const written = await backUp(desk, 'practice');
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    valueOf(await copyDesk(volume, base).books.books());
    expect([...volume.folders].some((path) => path.startsWith(`${base}/incoming`))).toBe(false);
  });
  it('keeps the backup that is open where the next one cannot be opened', async () => {
    const { desk, volume, vault } = await office();
    const written = await backUp(desk, 'practice');
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    volume.content.set(`${stick}/other.tutd`, new Uint8Array([1, 2, 3]));
    expect(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/other.tutd`), passphrase: null })).toEqual({
      ok: false,
      error: { kind: 'package/not-a-package', file: 'other.tutd' },
    });
    expect(await digestOfAll(desk.books.vaultOf('incoming'))).toBe(await digestOfAll(vault));
  });
  it('does not fill the disk with a backup that has no room on it', async () => {
    const { desk, volume } = await office();
    const written = await backUp(desk, 'practice');
    volume.free = 1000;
    const handle = desk.fileAt(`${stick}/${written.name}`);
    expect(await desk.calls['copies.open']({ handle, passphrase: null })).toMatchObject({
      error: { kind: 'storage/no-room', free: 1000 },
    });
    expect(valueOf(await desk.books.vaultOf('incoming').inspect()).disk).toBeNull();
    volume.free = 1e9;
    valueOf(await desk.calls['copies.open']({ handle, passphrase: null }));
  });
  it('never puts a practice book in the place of a real one', async () => {
    const { desk } = await office();
    const written = await backUp(desk, 'practice');
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    for (const ledger of ['real', 'real-2028', 'incoming'] as const)
      expect(await desk.calls['copies.adopt']({ ledger })).toEqual({ ok: false, error: { kind: 'host/refused' } });
    expect(valueOf(await desk.calls['copies.adopt']({ ledger: 'practice-2028' }))).toEqual({
      aside: null,
      generation: 2,
    });
    expect(valueOf(await desk.books.books()).books).toEqual(['practice', 'practice-2028']);
  });
  it('never gives a generation twice, even where the vault has vanished between two restorings', async () => {
    const { desk, volume } = await office();
    const written = await backUp(desk, 'practice');
    const restore = async (run: typeof desk): Promise<number> => {
      valueOf(await run.calls['copies.open']({ handle: run.fileAt(`${stick}/${written.name}`), passphrase: null }));
      return valueOf(await run.calls['copies.adopt']({ ledger: 'practice' })).generation;
    };
    expect(await restore(desk)).toBe(2);
    await volume.files.removeFolder(`${base}/vault`);
    const again = copyDesk(volume, base);
    expect(await restore(again)).toBe(3);
    valueOf(await again.books.vaultOf('practice').renewWorking());
    expect(await restore(again)).toBe(5);
  });
  it('copies a journal that begins at a checkpoint', async () => {
    const volume = twoPlaces();
    const desk = copyDesk(volume, base);
    const vault = desk.books.vaultOf('real');
    const watermark = { sequence: 40, hash: 'f'.repeat(64), at: '2026-09-01T00:00:00Z' };
    valueOf(await vault.saveManifest({ identity: 'office', schema: 1, watermark, stage: 'up1-lock', blobs: [] }));
    valueOf(await vault.append('office', [recordAt(41, 'a'), recordAt(42, 'b')]));
    const written = await backUp(desk, 'real');
    expect(written).toMatchObject({ sequence: 42, entries: 0, files: 0 });
    expect(written.name).toMatch(/^两上两下备份_real_/);
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    expect(await digestOfAll(desk.books.vaultOf('incoming'))).toBe(await digestOfAll(vault));
  });
  it('leaves out what is damaged in the vault, and says so in the state', async () => {
    const { desk, volume, vault } = await office(60, 3);
    valueOf(await desk.calls['copies.choose']({ folder: desk.folderAt(stick), passphrase: null }));
    const stock = valueOf(await vault.inventory())!;
    const { digest } = stock.received[0]!;
    volume.content.set(`${base}/vault/practice/received/${digest.slice(0, 2)}/${digest}`, new Uint8Array([9]));
    const written = valueOf(await desk.calls['copies.write']({ ledger: 'practice', folder: null, passphrase: null }));
    expect(written.files).toBe(stock.received.length - 1);
    expect(valueOf(await desk.calls['copies.state']({}))).toMatchObject({
      failure: 'vault/damaged',
      last: { name: written.name },
    });
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    expect(valueOf(await desk.books.vaultOf('incoming').inventory())!.received).toHaveLength(written.files);
  });
  it('copies one state though the page goes on, and collects nothing meanwhile', async () => {
    const { desk, volume, vault } = await office(60, 4);
    const before = await digestOfAll(vault);
    const stock = valueOf(await vault.inventory())!;
    let sequence = stock.last.sequence;
    let busy = false;
    volume.step = (what) => {
      if (what !== 'write' || busy) return;
      busy = true;
      void vault
        .append('office', [recordAt((sequence += 1), 'meanwhile')])
        .then(async (added) => {
          const { watermark } = valueOf(added);
          valueOf(await vault.saveManifest({ identity: 'office', schema: 7, watermark, stage: 'opened', blobs: [] }));
        })
        .finally(() => {
          busy = false;
        });
    };
    const written = await backUp(desk, 'practice');
    volume.step = () => undefined;
    expect(sequence).toBeGreaterThan(stock.last.sequence + 5);
    expect(written.sequence).toBe(stock.last.sequence);
    valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${written.name}`), passphrase: null }));
    expect(await digestOfAll(desk.books.vaultOf('incoming'))).toBe(before);
  });
});
