import { dexieLedger } from '../data/dexie-ledger.ts';
import { importPageKey } from '../data/value-seal.ts';
import { workingCopies } from '../data/working-copies.ts';
import type { BookName, Host, HostOutput } from '#shared/contract';
import { bookHost } from '../host/book-host.ts';
import { hostClient } from '../host/host-client.ts';
import { sendOutbox } from '../usecases/keep-ledger.ts';
import type { Role } from '#shared/operators';
import type { Office } from '../usecases/office.ts';
import { roomWatch } from '../usecases/room.ts';

const operatorKey = 'operator';

type Entered = { readonly name: string; readonly role: Role; readonly key: CryptoKey | null };
/**
 * Who signed in at this desk; without log-in the name that was typed on the first page. Someone else who unlocks gets a desk
 * of their own, and what the one before still had under way goes on in their name.
 */
let desk: { who: Entered | null } = { who: null };

export const rememberedOperator = (): string => desk.who?.name ?? localStorage.getItem(operatorKey) ?? '';
export const rememberOperator = (name: string): void => {
  localStorage.setItem(operatorKey, name);
};

const host = hostClient();
/** The host as no book in particular sees it. */
export const programHost: Host = host;

/** Major version of the browser engine: a store that a newer one has used is not opened by an older one. */
const engine = Number(/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 0) || null;
const room = roomWatch(host, () => performance.now() / 1_000);

const offices = new Map<BookName, Office>();
/** Those that were opened, not only looked at. */
const openBooks = new Set<BookName>();
function forgetAll(): void {
  offices.clear();
  openBooks.clear();
}

/** From here on every act is done in this name; the offices of someone else are composed anew. */
export async function enterAs(session: HostOutput<'operators.signIn'>): Promise<void> {
  const { name, role, pageKey } = session;
  const key = pageKey === null ? null : await importPageKey(pageKey);
  // The page keeps a key that it can use and nobody can read.
  pageKey?.fill(0);
  // An office that was composed without the key would write plain rows into an encrypted ledger.
  const sameKey = (key === null) === ((desk.who?.key ?? null) === null);
  const sameDesk = desk.who === null || desk.who.name === name;
  if (!sameDesk || !sameKey) forgetAll();
  if (sameDesk) desk.who = { name, role, key };
  else desk = { who: { name, role, key } };
}

/** What was committed while the screen was locked goes to the disk now. */
export async function sendWhatWaits(): Promise<void> {
  for (const book of openBooks) {
    const office = offices.get(book);
    // What cannot be sent now goes with the next act; the screen says that it is not on disk yet.
    if (office) await sendOutbox(office).catch(() => null);
  }
}

/** After the book was replaced: the next opening composes it anew. */
export const forgetOffice = (book: BookName): void => {
  offices.delete(book);
  openBooks.delete(book);
};

/** A backup that was opened, as an office of the kind that it was made of. */
export const incomingOffice = (made: BookName): Office => {
  const kind = made.startsWith('practice') ? 'practice' : 'real';
  return { ...newOffice('incoming'), kind, host: bookHost(host, kind, 'incoming') };
};

/** The only place where ports meet their adapters; one office a book, so that all screens observe the same one. */
export function composeOffice(book: BookName): Office {
  const known = offices.get(book);
  if (known) return known;
  const office = newOffice(book);
  offices.set(book, office);
  return office;
}

function newOffice(book: BookName): Office {
  const kind = book.startsWith('practice') ? 'practice' : 'real';
  const own = desk;
  return {
    kind,
    book,
    host: bookHost(host, kind, book),
    ...workingCopies(book, { engine, ledgerOf: (database) => dexieLedger(database, own.who?.key ?? null) }),
    room,
    clock: { now: () => new Date().toISOString() },
    identities: { next: () => crypto.randomUUID() },
    operator: () => own.who?.name ?? rememberedOperator(),
    role: () => own.who?.role ?? null,
  };
}

const bookKey = 'ledger';
export const rememberBook = (book: BookName): void => {
  openBooks.add(book);
  localStorage.setItem(bookKey, book);
};
/** The book that was open last, where it is still there; else the newest of the office's own, else the practice one. */
export async function lastBook(): Promise<BookName> {
  const answer = await host['vault.books']({});
  const books = answer.ok ? answer.value.books : [];
  const remembered = localStorage.getItem(bookKey);
  const newest = (kind: string): BookName | undefined => books.findLast((book) => book.startsWith(kind));
  return books.find((book) => book === remembered) ?? newest('real') ?? newest('practice') ?? 'real';
}
