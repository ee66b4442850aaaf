/** What the office knows about a unit beside its forms; amounts in fen, null where the source does not state them. */

/**
 * One line of last year's list (上年 is N−1 while N is compiled; practice 1.2). serviceName and catalogCode are '' for an
 * ordinary line.
 */
export type PriorLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly serviceName: string;
  readonly catalogCode: string;
  readonly funcCode: string;
  readonly deptEcon: string;
  readonly uom: string;
  readonly unitPrice: number | null;
  /** 上年预算数. */
  readonly budget: number | null;
  /** 上年截至 m 月执行数, with m. */
  readonly executed: { readonly amount: number; readonly months: number } | null;
  /** 前年 (N−2): 调整预算数 and 决算数. */
  readonly yearBefore: { readonly budget: number; readonly settled: number } | null;
  /** 最近一次评价: 年度, 等级. */
  readonly grade: { readonly year: number; readonly word: '优' | '良' | '中' | '差' } | null;
};
/** 基本支出控制数 by economic 款; it is imported and shown, never compiled here (practice 2.5). */
export type BasicLine = {
  readonly unit: string;
  readonly deptEcon: string;
  readonly amount: number;
  readonly previous: number | null;
};
/** 政府采购预算 of a project and an item. */
export type ProcurementLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly purItemCode: string;
  readonly amount: number;
};
/** 资产购置计划. */
export type AssetLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly name: string;
  readonly amount: number;
};
/** 上年结转 of a project, known only after the year has ended. */
export type CarryOverLine = { readonly unit: string; readonly projectCode: string; readonly amount: number };
/** 合同 under a replied purchase line. Dates as YYYY-MM-DD. */
export type ContractLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly serviceName: string;
  readonly provider: string;
  readonly providerType: string;
  readonly creditCode: string;
  readonly signed: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly amount: number;
  /** 补充合同, summed. */
  readonly supplements: number;
  /** A new procurement came before it; without one it renews the contract before. */
  readonly procured: boolean;
};
