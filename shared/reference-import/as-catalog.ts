import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CatalogEntry, CodeEntry, YearFile } from '#shared/year-file';
import type { Columns } from './find-columns.ts';
import { cellName, type Grid } from './grid.ts';
import type { Line } from './read-lines.ts';
import type { ReferenceFailure, ReferenceNote } from './reference-failure.ts';

type LegacyClass = CatalogEntry['legacyClass'];
type Question = {
  readonly entries: readonly CodeEntry[];
  readonly lines: readonly Line[];
  readonly grid: Grid;
  readonly columns: Columns;
  readonly yearFile: YearFile;
};
const roots = { A: '公共服务', B: '政府履职辅助性服务' } as const;

/** The first tier is often a title only; it is added where the codes begin with A or B and have nothing above. */
function withRoots(entries: readonly CodeEntry[]): readonly CodeEntry[] {
  const codes = new Set(entries.map(({ code }) => code));
  const missing = (['A', 'B'] as const).filter(
    (root) => !codes.has(root) && entries.some(({ code, parent }) => parent === undefined && code.startsWith(root)),
  );
  if (missing.length === 0) return entries;
  return [
    ...missing.map((code) => ({ code, name: roots[code] })),
    ...entries.map((entry) => {
      const root = missing.find((code) => entry.parent === undefined && entry.code.startsWith(code));
      return root === undefined ? entry : { ...entry, parent: root };
    }),
  ];
}

const partsOf = (text: string): readonly string[] => text.split(/[、,，;；\s]+/).filter((part) => part !== '');

/** 指导性目录: tier, branch, six classes and who may use it, from the sheet, else from the version in use, else from above. */
export function asCatalog(
  question: Question,
): Result<{ readonly entries: readonly CatalogEntry[]; readonly notes: readonly ReferenceNote[] }, ReferenceFailure> {
  const { lines, grid, columns, yearFile } = question;
  const entries = withRoots(question.entries);
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const lineOf = new Map(lines.map((line) => [line.code, line]));
  const inUse = new Map(yearFile.catalog.map((entry) => [entry.code, entry]));
  const notes: ReferenceNote[] = [];
  const textAt = (code: string, column: number | null): string => {
    const line = lineOf.get(code);
    return line && column !== null && !line.derived ? grid.own(line.row, column).text : '';
  };
  const pathOf = (entry: CodeEntry): readonly CodeEntry[] => {
    const path = [entry];
    for (let now = entry; now.parent !== undefined && path.length < 5;) {
      const next = byCode.get(now.parent);
      if (!next) break;
      path.push(next);
      now = next;
    }
    return path;
  };
  const departmentsOf = (code: string): readonly string[] | undefined => {
    if (columns.departments === null) return inUse.get(code)?.allowedDepartments;
    const text = textAt(code, columns.departments);
    if (text === '' || /^(全部|所有|各)/.test(text)) return undefined;
    return partsOf(text).flatMap((part) => {
      const found = yearFile.departments.find((each) => part === each.code || part === each.name);
      if (found) return [found.code];
      notes.push({
        kind: 'department-unknown',
        cell: cellName(lineOf.get(code)?.row ?? 1, columns.departments ?? 1),
        text: part,
      });
      return [];
    });
  };
  const legacyOf = (path: readonly CodeEntry[], branch: 'A' | 'B'): LegacyClass => {
    const told = /^L?([1-6])$/.exec(textAt(path[0]?.code ?? '', columns.legacyClass))?.[1];
    if (told !== undefined) return `L${told}` as LegacyClass;
    for (const { code } of path) {
      const known = inUse.get(code)?.legacyClass;
      if (known && code.length > 1) return known;
    }
    return branch === 'A' ? 'L1' : 'L5';
  };
  const read: CatalogEntry[] = [];
  for (const entry of entries) {
    const path = pathOf(entry);
    const root = path.at(-1) ?? entry;
    const line = lineOf.get(entry.code);
    if (path.length > 3)
      return err({ kind: 'reference/too-deep', sheet: grid.sheet, cell: line?.cell ?? '', code: entry.code });
    const branch = root.code.startsWith('B') || /履职|辅助/.test(root.name) ? 'B' : 'A';
    const allowed = departmentsOf(entry.code);
    const items =
      columns.items === null ? inUse.get(entry.code)?.procurementItems : partsOf(textAt(entry.code, columns.items));
    read.push({
      ...entry,
      level: path.length === 3 ? 3 : path.length === 2 ? 2 : 1,
      branch,
      legacyClass: legacyOf(path, branch),
      ...(allowed && allowed.length > 0 ? { allowedDepartments: allowed } : {}),
      ...(items && items.length > 0 ? { procurementItems: items } : {}),
    });
  }
  return ok({ entries: read, notes });
}
