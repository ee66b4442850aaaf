import type { FieldId } from '#shared/fields';
import { fieldDictionary } from '#shared/fields';
import type {
  AssetLine,
  BasicLine,
  CarryOverLine,
  ContractLine,
  PriorLine,
  ProcurementLine,
  Unit,
} from '#shared/records';
import type { FundField } from '#shared/rounds';
import type { Thresholds, YearFile } from '#shared/year-file';

/** 批复 of one project of the unit, in fen. */
export type ApprovedProject = {
  readonly projectCode: string;
  readonly projectName: string;
  readonly approved: number;
  readonly purchases: number;
  readonly reason: string;
  /** Day of the reply, YYYY-MM-DD. */
  readonly repliedOn: string;
};
/** One line of an adjustment batch after the reply: change in fen. */
export type BatchChange = { readonly projectCode: string; readonly batch: string; readonly change: number };
/** What stands for a project at present, in fen. */
export type CurrentProject = { readonly projectCode: string; readonly projectName: string; readonly amount: number };
/** 自评分 and 财政评价分 of one project, in hundredths of a point. */
export type EvaluationScores = {
  readonly projectCode: string;
  readonly projectName: string;
  readonly self: number;
  readonly finance: number;
};

/**
 * What the rules can judge by beside the unit's own tables. Absent: the office does not have it, and the rules that need
 * it stay unchecked. An empty list: the office has it, and there is nothing in it for this unit.
 */
export type RuleInputs = {
  /** 上年 list of the unit, and of its whole department. */
  readonly prior?: readonly PriorLine[];
  readonly departmentPrior?: readonly PriorLine[];
  /** 基本支出控制数. */
  readonly basics?: readonly BasicLine[];
  /** Codes of 已储备 projects. */
  readonly pool?: ReadonlySet<string>;
  readonly procurement?: readonly ProcurementLine[];
  readonly assets?: readonly AssetLine[];
  readonly contracts?: readonly ContractLine[];
  readonly carryOver?: readonly CarryOverLine[];
  readonly approved?: readonly ApprovedProject[];
  readonly batches?: readonly BatchChange[];
  readonly current?: readonly CurrentProject[];
  /** Purchases in the disclosed budget, in fen. */
  readonly disclosed?: { readonly purchases: number };
  /** Purchases that the unit states in its own summary table, in fen. */
  readonly summary?: { readonly purchases: number };
  /** Canonical text or digest of the final version, and the same of what stands now. */
  readonly finalVersion?: { readonly locked: string; readonly current: string };
  /** 数据校验码 printed on the paper, and the file's own. */
  readonly paper?: { readonly stated: string; readonly file: string };
  readonly scores?: readonly EvaluationScores[];
  /** 编制数, 实有人数, 编外人数. */
  readonly posts?: NonNullable<Unit['posts']>;
};

/** 财政下发 and 部门下发 of one department and fund, in fen. */
export type DepartmentFigure = {
  readonly department: string;
  readonly fund: FundField | null;
  readonly issued: number;
  readonly split: number;
};
/** A cell of a report as it stands in the file, beside what the ledger gives; fen or a count. */
export type ReportCell = {
  readonly report: string;
  readonly cell: string;
  readonly stated: number;
  readonly computed: number;
};
/** Purchases by budget level (practice 1.5), in fen; a township's region has 9 digits. */
export type RegionTotals = {
  readonly county: number;
  readonly ownLevel: number;
  readonly townships: readonly { readonly region: string; readonly amount: number }[];
};
export type CountyInputs = {
  readonly prior?: readonly PriorLine[];
  readonly contracts?: readonly ContractLine[];
  readonly departmentFigures?: readonly DepartmentFigure[];
  readonly reportCells?: readonly ReportCell[];
  readonly regionTotals?: RegionTotals;
};

/** Lists of the year file that a county may not have. */
type YearNeed = 'centralItems' | 'catalogItems';
/** What a rule may ask for; previous and controls stand in the context itself. */
export type RuleNeed = keyof RuleInputs | keyof CountyInputs | YearNeed | 'previous' | 'controls';
export type Missing = RuleNeed | keyof Thresholds | `column ${FieldId}`;
type Words = { readonly zh: string; readonly en: string };
const words = (zh: string, en: string): Words => ({ zh, en });

const missingWords: { readonly [Key in RuleNeed | keyof Thresholds]: Words } = {
  prior: words('上年预算和执行数据', "last year's list"),
  departmentPrior: words('本部门上年预算数据', "the department's list of last year"),
  basics: words('基本支出控制数', 'basic expenditure figures'),
  pool: words('项目库已储备项目清单', 'the list of reserved projects'),
  procurement: words('政府采购预算表', 'the procurement budget'),
  assets: words('资产购置计划', 'the asset purchase plan'),
  contracts: words('合同台账', 'the list of contracts'),
  carryOver: words('上年结转数', 'carry-over of last year'),
  approved: words('预算批复数', 'the reply'),
  batches: words('追加调整批次', 'adjustment batches'),
  current: words('调整后预算数', 'the budget after adjustment'),
  disclosed: words('部门预算公开数', 'the disclosed budget'),
  summary: words('单位汇总表中的购买服务数', "the unit's own summary of purchases"),
  finalVersion: words('定稿版本', 'a final version'),
  paper: words('纸质送审表的数据校验码', 'the check code on the paper'),
  scores: words('自评分和财政评价分', 'evaluation scores'),
  posts: words('单位编制和实有人数', "the unit's posts"),
  departmentFigures: words('财政下发和部门下发的控制数', 'figures of finance and of the departments'),
  reportCells: words('上报表数据', 'the report to the city'),
  regionTotals: words('县本级和乡镇分口径数', 'totals of the county level and the townships'),
  centralItems: words('集中采购目录', 'the centralised procurement catalogue'),
  catalogItems: words('指导性目录与采购品目对照', 'procurement items of the catalogue entries'),
  previous: words('一上申报数', 'the first submission'),
  controls: words('一下控制数', 'control figures'),
  decentralisedService: words('分散采购限额标准（服务类）', 'the threshold of decentralised procurement'),
  openTenderService: words('公开招标数额标准（服务类）', 'the threshold of open tender'),
  otherShare: words('“其他”类占比标准', 'the share allowed to other services'),
  contractMonthsNormal: words('合同期限标准', 'the normal term of a contract'),
  contractMonthsMost: words('合同最长期限标准', 'the longest term of a contract'),
  review: words('财政评审限额标准', 'the threshold of review'),
  exAnte: words('事前绩效评估限额标准', 'the threshold of ex-ante evaluation'),
  targets: words('绩效目标限额标准', 'the threshold of performance targets'),
  micro: words('单位自行采购限额标准', 'the threshold of purchases by the unit itself'),
  yearOnYearShare: words('同比增减说明标准', 'the share of change that asks for words'),
  unitPriceShare: words('单价同比说明标准', 'the share of change in unit price'),
};

/** A rule that could not speak, and what it lacks. */
export type UncheckedRule = { readonly rule: string; readonly missing: readonly Missing[] };

const columnPrefix = 'column ';
const isColumn = (missing: Missing): missing is `column ${FieldId}` => missing.startsWith(columnPrefix);
function wordsOf(missing: Missing): Words {
  if (!isColumn(missing)) return missingWords[missing];
  const { zh, en } = fieldDictionary[missing.slice(columnPrefix.length) as FieldId];
  return words(`表样中的“${zh}”列`, `the column "${en}" of the form`);
}

export const missingLabel = (missing: Missing, language: 'zh' | 'en'): string => wordsOf(missing)[language];

/** 未检查：缺…, so that a rule without its inputs is never taken for one that is content. */
export const uncheckedSentence = ({ missing }: UncheckedRule, language: 'zh' | 'en'): string =>
  language === 'zh'
    ? `未检查：缺${missing.map((each) => missingLabel(each, 'zh')).join('、')}`
    : `Not checked: ${missing.map((each) => missingLabel(each, 'en')).join(', ')} missing`;

/** A threshold of the year; years stored before it existed have none, which is the same as not filled in. */
export const thresholdOf = ({ thresholds }: YearFile, key: keyof Thresholds): number | null =>
  (thresholds as Partial<Thresholds>)[key] ?? null;

/** Lists that the year has, or nothing under their names. */
export const yearNeeds = ({ centralItems, catalog }: YearFile): Readonly<Record<YearNeed, unknown>> => ({
  centralItems,
  catalogItems: catalog.find(({ procurementItems = [] }) => procurementItems.length > 0),
});
