import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../electron/host/disk.ts';
import type { Disk } from '../../electron/host/disk.ts';
import { manifestOf, openVault, records, temporaryFolder, valueOf } from '../unit/vault/vault-fixture.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });
/** A disk that writes half of what is appended and then fails, as a full one does. */
function fillsUp(): { disk: Disk; full: boolean } {
  const state = { full: false, disk: nodeDisk };
  state.disk = {
    ...nodeDisk,
    append: async (path, bytes) => {
      if (!state.full) return nodeDisk.append(path, bytes);
      appendFileSync(path, bytes.subarray(0, Math.ceil(bytes.length / 2)));
      throw failing('ENOSPC');
    },
  };
  return state;
}

describe('a disk that fails', () => {
  it('acknowledges nothing when full, keeps the chain whole, and takes the same records once there is room', async () => {
    const folder = temporaryFolder();
    const state = fillsUp();
    const vault = openVault(folder, state.disk);
    await vault.append('office', records(1, 2));
    state.full = true;
    expect(await vault.append('office', records(3, 5))).toEqual({
      ok: false,
      error: { kind: 'file/disk-full', file: 'journal.jsonl' },
    });
    expect(valueOf(await openVault(folder).inspect()).disk).toMatchObject({
      watermark: { sequence: 2 },
      damaged: null,
    });
    state.full = false;
    expect(valueOf(await vault.append('office', records(3, 5))).watermark.sequence).toBe(5);
    expect(valueOf(await openVault(folder).journal(0, 10)).records).toHaveLength(5);
  });
  it('recovers at the next opening where even the cut after a full disk failed', async () => {
    const folder = temporaryFolder();
    const state = fillsUp();
    const vault = openVault(folder, { ...state.disk, truncate: () => Promise.reject(failing('EIO')) });
    await vault.append('office', records(1, 2));
    state.full = true;
    await vault.append('office', records(3, 3));
    state.full = false;
    const again = openVault(folder);
    expect(valueOf(await again.append('office', records(3, 3))).watermark.sequence).toBe(3);
  });
  it.each([
    ['ENOSPC', 'file/disk-full'],
    ['EROFS', 'file/read-only'],
    ['EACCES', 'file/read-only'],
    ['EPERM', 'file/read-only'],
    ['EBUSY', 'file/in-use'],
    ['ENOENT', 'file/missing'],
    ['EIO', 'file/broken-disk'],
  ])('answers %s as %s', async (code, kind) => {
    const disk: Disk = { ...nodeDisk, writeWhole: () => Promise.reject(failing(code)) };
    expect(await openVault(temporaryFolder(), disk).append('office', records(1, 1))).toMatchObject({ error: { kind } });
  });
  it('lets a fault that nobody expected go on as a throw', async () => {
    const disk: Disk = { ...nodeDisk, writeWhole: () => Promise.reject(failing('EFAULT')) };
    await expect(openVault(temporaryFolder(), disk).append('office', records(1, 1))).rejects.toThrow('EFAULT');
  });
  it('does not acknowledge a blob that reads back otherwise', async () => {
    const disk: Disk = { ...nodeDisk, read: async (path) => (await nodeDisk.read(path)).map((byte) => byte ^ 1) };
    expect(await openVault(temporaryFolder(), disk).saveBlob(new Uint8Array([1, 2]))).toMatchObject({
      error: { kind: 'vault/damaged' },
    });
  });
  it('keeps the checkpoint where old ones cannot be cleared away', async () => {
    const disk: Disk = { ...nodeDisk, remove: () => Promise.reject(failing('EACCES')) };
    const vault = openVault(temporaryFolder(), disk);
    const { watermark } = valueOf(await vault.append('office', records(1, 1)));
    for (let n = 0; n < 12; n += 1) valueOf(await vault.saveManifest(manifestOf(watermark)));
    expect(valueOf(await vault.latestManifest()).manifest).not.toBeNull();
  });
  it('finds every whole record of a journal that was cut anywhere', async () => {
    const folder = temporaryFolder();
    await openVault(folder).append('office', records(1, 3));
    const whole = await nodeDisk.read(join(folder, 'journal.jsonl'));
    for (let length = whole.length; length >= 0; length -= 5) {
      await nodeDisk.writeWhole(join(folder, 'journal.jsonl'), whole.subarray(0, length));
      const lines = whole.subarray(0, length).filter((byte) => byte === 10).length;
      expect(valueOf(await openVault(folder).inspect()).disk?.watermark.sequence).toBe(lines);
    }
  });
});
