import { dirname, sep } from 'node:path';
import type { CopyFiles } from '../../electron/host/copies/copy-files.ts';
import type { Disk } from '../../electron/host/disk.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A step by its name and place, so that a test can count it and let it fail. */
export type Step = (what: string, path: string) => void;

/** A disk in memory, held to the same contract as the real one (test/contract/disk). */
export type MemoryVolume = {
  readonly disk: Disk;
  readonly files: CopyFiles;
  /** Every file by its path, to be looked at and to be damaged. */
  readonly content: Map<string, Bytes>;
  readonly folders: Set<string>;
  /** Called before every change of the disk; where it throws, that change fails. */
  step: Step;
  /** Called before every reading. */
  look: Step;
  free: number | null;
};

const failing = (code: string): Error => Object.assign(new Error(code), { code });
const under = (path: string, folder: string): boolean => path.startsWith(folder + sep);

export function memoryVolume(): MemoryVolume {
  const content = new Map<string, Bytes>();
  const folders = new Set<string>();
  const isFolder = (path: string): boolean => path === dirname(path) || folders.has(path);

  function bytesAt(path: string): Bytes {
    const found = content.get(path);
    if (!found) throw failing(isFolder(path) ? 'EISDIR' : 'ENOENT');
    return found;
  }
  function mayHold(path: string): void {
    if (isFolder(path)) throw failing('EISDIR');
    if (!isFolder(dirname(path))) throw failing('ENOENT');
  }
  function makeFolder(path: string): void {
    if (isFolder(path)) return;
    if (content.has(path)) throw failing('EEXIST');
    makeFolder(dirname(path));
    folders.add(path);
  }
  function moveFolder(from: string, to: string): void {
    if (content.has(to)) throw failing('ENOTDIR');
    const inside = (path: string): boolean => under(path, to);
    if ([...content.keys()].some(inside) || [...folders].some(inside)) throw failing('ENOTEMPTY');
    for (const path of [...folders].filter((item) => item === from || under(item, from))) {
      folders.delete(path);
      folders.add(to + path.slice(from.length));
    }
    for (const [path, bytes] of [...content].filter(([item]) => under(item, from))) {
      content.delete(path);
      content.set(to + path.slice(from.length), bytes);
    }
  }
  const later = <T>(act: () => T): Promise<T> => Promise.resolve().then(act);

  const volume: MemoryVolume = {
    content,
    folders,
    step: () => undefined,
    look: () => undefined,
    free: null,
    disk: {
      read: (path) =>
        later(() => {
          volume.look('read', path);
          return new Uint8Array(bytesAt(path));
        }),
      size: (path) =>
        later(() => {
          volume.look('size', path);
          return content.get(path)?.length ?? (isFolder(path) ? 4096 : null);
        }),
      writeWhole: (path, bytes) =>
        later(() => {
          mayHold(path);
          volume.step('writeWhole', path);
          content.set(path, new Uint8Array(bytes));
        }),
      append: (path, bytes) =>
        later(() => {
          mayHold(path);
          const held = content.get(path) ?? new Uint8Array();
          const joined = (part: Uint8Array): Bytes => new Uint8Array(Buffer.concat([held, part]));
          try {
            volume.step('append', path);
          } catch (error) {
            content.set(path, joined(bytes.subarray(0, bytes.length >> 1)));
            throw error;
          }
          content.set(path, joined(bytes));
        }),
      truncate: (path, length) =>
        later(() => {
          const held = bytesAt(path);
          volume.step('truncate', path);
          content.set(path, held.slice(0, length));
        }),
      rename: (from, to) =>
        later(() => {
          const moved = content.get(from);
          if ((!moved && !folders.has(from)) || !isFolder(dirname(to))) throw failing('ENOENT');
          if (moved && isFolder(to)) throw failing('EISDIR');
          volume.step('rename', to);
          if (!moved) {
            moveFolder(from, to);
            return;
          }
          content.delete(from);
          content.set(to, moved);
        }),
      remove: (path) =>
        later(() => {
          if (isFolder(path)) throw failing('ERR_FS_EISDIR');
          if (!content.has(path)) return;
          volume.step('remove', path);
          content.delete(path);
        }),
      list: (folder) =>
        later(() => {
          volume.look('list', folder);
          const here = (path: string): boolean => dirname(path) === folder;
          const nameOf = (path: string): string => path.slice(folder.length + (folder.endsWith(sep) ? 0 : 1));
          return [
            ...[...folders].filter(here).map((path) => ({ name: nameOf(path), folder: true })),
            ...[...content.keys()].filter(here).map((path) => ({ name: nameOf(path), folder: false })),
          ];
        }),
      makeFolder: (path) =>
        later(() => {
          if (isFolder(path)) return;
          volume.step('makeFolder', path);
          makeFolder(path);
        }),
    },
    files: {
      create: (path) =>
        later(() => {
          if (content.has(path)) throw failing('EEXIST');
          mayHold(path);
          volume.step('create', path);
          content.set(path, new Uint8Array());
          const parts: Uint8Array[] = [];
          const settle = (): void => void content.set(path, new Uint8Array(Buffer.concat(parts)));
          return {
            write: (bytes) =>
              later(() => {
                volume.step('write', path);
                parts.push(new Uint8Array(bytes));
              }),
            finish: () =>
              later(() => {
                settle();
                volume.step('finish', path);
              }),
            abandon: () => later(settle),
          };
        }),
      open: (path) =>
        later(() => {
          volume.look('open', path);
          const bytes = bytesAt(path);
          return {
            size: bytes.length,
            read: (at, length) =>
              later(() => {
                volume.look('read', path);
                return bytes.slice(at, at + length);
              }),
            close: () => Promise.resolve(),
          };
        }),
      free: () => Promise.resolve(volume.free),
      removeFolder: (path) =>
        later(() => {
          if (!isFolder(path)) return;
          volume.step('removeFolder', path);
          for (const one of [...content.keys()]) if (under(one, path)) content.delete(one);
          for (const one of [...folders]) if (one === path || under(one, path)) folders.delete(one);
        }),
    },
  };
  return volume;
}
