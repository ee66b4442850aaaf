import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { answer } from '../../electron/host/answer.ts';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { createHost } from '../../electron/host/host.ts';
import type { FreeSpace } from '../../electron/host/storage/free-space.ts';
import { createPlaces } from '../../electron/host/places/places.ts';
import { fillLetter, readTags } from '../../electron/engine/letters/fill-letter.ts';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { markWorkbook } from '../../electron/engine/mark-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { hostCallNames, type BookName, type Host } from '#shared/contract';
import { bookHost } from '../../renderer/host/book-host.ts';
import { workingCopies } from '../../renderer/data/working-copies.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { roomWatch } from '../../renderer/usecases/room.ts';

/** The working copy of one office; `lose` is what a cleaned-up browser profile does. */
export type OfficeDesk = {
  readonly office: Office;
  readonly folder: string;
  readonly data: string;
  /** Another year's book on the same disk; the same office each time. */
  readonly openBook: (book: BookName) => Office;
  /** The same disk, opened by a program started anew, with its working copy or without one. */
  readonly again: (options?: {
    readonly lose?: boolean;
    readonly disk?: Disk;
    readonly engine?: number;
    readonly indexedDB?: IDBFactory;
    readonly free?: FreeSpace;
    readonly floor?: number;
  }) => OfficeDesk;
  readonly indexedDB: IDBFactory;
};

/** An office over the real host on a real folder, the engine in this process, the working copy on the fake IndexedDB. */
export function officeOnDisk(disk: Disk = nodeDisk, atEnd: (clear: () => void) => void = onTestFinished): OfficeDesk {
  const root = mkdtempSync(join(tmpdir(), 'office-'));
  atEnd(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const [folder, data] = [join(root, 'files'), join(root, 'data')];
  mkdirSync(folder);
  return desk(folder, data, disk, new IDBFactory(), 140);
}

let handles = 0;
let minutes = 0;

type Room = { readonly free?: FreeSpace; readonly floor?: number };

function desk(
  folder: string,
  data: string,
  disk: Disk,
  indexedDB: IDBFactory,
  engine: number,
  room: Room = {},
): OfficeDesk {
  // Every call is a minute later, so that two instants never look alike.
  const now = (): Date => new Date(Date.UTC(2026, 8, 1) + (minutes += 1) * 60_000);
  const places = createPlaces({
    newHandle: () => `handle-${String((handles += 1)).padStart(6, '0')}`,
    startFolder: folder,
    dialogs: null,
  });
  const served = createHost({
    version: '0.1.0',
    runtime: 'shell',
    dataFolder: data,
    disk,
    clock: { now },
    places,
    ...room,
    engine: {
      read: (bytes) => Promise.resolve(readWorkbook(Buffer.from(bytes))),
      write: async (plan) => ({ ok: true, value: await writeXlsx(plan) }),
      mark: (bytes, marks) => Promise.resolve(markWorkbook(Buffer.from(bytes), marks)),
      letter: (template, data) => Promise.resolve(fillLetter(template, data)),
      tags: (bytes) => Promise.resolve(readTags(bytes)),
    },
  });
  // Through the door, as the page calls: what the contract does not describe is refused here as there.
  const door = {
    host: served,
    newReference: () => 'TEST',
    log: (line: string) => {
      throw new Error(line);
    },
  };
  const calls = hostCallNames.map((name) => [name, (input: unknown) => answer(door, name, input)]);
  const host = Object.fromEntries(calls) as Host;
  let identities = 0;
  const newOffice = (book: BookName): Office => ({
    kind: 'practice',
    book,
    host: bookHost(host, 'practice', book),
    ...workingCopies(book, { engine, options: { indexedDB, IDBKeyRange } }),
    room: roomWatch(host, () => 0),
    clock: { now: () => now().toISOString() },
    identities: { next: () => `id-${String((identities += 1))}-${String(minutes)}` },
    operator: () => '王芳',
    role: () => null,
  });
  const offices = new Map<BookName, Office>();
  const openBook = (book: BookName): Office => {
    const office = offices.get(book) ?? newOffice(book);
    offices.set(book, office);
    return office;
  };
  return {
    office: openBook('practice'),
    openBook,
    folder,
    data,
    indexedDB,
    again: ({
      lose = false,
      disk: other = nodeDisk,
      engine: later = engine,
      indexedDB: swapped = indexedDB,
      ...space
    } = {}) => desk(folder, data, other, lose ? new IDBFactory() : swapped, later, space),
  };
}

/** The folder that the program's own chooser begins with, as the person chooses it. */
export async function startFolder(office: Office): Promise<string> {
  const listed = await office.host['places.browse']({ folder: null });
  if (!listed.ok) throw new Error(listed.error.kind);
  return listed.value.folder.handle;
}
