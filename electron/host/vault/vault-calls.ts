import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { BookName, Host, HostFailure } from '#shared/contract';
import { largestFile } from '../largest-file.ts';
import type { VaultBooks } from './vault-books.ts';

type VaultCalls = Pick<Host, Extract<keyof Host, `vault.${string}`>>;

/** The calls of the vault, each led to the book that it names. */
export function vaultCalls({
  books,
  vaultOf,
  readChosen,
  onCheckpoint,
}: Pick<VaultBooks, 'books' | 'vaultOf'> & {
  readonly readChosen: (handle: string) => Promise<Result<{ readonly bytes: Uint8Array }, HostFailure>>;
  /** Told of every checkpoint that stands; it is not waited for. */
  readonly onCheckpoint: (book: BookName, stage: string) => Promise<void>;
}): VaultCalls {
  return {
    'vault.books': books,
    'vault.inspect': ({ ledger, known }) => vaultOf(ledger).inspect(known),
    'vault.append': ({ ledger, identity, records }) => vaultOf(ledger).append(identity, records),
    'vault.journal': ({ ledger, after, limit }) => vaultOf(ledger).journal(after, limit),
    'vault.acts': async ({ ledger, after, limit }) => {
      const page = await vaultOf(ledger).journal(after, limit);
      if (!page.ok) return page;
      return ok({ acts: page.value.records.map(({ sequence, at, by, act }) => ({ sequence, at, by, act })) });
    },
    'vault.saveBlob': ({ ledger, bytes }) =>
      bytes.length > largestFile
        ? Promise.resolve(err({ kind: 'file/too-large', file: 'checkpoint' }))
        : vaultOf(ledger).saveBlob(bytes),
    'vault.readBlob': ({ ledger, digest }) => vaultOf(ledger).readBlob(digest),
    'vault.saveManifest': async ({ ledger, manifest }) => {
      const saved = await vaultOf(ledger).saveManifest(manifest);
      if (saved.ok) void onCheckpoint(ledger, manifest.stage);
      return saved;
    },
    'vault.latestManifest': ({ ledger }) => vaultOf(ledger).latestManifest(),
    'vault.keepFile': async ({ ledger, handle }) => {
      const read = await readChosen(handle);
      return read.ok ? vaultOf(ledger).keepFile(read.value.bytes) : read;
    },
    'vault.readFile': ({ ledger, digest }) => vaultOf(ledger).readFile(digest),
    'vault.renewWorking': ({ ledger }) => vaultOf(ledger).renewWorking(),
    'vault.ladder': ({ ledger }) => vaultOf(ledger).ladder(),
    'vault.manifest': ({ ledger, number }) => vaultOf(ledger).manifest(number),
    'vault.audit': ({ ledger, known }) => vaultOf(ledger).audit(known),
  };
}
