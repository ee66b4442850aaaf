import type { HostFailure } from '#shared/contract';
import type { ImportAnswers, ImportProblem, UnknownUnit } from '#shared/foreign-tables';
import { stops } from '#shared/foreign-tables';
import type { FileToTake, IntegratedTable, UnitImport } from '#shared/integrated';
import { planImport } from '#shared/integrated';
import type { RoundName } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { LedgerReader } from './ledger-ahead.ts';
import type { AssignedColumns, ListKind, OfUnit, OpenColumns } from './list-kinds.ts';
import { assets, basics, carryOver, contracts, pool, priorOf } from './list-kinds.ts';
import type { ImportKind, Write } from './ports.ts';

export type OpenedFile = FileToTake & { readonly handle: string };
export type Opened =
  | { readonly state: 'read'; readonly file: OpenedFile }
  | { readonly state: 'refused'; readonly name: string; readonly failure: HostFailure };
/** What is imported, and the person's answers to what the files leave open; round counts for the integrated system. */
export type ImportQuestion = {
  readonly kind: ImportKind;
  readonly round: RoundName;
  readonly answers: ImportAnswers;
  /** m of 上年截至m月执行数 where the list does not say it. */
  readonly months: number | null;
  /** Which column is which, where the heads of last year's list do not say it. */
  readonly columns: AssignedColumns | null;
};
type Standing = { readonly rows: number; readonly sum: number };
/** One sheet as it was read; table null where the file is no table of the integrated system. Amounts in fen. */
export type SheetBrought = Standing & {
  readonly file: string;
  readonly sheet: string;
  readonly table: IntegratedTable | null;
  readonly moneyUnit: 'yuan' | 'wan' | null;
  /** Rows that were read and are not taken: totals, deleted records, 人员类, units left out. */
  readonly passedOver: number;
};
/** What one unit gets, beside what it has from an earlier import. */
export type UnitBrought = Standing & {
  readonly unit: string;
  readonly before: Standing | null;
  readonly change: 'new' | 'changed' | 'same';
};
export type FileProblem = { readonly file: string; readonly problem: ImportProblem | HostFailure };
/** 试导入: everything that the files would bring, seen whole before any of it is taken. */
export type ImportPreview = {
  readonly sheets: readonly SheetBrought[];
  readonly problems: readonly FileProblem[];
  readonly unknownUnits: readonly UnknownUnit[];
  /** Sheets whose unit of money the person has to say, or has said. */
  readonly sheetsWithoutUnit: readonly string[];
  readonly asksMonths: boolean;
  /** Columns that the person should assign, or has assigned; null where the heads say all. */
  readonly columns: OpenColumns | null;
  readonly units: readonly UnitBrought[];
  readonly rows: number;
  readonly sum: number;
  readonly mayTake: boolean;
  readonly writes: readonly Write[];
};

type Brought = Omit<ImportPreview, 'units' | 'rows' | 'sum' | 'mayTake' | 'writes'> & {
  readonly units: readonly (UnitBrought & { readonly write: Write })[];
};
const changeOf = (before: unknown, after: unknown): UnitBrought['change'] =>
  before === null ? 'new' : JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed';

/** Projects hold the purchases: money is counted once, by the widest table that the files bring. */
const widestOf = (tables: UnitImport): IntegratedTable | undefined =>
  (['projects', 'reply', 'purchases', 'procurement'] as const).find((table) => tables[table] !== undefined);
function standingOf(tables: UnitImport, brought: UnitImport): Standing {
  const names = Object.keys(brought) as IntegratedTable[];
  const widest = widestOf(brought);
  const amounts = (widest ? (tables[widest]?.lines ?? []) : []).map(({ cells }) => Number(cells.amount ?? 0));
  return {
    rows: names.reduce((sum, table) => sum + (tables[table]?.lines.length ?? 0), 0),
    sum: amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

/** Tables that the files do not hold stay as they were imported before. */
async function broughtIntegrated(
  ledger: LedgerReader,
  yearFile: YearFile,
  files: readonly OpenedFile[],
  { round, answers }: ImportQuestion,
): Promise<Brought> {
  const plan = planImport(files, { yearFile, answers });
  const units: Brought['units'][number][] = [];
  for (const [unit, tables] of plan.units) {
    const record = await ledger.get('integrated', `${round}/${unit}`);
    const held: UnitImport = record?.kind === 'lines' ? record.tables : {};
    const names = Object.keys(tables) as IntegratedTable[];
    const knew = names.some((table) => held[table] !== undefined);
    const cells = (of: UnitImport): unknown => names.map((table) => of[table]?.lines.map((line) => line.cells));
    units.push({
      unit,
      ...standingOf(tables, tables),
      before: knew ? standingOf(held, tables) : null,
      change: changeOf(knew ? cells(held) : null, cells(tables)),
      write: {
        store: 'integrated',
        key: `${round}/${unit}`,
        value: { kind: 'lines', round, unit, tables: { ...held, ...tables } },
      },
    });
  }
  return {
    units,
    sheets: plan.files.flatMap(({ name, tables }) =>
      tables.map(({ table, sheet, moneyUnit, lines, sum, passedOver }) => ({
        file: name,
        sheet,
        table,
        moneyUnit,
        rows: lines.length,
        sum,
        passedOver: passedOver.totals + passedOver.deleted + passedOver.personnel + passedOver.leftOut,
      })),
    ),
    problems: plan.files.flatMap(({ name, problems }) => problems.map((problem) => ({ file: name, problem }))),
    unknownUnits: plan.unknownUnits,
    sheetsWithoutUnit: plan.sheetsWithoutUnit,
    asksMonths: false,
    columns: null,
  };
}

function byUnit<Line extends OfUnit>(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const units = new Map<string, Line[]>();
  for (const line of lines) {
    const own = units.get(line.unit);
    if (own) own.push(line);
    else units.set(line.unit, [line]);
  }
  return units;
}

/** Replaces the lines of the units that the files hold; the others keep theirs. */
async function broughtList<Line extends OfUnit>(
  ledger: LedgerReader,
  yearFile: YearFile,
  files: readonly OpenedFile[],
  { answers }: ImportQuestion,
  kind: ListKind<Line>,
): Promise<Brought> {
  const read = files.map(({ name, workbook }) => ({ name, reading: kind.read(workbook, { yearFile, answers }, name) }));
  const sum = (lines: readonly Line[]): number => lines.reduce((total, line) => total + (kind.amount(line) ?? 0), 0);
  const problems: FileProblem[] = read.flatMap(({ name, reading }) =>
    reading.problems.map((problem) => ({ file: name, problem })),
  );
  const from = new Map<string, string>();
  const units: Brought['units'][number][] = [];
  for (const { name, reading } of read)
    for (const [unit, lines] of byUnit(reading.lines)) {
      const other = from.get(unit);
      if (other !== undefined) {
        problems.push({ file: name, problem: { kind: 'import/unit-twice', unit, table: '', file: name, other } });
        continue;
      }
      from.set(unit, name);
      const held = await kind.held(ledger, unit);
      units.push({
        unit,
        rows: lines.length,
        sum: sum(lines),
        before: held && { rows: held.length, sum: sum(held) },
        change: changeOf(held, lines),
        write: kind.write(unit, lines),
      });
    }
  return {
    units,
    problems,
    sheets: read.map(({ name, reading }) => ({
      file: name,
      sheet: reading.sheet ?? '',
      table: null,
      moneyUnit: reading.moneyUnit,
      rows: reading.lines.length,
      sum: sum(reading.lines),
      passedOver: reading.passedOver,
    })),
    unknownUnits: read.flatMap(({ reading }) => reading.unknownUnits),
    sheetsWithoutUnit: problems.flatMap(({ problem }) => (problem.kind === 'import/money-unit' ? [problem.sheet] : [])),
    asksMonths: read.some(({ reading }) => reading.asksMonths === true),
    columns: read.map(({ reading }) => reading.columns).find((columns) => columns !== undefined) ?? null,
  };
}

function brought(
  ledger: LedgerReader,
  yearFile: YearFile,
  files: readonly OpenedFile[],
  question: ImportQuestion,
): Promise<Brought> {
  const list = <Line extends OfUnit>(kind: ListKind<Line>): Promise<Brought> =>
    broughtList(ledger, yearFile, files, question, kind);
  switch (question.kind) {
    case 'integrated':
      return broughtIntegrated(ledger, yearFile, files, question);
    case 'basics':
      return list(basics);
    case 'prior':
      return list(priorOf(question.months, question.columns));
    case 'pool':
      return list(pool);
    case 'carryOver':
      return list(carryOver);
    case 'contracts':
      return list(contracts);
    case 'assets':
      return list(assets);
  }
}

/** Worth knowing, but no reason not to take the file. */
export const isNote = ({ problem }: FileProblem): boolean =>
  problem.kind.startsWith('import/') && !stops(problem as ImportProblem);

/** Reads what was opened under the answers given so far. A file that cannot be read stops the others: all or nothing. */
export async function previewImport(
  { ledger }: { readonly ledger: LedgerReader },
  yearFile: YearFile,
  opened: readonly Opened[],
  question: ImportQuestion,
): Promise<ImportPreview> {
  const files = opened.flatMap((one) => (one.state === 'read' ? [one.file] : []));
  const refused = opened.flatMap((one) => (one.state === 'refused' ? [{ file: one.name, problem: one.failure }] : []));
  const { units, ...rest } = await brought(ledger, yearFile, files, question);
  const problems = [...refused, ...rest.problems];
  const order = units.toSorted((a, b) => (a.unit < b.unit ? -1 : 1));
  const asks = rest.asksMonths && question.months === null;
  return {
    ...rest,
    problems,
    units: order.map(({ unit, rows, sum, before, change }) => ({ unit, rows, sum, before, change })),
    writes: order.filter(({ change }) => change !== 'same').map(({ write }) => write),
    rows: order.reduce((total, { rows }) => total + rows, 0),
    sum: order.reduce((total, { sum }) => total + sum, 0),
    mayTake: order.some(({ change }) => change !== 'same') && !asks && problems.every(isNote),
  };
}
