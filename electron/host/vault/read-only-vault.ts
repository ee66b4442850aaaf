import { err } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import type { LedgerVault } from './ledger-vault.ts';

const refused = (): Promise<{ readonly ok: false; readonly error: HostFailure }> =>
  Promise.resolve(err({ kind: 'vault/read-only' }));

/** A vault to be looked at: nothing that would change it is done. */
export const readOnlyVault = (vault: LedgerVault): LedgerVault => ({
  ...vault,
  append: refused,
  saveBlob: refused,
  saveManifest: refused,
  keepFile: refused,
  renewWorking: refused,
  begin: refused,
  shelve: refused,
});
