import type { BookName, Host } from '#shared/contract';
import type { Role } from '#shared/operators';
import type { WorkingCopies } from './ports-working.ts';
import type { Clock, Identities, Ledger } from './ports.ts';
import type { Room } from './room.ts';

/** What every act of the office needs; made once in the composition root. */
export type Office = {
  readonly kind: 'real' | 'practice';
  /** The year's own book of that kind; `kind` in a call to the host is led to it. */
  readonly book: BookName;
  readonly ledger: Ledger;
  /** Where the working copies of the book lie; the ledger is led to one of them by the opening. */
  readonly working: WorkingCopies;
  readonly room: Room;
  readonly host: Host;
  readonly clock: Clock;
  readonly identities: Identities;
  readonly operator: () => string;
  /** Of who is signed in; null where log-in is off, and everything is allowed. */
  readonly role: () => Role | null;
  /** The data are those of an earlier moment or of a backup: nothing is handed out, numbered or founded from them. */
  readonly past?: true;
};
