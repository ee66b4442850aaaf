import type { Finding } from '#shared/records';
import type { RuleSetting, YearFile } from '#shared/year-file';
import { gatherCounty } from './county-facts.ts';
import type { Facts } from './facts.ts';
import { gatherFacts, isAsked } from './facts.ts';
import { readingRules } from './reading-rules.ts';
import type { CountyContext, Raised, RuleContext, RuleRecord, RuleStage } from './rule.ts';
import type { Missing, UncheckedRule } from './rule-inputs.ts';
import { thresholdOf, yearNeeds } from './rule-inputs.ts';
import { countyRulesOfForms, rulesOfForms } from './rules-of-forms.ts';
import { countyRulesOfSubstance, rulesOfSubstance } from './rules-of-substance.ts';

/** The order in which findings are listed. */
const unitRules = [...rulesOfForms, ...rulesOfSubstance];
const countyRules = [...countyRulesOfForms, ...countyRulesOfSubstance];

const joined = <Item>(a: readonly Item[] = [], b: readonly Item[] = []): readonly Item[] => [...new Set([...a, ...b])];
/** A rule of several parts, each with its own stages and inputs, has one record. */
function joinRecords(records: readonly RuleRecord[]): ReadonlyMap<string, RuleRecord> {
  const byId = new Map<string, RuleRecord>();
  for (const record of records) {
    const known = byId.get(record.id);
    const stages = joined(known?.stages, record.stages);
    const needs = joined(known?.needs, record.needs);
    const thresholds = joined(known?.thresholds, record.thresholds);
    byId.set(record.id, known ? { ...known, stages, needs, thresholds } : record);
  }
  return byId;
}
const recordsById = joinRecords([
  ...readingRules,
  ...unitRules.map(({ record }) => record),
  ...countyRules.map(({ record }) => record),
]);
/** Every rule's record: those that judge here, and those that the reader finds. */
export const ruleRecords: readonly RuleRecord[] = [...recordsById.values()];
export const ruleRecord = (id: string): RuleRecord | undefined => recordsById.get(id);

/** What an enabled rule of the stage found, and which ones could not look. */
export type Review = { readonly findings: readonly Finding[]; readonly unchecked: readonly UncheckedRule[] };
export type CountyFinding = Finding & { readonly unit: string };
export type CountyReview = {
  readonly findings: readonly CountyFinding[];
  readonly unchecked: readonly UncheckedRule[];
};

const settingsOf = ({ rules }: YearFile): ReadonlyMap<string, RuleSetting> =>
  new Map(rules.map((setting) => [setting.rule, setting]));
const speaks = (record: RuleRecord, stage: RuleStage, setting: RuleSetting | undefined): boolean =>
  setting?.enabled !== false && record.stages.includes(stage);

/** The year's severity wins over what the rule saw, and that over the record. */
const findingOf = <Seen extends Raised>(record: RuleRecord, raised: Seen, setting: RuleSetting | undefined) => ({
  ...raised,
  rule: record.id,
  version: record.version,
  severity: setting?.severity ?? raised.severity ?? record.severity,
  scope: raised.scope ?? record.scope,
});

type Known = Readonly<Record<string, unknown>>;
const missingOf = (
  { needs = [], thresholds = [] }: RuleRecord,
  yearFile: YearFile,
  known: Known,
): readonly Missing[] => [
  ...needs.filter((need) => known[need] === undefined),
  ...thresholds.filter((key) => thresholdOf(yearFile, key) === null),
];
const unaskedColumns = ({ over, columns = [] }: RuleRecord, facts: Facts): readonly Missing[] =>
  columns
    .filter((field) => over !== undefined && !isAsked(facts, over, field))
    .map((field) => `column ${field}` as const);

/** The parts of one rule together. */
function unite(unchecked: UncheckedRule[], rule: string, missing: readonly Missing[]): void {
  const at = unchecked.findIndex((one) => one.rule === rule);
  if (at < 0) unchecked.push({ rule, missing });
  else unchecked[at] = { rule, missing: joined(unchecked[at]?.missing, missing) };
}

/** 数据审核: every enabled rule of the stage over one unit; cost grows with the rows. */
export function reviewUnit(context: RuleContext): Review {
  const facts = gatherFacts(context);
  const { yearFile, tables, previous, controls, inputs = {} } = context;
  const known = { ...inputs, ...yearNeeds(yearFile), previous, controls };
  const stage = context.stage ?? context.round;
  const settings = settingsOf(yearFile);
  const findings: Finding[] = [];
  const unchecked: UncheckedRule[] = [];
  for (const { record, check } of unitRules) {
    const setting = settings.get(record.id);
    if (!speaks(record, stage, setting)) continue;
    if (record.over !== undefined && tables[record.over].length === 0) continue;
    const missing = [...missingOf(record, yearFile, known), ...unaskedColumns(record, facts)];
    if (missing.length > 0) unite(unchecked, record.id, missing);
    else for (const raised of check(facts)) findings.push(findingOf(record, raised, setting));
  }
  return { findings, unchecked };
}

/** What the reader found, as loud as the year wants it. */
export function withSettings(findings: readonly Finding[], yearFile: YearFile): readonly Finding[] {
  const settings = settingsOf(yearFile);
  return findings.flatMap((finding) => {
    const setting = settings.get(finding.rule);
    if (setting?.enabled === false) return [];
    return [setting?.severity ? { ...finding, severity: setting.severity } : finding];
  });
}

/** The findings of a unit alone, for callers that show no unchecked rules. */
export const review = (context: RuleContext): readonly Finding[] => reviewUnit(context).findings;

/** 全县审核, on demand: the rules that look across units. */
export function reviewCounty(context: CountyContext): CountyReview {
  const facts = gatherCounty(context);
  const settings = settingsOf(context.yearFile);
  const findings: CountyFinding[] = [];
  const unchecked: UncheckedRule[] = [];
  for (const { record, check } of countyRules) {
    const setting = settings.get(record.id);
    if (!speaks(record, context.stage, setting)) continue;
    const missing = missingOf(record, context.yearFile, { ...context.inputs, ...yearNeeds(context.yearFile) });
    if (missing.length > 0) unite(unchecked, record.id, missing);
    else for (const raised of check(facts)) findings.push(findingOf(record, raised, setting));
  }
  return { findings, unchecked };
}
