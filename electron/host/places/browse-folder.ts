import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HostOutput } from '#shared/contract';
import type { HandleBook } from './handle-book.ts';

type Listing = HostOutput<'places.browse'>;
type Found = { readonly name: string; readonly path: string; readonly folder: boolean; size: number; modified: string };

/** Stands for the list of drives on Windows, which is above every folder. */
export const drives = '';

const hiddenFromView = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

async function look(folder: string, name: string): Promise<Found | null> {
  const path = join(folder, name);
  const seen = await stat(path).catch(() => null);
  if (!seen || !(seen.isFile() || seen.isDirectory())) return null;
  return { name, path, folder: seen.isDirectory(), size: seen.size, modified: seen.mtime.toISOString() };
}

export async function listDrives(): Promise<readonly string[]> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`);
  const there = await Promise.all(
    letters.map((drive) =>
      stat(drive).then(
        () => true,
        () => false,
      ),
    ),
  );
  return letters.filter((_, index) => there[index]);
}

export async function browseFolder(book: HandleBook, folder: string): Promise<Listing> {
  if (folder === drives)
    return {
      folder: { ...book.issue(drives, 'folder'), name: '此电脑' },
      shownPath: '此电脑',
      parent: null,
      folders: (await listDrives()).map((drive) => book.issue(drive, 'folder')),
      files: [],
    };
  const here = await realpath(folder);
  const names = (await readdir(here)).filter((name) => !hiddenFromView(name));
  const found = (await Promise.all(names.map((name) => look(here, name))))
    .filter((item) => item !== null)
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }));
  const above = dirname(here);
  const topmost = process.platform === 'win32' ? book.issue(drives, 'folder').handle : null;
  return {
    folder: book.issue(here, 'folder'),
    shownPath: here,
    parent: above === here ? topmost : book.issue(above, 'folder').handle,
    folders: found.filter((item) => item.folder).map((item) => book.issue(item.path, 'folder')),
    files: found
      .filter((item) => !item.folder)
      .map((item) => ({ ...book.issue(item.path, 'file'), size: item.size, modified: item.modified })),
  };
}
