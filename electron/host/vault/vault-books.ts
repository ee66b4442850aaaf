import { join } from 'node:path';
import { hostContract, type BookName } from '#shared/contract';
import { ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { ledgerVault, type LedgerVault } from './ledger-vault.ts';
import type { Sealer } from './sealer.ts';
import { identityName } from './vault-identity.ts';
import type { Answer } from './vault-types.ts';

const bookName = hostContract['vault.inspect'].input.shape.ledger;

export type VaultBooks = {
  readonly vaultOf: (book: BookName) => LedgerVault;
  readonly books: () => Answer<{ books: BookName[] }>;
};

/** One vault a book, each in a folder of its own beside the others; opened once, for it queues its acts. */
export function vaultBooks(ports: {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly folder: string;
  readonly sealer: Sealer;
}): VaultBooks {
  const { disk, clock, folder, sealer } = ports;
  const open = new Map<BookName, LedgerVault>();
  return {
    vaultOf: (book) => {
      const known = open.get(book);
      if (known) return known;
      const vault = ledgerVault({ disk, clock, folder: join(folder, book), sealer });
      open.set(book, vault);
      return vault;
    },
    books: async () => {
      const found = await attempt('vault', async () => {
        const names: BookName[] = [];
        for (const { name, folder: isFolder } of await disk.list(folder)) {
          const book = bookName.safeParse(name);
          if (!isFolder || !book.success) continue;
          if ((await disk.size(join(folder, name, identityName))) !== null) names.push(book.data);
        }
        return names.sort();
      });
      return found.ok ? ok({ books: found.value }) : found;
    },
  };
}
