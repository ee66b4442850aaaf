import type { Finding, Tables } from '#shared/records';
import { explanationKey } from '#shared/review-rules';
import { changesBetween, type CellChange } from '#shared/trail';
import type { ReturnSlip, SlipItem } from './slip.ts';

/** Rows that are new or differ from what was returned. */
export const rowsChangedSince = (before: Tables, after: Tables): ReadonlySet<string> =>
  new Set(changesBetween(before, after).flatMap((change) => (change.kind === 'deleted' ? [] : [change.rowId])));

/** How an item of a slip stands against what came back. */
export type ItemProgress = {
  readonly item: SlipItem;
  /** changed, untouched, removed: the row; none: no row is meant. */
  readonly row: 'changed' | 'untouched' | 'removed' | 'none';
  readonly changes: readonly CellChange[];
  /** Whether its finding is still found; null where it had none. */
  readonly stands: boolean | null;
};

/** 逐条对照: for each item what changed in its row, and whether its finding stands still. */
export function slipProgress(slip: ReturnSlip, after: Tables, findings: readonly Finding[]): readonly ItemProgress[] {
  const found = new Set(findings.map(explanationKey));
  const byRow = new Map<string, CellChange[]>();
  for (const change of changesBetween(slip.before, after)) {
    const id = change.was ?? change.rowId;
    byRow.set(id, [...(byRow.get(id) ?? []), change]);
  }
  return slip.items.map((item): ItemProgress => {
    const stands = item.finding ? found.has(explanationKey(item.finding)) : null;
    if (item.table === undefined || item.rowId === undefined) return { item, row: 'none', changes: [], stands };
    const changes = byRow.get(item.rowId) ?? [];
    const removed = changes.some(({ kind }) => kind === 'deleted');
    return { item, row: removed ? 'removed' : changes.length > 0 ? 'changed' : 'untouched', changes, stands };
  });
}
