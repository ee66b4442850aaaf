import type { DexieOptions } from 'dexie';
import type { BookName } from '#shared/contract';
import type { Measure, WorkingCopies } from '../usecases/ports-working.ts';
import { ledgerSchema, type Ledger } from '../usecases/ports.ts';
import { dexieLedger } from './dexie-ledger.ts';
import { databaseName, ledgerDatabase, openAsItIs, type LedgerDatabase } from './ledger-database.ts';
import { lookAtCopy, schemasThere } from './look-at-copy.ts';
import { turningLedger } from './turning-ledger.ts';

/** What the program knows of itself is no content, and may change in an upgrade. */
const ownStores: readonly string[] = ['meta'];

const sizeOf = (value: unknown): number =>
  ArrayBuffer.isView(value) ? value.byteLength : ((JSON.stringify(value) as string | undefined)?.length ?? 0);

async function measureOf(database: LedgerDatabase): Promise<Measure> {
  const measure: Record<string, { count: number; size: number }> = {};
  for (const table of database.tables) {
    if (ownStores.includes(table.name)) continue;
    const sum = { count: 0, size: 0 };
    await table.each((value: unknown, cursor) => {
      sum.count += 1;
      sum.size += sizeOf(value) + String(cursor.primaryKey).length;
    });
    measure[table.name] = sum;
  }
  return measure;
}

export type CopySettings = {
  readonly engine: number | null;
  /** The IndexedDB of a test; else that of the page. */
  readonly options?: DexieOptions;
  readonly ledgerOf?: (database: LedgerDatabase) => Ledger;
};

/** The working copies of a book, and the ledger that is led to one of them; it begins with the first. */
export function workingCopies(
  book: BookName,
  { engine, options = {}, ledgerOf = dexieLedger }: CopySettings,
): { readonly ledger: Ledger; readonly working: WorkingCopies } {
  const factory = (options.indexedDB ?? globalThis.indexedDB) as IDBFactory;
  const used = { generation: 1, database: ledgerDatabase(book, options) };
  const { ledger, turn } = turningLedger(ledgerOf(used.database));
  const generationOf = (name: string): number | null => {
    const first = databaseName(book, 1);
    if (name === first) return 1;
    const later = name.startsWith(`${first}-g`) ? Number(name.slice(first.length + 2)) : NaN;
    return Number.isInteger(later) && later > 1 ? later : null;
  };
  const working: WorkingCopies = {
    engine,
    generations: async () => {
      const names = [...(await schemasThere(factory)).keys()];
      return names.flatMap((name) => generationOf(name) ?? []).toSorted((a, b) => a - b);
    },
    look: (generation) => lookAtCopy(factory, databaseName(book, generation), ledgerSchema),
    use: (generation) => {
      if (generation === used.generation) return;
      used.database.close();
      used.generation = generation;
      used.database = ledgerDatabase(book, options, generation);
      turn(ledgerOf(used.database));
    },
    older: async (generation) => {
      const database = await openAsItIs(book, options, generation);
      return {
        ledger: ledgerOf(database),
        measure: () => measureOf(database),
        promise: async (measure) => {
          await database.meta.put(measure, 'promised');
        },
        close: () => {
          database.close();
        },
      };
    },
    measure: () => measureOf(used.database),
    sign: async () => {
      const { meta } = used.database;
      await used.database.transaction('rw', meta, async () => {
        await meta.put({ schema: ledgerSchema, engine }, 'used');
        await meta.delete('promised');
      });
    },
  };
  return { ledger, working };
}
