import { workingCopies } from '../data/working-copies.ts';
import type { BookName } from '#shared/contract';
import { bookHost } from '../host/book-host.ts';
import { hostClient } from '../host/host-client.ts';
import type { Office } from '../usecases/office.ts';
import { roomWatch } from '../usecases/room.ts';

const operatorKey = 'operator';

export const rememberedOperator = (): string => localStorage.getItem(operatorKey) ?? '';
export const rememberOperator = (name: string): void => {
  localStorage.setItem(operatorKey, name);
};

const host = hostClient();

/** Major version of the browser engine: a store that a newer one has used is not opened by an older one. */
const engine = Number(/Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 0) || null;
const room = roomWatch(host, () => performance.now() / 1_000);

const offices = new Map<BookName, Office>();

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
  return {
    kind,
    book,
    host: bookHost(host, kind, book),
    ...workingCopies(book, { engine }),
    room,
    clock: { now: () => new Date().toISOString() },
    identities: { next: () => crypto.randomUUID() },
    operator: rememberedOperator,
  };
}

const bookKey = 'ledger';
export const rememberBook = (book: BookName): void => {
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
