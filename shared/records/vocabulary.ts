import type { FieldId } from '#shared/fields';

/** ①一上申报 ②一下控制数 ③二上编制 ④二下批复, in the order of the year. */
export const roundNames = ['up1', 'down1', 'up2', 'down2'] as const;
export type RoundName = (typeof roundNames)[number];
/** The two rounds in which units hand in workbooks: 一上 and 二上. */
export type CollectingRound = 'up1' | 'up2';

/** 单位性质; who may buy services follows from it (Order 102, art. 5 to 8 and 33). */
export const unitTypes = [
  'administrative',
  'partyOrgan',
  'administrativeInstitution',
  'massOrganAdministrative',
  'civilServiceLike',
  'publicClass1',
  'publicClass2',
  'businessInstitution',
  'massOrganInstitution',
  'other',
] as const;
export type UnitType = (typeof unitTypes)[number];

export type Department = { readonly code: string; readonly name: string; readonly section: string };
/** A budget unit; a department's own 本级 is a unit of its own (isHead). region: 9 digits. */
export type Unit = {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly isHead: boolean;
  readonly type: UnitType;
  readonly section: string;
  readonly region: string;
  readonly accountant?: string;
  readonly leader?: string;
  readonly phone?: string;
  /** 编制数, 实有人数, 编外人数; absent while the office has not entered them. */
  readonly posts?: { readonly authorised: number; readonly actual: number; readonly offQuota: number };
  /** 经费保障形式: 全额, 差额, 自收自支. */
  readonly funding?: 'full' | 'partial' | 'self';
};

export const tableNames = ['projects', 'purchases', 'targets'] as const;
export type TableName = (typeof tableNames)[number];

/**
 * One cell by the field's type: money = fen (integer), decimal = hundredths (integer), int = integer, pct = hundredths
 * of a percent, date = 'YYYY-MM-DD', bool = boolean, else text. null is blank, which is never zero.
 * unread keeps a text that the type cannot hold, for the finding that names it.
 */
export type Cell = string | number | boolean | null | { readonly unread: string };
export type Cells = { readonly [Field in FieldId]?: Cell };
/**
 * Where a row came from: digest (sha-256 hex) of the kept file, sheet name, row number from 1. A row that was entered in the
 * program has no file (digest is blank); entered says by whom and when, and file says so in words.
 */
export type Origin = {
  readonly digest: string;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly entered?: { readonly by: string; readonly at: string };
};
export type Row = { readonly id: string; readonly cells: Cells; readonly origin?: Origin };
export type Tables = { readonly [Table in TableName]: readonly Row[] };

/** 未送审, 已送审, 被退回, 重新送审, 审核通过, 已锁定 (定稿), 已批复. */
export const submissionStates = [
  'absent',
  'submitted',
  'returned',
  'resubmitted',
  'passed',
  'locked',
  'replied',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** 错误型 blocks 审核通过, 警告型 needs an explanation (情况说明), 提示型 informs. */
export type Severity = 'error' | 'warning' | 'notice';
export type FindingScope = 'file' | 'row' | 'project' | 'unit' | 'department' | 'county';
/** 审核问题: a fact about a submission. values fill the sentence of the rule's record. */
export type Finding = {
  readonly rule: string;
  readonly version: number;
  readonly severity: Severity;
  readonly scope: FindingScope;
  readonly table?: TableName;
  readonly rowId?: string;
  readonly field?: FieldId;
  readonly where?: { readonly sheet: string; readonly cell: string };
  readonly values: Readonly<Record<string, string | number>>;
};

/** 报送: one unit in one collecting round. noPurchases: the unit signed 无购买服务声明. */
export type Submission = {
  readonly unit: string;
  readonly round: CollectingRound;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly sequence: number;
  readonly noPurchases: boolean;
  readonly tables: Tables;
  readonly findings: readonly Finding[];
  readonly explanations: Readonly<Record<string, string>>;
  readonly file?: { readonly digest: string; readonly name: string };
  readonly receivedAt?: string;
  readonly returnReason?: string;
};
