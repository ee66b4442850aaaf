import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCopyFiles } from '../../../electron/host/copies/copy-files.ts';
import type { CopyFiles } from '../../../electron/host/copies/copy-files.ts';
import { codeOf } from '../../../electron/host/disk-files.ts';
import { nodeDisk, type Disk } from '../../../electron/host/disk.ts';
import { memoryVolume } from '../../support/memory-volume.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeAfter = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => 'no failure',
    (error: unknown) => codeOf(error),
  );

type Volume = { readonly disk: Disk; readonly files: CopyFiles; readonly folder: string };

/** What copies and the exchange of vaults ask of a disk. */
function volumeContract(title: string, place: () => Volume): void {
  describe(title, () => {
    const at = (...path: readonly string[]): string => join(place().folder, ...path);
    const text = async (path: string): Promise<string> => new TextDecoder().decode(await place().disk.read(path));
    const names = async (folder: string): Promise<readonly string[]> =>
      (await place().disk.list(folder)).map((item) => `${item.name}${item.folder ? '/' : ''}`).sort();

    it('writes whole, appends, cuts and removes', async () => {
      const { disk } = place();
      await disk.makeFolder(at('a', 'b'));
      await disk.makeFolder(at('a', 'b'));
      await disk.writeWhole(at('a', 'one'), bytes('first'));
      await disk.writeWhole(at('a', 'one'), bytes('2nd'));
      await disk.append(at('a', 'one'), bytes('+'));
      await disk.append(at('a', 'new'), bytes('x'));
      await disk.truncate(at('a', 'one'), 2);
      expect(await text(at('a', 'one'))).toBe('2n');
      expect(await disk.size(at('a', 'one'))).toBe(2);
      expect(await names(at('a'))).toEqual(['b/', 'new', 'one']);
      await disk.remove(at('a', 'new'));
      await disk.remove(at('a', 'new'));
      expect(await disk.size(at('a', 'new'))).toBeNull();
      expect(await names(at('nowhere'))).toEqual([]);
    });
    it('renames a file over another, and a folder with all in it', async () => {
      const { disk } = place();
      await disk.writeWhole(at('a', 'two'), bytes('two'));
      await disk.rename(at('a', 'two'), at('a', 'one'));
      expect(await text(at('a', 'one'))).toBe('two');
      await disk.writeWhole(at('a', 'b', 'deep'), bytes('deep'));
      await disk.rename(at('a'), at('moved'));
      expect(await names(at())).toEqual(['moved/']);
      expect(await names(at('moved'))).toEqual(['b/', 'one']);
      expect(await text(at('moved', 'b', 'deep'))).toBe('deep');
    });
    it('does not rename a folder over one that holds something', async () => {
      const { disk } = place();
      await disk.makeFolder(at('other'));
      await disk.writeWhole(at('other', 'file'), bytes('x'));
      expect(await codeAfter(disk.rename(at('moved'), at('other')))).toBe('ENOTEMPTY');
      expect(await names(at('other'))).toEqual(['file']);
      expect(await names(at('moved'))).toEqual(['b/', 'one']);
    });
    it('streams a file in and out, and never over another', async () => {
      const { files } = place();
      const sink = await files.create(at('moved', 'stream'));
      for (const part of ['abc', '', 'defgh']) await sink.write(bytes(part));
      await sink.finish();
      expect(await text(at('moved', 'stream'))).toBe('abcdefgh');
      const source = await files.open(at('moved', 'stream'));
      expect(source.size).toBe(8);
      expect(new TextDecoder().decode(await source.read(2, 3))).toBe('cde');
      expect(new TextDecoder().decode(await source.read(6, 10))).toBe('gh');
      expect(await source.read(8, 4)).toHaveLength(0);
      expect(await source.read(20, 4)).toHaveLength(0);
      await source.close();
      expect(await codeAfter(files.create(at('moved', 'stream')))).toBe('EEXIST');
    });
    it('lets go of a file that is not finished', async () => {
      const { disk, files } = place();
      const sink = await files.create(at('moved', 'part'));
      await sink.write(bytes('abc'));
      await sink.abandon();
      await disk.remove(at('moved', 'part'));
      expect(await disk.size(at('moved', 'part'))).toBeNull();
    });
    it('removes a folder with all in it, or none', async () => {
      const { files } = place();
      await files.removeFolder(at('moved'));
      await files.removeFolder(at('moved'));
      expect(await names(at())).toEqual(['other/']);
    });
    it('fails with the same codes', async () => {
      const { disk, files } = place();
      expect(await codeAfter(disk.read(at('nothing')))).toBe('ENOENT');
      expect(await codeAfter(disk.writeWhole(at('nowhere', 'one'), bytes('1')))).toBe('ENOENT');
      expect(await codeAfter(disk.truncate(at('nothing'), 0))).toBe('ENOENT');
      expect(await codeAfter(disk.rename(at('nothing'), at('else')))).toBe('ENOENT');
      expect(await codeAfter(disk.rename(at('other'), at('nowhere', 'deep')))).toBe('ENOENT');
      expect(await codeAfter(files.open(at('nothing')))).toBe('ENOENT');
      expect(await codeAfter(files.create(at('nowhere', 'one')))).toBe('ENOENT');
    });
  });
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'volume-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
volumeContract('the disk of this machine', () => ({ disk: nodeDisk, files: nodeCopyFiles, folder }));

const memory = memoryVolume();
memory.folders.add('/volume');
volumeContract('the disk in memory', () => ({ ...memory, folder: '/volume' }));

describe('room on a disk', () => {
  it('is what the system says', async () => {
    expect(await nodeCopyFiles.free(folder)).toBeGreaterThan(0);
  });
});
