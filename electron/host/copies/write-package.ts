import { join } from 'node:path';
import { err, ok } from '#shared/kernel';
import type { HostFailure, HostOutput } from '#shared/contract';
import type { BookName } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { digestOf } from '../vault/chain-hash.ts';
import type { LedgerVault } from '../vault/ledger-vault.ts';
import type { Inventory } from '../vault/vault-copying.ts';
import type { Answer } from '../vault/vault-types.ts';
import type { CopyFiles } from './copy-files.ts';
import { frameWriter } from './frame-writer.ts';
import { withPackage } from './open-package.ts';
import { countsOf, packVault, unreadableOf, without } from './pack-vault.ts';
import { encryptionOf } from './package-key.ts';
import type { PassKey } from './package-key.ts';
import { packageName } from './package-name.ts';
import type { PackageHeader } from './package-layout.ts';
import { counting, unpack } from './unpack-vault.ts';

export type Written = HostOutput<'copies.write'>;
export type PackagePorts = {
  readonly disk: Disk;
  readonly files: CopyFiles;
  readonly clock: Clock;
  readonly program: string;
  readonly frameSize: number;
};
type Asked = {
  readonly vault: LedgerVault;
  readonly book: BookName;
  readonly folder: string;
  readonly key: PassKey | null;
};
/** lacking: something in the vault was damaged and is not in the copy. */
export type Copied = { readonly written: Written; readonly identity: string; readonly lacking: boolean };

const spareBytes = 1024 * 1024;
/** A small file takes a whole block. */
const blockBytes = 4096;

/** Both names say whose they are, so that only a part left by this very book is ever cleared away. */
export const partEnding = (identity: string): string => `.${digestOf(identity).slice(0, 8)}.part`;

async function freeName(ports: PackagePorts, { book, folder }: Asked, sequence: number): Promise<string> {
  const now = ports.clock.now();
  for (let nth = 1; ; nth += 1) {
    const name = packageName(book, now, sequence, nth);
    if ((await ports.disk.size(join(folder, name))) === null) return name;
  }
}

const bytesOf = (stock: Inventory): number =>
  [...stock.blobs, ...stock.received].reduce(
    (sum, { size }) => sum + size + blockBytes,
    stock.journalBytes + spareBytes,
  );

/** A part that a stopped program left. One that cannot be removed now is tried again at the next copy. */
async function clearParts(ports: PackagePorts, folder: string, ending: string): Promise<void> {
  for (const { name, folder: isFolder } of await ports.disk.list(folder))
    if (!isFolder && name.startsWith('.') && name.includes('两上两下备份_') && name.endsWith(ending))
      await ports.disk.remove(join(folder, name)).catch(() => null);
}

async function stream(
  ports: PackagePorts,
  asked: Asked,
  stock: Inventory,
  path: string,
): Answer<{ readonly size: number; readonly header: PackageHeader }> {
  const encryption = asked.key === null ? null : encryptionOf(asked.key);
  const newest = stock.shelf.at(-1)?.manifest;
  const counts = countsOf(stock);
  const header: PackageHeader = {
    format: 'two-up-two-down/package',
    book: asked.book,
    identity: stock.identity,
    created: stock.created,
    schema: newest?.schema ?? 0,
    stage: newest?.stage ?? '',
    program: ports.program,
    madeAt: ports.clock.now().toISOString(),
    base: stock.base,
    last: stock.last,
    counts,
    bytes: bytesOf(stock),
    leftOut: stock.leftOut.slice(0, 100),
    encryption: encryption?.header ?? null,
  };
  const sink = await ports.files.create(path);
  try {
    const frames = await frameWriter(sink, header, { frameSize: ports.frameSize, key: encryption?.key ?? null });
    const packed = await packVault(asked.vault, stock, frames);
    if (!packed.ok) {
      await sink.abandon();
      return packed;
    }
    const { records, manifests, blobs, files } = counts;
    const size = await frames.end({ records, manifests, blobs, files });
    await sink.finish();
    return ok({ size, header });
  } catch (error) {
    await sink.abandon().catch(() => null);
    throw error;
  }
}

async function readBack(ports: PackagePorts, path: string, name: string, asked: Asked, size: number): Answer<null> {
  const secret = asked.key === null ? null : { key: asked.key };
  return withPackage(ports.files, path, name, secret, async (opened) =>
    opened.size === size
      ? unpack(opened.frames, opened.header, counting)
      : err({ kind: 'package/damaged', part: 'size' }),
  );
}

async function placed(ports: PackagePorts, asked: Asked, stock: Inventory): Answer<Written> {
  const { disk } = ports;
  const name = await freeName(ports, asked, stock.last.sequence);
  const path = join(asked.folder, name);
  const part = join(asked.folder, `.${name}${partEnding(stock.identity)}`);
  let stands = false;
  try {
    const streamed = await stream(ports, asked, stock, part);
    if (!streamed.ok) return streamed;
    const { size, header } = streamed.value;
    await disk.rename(part, path);
    const checked = await readBack(ports, path, name, asked, size);
    if (!checked.ok) return checked;
    stands = true;
    const { entries, files } = header.counts;
    return ok({ name, at: header.madeAt, size, sequence: header.last.sequence, entries, files });
  } finally {
    // Nothing that was not read back whole may look like a copy.
    if (!stands) for (const left of [part, path]) await disk.remove(left).catch(() => null);
  }
}

async function copy(ports: PackagePorts, asked: Asked): Answer<Copied> {
  const found = await asked.vault.inventory();
  if (!found.ok) return found;
  const whole = found.value;
  if (whole === null || (whole.last.sequence === 0 && whole.shelf.length === 0))
    return err({ kind: 'copies/empty-book' });
  const free = await ports.files.free(asked.folder);
  const failure: HostFailure = {
    kind: 'file/disk-full',
    file: packageName(asked.book, ports.clock.now(), whole.last.sequence),
  };
  if (free !== null && free < bytesOf(whole)) return err(failure);
  await clearParts(ports, asked.folder, partEnding(whole.identity));
  const first = await placed(ports, asked, whole);
  if (first.ok || (first.error.kind !== 'vault/damaged' && first.error.kind !== 'file/missing'))
    return first.ok ? ok({ written: first.value, identity: whole.identity, lacking: whole.leftOut.length > 0 }) : first;
  const unreadable = await unreadableOf(asked.vault, whole);
  if (!unreadable.ok) return unreadable;
  if (unreadable.value.size === 0) return first;
  const second = await placed(ports, asked, without(whole, unreadable.value));
  return second.ok ? ok({ written: second.value, identity: whole.identity, lacking: true }) : second;
}

/** Writes a package of a book into a folder; acknowledged only after it was read back whole and counted. */
export async function writePackage(ports: PackagePorts, asked: Asked): Answer<Copied> {
  const release = asked.vault.hold();
  try {
    const done = await attempt('backup', () => copy(ports, asked));
    return done.ok ? done.value : done;
  } finally {
    release();
  }
}
