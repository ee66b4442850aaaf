import { fen, sumOf } from '#shared/money';
import type { CollectingRound, Row, Tables } from '#shared/records';
import type { LedgerReader } from './ledger-ahead.ts';
import type { SubmissionHead } from './ports.ts';

const amountOf = (row: Row): number => (typeof row.cells.amtTotal === 'number' ? row.cells.amtTotal : 0);
const totalOf = (rows: readonly Row[]): number => sumOf(rows.map((row) => fen(amountOf(row))));

/** Sums in fen over readable amounts; rows counts project and purchase rows. */
export const sumsOf = (tables: Tables): SubmissionHead['sums'] => ({
  projects: totalOf(tables.projects),
  purchases: totalOf(tables.purchases),
  rows: tables.projects.length + tables.purchases.length,
});

/** The three tables of one unit in one round; null where nothing was received. */
export async function readTables(ledger: LedgerReader, round: CollectingRound, unit: string): Promise<Tables | null> {
  const [projects, purchases, targets] = await Promise.all([
    ledger.get('tables', `${round}/${unit}/projects`),
    ledger.get('tables', `${round}/${unit}/purchases`),
    ledger.get('tables', `${round}/${unit}/targets`),
  ]);
  return projects && purchases && targets ? { projects, purchases, targets } : null;
}

/** All units' tables of one round, read in one pass. */
export async function readRound(ledger: LedgerReader, round: CollectingRound): Promise<ReadonlyMap<string, Tables>> {
  const found = new Map<string, { projects: readonly Row[]; purchases: readonly Row[]; targets: readonly Row[] }>();
  for (const { key, value } of await ledger.all('tables', `${round}/`)) {
    const [, unit = '', table = ''] = key.split('/');
    const tables = found.get(unit) ?? { projects: [], purchases: [], targets: [] };
    if (table === 'projects' || table === 'purchases' || table === 'targets') tables[table] = value;
    found.set(unit, tables);
  }
  return found;
}
