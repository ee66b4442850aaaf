import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Department, Unit, UnitType } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { findContradiction } from '#shared/year-file';
import { rosterHeads, type RosterHead, type TypeNames } from './roster-workbook.ts';

export type RosterFailure =
  | { readonly kind: 'roster/head-missing'; readonly heads: readonly string[] }
  | { readonly kind: 'roster/empty'; readonly sheet: string }
  | {
      readonly kind: 'roster/cell-wrong';
      readonly sheet: string;
      readonly cell: string;
      readonly head: string;
      readonly text: string;
      readonly wanted: string;
    }
  | { readonly kind: 'roster/row-wrong'; readonly sheet: string; readonly row: number; readonly what: string };

const needed: readonly RosterHead[] = ['code', 'name', 'department', 'departmentName', 'isHead', 'type', 'region'];
const mostHeadRow = 20;
type Columns = ReadonlyMap<RosterHead, number>;
type Found = { readonly sheet: ReadSheet; readonly row: number; readonly columns: Columns };

function findHeads(workbook: ReadWorkbook): Result<Found, RosterFailure> {
  const names = Object.entries(rosterHeads) as [RosterHead, string][];
  let missing = needed.map((head) => rosterHeads[head] as string);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    for (const row of sheet.rows.filter((each) => each.row <= mostHeadRow)) {
      const columns = new Map<RosterHead, number>();
      for (const { column, text } of row.cells) {
        const head = names.find(([, name]) => name === text.replaceAll(/\s/g, ''))?.[0];
        if (head) columns.set(head, column);
      }
      const absent = needed.filter((head) => !columns.has(head)).map((head) => rosterHeads[head] as string);
      if (absent.length === 0) return ok({ sheet, row: row.row, columns });
      if (absent.length < missing.length) missing = absent;
    }
  }
  return err({ kind: 'roster/head-missing', heads: missing });
}

type Line = { readonly unit: Unit; readonly departmentName: string; readonly row: number };

function readLine(row: ReadRow, { sheet, columns }: Found, types: TypeNames): Result<Line, RosterFailure> {
  const textAt = (head: RosterHead): string =>
    row.cells.find(({ column }) => column === columns.get(head))?.text.trim() ?? '';
  const wrong = (head: RosterHead, wanted: string): Result<never, RosterFailure> =>
    err({
      kind: 'roster/cell-wrong',
      sheet: sheet.name,
      cell: `${columnLetter(columns.get(head) ?? 1)}${String(row.row)}`,
      head: rosterHeads[head],
      text: textAt(head),
      wanted,
    });
  if (!/^\d{3,12}$/.test(textAt('code'))) return wrong('code', '数字编码');
  if (textAt('name') === '') return wrong('name', '单位名称');
  if (!/^\d{2,9}$/.test(textAt('department'))) return wrong('department', '数字编码');
  if (textAt('departmentName') === '') return wrong('departmentName', '主管部门名称');
  if (!['是', '否'].includes(textAt('isHead'))) return wrong('isHead', '“是”或“否”');
  if (!/^\d{9}$/.test(textAt('region'))) return wrong('region', '九位数字');
  const type = (Object.entries(types) as [UnitType, string][]).find(([, name]) => name === textAt('type'))?.[0];
  if (!type) return wrong('type', '下拉列表中的单位性质');
  const unit: Unit = {
    code: textAt('code'),
    name: textAt('name'),
    department: textAt('department'),
    isHead: textAt('isHead') === '是',
    type,
    section: textAt('section'),
    region: textAt('region'),
    ...(textAt('accountant') === '' ? {} : { accountant: textAt('accountant') }),
    ...(textAt('phone') === '' ? {} : { phone: textAt('phone') }),
  };
  return ok({ unit, departmentName: textAt('departmentName'), row: row.row });
}

/** The departments of a roster, in the order in which they first stand; the section is that of its own 本级. */
function departmentsOf(lines: readonly Line[]): readonly Department[] {
  const found = new Map<string, Department>();
  for (const { unit, departmentName } of lines) {
    const known = found.get(unit.department);
    if (!known || unit.isHead)
      found.set(unit.department, { code: unit.department, name: departmentName, section: unit.section });
  }
  return [...found.values()];
}

/** Takes a 单位名册 in: the year with these units and departments, or the first thing that is wrong and where. */
export function readRoster(
  workbook: ReadWorkbook,
  yearFile: YearFile,
  types: TypeNames,
): Result<YearFile, RosterFailure> {
  const found = findHeads(workbook);
  if (!found.ok) return found;
  const { sheet, row: headRow } = found.value;
  const lines: Line[] = [];
  for (const row of sheet.rows) {
    if (row.row <= headRow || row.cells.every(({ text }) => text.trim() === '')) continue;
    const line = readLine(row, found.value, types);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  if (lines.length === 0) return err({ kind: 'roster/empty', sheet: sheet.name });
  const next: YearFile = { ...yearFile, departments: departmentsOf(lines), units: lines.map(({ unit }) => unit) };
  const contradiction = findContradiction(next);
  if (!contradiction) return ok(next);
  const index = Number(/^units\[(\d+)\]/.exec(contradiction.where)?.[1] ?? '0');
  return err({
    kind: 'roster/row-wrong',
    sheet: sheet.name,
    row: lines[index]?.row ?? headRow,
    what: contradiction.what,
  });
}
