import type { Office } from '../../renderer/usecases/office.ts';
import { openLedger, type Opening } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';

/** Opens as the program does and, where it stops and offers a way, goes the first one, as a person would. */
export async function openAsOffered(
  office: Office,
): Promise<{ readonly opening: Opening; readonly restored: boolean }> {
  const opening = await openLedger(office);
  const [way] = opening.kind === 'stopped' ? opening.picture.ways : [];
  if (way === undefined) return { opening, restored: false };
  const taken = await takeWay(office, way.way);
  if (!taken.ok) return { opening: { kind: 'failed', failure: taken.error }, restored: false };
  return { opening: await openLedger(office), restored: true };
}
