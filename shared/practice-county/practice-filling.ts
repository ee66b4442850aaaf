import type { Fen } from '#shared/money';
import type { Cells } from '#shared/records';

/** What one unit fills in for one round. */
export type PracticeFilling = {
  readonly noPurchases: boolean;
  readonly projects: readonly Cells[];
  readonly purchases: readonly Cells[];
  readonly targets: readonly Cells[];
};
export type PracticeControl = {
  readonly unit: string;
  readonly projectCode: string;
  readonly amount: Fen;
  readonly purchases: Fen;
  readonly reason: string;
};
export type UnitFillings = {
  readonly up1: PracticeFilling;
  readonly up2: PracticeFilling;
  readonly control: readonly PracticeControl[];
};
export type PracticeFillings = { readonly [unitCode: string]: UnitFillings };
