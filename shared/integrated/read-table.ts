import type { FoundHead, ImportAnswers, ImportProblem } from '#shared/foreign-tables';
import { bodyRows, byColumn, isTotalText, moneyUnits, plain, TableReader, wordsIn } from '#shared/foreign-tables';
import type { ReadCell, ReadRow } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { IntegratedCells, IntegratedLine } from './integrated-line.ts';
import { amountIn, isPersonnel, textIn } from './integrated-line.ts';
import type { IntegratedKey, IntegratedTable, LayoutColumn } from './layouts.ts';
import { layouts, neededKeys, wantedColumns } from './layouts.ts';
import { fundsOf } from './split-funds.ts';
import type { TableReading } from './table-reading.ts';

type Head = FoundHead<string>;
type Question = { readonly yearFile: YearFile; readonly answers: ImportAnswers };

/** A total row says so in its first cell, or where the unit or the project stand and no code is. */
function isTotal(row: ReadRow, head: Head, cells: ReadonlyMap<number, ReadCell>): boolean {
  const first = row.cells.find(({ text }) => plain(text) !== '');
  if (first && isTotalText(first.text)) return true;
  const at = (key: LayoutColumn['key']): string => wordsIn(cells.get(head.columns.get(key) ?? 0));
  return at('projectCode') === '' && (isTotalText(at('unit')) || isTotalText(at('projectName')));
}

const quota = (cells: IntegratedCells): boolean =>
  [cells.projectClass, cells.expenseClass, cells.projectName].some(
    (text) => typeof text === 'string' && text.includes('公用经费'),
  );
const namesNothing = (cells: IntegratedCells): boolean =>
  cells.projectCode === undefined &&
  cells.projectName === undefined &&
  cells.serviceName === undefined &&
  !quota(cells);

type Body = {
  lines: IntegratedLine[];
  gross: number;
  /** By the words of the unit, before they are resolved. */
  sums: Map<string, number>;
  totals: { row: ReadRow; amount: number; whole: boolean }[];
  nameless: { row: ReadRow; amount: number }[];
  deleted: number;
  personnel: number;
  leftOut: number;
  filledDown: number;
};

type Above = {
  readonly code: string;
  readonly name: string;
  readonly projectCode: string;
  readonly projectName: string;
};
type RowCells = { [Key in IntegratedKey]?: string | number | boolean };
const wordOf = (value: string | number | boolean | undefined): string => (typeof value === 'string' ? value : '');

function takeTotal(reader: TableReader, columns: readonly LayoutColumn[], row: ReadRow, body: Body): void {
  const amountColumn = columns.find(({ key }) => key === 'amount');
  const cell = byColumn(row).get(reader.head.columns.get('amount') ?? 0);
  const amount = amountColumn ? reader.value(row, amountColumn, cell) : undefined;
  const whole = row.cells.some(({ text }) => /^(合计|总计)/.test(plain(text)));
  body.totals.push({ row, amount: typeof amount === 'number' ? amount : 0, whole });
}

/** Project of the row above, where a merged cell left this row with a classification alone. */
function fillDown(cells: RowCells, above: Above): void {
  if (cells.projectCode !== undefined || cells.projectName !== undefined || cells.funcCode === undefined) return;
  if (above.projectCode !== '') cells.projectCode = above.projectCode;
  if (above.projectName !== '') cells.projectName = above.projectName;
}

function takeLine(reader: TableReader, row: ReadRow, cells: RowCells, { code, name }: Above, body: Body): void {
  if (cells.deleted === true) {
    body.deleted += 1;
    return;
  }
  const amount = typeof cells.amount === 'number' ? cells.amount : 0;
  body.gross += amount;
  body.sums.set(`${code} ${name}`, (body.sums.get(`${code} ${name}`) ?? 0) + amount);
  if (isPersonnel(cells)) {
    body.personnel += 1;
    return;
  }
  const unit = reader.unitOf(row, code, name);
  if (unit === null) body.leftOut += 1;
  else if (unit !== '') body.lines.push({ unit, sheet: reader.head.sheet.name, row: row.row, cells });
}

function readBody(reader: TableReader, columns: readonly LayoutColumn[]): Body {
  const { head } = reader;
  const body: Body = {
    lines: [],
    gross: 0,
    sums: new Map(),
    totals: [],
    nameless: [],
    deleted: 0,
    personnel: 0,
    leftOut: 0,
    filledDown: 0,
  };
  const present = columns.filter(({ key, kind }) => head.columns.has(key) && kind !== 'unit');
  const columnOf = (key: LayoutColumn['key']): number => head.columns.get(key) ?? 0;
  let above: Above | null = null;
  for (const row of bodyRows(head)) {
    const read = byColumn(row);
    if (isTotal(row, head, read)) {
      takeTotal(reader, columns, row, body);
      above = null;
      continue;
    }
    const cells: RowCells = {};
    for (const column of present) {
      const value = reader.value(row, column, read.get(columnOf(column.key)));
      if (value !== undefined && column.key !== 'unitCode') cells[column.key] = value;
    }
    let code = wordsIn(read.get(columnOf('unitCode')));
    let name = wordsIn(read.get(columnOf('unit')));
    if (code === '' && name === '' && above) {
      ({ code, name } = above);
      body.filledDown += 1;
      fillDown(cells, above);
    }
    if (namesNothing(cells)) {
      const amount = typeof cells.amount === 'number' ? cells.amount : 0;
      if (amount !== 0 || name !== '') body.nameless.push({ row, amount });
      continue;
    }
    above = { code, name, projectCode: wordOf(cells.projectCode), projectName: wordOf(cells.projectName) };
    takeLine(reader, row, cells, above, body);
  }
  return body;
}

/** A row without project and label is a total of a unit or of all where it equals one; else it is named. */
function checkTotals(reader: TableReader, body: Body): number {
  let passed = body.totals.length;
  const sums = new Map<string, number>();
  for (const line of body.lines) sums.set(line.unit, (sums.get(line.unit) ?? 0) + amountIn(line, 'amount'));
  const known = new Set([...body.sums.values(), body.gross]);
  const departments = new Map<string, number>();
  for (const unit of reader.question.yearFile.units)
    departments.set(unit.department, (departments.get(unit.department) ?? 0) + (sums.get(unit.code) ?? 0));
  for (const sum of departments.values()) known.add(sum);
  for (const { row, amount } of body.nameless) {
    if (amount === 0 || known.has(amount)) passed += 1;
    else reader.report({ kind: 'import/row-unclear', ...reader.at(row, 'amount'), amount });
  }
  for (const { row, amount, whole } of body.totals)
    if (whole && amount !== 0 && !known.has(amount))
      reader.report({ kind: 'import/total-differs', ...reader.at(row, 'amount'), stated: amount, read: body.gross });
  return passed;
}

function checkLine(reader: TableReader, table: IntegratedTable, line: IntegratedLine): void {
  const row: ReadRow = { row: line.row, cells: [] };
  const { year, region } = reader.question.yearFile;
  const lineYear = textIn(line, 'year').replace(/年.*$/, '');
  if (lineYear !== '' && lineYear !== String(year))
    reader.report({ kind: 'import/other-year', ...reader.at(row, 'year'), found: lineYear, expected: year });
  const lineRegion = /^\d+/.exec(textIn(line, 'region'))?.[0] ?? '';
  if (lineRegion !== '' && lineRegion.slice(0, 6) !== region.code)
    reader.report({
      kind: 'import/other-region',
      ...reader.at(row, 'region'),
      found: lineRegion,
      expected: region.code,
    });
  if (table !== 'projects') return;
  const funds = fundsOf(line);
  if (!('state' in funds)) return;
  const where = reader.at(row, 'amount');
  if (funds.state === 'amounts-differ')
    reader.report({ kind: 'import/amounts-differ', ...where, total: amountIn(line, 'amount'), parts: funds.parts });
  else if (funds.state === 'nature-missing') reader.report({ kind: 'import/nature-missing', ...where });
  else
    reader.report({ kind: 'import/nature-contradicts', ...reader.at(row, 'nature'), nature: textIn(line, 'nature') });
}

/** Reads one table under its head: text to fen, totals left out, each problem with its cell. */
export function readTable(table: IntegratedTable, head: Head, question: Question): TableReading {
  const columns = wantedColumns(table);
  const sheet = head.sheet.name;
  const missing = neededKeys[table].filter(
    (key) => !head.columns.has(key) && !(key === 'unit' && head.columns.has('unitCode')),
  );
  const money = columns.flatMap(({ key, kind }) => (kind === 'money' ? (head.columns.get(key) ?? []) : []));
  const units = moneyUnits(head, money, head.columns.get('amount') ?? 0, question.answers.moneyUnits[sheet]);
  const reader = new TableReader(head, columns, question, units.state === 'clear' ? units.of : () => 'yuan');
  const nothing = { totals: 0, deleted: 0, personnel: 0, leftOut: 0 };
  const base = { table, sheet, head: { first: head.first, last: head.last } };
  if (missing.length > 0 || units.state === 'unclear') {
    const heads = missing.map((key) => layouts[table].columns.find((each) => each.key === key)?.heads[0] ?? key);
    const problem: ImportProblem =
      units.state === 'unclear' && missing.length === 0
        ? { kind: 'import/money-unit', sheet, found: units.found.map(({ text, cell }) => `${cell} ${text}`) }
        : { kind: 'import/heads-missing', sheet, heads };
    const empty = { lines: [], sum: 0, passedOver: nothing, filledDown: 0, unknownUnits: [] };
    return { ...base, ...empty, moneyUnit: null, problems: [problem] };
  }
  const body = readBody(reader, columns);
  const totals = checkTotals(reader, body);
  for (const line of body.lines) checkLine(reader, table, line);
  return {
    ...base,
    moneyUnit: units.of(head.columns.get('amount') ?? 0),
    lines: body.lines,
    sum: body.lines.reduce((sum, line) => sum + amountIn(line, 'amount'), 0),
    passedOver: { totals, deleted: body.deleted, personnel: body.personnel, leftOut: body.leftOut },
    filledDown: body.filledDown,
    unknownUnits: reader.unknownUnits(),
    problems: reader.allProblems(),
  };
}
