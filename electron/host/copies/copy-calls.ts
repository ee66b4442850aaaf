import { basename } from 'node:path';
import { err, ok } from '#shared/kernel';
import type { BookName, Host, HostFailure, HostOutput } from '#shared/contract';
import { attempt } from '../attempt.ts';
import { isInside } from '../places/write-inside.ts';
import type { Places } from '../places/places.ts';
import { oneAtATime } from '../vault/one-at-a-time.ts';
import type { VaultBooks } from '../vault/vault-books.ts';
import type { Answer } from '../vault/vault-types.ts';
import type { IncomingPlace } from './incoming-place.ts';
import { withPackage } from './open-package.ts';
import type { Secret } from './open-package.ts';
import { newSalt, passKey } from './package-key.ts';
import type { PackageHeader } from './package-layout.ts';
import { secondCopy } from './second-copy.ts';
import type { SecondCopyPorts } from './second-copy.ts';
import { intoVault, unpack } from './unpack-vault.ts';
import { writePackage } from './write-package.ts';
import type { Written } from './write-package.ts';

type CopyCalls = Pick<Host, Extract<keyof Host, `copies.${string}`>>;
export type CopyPorts = Omit<SecondCopyPorts, 'vaultOf' | 'alone'> & {
  readonly books: VaultBooks;
  readonly place: IncomingPlace;
  readonly places: Places;
};
export type Copies = {
  readonly calls: CopyCalls;
  /** Tells that a checkpoint was saved; the second copy follows in the background. */
  readonly onCheckpoint: (book: BookName, stage: string) => Promise<void>;
};

const kindOf = (book: BookName): string => book.replace(/-.*$/, '');
const unknownHandle: HostFailure = { kind: 'host/unknown-handle' };

export function createCopies(ports: CopyPorts): Copies {
  const { books, place, places, base, files, keys } = ports;
  // What is being written is never exchanged meanwhile.
  const alone = oneAtATime();
  const second = secondCopy({ ...ports, vaultOf: books.vaultOf, alone });
  let incoming: PackageHeader | null = null;

  /** A copy inside the folder that it copies would go with it. */
  function chosenFolder(handle: string): { readonly path: string } | { readonly failure: HostFailure } {
    const path = places.pathOf(handle, 'folder');
    if (path === null || path === '') return { failure: unknownHandle };
    return isInside(base, path) ? { failure: { kind: 'storage/inside' } } : { path };
  }

  async function writeTo(book: BookName, handle: string, passphrase: string | null): Answer<Written> {
    const chosen = chosenFolder(handle);
    if ('failure' in chosen) return err(chosen.failure);
    if (passphrase === null && keys.isSealed()) return err({ kind: 'copies/passphrase-needed' });
    const key = passphrase === null ? null : await passKey(passphrase, ports.cost, newSalt());
    const copied = await writePackage(ports, { vault: books.vaultOf(book), book, folder: chosen.path, key });
    return copied.ok ? ok(copied.value.written) : copied;
  }

  /** Unpacked beside and shown only when whole, so that a failure leaves what was there before. */
  async function open(path: string, secret: Secret): Answer<HostOutput<'copies.open'>> {
    const name = basename(path);
    try {
      return await unpacked(path, name, secret);
    } finally {
      await place.clearBeside().catch(() => null);
    }
  }

  async function unpacked(path: string, name: string, secret: Secret): Answer<HostOutput<'copies.open'>> {
    const opened = await withPackage(files, path, name, secret, async ({ header, frames, size }) => {
      await place.clearBeside();
      const free = await files.free(base);
      if (free !== null && free < header.bytes) return err({ kind: 'storage/no-room', free, needed: header.bytes });
      const vault = books.vaultIn(place.beside);
      const begun = await vault.begin(header.identity, header.created, header.base);
      if (!begun.ok) return begun;
      const done = await unpack(frames, header, intoVault(vault, header));
      if (!done.ok) return done;
      const seen = await books.vaultIn(place.beside).inspect();
      if (!seen.ok) return seen;
      const { disk } = seen.value;
      if (disk === null || disk.damaged !== null || disk.watermark.hash !== header.last.hash)
        return err({ kind: 'package/damaged', part: 'vault' });
      incoming = null;
      await books.vaultOf('incoming').away(() => place.show());
      incoming = header;
      return ok({ header, size });
    });
    if (!opened.ok) return opened;
    const { header, size } = opened.value;
    const { book, identity, schema, program, madeAt, last, counts } = header;
    const { entries, files: received } = counts;
    const about = { ledger: book, identity, schema, program };
    return ok({ name, at: madeAt, size, sequence: last.sequence, entries, files: received, ...about });
  }

  async function adopt(book: BookName): Answer<HostOutput<'copies.adopt'>> {
    if (incoming === null) return err({ kind: 'copies/nothing-incoming' });
    if (book === 'incoming' || kindOf(book) !== kindOf(incoming.book)) return err({ kind: 'host/refused' });
    const swap = (): Answer<HostOutput<'copies.adopt'>> => place.exchange(book, ports.clock.now());
    const done = await books.vaultOf(book).away(() => books.vaultOf('incoming').away(swap));
    if (done.ok) incoming = null;
    return done;
  }

  const settled = <T>(act: () => Answer<T>): Answer<T> =>
    alone(async () => {
      const failure = await place.ready();
      return failure === null ? act() : err(failure);
    });

  return {
    onCheckpoint: second.afterCheckpoint,
    calls: {
      'copies.state': second.state,
      'copies.choose': async ({ folder, passphrase }) => {
        if (folder === null) return second.choose(null, null);
        const chosen = chosenFolder(folder);
        return 'failure' in chosen ? err(chosen.failure) : second.choose(chosen.path, passphrase);
      },
      'copies.write': async ({ ledger, folder, passphrase }) => {
        if (ledger === 'incoming') return err({ kind: 'host/refused' });
        return folder === null ? second.write(ledger, passphrase) : alone(() => writeTo(ledger, folder, passphrase));
      },
      'copies.open': async ({ handle, passphrase }) => {
        const path = places.pathOf(handle, 'file');
        if (path === null) return err(unknownHandle);
        return settled(() => open(path, passphrase === null ? null : { passphrase }));
      },
      'copies.adopt': ({ ledger }) => settled(() => adopt(ledger)),
      'copies.drop': () =>
        settled(async () => {
          incoming = null;
          const dropped = await attempt('incoming', () => books.vaultOf('incoming').away(() => place.drop()));
          return dropped.ok ? ok({}) : dropped;
        }),
    },
  };
}
