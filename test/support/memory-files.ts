import { dirname } from 'node:path';
import type { DiskFiles } from '../../electron/host/disk-files.ts';

/** What reached the file system, in order. A file is its number; a name only points at it. */
export type FileStep =
  | { readonly step: 'name'; readonly path: string; readonly file: number }
  | { readonly step: 'folder'; readonly path: string }
  | { readonly step: 'write'; readonly file: number; readonly at: number; readonly bytes: Uint8Array }
  | { readonly step: 'truncate'; readonly file: number; readonly length: number }
  | { readonly step: 'sync'; readonly file: number }
  | { readonly step: 'rename'; readonly from: string; readonly to: string; readonly file: number }
  | { readonly step: 'remove'; readonly path: string }
  | { readonly step: 'syncFolder'; readonly path: string };

export type MemoryFiles = DiskFiles & {
  readonly steps: readonly FileStep[];
  /** Every file by its path, to copy, to change and to compare. */
  readonly content: () => Map<string, Uint8Array<ArrayBuffer>>;
};

const failing = (code: string): Error => Object.assign(new Error(code), { code });
export const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));

/** A file system in memory. It must pass the contract of the real one (test/contract/disk). */
export function memoryFiles(begin: ReadonlyMap<string, Uint8Array> = new Map()): MemoryFiles {
  const steps: FileStep[] = [];
  const files = new Map<number, Uint8Array<ArrayBuffer>>();
  const names = new Map<string, number>();
  const folders = new Set<string>(['/']);
  let numbers = 0;
  const place = (path: string, bytes: Uint8Array<ArrayBuffer>): number => {
    numbers += 1;
    files.set(numbers, bytes);
    names.set(path, numbers);
    return numbers;
  };
  const addFolders = (path: string): string | null => {
    let topmost: string | null = null;
    for (let folder = path; !folders.has(folder); folder = dirname(folder)) {
      if (names.has(folder)) throw failing('EEXIST');
      topmost = folder;
      folders.add(folder);
    }
    return topmost;
  };
  for (const [path, bytes] of begin) {
    addFolders(dirname(path));
    place(path, new Uint8Array(bytes));
  }
  const bytesOf = (path: string): Uint8Array<ArrayBuffer> => {
    const file = names.get(path);
    if (file === undefined) throw failing(folders.has(path) ? 'EISDIR' : 'ENOENT');
    return files.get(file)!;
  };
  const later = <T>(act: () => T): Promise<T> => Promise.resolve().then(act);

  function opened(path: string, flag: 'wx' | 'a' | 'r+'): number {
    if (folders.has(path)) throw failing('EISDIR');
    const known = names.get(path);
    if (known !== undefined && flag === 'wx') throw failing('EEXIST');
    if (known !== undefined) return known;
    if (flag === 'r+' || !folders.has(dirname(path))) throw failing('ENOENT');
    const file = place(path, new Uint8Array());
    steps.push({ step: 'name', path, file });
    return file;
  }

  return {
    steps,
    content: () => new Map([...names].map(([path, file]) => [path, new Uint8Array(files.get(file)!)])),
    read: (path) => later(() => new Uint8Array(bytesOf(path))),
    size: (path) => later(() => (folders.has(path) ? 4096 : names.has(path) ? bytesOf(path).length : null)),
    list: (folder) =>
      later(() => {
        if (names.has(folder)) throw failing('ENOTDIR');
        const inside = (path: string): boolean => path !== folder && dirname(path) === folder;
        const nameOf = (path: string): string => path.slice(folder === '/' ? 1 : folder.length + 1);
        return [
          ...[...folders].filter(inside).map((path) => ({ name: nameOf(path), folder: true })),
          ...[...names.keys()].filter(inside).map((path) => ({ name: nameOf(path), folder: false })),
        ];
      }),
    open: (path, flag) =>
      later(() => {
        const file = opened(path, flag);
        return {
          write: (bytes) =>
            later(() => {
              const at = files.get(file)!.length;
              steps.push({ step: 'write', file, at, bytes: new Uint8Array(bytes) });
              files.set(file, joined([files.get(file)!, bytes]));
            }),
          truncate: (length) =>
            later(() => {
              steps.push({ step: 'truncate', file, length });
              files.set(file, files.get(file)!.slice(0, length));
            }),
          sync: () => later(() => void steps.push({ step: 'sync', file })),
          close: () => Promise.resolve(),
        };
      }),
    rename: (from, to) =>
      later(() => {
        const file = names.get(from);
        if (file === undefined || !folders.has(dirname(to))) throw failing('ENOENT');
        if (folders.has(to)) throw failing('EISDIR');
        steps.push({ step: 'rename', from, to, file });
        names.delete(from);
        names.set(to, file);
      }),
    remove: (path) =>
      later(() => {
        if (folders.has(path)) throw failing('ERR_FS_EISDIR');
        if (names.delete(path)) steps.push({ step: 'remove', path });
      }),
    makeFolder: (path) =>
      later(() => {
        const topmost = addFolders(path);
        for (let folder = path; topmost !== null && folder.length >= topmost.length; folder = dirname(folder))
          steps.push({ step: 'folder', path: folder });
        return topmost;
      }),
    syncFolder: (path) =>
      later(() => {
        if (!folders.has(path)) throw failing('ENOENT');
        steps.push({ step: 'syncFolder', path });
      }),
  };
}
