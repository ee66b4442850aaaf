import { confirmationsAsked, type Amendment } from '#shared/amend';
import { fieldDictionary, type FieldId } from '#shared/fields';
import type { CollectingRound, Finding, Row, TableName, Tables } from '#shared/records';
import { explanationKey, findingSentence, openFindings, placeOfFinding } from '#shared/review-rules';
import { textOf } from '#shared/rounds';

/** What the unit wrote to an item; source is the slip's own file, or '' where the office wrote it down. */
type SlipAnswer = { readonly text: string; readonly at: string; readonly by: string; readonly source: string };
/** One line of a 审核意见单: a finding, or the reviewer's own words to a row. */
export type SlipItem = {
  readonly id: string;
  readonly finding?: Finding;
  readonly table?: TableName;
  readonly rowId?: string;
  readonly field?: FieldId;
  /** Where the unit finds it in its own file; '' where no cell is meant. */
  readonly place: string;
  /** The project or service of the row. */
  readonly subject: string;
  readonly sentence: string;
  /** 修改要求: what the unit is to do. */
  readonly wish: string;
  /** The 代改 that the unit is asked to confirm, by its key in the trail. */
  readonly amendment?: string;
  readonly answer?: SlipAnswer;
};
/** 审核意见单: written in the same act as the return that it belongs to. */
export type ReturnSlip = {
  readonly number: string;
  readonly unit: string;
  readonly round: CollectingRound;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** YYYY-MM-DD, or null where none is set. */
  readonly deadline: string | null;
  readonly file: { readonly digest: string; readonly name: string } | null;
  readonly items: readonly SlipItem[];
  /** The tables as they were returned, to be set beside what comes back. */
  readonly before: Tables;
};

const stages: Record<CollectingRound, string> = { up1: '1', up2: '2' };
/** 编号 of the nth return of a unit in a round, such as 2027-105001-1-01. */
export const slipNumber = (year: number, unit: string, round: CollectingRound, nth: number): string =>
  `${String(year)}-${unit}-${stages[round]}-${String(nth).padStart(2, '0')}`;

const nameFields = ['serviceName', 'projectName', 'indicatorName', 'projectCode'] as const;
const subjectOf = (row: Row | undefined): string => {
  for (const field of nameFields) {
    const text = row ? textOf(row, field) : '';
    if (text !== '') return text;
  }
  return '';
};
const rowOf = (tables: Tables, table: TableName | undefined, id: string | undefined): Row | undefined =>
  table === undefined ? undefined : tables[table].find((row) => row.id === id);

const wishes: Record<Finding['severity'], string> = {
  error: '请修改后重新送审。',
  warning: '请修改，或在“单位答复”中说明情况。',
  notice: '请核对。',
};

export type SlipCandidate = { readonly item: SlipItem; readonly chosen: boolean };

/** 代改 that waits for the unit's word, as lines of the slip; what was deleted still stands in the unit's own file. */
const toConfirm = (amendments: readonly Amendment[], tables: Tables): readonly SlipCandidate[] =>
  confirmationsAsked(amendments).map(({ amendment, change, sentence }, index) => {
    const where = change?.where ?? null;
    const field = change?.kind === 'changed' ? { field: change.field } : {};
    const about = change ? { table: change.table, rowId: change.was ?? change.rowId, ...field } : {};
    const named = change ? rowItem(tables, { ...about, table: change.table, rowId: change.rowId }) : null;
    const stood = where ? `${where.sheet} 第${String(where.row)}行` : '';
    const item: SlipItem = {
      id: `c${String(index + 1)}`,
      ...about,
      place: named === null || named.place === '' ? stood : named.place,
      subject: named === null || named.subject === '' ? (change?.name ?? '') : named.subject,
      sentence,
      wish: '请核对，并在“单位答复”栏填写“确认”；有不同意见的，请写明。',
      amendment,
    };
    return { item, chosen: true };
  });

/**
 * What may go onto a slip: 代改 to be confirmed, then every finding, those that wait for an answer chosen beforehand and
 * standing first.
 */
export function slipCandidates(question: {
  readonly findings: readonly Finding[];
  readonly explanations: Readonly<Record<string, string>>;
  readonly tables: Tables;
  readonly amendments?: readonly Amendment[];
}): readonly SlipCandidate[] {
  const { findings, explanations, tables } = question;
  const open = new Set(openFindings(findings, explanations).map(explanationKey));
  const isOpen = (finding: Finding): boolean => open.has(explanationKey(finding));
  const found = findings
    .toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
    .map((finding, index) => {
      const { table, rowId, field } = finding;
      const item: SlipItem = {
        id: `f${String(index + 1)}`,
        finding,
        ...(table === undefined ? {} : { table }),
        ...(rowId === undefined ? {} : { rowId }),
        ...(field === undefined ? {} : { field }),
        place: placeOfFinding(finding, tables),
        subject: subjectOf(rowOf(tables, table, rowId)),
        sentence: findingSentence(finding, 'zh'),
        wish: wishes[finding.severity],
      };
      return { item, chosen: isOpen(finding) };
    });
  return [...toConfirm(question.amendments ?? [], tables), ...found];
}

/** The reviewer's own words to a row, or to one field of it. */
export function rowItem(
  tables: Tables,
  about: { readonly table: TableName; readonly rowId: string; readonly field?: FieldId },
): Omit<SlipItem, 'id' | 'sentence' | 'wish'> {
  const row = rowOf(tables, about.table, about.rowId);
  const where = row?.origin ? `${row.origin.sheet} 第${String(row.origin.row)}行` : '';
  const named = about.field === undefined ? '' : ` ${fieldDictionary[about.field].zh}`;
  return { ...about, place: `${where}${named}`.trim(), subject: subjectOf(row) };
}

/** The items in their order, numbered from 1. */
export const numbered = (items: readonly SlipItem[]): readonly SlipItem[] =>
  items.map((item, index) => ({ ...item, id: String(index + 1) }));
