import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../electron/host/disk-files.ts';
import { diskOver, nodeDisk, type Disk } from '../../../electron/host/disk.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeAfter = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => 'no failure',
    (error: unknown) => codeOf(error),
  );

/** What the vault asks of a disk; a disk of the tests is legal only if it answers like the real one. */
function diskContract(title: string, place: () => { readonly disk: Disk; readonly folder: string }): void {
  describe(title, () => {
    const at = (...path: readonly string[]): string => join(place().folder, ...path);
    const text = async (path: string): Promise<string> => new TextDecoder().decode(await place().disk.read(path));
    const names = async (folder: string): Promise<readonly string[]> =>
      (await place().disk.list(folder)).map((item) => `${item.name}${item.folder ? '/' : ''}`).sort();

    it('makes folders on the way, twice without complaint', async () => {
      await place().disk.makeFolder(at('a', 'b', 'c'));
      await place().disk.makeFolder(at('a', 'b', 'c'));
      expect(await names(at('a'))).toEqual(['b/']);
    });
    it('writes a file whole, over an old one too, and leaves nothing beside it', async () => {
      await place().disk.writeWhole(at('a', 'one'), bytes('first'));
      await place().disk.writeWhole(at('a', 'one'), bytes('2nd'));
      expect(await text(at('a', 'one'))).toBe('2nd');
      expect(await place().disk.size(at('a', 'one'))).toBe(3);
      expect(await names(at('a'))).toEqual(['b/', 'one']);
    });
    it('appends to a file, or to one that was not there', async () => {
      await place().disk.append(at('a', 'log'), bytes('x\n'));
      await place().disk.append(at('a', 'log'), bytes('y\n'));
      expect(await text(at('a', 'log'))).toBe('x\ny\n');
    });
    it('cuts a file off and appends after the cut', async () => {
      await place().disk.truncate(at('a', 'log'), 2);
      await place().disk.append(at('a', 'log'), bytes('z\n'));
      expect(await text(at('a', 'log'))).toBe('x\nz\n');
    });
    it('renames over another file, and removes one that is there or not', async () => {
      await place().disk.writeWhole(at('a', 'two'), bytes('two'));
      await place().disk.rename(at('a', 'two'), at('a', 'one'));
      expect(await text(at('a', 'one'))).toBe('two');
      await place().disk.remove(at('a', 'one'));
      await place().disk.remove(at('a', 'one'));
      expect(await place().disk.size(at('a', 'one'))).toBeNull();
    });
    it('lists nothing where there is no folder', async () => {
      expect(await names(at('nowhere'))).toEqual([]);
      expect(await place().disk.size(at('nowhere', 'deep'))).toBeNull();
    });
    it('fails with the same codes', async () => {
      const { disk } = place();
      expect(await codeAfter(disk.read(at('nothing')))).toBe('ENOENT');
      expect(await codeAfter(disk.writeWhole(at('nowhere', 'one'), bytes('1')))).toBe('ENOENT');
      expect(await codeAfter(disk.truncate(at('nothing'), 0))).toBe('ENOENT');
      expect(await codeAfter(disk.rename(at('nothing'), at('other')))).toBe('ENOENT');
      expect(await codeAfter(disk.writeWhole(at('a'), bytes('1')))).toBe('EISDIR');
      expect(await codeAfter(disk.read(at('a')))).toBe('EISDIR');
      expect(await names(at())).toEqual(['a/']);
    });
  });
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const memory = { disk: diskOver(memoryFiles()), folder: '/disk' };
diskContract('the disk of this machine', () => ({ disk: nodeDisk, folder }));
diskContract('the disk in memory of the fault tests', () => memory);
