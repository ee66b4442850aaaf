import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Department } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { findContradiction } from '#shared/year-file';
import { findRoster, type RosterLayout } from './find-roster.ts';
import { readLine, type RosterLine } from './read-line.ts';
import { refusedRoster, type RosterFailure, type RosterRefused } from './roster-failure.ts';
import { rosterHeads, type RosterHead, type TypeNames } from './roster-workbook.ts';

/** The departments of a roster, in the order in which they first stand; the section is that of its own 本级. */
function departmentsOf(
  lines: readonly RosterLine[],
  listed: readonly Department[],
  known: readonly Department[],
): readonly Department[] {
  const found = new Map<string, Department>();
  for (const { unit, departmentName } of lines) {
    const before = found.get(unit.department);
    if (before && !unit.isHead) continue;
    const code = unit.department;
    const own = unit.isHead ? unit.name.replace(/[(（]?(本级|机关)[)）]?$/, '') : '';
    const row = listed.find((each) => each.code === code);
    const said = [departmentName, row?.name ?? '', known.find((each) => each.code === code)?.name ?? ''];
    const name = [...said, own, before?.name ?? ''].find((each) => each !== '') ?? '';
    found.set(code, {
      code,
      name,
      section: unit.section === '' ? (row?.section ?? '') : unit.section,
    });
  }
  return [...found.values()];
}

/** Where in the roster a contradiction of the year stands: the cell of its unit, else the head row. */
function placeOf(where: string, lines: readonly RosterLine[], layout: RosterLayout) {
  const [, index = '0', field = 'code'] = /^units\[(\d+)\]\.?(\w*)/.exec(where) ?? [];
  const row = lines[Number(index)]?.row ?? layout.headRow;
  const column = layout.columns[field as RosterHead] ?? layout.columns.code ?? 1;
  return { row, cell: `${columnLetter(column)}${String(row)}` };
}

/** What vertically merged cells say in the rows that they cover. */
function mergedTexts({ rows, merges = [] }: ReadSheet): (row: number, column: number) => string {
  const firsts = new Map(rows.map(({ row, cells }) => [row, cells]));
  return (row, column) => {
    const range = merges.find((each) => each.left === column && each.top < row && row <= each.bottom);
    return range
      ? (firsts
          .get(range.top)
          ?.find((cell) => cell.column === column)
          ?.text.trim() ?? '')
      : '';
  };
}

function layoutOf(workbook: ReadWorkbook, told: RosterLayout | undefined): Result<RosterLayout, RosterFailure> {
  if (told) return ok(told);
  const question = findRoster(workbook);
  if (question?.unclear.length === 0) return ok(question.layout);
  const unclear = question?.unclear ?? (['code', 'name', 'type'] as const);
  return err({
    kind: 'roster/head-missing',
    heads: unclear.map((head) => rosterHeads[head]),
  });
}

/** Units that the new roster does not name leave the budget; what is no longer retired is taken off the list. */
function withUnits(yearFile: YearFile, departments: readonly Department[], lines: readonly RosterLine[]): YearFile {
  const units = lines.map(({ unit }) => unit);
  const stays = new Set(units.map(({ code }) => code));
  const own = new Set(departments.map(({ code }) => code));
  const retiredUnits = [...(yearFile.retiredUnits ?? []), ...yearFile.units].filter(({ code }) => !stays.has(code));
  const retiredDepartments = [...(yearFile.retiredDepartments ?? []), ...yearFile.departments].filter(
    ({ code }) => !own.has(code) && retiredUnits.some((unit) => unit.department === code),
  );
  return {
    ...yearFile,
    departments,
    units,
    ...(retiredUnits.length > 0 || yearFile.retiredUnits ? { retiredUnits } : {}),
    ...(retiredDepartments.length > 0 || yearFile.retiredDepartments ? { retiredDepartments } : {}),
  };
}

function twiceIn(lines: readonly RosterLine[], layout: RosterLayout): readonly RosterFailure[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ unit, row }): readonly RosterFailure[] => {
    const before = first.get(unit.code);
    if (before === undefined) {
      first.set(unit.code, row);
      return [];
    }
    const cell = `${columnLetter(layout.columns.code ?? 1)}${String(row)}`;
    const what = `编码重复：${unit.code}，第 ${String(before)} 行已有`;
    return [{ kind: 'roster/row-wrong', sheet: layout.sheet, row, cell, what }];
  });
}

function yearWith(
  lines: readonly RosterLine[],
  listed: readonly Department[],
  layout: RosterLayout,
  yearFile: YearFile,
): Result<YearFile, RosterRefused> {
  const twice = twiceIn(lines, layout);
  if (twice.length > 0) return err(refusedRoster(twice));
  const departments = departmentsOf(lines, listed, yearFile.departments);
  const nameless = departments.filter(({ name }) => name === '');
  if (nameless.length > 0)
    return err(
      refusedRoster(
        nameless.map(({ code }): RosterFailure => {
          const row = lines.find(({ unit }) => unit.department === code)?.row ?? layout.headRow;
          return {
            kind: 'roster/row-wrong',
            sheet: layout.sheet,
            row,
            cell: `${columnLetter(layout.columns.departmentName ?? layout.columns.code ?? 1)}${String(row)}`,
            what: `主管部门 ${code} 没有名称，请写明主管部门名称或列出它的本级单位`,
          };
        }),
      ),
    );
  const next = withUnits(yearFile, departments, lines);
  const contradiction = findContradiction(next);
  if (!contradiction) return ok(next);
  const place = placeOf(contradiction.where, lines, layout);
  return err(
    refusedRoster([
      {
        kind: 'roster/row-wrong',
        sheet: layout.sheet,
        ...place,
        what: contradiction.what,
      },
    ]),
  );
}

/**
 * Takes a 单位名册 in, in any layout: the year with these units and departments, or every cell that is wrong. Without a
 * layout the heads must tell it; what a column does not say stays as it was.
 */
export function readRoster(
  workbook: ReadWorkbook,
  yearFile: YearFile,
  types: TypeNames,
  told?: RosterLayout,
): Result<YearFile, RosterRefused> {
  const found = layoutOf(workbook, told);
  if (!found.ok) return err(refusedRoster([found.error]));
  const layout = found.value;
  const known = new Map([...(yearFile.retiredUnits ?? []), ...yearFile.units].map((unit) => [unit.code, unit]));
  const sheet = workbook.sheets.find(({ name }) => name === layout.sheet);
  const around = {
    layout,
    yearFile,
    types,
    known,
    merged: sheet ? mergedTexts(sheet) : () => '',
  };
  const lines: RosterLine[] = [];
  const listed: Department[] = [];
  const problems: RosterFailure[] = [];
  for (const row of sheet?.rows ?? []) {
    if (row.row <= layout.headRow || row.cells.every(({ text }) => text.trim() === '')) continue;
    const read = readLine(row, around);
    if (!read.ok) problems.push(...read.error.problems);
    else if (read.value.kind === 'unit') lines.push(read.value.line);
    else if (read.value.kind === 'department') listed.push(read.value.department);
  }
  if (problems.length > 0) return err(refusedRoster(problems));
  if (lines.length === 0) return err(refusedRoster([{ kind: 'roster/empty', sheet: layout.sheet }]));
  return yearWith(lines, listed, layout, yearFile);
}
