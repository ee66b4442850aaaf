import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/host/disk.ts';
import { writeMark, writePointer } from '../../../electron/host/storage/data-pointer.ts';
import { lockData } from '../../../electron/host/storage/lock-data.ts';
import { temporaryFolder } from '../vault/vault-fixture.ts';

const lockName = 'in-use.lock';

describe('the lock of moved data', () => {
  it('holds both folders, and is not given where another program has the moved one', async () => {
    const [usual, moved] = [temporaryFolder(), temporaryFolder()];
    await writePointer(nodeDisk, usual, moved, 'm');
    await writeMark(nodeDisk, moved, 'm');
    const lock = await lockData(nodeDisk, usual);
    expect([usual, moved].map((folder) => existsSync(join(folder, lockName)))).toEqual([true, true]);
    await lock?.release();
    writeFileSync(join(moved, lockName), String(process.ppid));
    expect(await lockData(nodeDisk, usual)).toBeNull();
    expect(existsSync(join(usual, lockName))).toBe(false);
  });
  it('makes nothing where the moved folder is not there', async () => {
    const [usual, moved] = [temporaryFolder(), temporaryFolder()];
    await writePointer(nodeDisk, usual, moved, 'm');
    rmSync(moved, { recursive: true });
    const lock = await lockData(nodeDisk, usual);
    expect(lock).not.toBeNull();
    expect(existsSync(moved)).toBe(false);
    await lock?.release();
  });
});
