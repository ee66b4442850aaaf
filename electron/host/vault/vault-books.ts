import { join } from 'node:path';
import { hostContract, type BookName, type HostFailure } from '#shared/contract';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { ledgerVault, type LedgerVault } from './ledger-vault.ts';
import { noSealer, type Sealer } from './sealer.ts';
import { readOnlyVault } from './read-only-vault.ts';
import { identityName } from './vault-identity.ts';
import type { Answer } from './vault-types.ts';

const bookName = hostContract['vault.inspect'].input.shape.ledger;

export type VaultBooks = {
  readonly vaultOf: (book: BookName) => LedgerVault;
  /** A vault in a folder of its own, such as one that a copy is unpacked into. */
  readonly vaultIn: (folder: string) => LedgerVault;
  readonly books: () => Answer<{ books: BookName[] }>;
};

/**
 * One vault a book, each in a folder of its own beside the others; opened once, for it queues its acts. The opened backup
 * lies in a folder apart and is only read. ready: settles what an interrupted exchange of vaults left, before any act.
 */
export function vaultBooks(ports: {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly folder: string;
  readonly incoming: string;
  readonly ready: () => Promise<HostFailure | null>;
  readonly sealer?: Sealer;
}): VaultBooks {
  const { disk, clock, folder, ready, sealer = noSealer } = ports;
  const open = new Map<BookName, LedgerVault>();
  const vaultIn = (place: string): LedgerVault => ledgerVault({ disk, clock, folder: place, sealer });
  const settledIn = (place: string): LedgerVault => ledgerVault({ disk, clock, folder: place, ready, sealer });
  return {
    vaultIn,
    vaultOf: (book) => {
      const known = open.get(book);
      if (known) return known;
      const vault = book === 'incoming' ? readOnlyVault(settledIn(ports.incoming)) : settledIn(join(folder, book));
      open.set(book, vault);
      return vault;
    },
    books: async () => {
      const failure = await ready();
      if (failure !== null) return err(failure);
      const found = await attempt('vault', async () => {
        const names: BookName[] = [];
        for (const { name, folder: isFolder } of await disk.list(folder)) {
          const book = bookName.safeParse(name);
          if (!isFolder || !book.success || book.data === 'incoming') continue;
          if ((await disk.size(join(folder, name, identityName))) !== null) names.push(book.data);
        }
        return names.sort();
      });
      return found.ok ? ok({ books: found.value }) : found;
    },
  };
}
