import Dexie, { type DexieOptions, type Table } from 'dexie';
import type { BookName } from '#shared/contract';
import { ledgerSchema, type JournalRecord, type StoreName } from '../usecases/ports.ts';

/** The stores of the vocabulary are reached by table(name): Dexie has a property `tables` of its own. */
export type LedgerDatabase = Dexie & {
  readonly outbox: Table<JournalRecord, number>;
  readonly meta: Table<unknown, string>;
  /** The act that changed the entry last; true in databases of before. */
  readonly unkept: Table<number | true, string>;
  readonly digests: Table<string, string>;
};

export const storeNames = [
  'year',
  'submissions',
  'tables',
  'finals',
  'figures',
  'working',
  'replies',
  'unitReplies',
  'handOuts',
  'prior',
  'basics',
  'integrated',
  'drafts',
  'opinions',
  'slips',
  'trail',
  'papers',
  'batches',
  'letters',
  'favourites',
  'countyFindings',
] as const satisfies StoreName[];

/** The first working copy of a book has its plain name; one that was begun beside it says the how-manieth it is. */
export const databaseName = (book: BookName, generation: number): string =>
  `two-up-two-down-${book}${generation === 1 ? '' : `-g${generation}`}`;

const databaseOf = (book: BookName, options: DexieOptions, generation: number): Dexie =>
  new Dexie(databaseName(book, generation), { chromeTransactionDurability: 'strict', ...options });

/** A copy at the schema that it has: opening it this way cannot raise it. It must be there. */
export async function openAsItIs(book: BookName, options: DexieOptions, generation: number): Promise<LedgerDatabase> {
  const database = databaseOf(book, options, generation);
  await database.open();
  const own = ['outbox', 'meta', 'unkept', 'digests'] as const;
  for (const name of own) Object.defineProperty(database, name, { value: database.table(name) });
  return database as LedgerDatabase;
}

/** Opens nothing by itself. The name decides the ledger: the practice county and every year have one of their own. */
export function ledgerDatabase(book: BookName, options: DexieOptions = {}, generation = 1): LedgerDatabase {
  const database = databaseOf(book, options, generation);
  database.version(1).stores({
    year: '',
    submissions: '',
    tables: '',
    finals: '',
    figures: '',
    replies: '',
    outbox: 'sequence',
    meta: '',
    unkept: '',
    digests: '',
  });
  database.version(2).stores({ working: '', unitReplies: '', handOuts: '' });
  database.version(ledgerSchema).stores({
    prior: '',
    basics: '',
    integrated: '',
    drafts: '',
    opinions: '',
    slips: '',
    trail: '',
    papers: '',
    batches: '',
    letters: '',
    favourites: '',
    countyFindings: '',
  });
  return database as LedgerDatabase;
}
