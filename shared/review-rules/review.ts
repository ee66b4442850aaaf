import type { Finding } from '#shared/records';
import type { RuleSetting, YearFile } from '#shared/year-file';
import { gatherCounty } from './county-facts.ts';
import { gatherFacts } from './facts.ts';
import { readingRules } from './reading-rules.ts';
import type { CountyContext, Raised, RuleContext, RuleRecord, RuleStage } from './rule.ts';
import type { Missing, UncheckedRule } from './rule-inputs.ts';
import { thresholdOf } from './rule-inputs.ts';
import { countyRulesOfForms, rulesOfForms } from './rules-of-forms.ts';
import { countyRulesOfSubstance, rulesOfSubstance } from './rules-of-substance.ts';

/** The order in which findings are listed. */
const unitRules = [...rulesOfForms, ...rulesOfSubstance];
const countyRules = [...countyRulesOfForms, ...countyRulesOfSubstance];

const recordsById = new Map<string, RuleRecord>(
  [...unitRules.map(({ record }) => record), ...countyRules.map(({ record }) => record), ...readingRules].map(
    (record) => [record.id, record],
  ),
);
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

function missingOf(
  record: RuleRecord,
  yearFile: YearFile,
  known: Readonly<Record<string, unknown>>,
): readonly Missing[] {
  return [
    ...(record.needs ?? []).filter((need) => known[need] === undefined),
    ...(record.thresholds ?? []).filter((key) => thresholdOf(yearFile, key) === null),
  ];
}

/** 数据审核: every enabled rule of the stage over one unit; cost grows with the rows. */
export function reviewUnit(context: RuleContext): Review {
  const facts = gatherFacts(context);
  const { yearFile, tables, previous, controls, inputs = {} } = context;
  const known = { ...inputs, previous, controls };
  const stage = context.stage ?? context.round;
  const settings = settingsOf(yearFile);
  const findings: Finding[] = [];
  const unchecked: UncheckedRule[] = [];
  for (const { record, check } of unitRules) {
    const setting = settings.get(record.id);
    if (!speaks(record, stage, setting)) continue;
    if (record.over !== undefined && tables[record.over].length === 0) continue;
    const missing = missingOf(record, yearFile, known);
    if (missing.length > 0) unchecked.push({ rule: record.id, missing });
    else for (const raised of check(facts)) findings.push(findingOf(record, raised, setting));
  }
  return { findings, unchecked };
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
    const missing = missingOf(record, context.yearFile, context.inputs ?? {});
    if (missing.length > 0) unchecked.push({ rule: record.id, missing });
    else for (const raised of check(facts)) findings.push(findingOf(record, raised, setting));
  }
  return { findings, unchecked };
}
