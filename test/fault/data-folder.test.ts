import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { dataFolderName } from '../../electron/host/storage/move-data.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';
import { receiveUnit, settleSmall } from '../support/small-office.ts';

/** Every file below a folder, by its path, to compare two of them. */
function filesIn(folder: string, path = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const item of readdirSync(join(folder, path), { withFileTypes: true })) {
    const below = join(path, item.name);
    if (item.isDirectory()) Object.assign(found, filesIn(folder, below));
    else found[below] = readFileSync(join(folder, below)).toString('base64');
  }
  return found;
}
const vaultFiles = (folder: string): Record<string, string> => filesIn(join(folder, 'vault'));
const targetOf = ({ folder }: OfficeDesk): string => join(folder, dataFolderName);

async function worked(): Promise<OfficeDesk> {
  const desk = officeOnDisk();
  await openLedger(desk.office);
  await settleSmall(desk.office);
  writeFileSync(join(desk.data, 'of-another-version.json'), '{}');
  mkdirSync(join(desk.data, 'window'));
  writeFileSync(join(desk.data, 'window', 'profile'), 'browser');
  return desk;
}
const move = async ({ office }: OfficeDesk) => office.host['storage.move']({ folder: await startFolder(office) });
const state = async ({ office }: OfficeDesk) => {
  const answer = await office.host['storage.state']({});
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};

describe('moving the data folder', () => {
  it('copies everything but the profile, goes on there without a restart, and leaves the old folder as it was', async () => {
    const desk = await worked();
    const before = filesIn(desk.data);
    const moved = await move(desk);
    expect(moved).toMatchObject({ ok: true, value: { folder: targetOf(desk) } });
    expect(vaultFiles(targetOf(desk))).toEqual(vaultFiles(desk.data));
    expect(existsSync(join(targetOf(desk), 'of-another-version.json'))).toBe(true);
    expect(existsSync(join(targetOf(desk), 'window'))).toBe(false);
    const after = filesIn(desk.data);
    expect(after).toMatchObject(before);
    expect(Object.keys(after).filter((name) => !(name in before))).toEqual(['data-folder.json', '数据已移走.txt']);
    expect(readFileSync(join(desk.data, '数据已移走.txt'), 'utf8')).toContain(targetOf(desk));
    expect((await receiveUnit(desk.office, 3)).onDisk).toBe(true);
    expect(vaultFiles(desk.data)).toEqual(Object.fromEntries(Object.entries(vaultFiles(desk.data))));
    const journal = join('practice', 'journal.jsonl');
    expect(vaultFiles(targetOf(desk))[journal]).not.toBe(vaultFiles(desk.data)[journal]);
    const later = desk.again();
    expect(await openLedger(later.office)).toEqual({ kind: 'ready', say: 'nothing' });
    expect(await state(later)).toMatchObject({ folder: targetOf(desk), present: true });
  });

  it('moves again from where it is, and names the folder in which it is refused', async () => {
    const desk = await worked();
    await move(desk);
    expect(await move(desk)).toEqual({ ok: false, error: { kind: 'storage/taken', folder: targetOf(desk) } });
    const listed = await desk.office.host['places.browse']({
      folder: await startFolder(desk.office),
      newFolder: '另一处',
    });
    if (!listed.ok) throw new Error(listed.error.kind);
    const second = await desk.office.host['storage.move']({ folder: listed.value.folder.handle });
    const there = join(desk.folder, '另一处', dataFolderName);
    expect(second).toMatchObject({ ok: true, value: { folder: there } });
    expect((await receiveUnit(desk.office, 3)).onDisk).toBe(true);
    expect((await state(desk.again())).folder).toBe(there);
    expect(existsSync(join(targetOf(desk), '数据已移走.txt'))).toBe(true);
    const inside = await desk.office.host['places.browse']({ folder: listed.value.folder.handle });
    const own = inside.ok ? inside.value.folders.find(({ name }) => name === dataFolderName)! : null;
    expect(await desk.office.host['storage.move']({ folder: own!.handle })).toEqual({
      ok: false,
      error: { kind: 'storage/inside' },
    });
  });

  it('refuses an unknown place, and one without room, and writes nothing', async () => {
    const desk = await worked();
    expect(await desk.office.host['storage.move']({ folder: 'no-such-handle' })).toEqual({
      ok: false,
      error: { kind: 'host/unknown-handle' },
    });
    const narrow = desk.again({ free: () => Promise.resolve(1000) });
    expect(await move(narrow)).toMatchObject({ ok: false, error: { kind: 'storage/no-room', free: 1000 } });
    expect(readdirSync(desk.folder)).toEqual([]);
  });

  it('answers that the folder is missing while its drive is away, makes nothing new, and goes on when it is back', async () => {
    const desk = await worked();
    await move(desk);
    const kept = filesIn(targetOf(desk));
    rmSync(targetOf(desk), { recursive: true });
    // An empty folder of that name, as where another drive has the letter.
    mkdirSync(targetOf(desk));
    const away = desk.again();
    const missing = { kind: 'storage/missing', folder: targetOf(desk) };
    expect(await openLedger(away.office)).toEqual({ kind: 'failed', failure: missing });
    for (const answer of [
      await away.office.host['vault.books']({}),
      await away.office.host['vault.saveBlob']({ ledger: 'practice', bytes: new Uint8Array([1]) }),
      await away.office.host['workbooks.readKept']({ ledger: 'practice', digest: 'a'.repeat(64) }),
      await move(away),
    ])
      expect(answer).toEqual({ ok: false, error: missing });
    expect(await state(away)).toMatchObject({ folder: targetOf(desk), present: false });
    expect(readdirSync(targetOf(desk))).toEqual([]);
    for (const [path, content] of Object.entries(kept)) {
      mkdirSync(join(targetOf(desk), path, '..'), { recursive: true });
      writeFileSync(join(targetOf(desk), path), Buffer.from(content, 'base64'));
    }
    expect(await openLedger(away.office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('takes a pointer that cannot be read for a missing folder, not for none', async () => {
    const desk = await worked();
    await move(desk);
    writeFileSync(join(desk.data, 'data-folder.json'), '{"format":');
    expect(await openLedger(desk.again().office)).toMatchObject({ failure: { kind: 'storage/missing' } });
  });

  it('has one valid folder wherever it is cut short: the old one until the pointer stands, then the new one', async () => {
    const desk = await worked();
    const before = vaultFiles(desk.data);
    let steps = 0;
    const counting: Disk = {
      ...nodeDisk,
      writeWhole: (path, bytes) => ((steps += 1), nodeDisk.writeWhole(path, bytes)),
      rename: (from, to) => ((steps += 1), nodeDisk.rename(from, to)),
    };
    expect((await move(desk.again({ disk: counting }))).ok).toBe(true);
    const all = steps;
    expect(all).toBeGreaterThan(5);
    rmSync(targetOf(desk), { recursive: true });
    rmSync(join(desk.data, 'data-folder.json'));
    for (let last = 0; last < all; last += 1) {
      let left = last;
      const dead = (): Promise<never> => Promise.reject(new Error('the power is gone'));
      const dying: Disk = {
        ...nodeDisk,
        writeWhole: (path, bytes) => ((left -= 1) < 0 ? dead() : nodeDisk.writeWhole(path, bytes)),
        rename: (from, to) => ((left -= 1) < 0 ? dead() : nodeDisk.rename(from, to)),
      };
      await expect(move(desk.again({ disk: dying }))).rejects.toThrow('the power is gone');
      const { folder } = await state(desk.again());
      const pointed = existsSync(join(desk.data, 'data-folder.json'));
      expect(folder).toBe(pointed ? targetOf(desk) : desk.data);
      expect(vaultFiles(folder)).toEqual(before);
      expect(vaultFiles(desk.data)).toEqual(before);
      expect(await openLedger(desk.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
      rmSync(desk.folder, { recursive: true });
      mkdirSync(desk.folder);
      rmSync(join(desk.data, 'data-folder.json'), { force: true });
    }
  });

  it('points nowhere new where the copy reads back otherwise, or the disk fills up, and takes the part away', async () => {
    const desk = await worked();
    const flipped: Disk = {
      ...nodeDisk,
      read: async (path) => {
        const bytes = await nodeDisk.read(path);
        return path.includes(`${dataFolderName}.part`) ? bytes.map((byte) => byte ^ 1) : bytes;
      },
    };
    const full: Disk = {
      ...nodeDisk,
      writeWhole: (path, bytes) =>
        path.endsWith('data-folder.json')
          ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
          : nodeDisk.writeWhole(path, bytes),
    };
    expect(await move(desk.again({ disk: flipped }))).toMatchObject({ error: { kind: 'vault/damaged' } });
    expect(await move(desk.again({ disk: full }))).toMatchObject({ error: { kind: 'file/disk-full' } });
    expect(readdirSync(desk.folder)).toEqual([]);
    expect(await openLedger(desk.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });
});

describe('room on the disk', () => {
  it('refuses an act below the floor before the working copy has it, and reads on', async () => {
    const desk = await worked();
    let free: number | null = 10;
    const narrow = desk.again({ free: () => Promise.resolve(free), floor: 100 });
    expect(await state(narrow)).toMatchObject({ free: 10, floor: 100 });
    expect(await openLedger(narrow.office)).toEqual({ kind: 'ready', say: 'nothing' });
    const head = (await narrow.office.ledger.standing())?.head;
    await expect(receiveUnit(narrow.office, 3)).rejects.toThrow('storage/no-room');
    expect((await narrow.office.ledger.standing())?.head).toEqual(head);
    writeFileSync(join(desk.folder, '一上.xlsx'), 'PK');
    const listed = await narrow.office.host['places.browse']({ folder: null });
    const handle = listed.ok ? listed.value.files[0]!.handle : '';
    const before = vaultFiles(desk.data);
    expect(await narrow.office.host['vault.keepFile']({ ledger: 'practice', handle })).toEqual({
      ok: false,
      error: { kind: 'storage/no-room', free: 10, needed: 100 },
    });
    expect(vaultFiles(desk.data)).toEqual(before);
    const folder = await startFolder(narrow.office);
    expect(
      await narrow.office.host['documents.save']({ folder, path: ['导出.txt'], bytes: new Uint8Array([1]) }),
    ).toMatchObject({ ok: true });
    for (const more of [100, null]) {
      free = more;
      expect((await receiveUnit(desk.again({ free: () => Promise.resolve(free), floor: 100 }).office, 3)).onDisk).toBe(
        true,
      );
    }
  });
});
