import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { userDataFolder, usualFolder } from '../../../electron/main/user-data-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'user-data-'));
afterEach(() => {
  for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true, force: true });
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
const place = { executable: join(root, 'two-up-two-down.exe'), programData: '/programs' };

describe('the folder of the data', () => {
  it('is the usual one, and makes nothing, where no mark lies beside the program', () => {
    expect(userDataFolder(place)).toEqual({ ok: true, value: join('/programs', usualFolder) });
    expect(readdirSync(root)).toEqual([]);
  });
  it('lies beside a marked program, is made there and holds nothing of the trial', () => {
    writeFileSync(join(root, 'portable.mark'), '');
    expect(userDataFolder(place)).toEqual({ ok: true, value: join(root, '数据') });
    expect(readdirSync(join(root, '数据'))).toEqual([]);
  });
  it('keeps what lies there already', () => {
    writeFileSync(join(root, 'portable.mark'), '');
    mkdirSync(join(root, '数据'));
    writeFileSync(join(root, '数据', 'kept'), '1');
    expect(userDataFolder(place).ok).toBe(true);
    expect(readdirSync(join(root, '数据'))).toEqual(['kept']);
  });
  it('refuses, and never falls back to the usual one, where it cannot be written', () => {
    writeFileSync(join(root, 'portable.mark'), '');
    // A file in the way stands for a read-only medium: it stops root as well.
    writeFileSync(join(root, '数据'), '');
    expect(userDataFolder(place)).toEqual({
      ok: false,
      error: { kind: 'data/portable-folder-unwritable', folder: join(root, '数据') },
    });
  });
});
