import type { FieldId, ListName } from '#shared/fields';
import type { CollectingRound, Department, Severity, TableName, Unit } from '#shared/records';

/** A code of a reference set. Codes are text. A retired entry has validTo and stays readable. */
export type CodeEntry = {
  readonly code: string;
  readonly name: string;
  readonly parent?: string;
  /** First and last budget year in which the entry may be chosen. */
  readonly validFrom?: number;
  readonly validTo?: number;
};
/** 政府购买服务指导性目录: three tiers; only the third may be used in a line at 二上. */
export type CatalogEntry = CodeEntry & {
  readonly level: 1 | 2 | 3;
  readonly branch: 'A' | 'B';
  /** 2014 six classes, L1 to L6 (domain 4.3). */
  readonly legacyClass: 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6';
  readonly allowedDepartments?: readonly string[];
  readonly procurementItems?: readonly string[];
};
/** Departmental to government economic classification (domain 6.3, practice 1.7). */
export type EconomyMapping = {
  readonly departmentEconomy: string;
  readonly administrative: string;
  readonly institution: string;
};
/** Amounts in fen, shares in hundredths of a percent, months in months. null: 请按本省文件填写. */
export type Thresholds = {
  readonly decentralisedService: number | null;
  readonly openTenderService: number | null;
  readonly otherShare: number | null;
  readonly contractMonthsNormal: number;
  readonly contractMonthsMost: number;
  /** 评审 and attachments, 事前绩效评估, 绩效目标, 单位自行采购. */
  readonly review: number | null;
  readonly exAnte: number | null;
  readonly targets: number | null;
  readonly micro: number | null;
  /** Change against last year that asks for words: of the amount, of the unit price. */
  readonly yearOnYearShare: number | null;
  readonly unitPriceShare: number | null;
};
export type FormColumn = {
  readonly field: FieldId;
  /** Heading over several columns. */
  readonly group?: string;
  /** Differs from the dictionary's Chinese name where last year's paper does. */
  readonly label?: string;
  /** Characters of width in the workbook. */
  readonly width: number;
  /** shown: visible; grouped: folded in an outline; absent: not in this round. */
  readonly in: { readonly [Round in CollectingRound]: 'shown' | 'grouped' | 'absent' };
  readonly required: { readonly [Round in CollectingRound]: boolean };
};
export type FormDefinition = {
  readonly table: TableName;
  readonly sheet: string;
  readonly title: string;
  readonly number: string;
  readonly paper: 'A4' | 'A3';
  readonly preparedRows: number;
  readonly columns: readonly FormColumn[];
};
export type RuleSetting = { readonly rule: string; readonly enabled: boolean; readonly severity?: Severity };
/**
 * A node of the county's review chain (domain 1.1). required: a submission leaves review only after it has spoken. The
 * keys section, center and budget mark who proposes 初审数, 评审数 and 建议数.
 */
export type ReviewNode = { readonly key: string; readonly name: string; readonly required: boolean };
/** What became of units between last year and this one, or within the year; to is empty for a unit that ended. */
export type UnitChange = {
  readonly kind: 'renamed' | 'merged' | 'split' | 'retired';
  readonly from: readonly { readonly code: string; readonly name: string }[];
  readonly to: readonly { readonly code: string; readonly name: string }[];
};
/** A code of last year's guidance catalogue and what stands for it now. */
export type CatalogSuccession = { readonly from: string; readonly to: string };
export type YearCalendar = {
  /** Dates as YYYY-MM-DD; null while not known. */
  readonly up1Deadline: string | null;
  readonly up2Deadline: string | null;
  readonly congressDate: string | null;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
};

/** 年度文件: everything that differs by year or place, handed down as one file. */
export type YearFile = {
  readonly format: 'two-up-two-down/year';
  readonly version: 1;
  /** A practice file can never be loaded into the real ledger, nor the other way round. */
  readonly ledger: 'real' | 'practice';
  readonly year: number;
  readonly region: { readonly code: string; readonly name: string };
  readonly departments: readonly Department[];
  readonly units: readonly Unit[];
  /** Digits of a unit code by tier, department first; 3-3-3 where absent. */
  readonly codeWidths?: readonly number[];
  /** Units and departments that are in the budget no more: readable, never chosen. */
  readonly retiredUnits?: readonly Unit[];
  readonly retiredDepartments?: readonly Department[];
  readonly unitChanges?: readonly UnitChange[];
  readonly catalogSuccession?: readonly CatalogSuccession[];
  readonly lists: { readonly [List in ListName]: readonly CodeEntry[] };
  readonly catalog: readonly CatalogEntry[];
  /** 行政区划 of nine digits and 资金性质; absent in years that were founded before they were known. */
  readonly regions?: readonly CodeEntry[];
  readonly fundNatures?: readonly CodeEntry[];
  /** Reference sets that are still the sample data (示例) that the program ships. */
  readonly samples?: readonly string[];
  /** Files that reference sets were taken over from, by the name of the set; at is an ISO instant. */
  readonly sources?: Readonly<Record<string, { readonly file: string; readonly digest: string; readonly at: string }>>;
  readonly economyMapping: readonly EconomyMapping[];
  /** 集中采购目录: procurement items bought centrally whatever the amount; absent while the office has not entered it. */
  readonly centralItems?: readonly string[];
  readonly thresholds: Thresholds;
  readonly calendar: YearCalendar;
  readonly formVersion: string;
  readonly forms: readonly FormDefinition[];
  readonly rules: readonly RuleSetting[];
  /** In the order of review; absent: the chain as shipped, which requires nothing. */
  readonly reviewChain?: readonly ReviewNode[];
};
