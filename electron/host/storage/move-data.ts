import { rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { isInside } from '../places/write-inside.ts';
import { digestOf } from '../vault/chain-hash.ts';
import type { Answer } from '../vault/vault-types.ts';
import { writeMark, writePointer } from './data-pointer.ts';
import type { FreeSpace } from './free-space.ts';
import { ownFiles } from './own-files.ts';

/** The folder of its own that the data get inside the chosen one. */
export const dataFolderName = '两上两下预算数据';
const leftNote = '数据已移走.txt';

type Move = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly free: FreeSpace;
  readonly floor: number;
  /** Where the pointer lies, where the data are, and the folder that was chosen. */
  readonly usual: string;
  readonly from: string;
  readonly chosen: string;
};
export type Moved = { readonly folder: string; readonly mark: string; readonly files: number };

/** Read back from the disk and compared: what the pointer will name is there. */
async function copyAll(disk: Disk, from: string, to: string, files: readonly (readonly string[])[]): Answer<null> {
  for (const path of files) {
    const name = path.join('/');
    const copied = await attempt(name, async () => {
      const bytes = await disk.read(join(from, ...path));
      const target = join(to, ...path);
      await disk.makeFolder(dirname(target));
      await disk.writeWhole(target, bytes);
      return digestOf(await disk.read(target)) === digestOf(bytes);
    });
    if (!copied.ok) return copied;
    if (!copied.value) return err({ kind: 'vault/damaged', what: name });
  }
  return ok(null);
}

/** What was left behind stays as it was; the note says where the data are now. A folder that takes no note is no harm. */
async function leaveNote({ disk, clock, from }: Move, target: string): Promise<void> {
  const text = `本文件夹中的数据已于 ${clock.now().toISOString()} 移到：\r\n${target}\r\n这里的内容原样保留，确认新位置一切正常后可自行删除。\r\n`;
  await attempt(leftNote, () => disk.writeWhole(join(from, leftNote), new TextEncoder().encode(text)));
}

async function roomFor({ disk, free, floor, from, chosen }: Move): Answer<readonly (readonly string[])[]> {
  const listed = await attempt(from, () => ownFiles(disk, from));
  if (!listed.ok) return listed;
  const needed = listed.value.reduce((sum, { size }) => sum + size, floor);
  const available = await free(chosen);
  if (available !== null && available < needed) return err({ kind: 'storage/no-room', free: available, needed });
  return ok(listed.value.map(({ path }) => path));
}

/**
 * Copies the data beside their new name, reads them back, gives them the name and only then points to them. Cut short at any
 * place, the old folder or the new one is the valid one, and the old one is never changed.
 */
export async function moveData(move: Move): Answer<Moved> {
  const { disk, usual, from, chosen } = move;
  const target = join(chosen, dataFolderName);
  const held = await attempt(target, () => disk.size(target));
  if (!held.ok) return held;
  if (held.value !== null) return err({ kind: 'storage/taken', folder: target });
  if ([usual, from].some((folder) => isInside(folder, target))) return err({ kind: 'storage/inside' });
  const files = await roomFor(move);
  if (!files.ok) return files;
  const mark = randomUUID();
  const beside = join(chosen, `${dataFolderName}.part-${mark.slice(0, 8)}`);
  const copied = await copyAll(disk, from, beside, files.value);
  let stands = beside;
  const named = copied.ok
    ? await attempt(target, async () => {
        await disk.makeFolder(beside);
        await writeMark(disk, beside, mark);
        await disk.rename(beside, target);
        stands = target;
        await writePointer(disk, usual, target, mark);
      })
    : copied;
  if (!named.ok) {
    // Nothing points to the copy; the data are where they were.
    await rm(stands, { recursive: true, force: true }).catch(() => null);
    return named;
  }
  await leaveNote(move, target);
  return ok({ folder: target, mark, files: files.value.length });
}
