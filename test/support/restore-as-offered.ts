import type { Office } from '../../renderer/usecases/office.ts';
import { openLedger, type Opening } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';

/** first: what was met before anything was done. */
export type OpenedAsOffered = { readonly first: Opening; readonly opening: Opening; readonly restored: boolean };

/** Opens as the program does and, where it stops and offers a way, goes the first one, as a person would. */
export async function openAsOffered(office: Office): Promise<OpenedAsOffered> {
  const first = await openLedger(office);
  const [way] = first.kind === 'stopped' ? first.picture.ways : [];
  if (way === undefined) return { first, opening: first, restored: false };
  const taken = await takeWay(office, way.way);
  if (!taken.ok) return { first, opening: { kind: 'failed', failure: taken.error }, restored: false };
  return { first, opening: await openLedger(office), restored: true };
}
