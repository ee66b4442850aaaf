import type { Role } from '#shared/operators';
import type { FindingScope, RoundName, Severity, SubmissionState, TableName, UnitType } from '#shared/records';
import type { RuleStage } from '#shared/review-rules';

export type Language = 'zh' | 'en';
type Labels<Key extends string> = { readonly [Name in Key]: { readonly [Tongue in Language]: string } };
const label = (zh: string, en: string): { readonly zh: string; readonly en: string } => ({ zh, en });

const rounds: Labels<RoundName> = {
  up1: label('一上申报', 'First submission'),
  down1: label('一下控制数', 'Control figures'),
  up2: label('二上编制', 'Second submission'),
  down2: label('二下批复', 'Reply'),
};
const states: Labels<SubmissionState> = {
  absent: label('未送审', 'Not submitted'),
  submitted: label('已送审', 'Submitted'),
  returned: label('被退回', 'Returned'),
  resubmitted: label('重新送审', 'Submitted again'),
  passed: label('审核通过', 'Passed'),
  locked: label('已锁定', 'Locked'),
  replied: label('已批复', 'Replied'),
};
const severities: Labels<Severity> = {
  error: label('错误型', 'Error'),
  warning: label('警告型', 'Warning'),
  notice: label('提示型', 'Notice'),
};
const tables: Labels<TableName> = {
  projects: label('项目支出', 'Projects'),
  purchases: label('购买服务', 'Purchases'),
  targets: label('绩效目标', 'Targets'),
};
const types: Labels<UnitType> = {
  administrative: label('行政单位', 'Administrative organ'),
  partyOrgan: label('党的机关', 'Party organ'),
  administrativeInstitution: label('承担行政职能的事业单位', 'Institution with administrative functions'),
  massOrganAdministrative: label('使用行政编制的群团机关', 'Mass organ with administrative posts'),
  civilServiceLike: label('参照公务员法管理的事业单位', 'Institution under the civil service law'),
  publicClass1: label('公益一类事业单位', 'Public institution, class 1'),
  publicClass2: label('公益二类事业单位', 'Public institution, class 2'),
  businessInstitution: label('生产经营类事业单位', 'Business institution'),
  massOrganInstitution: label('使用事业编制的群团', 'Mass organ with institution posts'),
  other: label('其他单位', 'Other unit'),
};

const scopes: Labels<FindingScope> = {
  file: label('文件', 'File'),
  row: label('行', 'Row'),
  project: label('项目', 'Project'),
  unit: label('单位', 'Unit'),
  department: label('部门', 'Department'),
  county: label('全县', 'County'),
};
const stages: Labels<RuleStage> = {
  up1: label('一上', 'Up 1'),
  down1: label('一下', 'Down 1'),
  up2: label('二上', 'Up 2'),
  down2: label('二下', 'Down 2'),
  execution: label('执行', 'Execution'),
  adjustment: label('调整', 'Adjustment'),
  evaluation: label('绩效评价', 'Evaluation'),
  report: label('上报', 'Report'),
};
const roleNames: Labels<Role> = {
  clerk: label('经办', 'clerk'),
  reviewer: label('审核', 'reviewer'),
  head: label('负责人', 'head'),
};

export const roundLabel = (round: RoundName, language: Language): string => rounds[round][language];
export const stateLabel = (state: SubmissionState, language: Language): string => states[state][language];
export const severityLabel = (severity: Severity, language: Language): string => severities[severity][language];
export const tableLabel = (table: TableName, language: Language): string => tables[table][language];
export const unitTypeLabel = (type: UnitType, language: Language): string => types[type][language];
export const scopeLabel = (scope: FindingScope, language: Language): string => scopes[scope][language];
export const stageLabel = (stage: RuleStage, language: Language): string => stages[stage][language];
export const roleLabel = (role: Role, language: Language): string => roleNames[role][language];
