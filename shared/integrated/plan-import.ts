import type { ImportAnswers, ImportProblem, UnknownUnit } from '#shared/foreign-tables';
import { stops } from '#shared/foreign-tables';
import type { ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { IntegratedLine } from './integrated-line.ts';
import type { IntegratedTable } from './layouts.ts';
import { readIntegrated } from './read-integrated.ts';
import type { TableReading } from './table-reading.ts';

export type FileToTake = { readonly name: string; readonly digest: string; readonly workbook: ReadWorkbook };
export type FileReading = {
  readonly name: string;
  readonly digest: string;
  readonly tables: readonly TableReading[];
  readonly problems: readonly ImportProblem[];
};
/** What a run of files would bring: seen whole before any of it is taken. */
export type ImportPlan = {
  readonly files: readonly FileReading[];
  readonly unknownUnits: readonly UnknownUnit[];
  /** Sheets whose unit of money the person has to say. */
  readonly sheetsWithoutUnit: readonly string[];
  readonly units: ReadonlyMap<string, UnitImport>;
  readonly mayTake: boolean;
};
/** What one unit gets: its lines of each table that the files hold, and where they came from. */
export type UnitImport = {
  readonly [Table in IntegratedTable]?: {
    readonly lines: readonly IntegratedLine[];
    readonly file: { readonly digest: string; readonly name: string };
  };
};

/** Two sheets, of one file or of two, must not bring the same table of the same unit: it would count twice. */
function gather(files: readonly FileReading[]): {
  readonly units: ReadonlyMap<string, UnitImport>;
  readonly twice: ReadonlyMap<string, readonly ImportProblem[]>;
} {
  const units = new Map<string, UnitImport>();
  const from = new Map<string, string>();
  const twice = new Map<string, ImportProblem[]>();
  for (const { name, digest, tables } of files)
    for (const { table, sheet, lines } of tables) {
      const own = new Map<string, IntegratedLine[]>();
      for (const line of lines) {
        const before = own.get(line.unit);
        if (before) before.push(line);
        else own.set(line.unit, [line]);
      }
      for (const [unit, unitLines] of own) {
        const key = `${table} ${unit}`;
        const here = `${name} ${sheet}`;
        const other = from.get(key);
        if (other === undefined) {
          from.set(key, here);
          units.set(unit, { ...units.get(unit), [table]: { lines: unitLines, file: { name, digest } } });
        } else
          twice.set(name, [...(twice.get(name) ?? []), { kind: 'import/unit-twice', unit, table, file: here, other }]);
      }
    }
  return { units, twice };
}

/** 试导入: reads every file, asks what is open, and says whether the whole may be taken. */
export function planImport(
  files: readonly FileToTake[],
  question: { readonly yearFile: YearFile; readonly answers: ImportAnswers },
): ImportPlan {
  const read = files.map(({ name, digest, workbook }): FileReading => {
    const tables = readIntegrated(workbook, question);
    const none: readonly ImportProblem[] = tables.length === 0 ? [{ kind: 'import/no-table' }] : [];
    return { name, digest, tables, problems: [...none, ...tables.flatMap(({ problems }) => problems)] };
  });
  const { units, twice } = gather(read);
  const readings = read.map((file) => ({ ...file, problems: [...file.problems, ...(twice.get(file.name) ?? [])] }));
  const unknown = new Map<string, UnknownUnit>();
  for (const each of read.flatMap(({ tables }) => tables.flatMap(({ unknownUnits }) => unknownUnits))) {
    const before = unknown.get(each.text);
    unknown.set(each.text, before ? { ...before, rows: before.rows + each.rows } : each);
  }
  return {
    files: readings,
    unknownUnits: [...unknown.values()],
    sheetsWithoutUnit: readings.flatMap(({ problems }) =>
      problems.flatMap((problem) => (problem.kind === 'import/money-unit' ? [problem.sheet] : [])),
    ),
    units,
    mayTake: units.size > 0 && !readings.some(({ problems }) => problems.some(stops)),
  };
}
