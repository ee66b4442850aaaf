import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { hostCallNames } from '#shared/contract';
import type { Host, HostCallName, HostFailure } from '#shared/contract';
import type { Disk } from '../disk.ts';
import type { Sealer } from '../vault/sealer.ts';
import { isThere, readPointer, type DataPlace } from './data-pointer.ts';
import { leastFree, type FreeSpace } from './free-space.ts';
import { folderGate, type FolderGate } from './folder-gate.ts';

export type StorageCallName = Extract<HostCallName, `storage.${string}`>;
export type FolderHost = Omit<Host, StorageCallName>;
/** What is served from one data folder, and who may ask for it. */
export type FolderService = {
  readonly host: FolderHost;
  /** The refusal while no one is signed in; null where everyone may. */
  readonly closed: () => Promise<HostFailure | null>;
  readonly sealer: Sealer;
  readonly note: (act: 'moved' | 'rescued', detail: Readonly<Record<string, unknown>>) => Promise<void>;
};
type AnyCall = (input: unknown) => Promise<Result<unknown, HostFailure>>;

/** The data folder of this run: where it is, and who waits for whom. */
export type DataFolder = {
  readonly gate: FolderGate;
  readonly place: () => Promise<DataPlace>;
  readonly present: () => Promise<boolean>;
  /** Called while nothing else is under way: every call from then on is served in the new place. */
  readonly settle: (place: DataPlace) => void;
  readonly closed: FolderService['closed'];
  readonly sealer: () => Promise<Sealer>;
  readonly note: FolderService['note'];
};

const keptFiles: readonly string[] = ['workbooks.readKept', 'workbooks.mark', 'documents.letter'];
/** A file that came in is kept before anything else is done with it, so the room is asked for here. */
const needsRoom = (name: HostCallName): boolean => name === 'vault.keepFile';
const needsFolder = (name: HostCallName): boolean =>
  /^(?:vault|copies|operators)\./.test(name) || keptFiles.includes(name);

/** Serves the calls from the folder that holds the data at that moment, and refuses those that need it while it is not there. */
export function movableHost(ports: {
  readonly disk: Disk;
  readonly usual: string;
  readonly hostIn: (folder: string) => FolderService;
  readonly storage: (folder: DataFolder) => Pick<Host, StorageCallName>;
  readonly free: FreeSpace;
  readonly floor: number;
  /** A working copy and the disk were found to hold the same last act. */
  readonly onAgreed: () => void;
}): Host {
  const { disk, usual } = ports;
  const gate = folderGate();
  const serveIn = (place: DataPlace) => ({ place, ...ports.hostIn(place.folder) });
  // One promise for all: two vaults over one journal would not wait for each other.
  let settled: Promise<ReturnType<typeof serveIn>> | null = null;
  const now = () => (settled ??= readPointer(disk, usual).then(serveIn));
  const folder: DataFolder = {
    gate,
    place: async () => (await now()).place,
    present: async () => isThere(disk, (await now()).place),
    settle: (place) => {
      settled = Promise.resolve(serveIn(place));
    },
    closed: async () => (await now()).closed(),
    sealer: async () => (await now()).sealer,
    note: async (act, detail) => (await now()).note(act, detail),
  };

  /** Locking waits for nothing: not for a folder that is away, and not for one that is being moved. */
  const lockNow: AnyCall = async (input) => ((await now()).host['operators.lock'] as AnyCall)(input);

  async function serve(name: Exclude<HostCallName, StorageCallName>, input: unknown): ReturnType<AnyCall> {
    const { place, host } = await now();
    if (needsFolder(name) && !(await isThere(disk, place)))
      return err({ kind: 'storage/missing', folder: place.folder });
    if (needsRoom(name)) {
      const free = await leastFree(ports.free, [place.folder, usual]);
      if (free !== null && free < ports.floor) return err({ kind: 'storage/no-room', free, needed: ports.floor });
    }
    const answer = await (host[name] as AnyCall)(input);
    if (name === 'vault.inspect' && agrees(input, answer)) ports.onAgreed();
    return answer;
  }

  const calls = hostCallNames.flatMap((name): readonly (readonly [string, AnyCall])[] => {
    if (name.startsWith('storage.')) return [];
    if (name === 'operators.lock') return [[name, lockNow]];
    const own = name as Exclude<HostCallName, StorageCallName>;
    return [[name, needsFolder(name) ? (input) => gate.among(() => serve(own, input)) : (input) => serve(own, input)]];
  });
  return { ...(Object.fromEntries(calls) as unknown as FolderHost), ...ports.storage(folder) };
}

type Inspected = {
  readonly disk: { readonly damaged: string | null; readonly watermark: { readonly hash: string } } | null;
};

function agrees(input: unknown, answer: Result<unknown, HostFailure>): boolean {
  const { known } = input as { readonly known?: { readonly hash: string } };
  if (known === undefined || !answer.ok) return false;
  const { disk } = answer.value as Inspected;
  return disk !== null && disk.damaged === null && disk.watermark.hash === known.hash;
}
