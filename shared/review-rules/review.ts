import type { Rule } from './facts.ts';
import type { Finding, Tables } from '#shared/records';
import { amountNotPositive, fundsAndTotal, quantityTimesPrice, statedTotal, unitOfMoney } from './amount-rules.ts';
import { notThirdTier, unknownCatalogCode } from './catalog-rules.ts';
import { duplicateRow, entryOnParent, requiredBlank, unknownUnit } from './completeness-rules.ts';
import { newAtSecondRound, overControl, purchasesAgainstControl } from './control-rules.ts';
import { badBuyer, purchaseDeclaration } from './declaration-rules.ts';
import { gatherFacts } from './facts.ts';
import { fundAndFunction, personnelPurchase, projectSums, purchasesOverProject } from './project-rules.ts';
import { readingRules } from './reading-rules.ts';
import type { RuleContext, RuleRecord } from './rule.ts';
import { termNotExplained, termTooLong, wrongTerm, yearlyPlan } from './term-rules.ts';

/** The order in which findings are listed. */
const rules: readonly Rule[] = [
  requiredBlank,
  unknownUnit,
  entryOnParent,
  duplicateRow,
  purchaseDeclaration,
  quantityTimesPrice,
  fundsAndTotal,
  amountNotPositive,
  statedTotal,
  unitOfMoney,
  purchasesOverProject,
  overControl,
  purchasesAgainstControl,
  newAtSecondRound,
  unknownCatalogCode,
  notThirdTier,
  badBuyer,
  termTooLong,
  termNotExplained,
  yearlyPlan,
  wrongTerm,
  fundAndFunction,
  personnelPurchase,
  projectSums,
];

/** Every rule's record: those that judge here, and those that the reader finds. */
export const ruleRecords: readonly RuleRecord[] = [...rules.map(({ record }) => record), ...readingRules];
const records = new Map(ruleRecords.map((record) => [record.id, record]));

/** 数据审核: every enabled rule of the round over one unit; cost grows with the rows. */
export function review(context: RuleContext): readonly Finding[] {
  const facts = gatherFacts(context);
  const settings = new Map(context.yearFile.rules.map((setting) => [setting.rule, setting]));
  const findings: Finding[] = [];
  for (const { record, check } of rules) {
    const setting = settings.get(record.id);
    if (setting?.enabled === false || !record.rounds.includes(context.round)) continue;
    for (const raised of check(facts))
      findings.push({
        ...raised,
        rule: record.id,
        version: record.version,
        severity: setting?.severity ?? raised.severity ?? record.severity,
        scope: raised.scope ?? record.scope,
      });
  }
  return findings;
}

/** The sentence of a finding, with its values; a rule that a later program no longer has is named by its id. */
export function findingSentence(finding: Finding, language: 'zh' | 'en'): string {
  const record = records.get(finding.rule);
  return record ? record.sentence[language](finding.values) : finding.rule;
}

/** Where the unit finds the row in its own file: sheet and cell, or sheet and row; blank where no row is meant. */
export function placeOfFinding(finding: Finding, tables: Tables | null): string {
  if (finding.where) return `${finding.where.sheet} ${finding.where.cell}`;
  const rows = finding.table === undefined ? [] : (tables?.[finding.table] ?? []);
  const origin = rows.find((row) => row.id === finding.rowId)?.origin;
  return origin ? `${origin.sheet} 第${String(origin.row)}行` : '';
}

const readingIds = new Set(readingRules.map(({ id }) => id));
/** Found while the file was read; a later review over the stored rows cannot find it again. */
export const isReadingFinding = (finding: Finding): boolean => readingIds.has(finding.rule);

/** Names a finding within its submission, so that its explanation outlives the next review. */
export const explanationKey = (finding: Finding): string =>
  [
    finding.rule,
    finding.table ?? '',
    finding.rowId ?? '',
    finding.field ?? '',
    String(finding.values['name'] ?? ''),
  ].join('|');

/** What still waits for an answer: every error, and every warning without its 情况说明. */
export const openFindings = (
  findings: readonly Finding[],
  explanations: Readonly<Record<string, string>>,
): readonly Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'error' ||
      (finding.severity === 'warning' && (explanations[explanationKey(finding)] ?? '').trim() === ''),
  );

/** 审核通过 is possible when nothing waits for an answer. */
export const mayPass = (findings: readonly Finding[], explanations: Readonly<Record<string, string>>): boolean =>
  openFindings(findings, explanations).length === 0;
