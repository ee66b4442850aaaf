import type { FieldId } from '#shared/fields';
import type { Fen } from '#shared/money';
import type { CollectingRound, Finding, FindingScope, Severity, TableName, Tables, Unit } from '#shared/records';
import type { FundField } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';

/** A control figure as it binds one unit: a project's, a fund's or the whole unit's. purchases is an 其中数. */
export type ControlCeiling = {
  readonly unit: string;
  readonly projectCode: string | null;
  readonly fund: FundField | null;
  readonly amount: Fen;
  readonly purchases: Fen | null;
};
/** A 合计 that the file itself states for a column of a table. */
export type StatedTotal = { readonly table: TableName; readonly field: FieldId; readonly amount: Fen };

export type RuleContext = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly tables: Tables;
  /** The unit signed 无购买服务声明. */
  readonly noPurchases: boolean;
  readonly mayBuy: boolean;
  /** Tables of 一上, for a review of 二上. */
  readonly previous?: Tables;
  readonly controls?: readonly ControlCeiling[];
  readonly statedTotals?: readonly StatedTotal[];
  readonly priorYear?: { readonly purchaseRows: number };
};

export type Values = Finding['values'];
/** Amounts among the values are fen. */
export type Sentence = { readonly zh: (values: Values) => string; readonly en: (values: Values) => string };
export type RuleRecord = {
  readonly id: string;
  readonly version: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly severity: Severity;
  readonly rounds: readonly CollectingRound[];
  readonly scope: FindingScope;
  readonly legalBasis: string;
  readonly sentence: Sentence;
};

/** What a rule saw; its record gives the severity and scope that are not given here. */
export type Raised = Pick<Finding, 'table' | 'rowId' | 'field' | 'values'> & {
  readonly severity?: Severity;
  readonly scope?: FindingScope;
};
/** A rule judges what was gathered about a unit; Gathered is the Facts of facts.ts. */
export type RuleOver<Gathered> = { readonly record: RuleRecord; readonly check: (facts: Gathered) => Iterable<Raised> };

export const bothRounds: readonly CollectingRound[] = ['up1', 'up2'];
export const secondRound: readonly CollectingRound[] = ['up2'];

export const order102 = (article: string): string => `《政府购买服务管理办法》（财政部令第102号）${article}`;
export const formGuide = '年度部门预算编制通知和表样填报说明';
