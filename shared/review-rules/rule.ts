import type { FieldId } from '#shared/fields';
import type { Fen } from '#shared/money';
import type {
  CollectingRound,
  Finding,
  FindingScope,
  RoundName,
  Severity,
  TableName,
  Tables,
  Unit,
} from '#shared/records';
import type { FundField } from '#shared/rounds';
import type { Thresholds, YearFile } from '#shared/year-file';
import type { CountyInputs, RuleInputs, RuleNeed } from './rule-inputs.ts';

/** A control figure as it binds one unit: a project's, a fund's or the whole unit's. purchases is an 其中数. */
export type ControlCeiling = {
  readonly unit: string;
  readonly projectCode: string | null;
  readonly fund: FundField | null;
  readonly amount: Fen;
  readonly purchases: Fen | null;
  /** 核减理由, where the figure has one. */
  readonly reason?: string;
};

/** When a rule speaks: a round of the year, or 执行, 调整, 绩效评价, 上报市局. */
export type RuleStage = RoundName | 'execution' | 'adjustment' | 'evaluation' | 'report';

export type RuleContext = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  /** Round of the tables. */
  readonly round: CollectingRound;
  /** What the tables are judged for; the round itself where absent. */
  readonly stage?: RuleStage;
  readonly tables: Tables;
  /** The unit signed 无购买服务声明. */
  readonly noPurchases: boolean;
  readonly mayBuy: boolean;
  /** Tables of 一上, for a review of 二上. */
  readonly previous?: Tables;
  readonly controls?: readonly ControlCeiling[];
  readonly inputs?: RuleInputs;
};
/** The whole county, or what of it was received, for the rules that look across units. */
export type CountyContext = {
  readonly yearFile: YearFile;
  readonly stage: RuleStage;
  readonly units: readonly { readonly unit: Unit; readonly tables: Tables }[];
  readonly inputs?: CountyInputs;
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
  readonly stages: readonly RuleStage[];
  readonly scope: FindingScope;
  readonly legalBasis: string;
  readonly sentence: Sentence;
  /** Without any one of these the rule stays unchecked and says so. */
  readonly needs?: readonly RuleNeed[];
  readonly thresholds?: readonly (keyof Thresholds)[];
  /** The table whose rows it judges: where that is empty, nothing is missing. */
  readonly over?: TableName;
  /** Columns of that table which the form of the round must ask for. */
  readonly columns?: readonly FieldId[];
};

/** What a rule saw; its record gives the severity and scope that are not given here. */
export type Raised = Pick<Finding, 'table' | 'rowId' | 'field' | 'values'> & {
  readonly severity?: Severity;
  readonly scope?: FindingScope;
};
/** What a rule across units saw; unit '' where it concerns a department or the county as a whole. */
export type CountyRaised = Raised & { readonly unit: string };
/** A rule judges what was gathered; Gathered is the Facts of facts.ts or the CountyFacts of county-facts.ts. */
export type RuleOver<Gathered, Seen extends Raised = Raised> = {
  readonly record: RuleRecord;
  readonly check: (facts: Gathered) => Iterable<Seen>;
};

export const bothRounds: readonly RuleStage[] = ['up1', 'up2'];
export const secondRound: readonly RuleStage[] = ['up2'];

export const order102 = (article: string): string => `《政府购买服务管理办法》（财政部令第102号）${article}`;
export const formGuide = '年度部门预算编制通知和表样填报说明';
