import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { isSafeName } from './safe-name.ts';

/** Compared by path segments: a sibling whose name merely begins alike is outside. */
export function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Makes the folders on the way and writes the file whole; a link that leads out of the chosen folder is refused. */
export async function writeInside(
  disk: Disk,
  root: string,
  path: readonly string[],
  bytes: Uint8Array,
): Promise<Result<string, HostFailure>> {
  const name = path.at(-1);
  if (name === undefined || !path.every(isSafeName)) return err({ kind: 'host/refused' });
  const written = await attempt(name, async () => {
    const home = await realpath(root);
    let folder = home;
    for (const part of path.slice(0, -1)) {
      folder = join(folder, part);
      await disk.makeFolder(folder);
      folder = await realpath(folder);
      if (!isInside(home, folder)) return null;
    }
    const target = join(folder, name);
    const there = await lstat(target).catch(() => null);
    if (there && !there.isFile()) return null;
    await disk.writeWhole(target, bytes);
    return target;
  });
  if (!written.ok) return written;
  return written.value === null ? err({ kind: 'host/refused' }) : ok(written.value);
}
