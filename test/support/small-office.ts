import { storeNames } from '../../renderer/data/ledger-database.ts';
import { commitAndKeep, type Kept } from '../../renderer/usecases/keep-ledger.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { beginYear } from '../../renderer/usecases/start-year.ts';
import { practiceTables, practiceYear } from './practice-ledger.ts';

/** The practice county with its first units only, so that a case is quick. */
export const smallYear = { ...practiceYear, units: practiceYear.units.slice(0, 4) };

/** One act that a person does: the projects of a unit are received. */
export async function receiveUnit(office: Office, index: number): Promise<Kept> {
  const unit = smallYear.units[index % smallYear.units.length]!;
  const value = practiceTables(unit, 'up1').projects;
  const kept = await commitAndKeep(office, {
    act: 'receive',
    writes: [{ store: 'tables', key: `up1/${unit.code}/projects`, value }],
    expected: [],
  });
  if (!kept.ok) throw new Error(kept.error.kind);
  return kept.value;
}

/** A founded book with so many acts after the first. */
export async function settleSmall(office: Office, acts = 3): Promise<void> {
  const begun = await beginYear(office, smallYear);
  if (!begun.ok) throw new Error(begun.error.kind);
  for (let act = 0; act < acts; act += 1) await receiveUnit(office, act);
}

/** Everything that the working copy holds, to compare two of them. */
export async function contentOf({ ledger }: Pick<Office, 'ledger'>): Promise<unknown> {
  const content = [];
  for (const store of storeNames) content.push([store, await ledger.all(store)]);
  return content;
}
