import type { ReadCell, ReadRow, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { bodyRows, findHead, type FoundHead } from './find-head.ts';
import type { ImportProblem } from './import-problem.ts';
import { moneyUnits, type MoneyUnit } from './money-unit.ts';
import { byColumn, isTotalText, wordsIn } from './plain-text.ts';
import { ProjectAbove } from './project-above.ts';
import { TableReader, type ImportAnswers, type TypedColumn, type UnknownUnit } from './table-reader.ts';

export type ListKey<Key extends string> = Key | 'unit' | 'unitCode';
/** What a list of one line a row looks like: its columns beside the unit's, and those without which it cannot be read. */
export type ListShape<Key extends string> = {
  readonly columns: readonly TypedColumn<ListKey<Key>>[];
  readonly needed: readonly ListKey<Key>[];
  /** The column that is summed; its unit of money holds for columns that state none. */
  readonly amount: ListKey<Key> | null;
};
export type ListQuestion = { readonly yearFile: YearFile; readonly answers: ImportAnswers };
/** One row under the head. words is what stands there; value is what it means, reported where it means nothing. */
export type ListRow<Key extends string> = {
  readonly unit: string;
  /** 项目编码 of the row, or that of the merged cell above it; '' where the list or the row has none. */
  readonly projectCode: string;
  readonly words: (key: ListKey<Key>) => string;
  readonly value: (key: ListKey<Key>) => string | number | boolean | undefined;
  readonly cell: (key: ListKey<Key>) => ReadCell | undefined;
  readonly at: (key: ListKey<Key>) => { readonly sheet: string; readonly cell: string };
  readonly wrong: (key: ListKey<Key>, wanted: string) => void;
};
export type ListReading<Line> = {
  readonly sheet: string | null;
  readonly moneyUnit: MoneyUnit | null;
  readonly lines: readonly Line[];
  readonly passedOver: number;
  readonly unknownUnits: readonly UnknownUnit[];
  readonly problems: readonly ImportProblem[];
};

/** 预算单位 and its code, as every list prints them. */
export const unitColumns: readonly TypedColumn<'unit' | 'unitCode'>[] = [
  { key: 'unit', kind: 'unit', heads: ['预算单位', '单位名称', '单位', '预算单位名称'] },
  { key: 'unitCode', kind: 'unit', heads: ['单位编码', '预算单位编码', '单位代码'] },
];

type Found<Key extends string> = {
  readonly head: FoundHead<ListKey<Key>>;
  readonly of: (column: number) => MoneyUnit;
};
type Refused = { readonly sheet: string | null; readonly problem: ImportProblem };

/** The sheet that bears most of the heads, and its unit of money; or why it cannot be read. */
function findList<Key extends string>(
  workbook: ReadWorkbook,
  { answers }: ListQuestion,
  { columns, needed, amount }: ListShape<Key>,
): Found<Key> | Refused {
  const head = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => findHead(sheet, columns, 2) ?? [])
    .toSorted((a, b) => b.columns.size - a.columns.size)[0];
  if (!head) return { sheet: null, problem: { kind: 'import/no-table' } };
  const sheet = head.sheet.name;
  const missing = needed.filter((key) => !head.columns.has(key) && !(key === 'unit' && head.columns.has('unitCode')));
  if (missing.length > 0) {
    const heads = missing.map((key) => columns.find((column) => column.key === key)?.heads[0] ?? key);
    return { sheet, problem: { kind: 'import/heads-missing', sheet, heads } };
  }
  const money = columns.flatMap(({ key, kind }) => (kind === 'money' ? (head.columns.get(key) ?? []) : []));
  if (amount === null || money.length === 0) return { head, of: () => 'yuan' };
  const units = moneyUnits(head, money, head.columns.get(amount) ?? 0, answers.moneyUnits[sheet]);
  if (units.state === 'clear') return { head, of: units.of };
  const found = units.found.map(({ text, cell }) => `${cell} ${text}`);
  return { sheet, problem: { kind: 'import/money-unit', sheet, found } };
}

function rowOf<Key extends string>(reader: TableReader, shape: ListShape<Key>, row: ReadRow): ListRow<Key> {
  const read = byColumn(row);
  const cell = (key: ListKey<Key>): ReadCell | undefined => read.get(reader.head.columns.get(key) ?? 0);
  const headOf = (key: ListKey<Key>): string => shape.columns.find((column) => column.key === key)?.heads[0] ?? key;
  return {
    unit: '',
    projectCode: '',
    words: (key) => wordsIn(cell(key)),
    cell,
    at: (key) => reader.at(row, key),
    value: (key) => {
      const column = shape.columns.find((each) => each.key === key);
      return column ? reader.value(row, column, cell(key)) : undefined;
    },
    wrong: (key, wanted) => {
      const text = cell(key)?.text ?? '';
      reader.report({ kind: 'import/word-wrong', ...reader.at(row, key), head: headOf(key), text, wanted });
    },
  };
}

/**
 * A list of others with one line a row, from whatever sheet bears its heads. What merged cells say of the unit and
 * of the project holds for the rows under them; totals are passed over, and so is what `lineOf` answers null for.
 */
export function readList<Key extends string, Line>(
  workbook: ReadWorkbook,
  question: ListQuestion,
  shape: ListShape<Key>,
  lineOf: (row: ListRow<Key>) => Line | null,
): ListReading<Line> {
  const found = findList(workbook, question, shape);
  if ('problem' in found)
    return {
      sheet: found.sheet,
      moneyUnit: null,
      lines: [],
      passedOver: 0,
      unknownUnits: [],
      problems: [found.problem],
    };
  const { head } = found;
  const reader = new TableReader(head, shape.columns, question, found.of);
  const projects = new ProjectAbove(head);
  const lines: Line[] = [];
  let passedOver = 0;
  let above = { code: '', name: '' };
  for (const row of bodyRows(head)) {
    const read = rowOf(reader, shape, row);
    const texts = [row.cells[0]?.text ?? '', ...shape.needed.map((key) => read.words(key))];
    if (texts.some(isTotalText)) {
      passedOver += 1;
      projects.end();
      continue;
    }
    const named = { code: read.words('unitCode'), name: read.words('unit') };
    if (named.code !== '' || named.name !== '') above = named;
    const projectCode = projects.of(row, `${above.code} ${above.name}`);
    const unit = reader.unitOf(row, above.code, above.name);
    const line = unit === null || unit === '' ? null : lineOf({ ...read, unit, projectCode });
    if (line !== null) lines.push(line);
    else if (unit !== '') passedOver += 1;
  }
  return {
    sheet: head.sheet.name,
    moneyUnit: shape.amount === null ? null : found.of(head.columns.get(shape.amount) ?? 0),
    lines,
    passedOver,
    unknownUnits: reader.unknownUnits(),
    problems: reader.allProblems(),
  };
}
