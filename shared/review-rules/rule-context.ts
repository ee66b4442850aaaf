import type { FieldId } from '#shared/fields';
import type { Fen } from '#shared/money';
import type { CollectingRound, Finding, FindingScope, Row, Severity, TableName, Tables, Unit } from '#shared/records';
import type { FundField } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';

/** The finest ceiling that binds a unit: by project, or by fund (projectCode null). */
export type ControlCeiling = {
  readonly unit: string;
  readonly projectCode: string | null;
  readonly fund: FundField | null;
  readonly amount: Fen;
  readonly purchases: Fen | null;
};
/** Everything a rule may look at: one unit in one round. */
export type RuleContext = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly tables: Tables;
  readonly noPurchases: boolean;
  readonly mayBuy: boolean;
  /** The tables of 一上, when 二上 is reviewed. */
  readonly previous?: Tables;
  readonly controls?: readonly ControlCeiling[];
};
export type Violation = {
  readonly table?: TableName;
  readonly row?: Row;
  readonly field?: FieldId;
  readonly severity?: Severity;
  readonly values: Finding['values'];
};
type Values = Finding['values'];
/** A rule of the office with everything that is said about it; its predicate is pure. */
export type RuleRecord = {
  readonly id: string;
  readonly version: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly severity: Severity;
  readonly rounds: readonly CollectingRound[];
  readonly scope: FindingScope;
  readonly legalBasis: string;
  readonly sentence: { readonly zh: (values: Values) => string; readonly en: (values: Values) => string };
  /** Absent for what the reader itself finds. */
  readonly check?: (context: RuleContext) => readonly Violation[];
};
export const bothRounds: readonly CollectingRound[] = ['up1', 'up2'];
