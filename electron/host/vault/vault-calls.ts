import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { Host, HostFailure } from '#shared/contract';
import { largestFile } from '../largest-file.ts';
import type { VaultBooks } from './vault-books.ts';

type VaultCalls = Pick<Host, Extract<keyof Host, `vault.${string}`>>;

/** The calls of the vault, each led to the book that it names. */
export function vaultCalls({
  books,
  vaultOf,
  readChosen,
}: VaultBooks & {
  readonly readChosen: (handle: string) => Promise<Result<{ readonly bytes: Uint8Array }, HostFailure>>;
}): VaultCalls {
  return {
    'vault.books': books,
    'vault.inspect': ({ ledger, known }) => vaultOf(ledger).inspect(known),
    'vault.append': ({ ledger, identity, records }) => vaultOf(ledger).append(identity, records),
    'vault.journal': ({ ledger, after, limit }) => vaultOf(ledger).journal(after, limit),
    'vault.saveBlob': ({ ledger, bytes }) =>
      bytes.length > largestFile
        ? Promise.resolve(err({ kind: 'file/too-large', file: 'checkpoint' }))
        : vaultOf(ledger).saveBlob(bytes),
    'vault.readBlob': ({ ledger, digest }) => vaultOf(ledger).readBlob(digest),
    'vault.saveManifest': ({ ledger, manifest }) => vaultOf(ledger).saveManifest(manifest),
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
