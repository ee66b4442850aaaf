export type { CatalogTotals } from './by-catalog.ts';
export { consolidate, isTownship } from './consolidate.ts';
export type { Consolidation, ConsolidationInput, LegacyTotals, LevelTotals, UnitTotals } from './consolidate.ts';
export type { FundAmounts, LegacyClass, PurchaseLine } from './purchase-line.ts';
export type { Totals } from './totals.ts';
