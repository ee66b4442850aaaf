import type { ReplyLine } from '#shared/approval';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import { batchKinds, type Batch, type BatchKind } from './batch.ts';

/** 批复数 and every batch over it; current = approved + Σ changes, at all times (rule A313). */
export type CurrentLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly approved: Fen;
  readonly changes: { readonly [Kind in BatchKind]: Fen };
  readonly current: Fen;
  readonly purchases: Fen;
};

export const lineKey = (line: { readonly unit: string; readonly projectCode: string }): string =>
  JSON.stringify([line.unit, line.projectCode]);

type Draft = Omit<CurrentLine, 'changes' | 'current' | 'purchases'> & {
  changes: { [Kind in BatchKind]: number };
  purchases: number;
};
const noChanges = (): Draft['changes'] => ({ add: 0, cut: 0, transfer: 0, amend: 0, carryOver: 0 });

/** 现预算 of every project that was replied to or opened by a batch, in the order of units and projects. */
export function currentBudget(
  approved: readonly Pick<ReplyLine, 'unit' | 'projectCode' | 'projectName' | 'approved' | 'approvedPurchases'>[],
  batches: readonly Batch[],
): readonly CurrentLine[] {
  const lines = new Map<string, Draft>();
  for (const line of approved) {
    const { unit, projectCode, projectName } = line;
    lines.set(lineKey(line), {
      unit,
      projectCode,
      projectName,
      approved: line.approved,
      changes: noChanges(),
      purchases: line.approvedPurchases,
    });
  }
  for (const { kind, lines: changed } of batches)
    for (const { unit, projectCode, projectName, change, purchases } of changed) {
      const key = lineKey({ unit, projectCode });
      const line = lines.get(key) ?? {
        unit,
        projectCode,
        projectName,
        approved: fen(0),
        changes: noChanges(),
        purchases: 0,
      };
      line.changes[kind] += change;
      line.purchases += purchases;
      lines.set(key, line);
    }
  const order = ({ unit, projectCode }: Draft): string => `${unit} ${projectCode}`;
  return [...lines.values()]
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ changes, purchases, ...line }) => ({
      ...line,
      changes: {
        add: fen(changes.add),
        cut: fen(changes.cut),
        transfer: fen(changes.transfer),
        amend: fen(changes.amend),
        carryOver: fen(changes.carryOver),
      },
      current: fen(batchKinds.reduce<number>((sum, kind) => sum + changes[kind], line.approved)),
      purchases: fen(purchases),
    }));
}
