import type { Department, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';

/** What a roster would change; fields: what about the unit is another, in the order of the record. */
export type RosterDifference =
  | { readonly kind: 'added' | 'retired' | 'revived'; readonly unit: Unit }
  | {
      readonly kind: 'changed';
      readonly unit: Unit;
      readonly before: Unit;
      readonly fields: readonly (keyof Unit)[];
    }
  | {
      readonly kind: 'department';
      readonly department: Department;
      readonly before: Department;
      readonly fields: readonly DepartmentField[];
    };
type DepartmentField = Exclude<keyof Department, 'code'>;

const fields: readonly (keyof Unit)[] = [
  'name',
  'department',
  'isHead',
  'type',
  'section',
  'region',
  'accountant',
  'leader',
  'phone',
  'posts',
  'funding',
];
const sameCell = (before: Unit, unit: Unit, field: keyof Unit): boolean =>
  JSON.stringify(before[field] ?? '') === JSON.stringify(unit[field] ?? '');

const departmentFields: readonly DepartmentField[] = ['name', 'section'];

/** Departments that stay under another name or section; those that come or go do so with their units. */
function departmentDifferences(now: YearFile, next: YearFile): readonly RosterDifference[] {
  const known = new Map(now.departments.map((department) => [department.code, department]));
  return next.departments.flatMap((department): readonly RosterDifference[] => {
    const before = known.get(department.code);
    if (!before) return [];
    const others = departmentFields.filter((field) => before[field] !== department[field]);
    return others.length === 0 ? [] : [{ kind: 'department', department, before, fields: others }];
  });
}

/** The units of two states of a year set side by side, new ones first and those that leave last; departments before their changed units. */
export function rosterDifferences(now: YearFile, next: YearFile): readonly RosterDifference[] {
  const known = new Map(now.units.map((unit) => [unit.code, unit]));
  const retired = new Set((now.retiredUnits ?? []).map(({ code }) => code));
  const stays = new Set(next.units.map(({ code }) => code));
  const added: RosterDifference[] = [];
  const changed: RosterDifference[] = [];
  for (const unit of next.units) {
    const before = known.get(unit.code);
    if (!before) added.push({ kind: retired.has(unit.code) ? 'revived' : 'added', unit });
    else {
      const others = fields.filter((field) => !sameCell(before, unit, field));
      if (others.length > 0) changed.push({ kind: 'changed', unit, before, fields: others });
    }
  }
  const gone = now.units.filter(({ code }) => !stays.has(code));
  return [
    ...added,
    ...departmentDifferences(now, next),
    ...changed,
    ...gone.map((unit): RosterDifference => ({ kind: 'retired', unit })),
  ];
}
