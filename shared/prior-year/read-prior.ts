import type {
  FoundHead,
  ImportAnswers,
  ImportProblem,
  MoneyUnit,
  MoneyUnits,
  UnknownUnit,
} from '#shared/foreign-tables';
import {
  assignedHead,
  bodyRows,
  byColumn,
  findHead,
  isTotalText,
  moneyUnits,
  TableReader,
  wordsIn,
} from '#shared/foreign-tables';
import type { PriorLine } from '#shared/records';
import type { ReadCell, ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { neededPriorKeys, priorColumns, type PriorKey } from './prior-columns.ts';

/** Which column is which, as the person assigned them; rows of the head from 1. */
export type ColumnAssignment = {
  readonly sheet: string;
  readonly head: { readonly first: number; readonly last: number };
  readonly columns: Readonly<Partial<Record<PriorKey, number>>>;
};
export type PriorQuestion = {
  readonly yearFile: YearFile;
  readonly answers: ImportAnswers;
  readonly assignment: ColumnAssignment | null;
  /** m of 上年截至m月执行数 where no head says it. */
  readonly months: number | null;
};
export type PriorReading = {
  readonly head: FoundHead<PriorKey> | null;
  readonly moneyUnit: MoneyUnit | null;
  /** m as the head says it; null: to be said by the person where executions are imported. */
  readonly months: number | null;
  readonly lines: readonly PriorLine[];
  readonly sum: number;
  readonly passedOver: number;
  readonly unknownUnits: readonly UnknownUnit[];
  readonly problems: readonly ImportProblem[];
  /** Keys that the person should look at: a needed one is missing, or several columns answer to one. */
  readonly unclear: readonly PriorKey[];
};

const leastHeads = 3;
/** Where no head is known: the first row that looks like one, so that the person can say which column is which. */
function guessedHead(sheet: ReadSheet): FoundHead<PriorKey> | null {
  const texts = ({ cells }: ReadRow): number =>
    cells.filter(({ kind, text }) => kind === 'text' && text.trim() !== '').length;
  const row = sheet.rows.find((each) => texts(each) >= leastHeads);
  return row ? assignedHead(sheet, { first: row.row, last: row.row }, new Map<PriorKey, number>()) : null;
}

function headOf(workbook: ReadWorkbook, { assignment }: PriorQuestion): FoundHead<PriorKey> | null {
  const sheets = workbook.sheets.filter(({ hidden }) => !hidden);
  if (assignment) {
    const sheet = sheets.find(({ name }) => name === assignment.sheet);
    const columns = new Map(Object.entries(assignment.columns) as [PriorKey, number][]);
    return sheet ? assignedHead(sheet, assignment.head, columns) : null;
  }
  const found = sheets
    .flatMap((sheet) => findHead(sheet, priorColumns, 2) ?? [])
    .toSorted((a, b) => b.columns.size - a.columns.size)[0];
  return found ?? sheets.map(guessedHead).find((head) => head !== null) ?? null;
}

/** 截至8月, 1-8月, 8月底. */
const monthsIn = (text: string): number | null => {
  const month = /(?:截至|至|[-—~])?(\d{1,2})月/.exec(text.replace(/\d{4}年/, ''))?.[1];
  return month === undefined || Number(month) < 1 || Number(month) > 12 ? null : Number(month);
};

const gradeWords: Readonly<Record<string, '优' | '良' | '中' | '差'>> = {
  优: '优',
  优秀: '优',
  良: '良',
  良好: '良',
  中: '中',
  中等: '中',
  一般: '中',
  差: '差',
  较差: '差',
};

type Values = { readonly [Key in PriorKey]?: string | number | boolean };

/** A row's line; a grade that is none is reported with its cell. */
function lineOf(
  reader: TableReader,
  row: ReadRow,
  unit: string,
  values: Values,
  known: { readonly year: number; readonly months: number | null },
): PriorLine {
  const text = (key: PriorKey): string => (typeof values[key] === 'string' ? values[key] : '');
  const amount = (key: PriorKey): number | null => (typeof values[key] === 'number' ? values[key] : null);
  const word = text('grade')
    .replace(/[（(].*$/, '')
    .trim();
  const grade = gradeWords[word];
  if (word !== '' && grade === undefined)
    reader.report({
      kind: 'import/word-wrong',
      ...reader.at(row, 'grade'),
      head: '评价等级',
      text: text('grade'),
      wanted: '优、良、中或差',
    });
  const [executed, budgetBefore, settled] = [amount('executed'), amount('budgetBefore'), amount('settled')];
  const gradeYear = /\d{4}/.exec(text('gradeYear'))?.[0];
  return {
    unit,
    projectCode: text('projectCode'),
    projectName: text('projectName'),
    serviceName: text('serviceName'),
    catalogCode: text('catalogCode'),
    funcCode: text('funcCode'),
    deptEcon: text('deptEcon'),
    uom: text('uom'),
    unitPrice: amount('unitPrice'),
    budget: amount('budget'),
    executed: executed === null || known.months === null ? null : { amount: executed, months: known.months },
    yearBefore:
      budgetBefore === null && settled === null
        ? null
        : { budget: budgetBefore ?? settled ?? 0, settled: settled ?? budgetBefore ?? 0 },
    // Evaluated is the year before last: while 一上 is compiled, last year has not ended (practice 1.2).
    grade:
      grade === undefined ? null : { year: gradeYear === undefined ? known.year - 2 : Number(gradeYear), word: grade },
  };
}

type Clear = Extract<MoneyUnits, { readonly state: 'clear' }>;
const nothing = { moneyUnit: null, months: null, lines: [], sum: 0, passedOver: 0, unknownUnits: [] };

/** Unit of money of the list; or the first thing that stands against reading it. */
function readable(head: FoundHead<PriorKey>, { answers }: PriorQuestion): Clear | ImportProblem {
  const sheet = head.sheet.name;
  const missing = missingIn(head);
  if (missing.length > 0) {
    const heads = missing.map((key) => priorColumns.find((column) => column.key === key)?.heads[0] ?? key);
    return { kind: 'import/heads-missing', sheet, heads };
  }
  const money = priorColumns.flatMap(({ key, kind }) => (kind === 'money' ? (head.columns.get(key) ?? []) : []));
  const units = moneyUnits(head, money, head.columns.get('budget') ?? 0, answers.moneyUnits[sheet]);
  if (units.state === 'clear') return units;
  return { kind: 'import/money-unit', sheet, found: units.found.map(({ text, cell }) => `${cell} ${text}`) };
}
const missingIn = (head: FoundHead<PriorKey>): readonly PriorKey[] =>
  neededPriorKeys.filter((key) => !head.columns.has(key) && !(key === 'unit' && head.columns.has('unitCode')));

type Above = {
  readonly code: string;
  readonly name: string;
  readonly projectCode: string;
  readonly projectName: string;
};
const noneAbove: Above = { code: '', name: '', projectCode: '', projectName: '' };

/** Reads the rows in order; what a merged cell says once holds for the rows under it. */
class ListReader {
  readonly lines: PriorLine[] = [];
  passedOver = 0;
  readonly #reader: TableReader;
  readonly #known: { readonly year: number; readonly months: number | null };
  #above = noneAbove;

  constructor(reader: TableReader, known: { readonly year: number; readonly months: number | null }) {
    this.#reader = reader;
    this.#known = known;
  }

  #values(row: ReadRow, read: ReadonlyMap<number, ReadCell>): Values {
    const values: { [Key in PriorKey]?: string | number | boolean } = {};
    for (const column of priorColumns) {
      const at = this.#reader.head.columns.get(column.key);
      const value = at === undefined ? undefined : this.#reader.value(row, column, read.get(at));
      if (value !== undefined) values[column.key] = value;
    }
    return values;
  }

  /** The row with the unit and the project that merged cells above it hold. */
  #filled(
    named: { readonly code: string; readonly name: string },
    values: Values,
  ): Above & { readonly values: Values } {
    const merged = named.code === '' && named.name === '';
    const above = this.#above;
    const inherits = merged && values.projectName === undefined;
    const whole: Values = inherits
      ? { ...values, projectName: above.projectName, projectCode: values.projectCode ?? above.projectCode }
      : values;
    const text = (key: PriorKey): string => (typeof whole[key] === 'string' ? whole[key] : '');
    const unit = merged ? { code: above.code, name: above.name } : named;
    return { ...unit, projectCode: text('projectCode'), projectName: text('projectName'), values: whole };
  }

  read(row: ReadRow): void {
    const read = byColumn(row);
    const words = (key: PriorKey): string => wordsIn(read.get(this.#reader.head.columns.get(key) ?? 0));
    const total = [row.cells[0]?.text ?? '', words('unit'), words('projectName')].some(isTotalText);
    const values = total ? {} : this.#values(row, read);
    if (values.projectName === undefined && values.projectCode === undefined && values.serviceName === undefined) {
      this.passedOver += 1;
      return;
    }
    const { values: whole, ...above } = this.#filled({ code: words('unitCode'), name: words('unit') }, values);
    this.#above = above;
    const unit = this.#reader.unitOf(row, above.code, above.name);
    if (unit === null) this.passedOver += 1;
    else if (unit !== '') this.lines.push(lineOf(this.#reader, row, unit, whole, this.#known));
  }
}

/** 上年 list of any layout: heads by their words, or as the person assigned them. */
export function readPrior(workbook: ReadWorkbook, question: PriorQuestion): PriorReading {
  const head = headOf(workbook, question);
  if (!head) return { ...nothing, head, problems: [{ kind: 'import/no-table' }], unclear: [...neededPriorKeys] };
  const unclear = [...missingIn(head), ...head.doubles.map(({ key }) => key)];
  const units = readable(head, question);
  if ('kind' in units) return { ...nothing, head, unclear, problems: [units] };
  const said = monthsIn(head.cells.find(({ column }) => column === head.columns.get('executed'))?.text ?? '');
  const reader = new TableReader(head, priorColumns, question, units.of);
  const list = new ListReader(reader, { year: question.yearFile.year, months: said ?? question.months });
  for (const row of bodyRows(head)) list.read(row);
  return {
    head,
    moneyUnit: units.of(head.columns.get('budget') ?? 0),
    months: said,
    lines: list.lines,
    sum: list.lines.reduce((sum, { budget }) => sum + (budget ?? 0), 0),
    passedOver: list.passedOver,
    unknownUnits: reader.unknownUnits(),
    problems: reader.allProblems(),
    unclear,
  };
}
