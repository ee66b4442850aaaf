import { join } from 'node:path';
import type { Disk } from '../disk.ts';
import { engineName } from './browser-engine.ts';
import { markName, pointerName } from './data-pointer.ts';

const ownFolders: readonly string[] = ['vault', 'incoming', 'aside', 'access'];
const staysBehind: readonly string[] = [pointerName, markName, engineName];

/** A file by the parts of its path below the data folder. */
export type OwnFile = { readonly path: readonly string[]; readonly size: number };

async function filesBelow(disk: Disk, root: string, path: readonly string[]): Promise<readonly OwnFile[]> {
  const files: OwnFile[] = [];
  for (const { name, folder } of await disk.list(join(root, ...path))) {
    const below = [...path, name];
    if (folder) files.push(...(await filesBelow(disk, root, below)));
    // A part that a killed program left over is no file of ours.
    else if (!name.endsWith('.part')) files.push({ path: below, size: (await disk.size(join(root, ...below))) ?? 0 });
  }
  return files;
}

/** What moves with the data; the browser's profile, its lock and the log stay where the program is. */
export async function ownFiles(disk: Disk, root: string): Promise<readonly OwnFile[]> {
  const files: OwnFile[] = [];
  for (const { name, folder } of await disk.list(root)) {
    if (folder && ownFolders.includes(name)) files.push(...(await filesBelow(disk, root, [name])));
    if (!folder && name.endsWith('.json') && !staysBehind.includes(name))
      files.push({ path: [name], size: (await disk.size(join(root, name))) ?? 0 });
  }
  return files;
}
