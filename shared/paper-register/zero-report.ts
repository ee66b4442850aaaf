import { mayBuyServices } from '#shared/forms';
import type { Submission, Unit } from '#shared/records';

/** What a unit says about purchases of services in one round. */
export type PurchaseReport = 'declared' | 'bought' | 'notApplicable' | 'silent' | 'absent';
export type PurchaseReportLine = { readonly unit: Unit; readonly report: PurchaseReport; readonly purchases: number };

type Head = Pick<Submission, 'unit' | 'state' | 'noPurchases'> & { readonly sums: { readonly purchases: number } };

function reportOf(unit: Unit, head: Head | undefined): PurchaseReport {
  // 公益一类 and the like are no buyers: no sheet, no declaration (practice 2.9).
  if (!mayBuyServices(unit.type)) return 'notApplicable';
  if (!head || head.state === 'absent') return 'absent';
  if (head.sums.purchases > 0) return 'bought';
  return head.noPurchases ? 'declared' : 'silent';
}

/** 零报告清单: who declared 无购买服务, who bought, who is not asked, and who owes an answer. */
export const purchaseReports = (
  units: readonly Unit[],
  heads: ReadonlyMap<string, Head>,
): readonly PurchaseReportLine[] =>
  units.map((unit) => ({
    unit,
    report: reportOf(unit, heads.get(unit.code)),
    purchases: heads.get(unit.code)?.sums.purchases ?? 0,
  }));
