import { fieldDictionary } from '#shared/fields';
import type { Finding, Tables } from '#shared/records';
import { readingRules } from './reading-rules.ts';
import { ruleRecord } from './review.ts';

/** The names of the field that a finding is about; the label of the year's paper where it differs. */
function fieldWords({ field, values }: Finding): Finding['values'] {
  if (field === undefined) return {};
  const { zh, en } = fieldDictionary[field];
  return { fieldZh: String(values['label'] ?? zh), fieldEn: en };
}

/** The sentence of a finding, with its values; a rule that a later program no longer has is named by its id. */
export function findingSentence(finding: Finding, language: 'zh' | 'en'): string {
  const record = ruleRecord(finding.rule);
  return record ? record.sentence[language]({ ...fieldWords(finding), ...finding.values }) : finding.rule;
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
