import type { BookName, HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { priorOfYear, rollOver, type RollOverRefused } from '#shared/unit-changes';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';
import { openLedger } from './open-ledger.ts';
import { gatherFacts } from './opening-facts.ts';
import { ledgerSchema, type LedgerFailure } from './ports.ts';
import { beginYear } from './start-year.ts';
import { readRound } from './submissions.ts';
import { priorWrites } from './prior-lines.ts';

/** Opens the book of a name; nothing is created by it. */
export type OpenBook = (book: BookName) => Office;
export type YearBook = {
  readonly book: BookName;
  /** null where the working copy of the book is gone or not to be opened as it is; its opening says what to do. */
  readonly year: number | null;
  readonly regionName: string;
  readonly units: number;
};

const kindOf = (book: BookName): Office['kind'] => (book.startsWith('practice') ? 'practice' : 'real');

/** Listing opens nothing that is not plainly in order: only the opening of a book may make, raise or refuse a copy. */
async function readYear(office: Office): Promise<YearFile | undefined> {
  const facts = await gatherFacts(office);
  if (!facts.ok || facts.value.decision.act !== 'open') return undefined;
  const { working, generation } = facts.value;
  if (working.state !== 'present' || working.schema !== ledgerSchema) return undefined;
  office.working.use(generation);
  return office.ledger.get('year', 'year');
}

/** Every year of one kind of ledger that this computer holds, the oldest first. */
export async function yearBooks(
  host: Office['host'],
  kind: Office['kind'],
  open: OpenBook,
): Promise<readonly YearBook[]> {
  const answer = await host['vault.books']({});
  const names = answer.ok ? answer.value.books.filter((book) => kindOf(book) === kind) : [];
  const books: YearBook[] = [];
  for (const book of names) {
    const yearFile = await readYear(open(book));
    const named = Number(book.split('-')[1] ?? '0');
    books.push({
      book,
      year: yearFile?.year ?? (named === 0 ? null : named),
      regionName: yearFile?.region.name ?? '',
      units: yearFile?.units.length ?? 0,
    });
  }
  return books.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

/** The book of a year: the one that holds it, else the first of its kind while that is empty, else a new one. */
export async function bookOfYear(
  host: Office['host'],
  kind: Office['kind'],
  year: number,
  open: OpenBook,
): Promise<BookName> {
  const books = await yearBooks(host, kind, open);
  const held = books.find((each) => each.year === year);
  // A book that must be restored first may be the one of the year.
  const unread = held ?? books.find((each) => each.year === null);
  if (unread) return unread.book;
  return books.some(({ book }) => book === kind) ? `${kind}-${year}` : kind;
}

export type RolledOver = { readonly book: BookName; readonly units: number; readonly prior: number };

/** What last year leaves to the next one: 二上 as approved, with every batch. */
async function leftBehind(from: Office) {
  const replies = await from.ledger.all('replies');
  const batches = await from.ledger.all('batches');
  return {
    tables: await readRound(from.ledger, 'up2'),
    reply: replies.at(-1)?.value ?? null,
    batches: batches.map(({ value }) => value),
  };
}

/** 结转上年, before it is done: how much the next year would begin with. */
export async function tryRollOver(
  from: Office,
  yearFile: YearFile,
): Promise<{ readonly units: number; readonly prior: number; readonly replied: boolean }> {
  const left = await leftBehind(from);
  return { units: yearFile.units.length, prior: priorOfYear(left).length, replied: left.reply !== null };
}

/**
 * 结转上年: a book for the next year with last year's units, lists, forms and rules, and its budget as 上年数. Last
 * year's own book stays as it is, and goes on with its batches.
 */
export async function rollOverYear(
  from: Office,
  yearFile: YearFile,
  year: number,
  open: OpenBook,
): Promise<Result<RolledOver, RollOverRefused | LedgerFailure | HostFailure>> {
  if (from.past) return err({ kind: 'ledger/only-read' });
  const next = rollOver(yearFile, year);
  if (!next.ok) return err(next.error);
  const to = open(await bookOfYear(from.host, from.kind, year, open));
  const opened = await openLedger(to);
  if (opened.kind !== 'empty' || to.book === from.book) return err({ kind: 'rollover/exists', year });
  const lines = priorOfYear(await leftBehind(from));
  const begun = await beginYear(to, next.value, priorWrites(lines));
  return begun.ok ? ok({ book: to.book, units: next.value.units.length, prior: lines.length }) : begun;
}
