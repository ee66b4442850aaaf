import { basename, join } from 'node:path';
import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { Host, HostFailure, HostOutput } from '#shared/contract';
import type { DocumentFailure } from '#shared/letter-model';
import type { ReadFailure } from '#shared/workbook-model';
import { attempt } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import type { Places } from './places/places.ts';
import { writeInside } from './places/write-inside.ts';
import { largestFile } from './largest-file.ts';
import { digestOf } from './vault/chain-hash.ts';
import { createCopies } from './copies/copy-calls.ts';
import { nodeCopyFiles } from './copies/copy-files.ts';
import type { CopyFiles } from './copies/copy-files.ts';
import { incomingPlace } from './copies/incoming-place.ts';
import { sealedKeeper } from './copies/key-keeper.ts';
import { usualCost } from './copies/package-key.ts';
import { frameBytes } from './copies/package-layout.ts';
import type { ScryptCost } from './copies/package-layout.ts';
import { noted } from './copies/noted-copies.ts';
import { guardedHost } from './operators/guarded-host.ts';
import { officeOperators, type OperatorSettings } from './operators/office-operators.ts';
import { operatorCalls } from './operators/operator-calls.ts';
import { operatorSession, type OperatorSession } from './operators/operator-session.ts';
import { nodeFree, usualFloor, type FreeSpace } from './storage/free-space.ts';
import { movableHost, type FolderHost, type FolderService } from './storage/movable-host.ts';
import { storageCalls } from './storage/storage-calls.ts';
import { vaultBooks } from './vault/vault-books.ts';
import { vaultCalls } from './vault/vault-calls.ts';
import type { WorkbookEngine } from './workbook-port.ts';

export type HostPorts = {
  readonly version: string;
  readonly runtime: HostOutput<'session.greet'>['runtime'];
  readonly dataFolder: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly places: Places;
  readonly engine: WorkbookEngine;
  /** Cost of a password and source of chance; those of the program where they are left out. */
  readonly operators?: OperatorSettings;
  /** Files larger than memory and whole folders; this machine's own where nothing else is said. */
  readonly copyFiles?: CopyFiles;
  readonly passphraseCost?: ScryptCost;
  readonly free?: FreeSpace;
  /** Bytes below which nothing is written but exports. */
  readonly floor?: number;
  readonly home?: string;
  readonly newReference?: () => string;
  readonly log?: (line: string) => void;
  /** A working copy and the disk were found to hold the same last act. */
  readonly onAgreed?: () => void;
};

const withFile = (failure: ReadFailure | DocumentFailure, file: string): HostFailure => ({ ...failure, file });

/** The host over the folder that holds the data, be it the usual one or the one that they were moved to. */
export function createHost(ports: HostPorts): Host {
  const { disk, clock, places, version, runtime, dataFolder: usual, free = nodeFree, floor = usualFloor } = ports;
  const { home = '', newReference = () => 'NONE', log = () => undefined, onAgreed = () => undefined } = ports;
  const program = { version, runtime };
  // One for every folder: who moves the data stays signed in, and the key stands in one place of the memory.
  const session = operatorSession();
  return movableHost({
    disk,
    usual,
    hostIn: (dataFolder) => hostInFolder({ ...ports, dataFolder }, session),
    storage: (folder) =>
      storageCalls({ disk, clock, places, usual, free, floor, program, home, newReference, log }, folder),
    free,
    floor,
    onAgreed,
  });
}

function hostInFolder(ports: HostPorts, session: OperatorSession): FolderService {
  const { disk, places, engine } = ports;
  const { clock, dataFolder: base } = ports;
  const files = ports.copyFiles ?? nodeCopyFiles;
  const place = incomingPlace({ disk, files, base });
  const vaultFolder = join(base, 'vault');
  const { operators, sealer, note } = officeOperators({ ...ports, session, vaultFolder: () => vaultFolder });
  const vaults = vaultBooks({
    disk,
    clock,
    folder: vaultFolder,
    incoming: place.folder,
    ready: place.ready,
    sealer,
  });
  const { vaultOf, books } = vaults;
  const copies = createCopies({
    disk,
    files,
    clock,
    base,
    place,
    places,
    books: vaults,
    program: ports.version,
    frameSize: frameBytes,
    cost: ports.passphraseCost ?? usualCost,
    keys: sealedKeeper(sealer),
    log: ports.log ?? (() => undefined),
  });

  async function readChosen(handle: string): Promise<Result<{ name: string; bytes: Uint8Array }, HostFailure>> {
    const path = places.pathOf(handle, 'file');
    if (path === null) return err({ kind: 'host/unknown-handle' });
    const name = basename(path);
    const size = await attempt(name, () => disk.size(path));
    if (!size.ok) return size;
    if (size.value === null) return err({ kind: 'file/missing', file: name });
    if (size.value > largestFile) return err({ kind: 'file/too-large', file: name });
    const bytes = await attempt(name, () => disk.read(path));
    return bytes.ok ? ok({ name, bytes: bytes.value }) : bytes;
  }

  async function save(
    handle: string,
    path: readonly string[],
    bytes: Uint8Array,
  ): Promise<Result<HostOutput<'documents.save'>, HostFailure>> {
    const folder = places.pathOf(handle, 'folder');
    if (folder === null) return err({ kind: 'host/unknown-handle' });
    if (bytes.length > largestFile) return err({ kind: 'file/too-large', file: path.at(-1) ?? '' });
    const written = await writeInside(disk, folder, path, bytes);
    if (!written.ok) return written;
    const place = places.issue(written.value, 'file');
    return ok({ handle: place.handle, digest: digestOf(bytes), size: bytes.length });
  }

  const calls: FolderHost = {
    'session.greet': () =>
      Promise.resolve(ok({ version: ports.version, runtime: ports.runtime, dataFolder: ports.dataFolder })),
    ...vaultCalls({ books, vaultOf, readChosen, onCheckpoint: copies.onCheckpoint }),
    ...operatorCalls(operators),
    ...noted(copies.calls, note),
    'places.chooseFiles': async (asked) => ok(await places.chooseFiles(asked)),
    'places.chooseFolder': async (asked) => ok(await places.chooseFolder(asked)),
    'places.browse': (asked) => places.browse(asked),
    'workbooks.read': async ({ handle }) => {
      const file = await readChosen(handle);
      if (!file.ok) return file;
      const { name, bytes } = file.value;
      const digest = digestOf(bytes);
      const size = bytes.length;
      const read = await engine.read(bytes);
      return read.ok ? ok({ name, digest, size, workbook: read.value }) : err(withFile(read.error, name));
    },
    'workbooks.readKept': async ({ ledger, digest }) => {
      const kept = await vaultOf(ledger).readFile(digest);
      if (!kept.ok) return kept;
      const read = await engine.read(kept.value.bytes);
      return read.ok ? ok({ workbook: read.value }) : err(withFile(read.error, digest));
    },
    'workbooks.rehearse': async ({ plan }) => {
      const made = await engine.write(plan);
      if (!made.ok) return err(withFile(made.error, plan.title));
      const digest = digestOf(made.value);
      const read = await engine.read(made.value);
      return read.ok ? ok({ digest, workbook: read.value }) : err(withFile(read.error, plan.title));
    },
    'workbooks.write': async ({ folder, path, plan }) => {
      if (places.pathOf(folder, 'folder') === null) return err({ kind: 'host/unknown-handle' });
      const made = await engine.write(plan);
      return made.ok ? save(folder, path, made.value) : err(withFile(made.error, path.at(-1) ?? ''));
    },
    'workbooks.mark': async ({ ledger, digest, folder, path, marks }) => {
      if (places.pathOf(folder, 'folder') === null) return err({ kind: 'host/unknown-handle' });
      const kept = await vaultOf(ledger).readFile(digest);
      if (!kept.ok) return kept;
      const marked = await engine.mark(kept.value.bytes, marks);
      if (!marked.ok) return err(withFile(marked.error, path.at(-1) ?? ''));
      const saved = await save(folder, path, marked.value.bytes);
      return saved.ok ? ok({ ...saved.value, unplaced: marked.value.unplaced.length }) : saved;
    },
    'documents.save': ({ folder, path, bytes }) => save(folder, path, bytes),
    'documents.letter': async ({ folder, path, template, data }) => {
      if (places.pathOf(folder, 'folder') === null) return err({ kind: 'host/unknown-handle' });
      const source = 'plan' in template ? ok(template) : await vaultOf(template.ledger).readFile(template.digest);
      if (!source.ok) return source;
      const made = await engine.letter(source.value, data);
      return made.ok ? save(folder, path, made.value) : err(withFile(made.error, path.at(-1) ?? ''));
    },
    'documents.inspect': async ({ handle }) => {
      const file = await readChosen(handle);
      if (!file.ok) return file;
      const found = await engine.tags(file.value.bytes);
      if (!found.ok) return err(withFile(found.error, file.value.name));
      const { fields, loops, fullWidth } = found.value;
      return ok({
        name: file.value.name,
        fields: [...fields],
        loops: Object.fromEntries(Object.entries(loops).map(([name, tags]) => [name, [...tags]])),
        fullWidth: [...fullWidth],
      });
    },
  };
  return { host: guardedHost(calls, operators.closed), closed: operators.closed, sealer, note };
}
