import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Department, Unit } from '#shared/records';
import { findContradiction, type UnitChange, type YearFile } from '#shared/year-file';
import type { UnitsRefused } from './refused.ts';
import { unitLengths, widthsOf } from './unit-codes.ts';

/** The year afterwards, and where last year's lines of a unit go: old code → new code. */
export type ChangedYear = {
  readonly next: YearFile;
  readonly moves: ReadonlyMap<string, string>;
};
type Changed = Result<ChangedYear, UnitsRefused>;

/**
 * What the office wants done to units. into: units that stand afterwards; those that exist already take the new record.
 * heir: the unit of a split that goes on with last year's lines.
 */
export type UnitsWish =
  | { readonly kind: 'retire'; readonly code: string }
  | {
      readonly kind: 'merge';
      readonly from: readonly string[];
      readonly into: Unit;
    }
  | {
      readonly kind: 'split';
      readonly from: string;
      readonly into: readonly Unit[];
      readonly heir: string;
    };

const nowhere: ReadonlyMap<string, string> = new Map();
const named = ({ code, name }: Unit): { readonly code: string; readonly name: string } => ({ code, name });

function sound(next: YearFile, moves: ReadonlyMap<string, string> = nowhere): Changed {
  const contradiction = findContradiction(next);
  return contradiction ? err({ kind: 'year/contradiction', what: contradiction.what }) : ok({ next, moves });
}

/** What is wrong with a unit as it was typed; others: the units that stand beside it. */
function wrongUnit(yearFile: YearFile, unit: Unit, others: readonly Unit[]): UnitsRefused | null {
  const { code, department } = unit;
  if (unit.name.trim() === '') return { kind: 'units/name-missing', code };
  const lengths = unitLengths(yearFile);
  if (!/^\d+$/.test(code) || !lengths.includes(code.length)) return { kind: 'units/code-wrong', code, lengths };
  if (!yearFile.departments.some((each) => each.code === department))
    return { kind: 'units/department-unknown', department };
  if (!code.startsWith(department)) return { kind: 'units/not-under-department', code, department };
  const twin = others.find((each) => each.code === code);
  if (twin) return { kind: 'units/code-twice', code, name: twin.name, retired: false };
  const retired = yearFile.retiredUnits?.find((each) => each.code === code);
  if (retired)
    return {
      kind: 'units/code-twice',
      code,
      name: retired.name,
      retired: true,
    };
  const head = unit.isHead ? others.find((each) => each.isHead && each.department === department) : undefined;
  if (head) return { kind: 'units/head-twice', department, name: head.name };
  const county = yearFile.region.code;
  return /^\d{9}$/.test(unit.region) && unit.region.startsWith(county)
    ? null
    : { kind: 'units/region-wrong', code, region: unit.region, county };
}

/**
 * A unit typed in, new or in the place of `before`. Another name or code is recorded as 更名 (old → new), and last
 * year's lines go with it. A unit that has handed in keeps its code.
 */
export function withUnit(yearFile: YearFile, unit: Unit, before: string | null, inUse: ReadonlySet<string>): Changed {
  const old = yearFile.units.find(({ code }) => code === before);
  if (before !== null && !old) return err({ kind: 'units/unknown', unit: before });
  const wrong = wrongUnit(
    yearFile,
    unit,
    yearFile.units.filter(({ code }) => code !== before),
  );
  if (wrong) return err(wrong);
  if (!old) return sound({ ...yearFile, units: [...yearFile.units, unit] });
  if (unit.code !== old.code && inUse.has(old.code))
    return err({ kind: 'units/in-use', unit: old.code, name: old.name });
  const units = yearFile.units.map((each) => (each.code === old.code ? unit : each));
  if (old.code === unit.code && old.name === unit.name) return sound({ ...yearFile, units });
  const change: UnitChange = {
    kind: 'renamed',
    from: [named(old)],
    to: [named(unit)],
  };
  return sound(
    {
      ...yearFile,
      units,
      unitChanges: [...(yearFile.unitChanges ?? []), change],
    },
    old.code === unit.code ? nowhere : new Map([[old.code, unit.code]]),
  );
}

/** A department typed in; its 股室 goes to those of its units that had the department's before. */
export function withDepartment(yearFile: YearFile, department: Department, before: string | null): Changed {
  const { code, name } = department;
  const length = widthsOf(yearFile)[0] ?? 3;
  if (name.trim() === '') return err({ kind: 'units/name-missing', code });
  if (!/^\d+$/.test(code) || code.length !== length) return err({ kind: 'units/department-wrong', code, length });
  const old = yearFile.departments.find((each) => each.code === before);
  if (!old) {
    const known = (each: Department): boolean => each.code === code;
    const twin = yearFile.departments.find(known);
    const retired = yearFile.retiredDepartments?.find(known);
    const holder = twin ?? retired;
    if (holder)
      return err({
        kind: 'units/code-twice',
        code,
        name: holder.name,
        retired: !twin,
      });
    return sound({
      ...yearFile,
      departments: [...yearFile.departments, department],
    });
  }
  return sound({
    ...yearFile,
    departments: yearFile.departments.map((each) =>
      each.code === old.code ? { ...department, code: old.code } : each,
    ),
    units: yearFile.units.map((unit) =>
      unit.department === old.code && unit.section === old.section ? { ...unit, section: department.section } : unit,
    ),
  });
}

/** 停用 a department with all its units; nothing of it may have been handed in. */
export function retireDepartment(yearFile: YearFile, code: string, inUse: ReadonlySet<string>): Changed {
  const department = yearFile.departments.find((each) => each.code === code);
  if (!department) return err({ kind: 'units/department-unknown', department: code });
  const own = yearFile.units.filter((unit) => unit.department === code);
  const used = own.find((unit) => inUse.has(unit.code));
  if (used) return err({ kind: 'units/in-use', unit: used.code, name: used.name });
  const changes = own.map((unit): UnitChange => ({
    kind: 'retired',
    from: [named(unit)],
    to: [],
  }));
  return sound({
    ...yearFile,
    departments: yearFile.departments.filter((each) => each.code !== code),
    units: yearFile.units.filter((unit) => unit.department !== code),
    retiredUnits: [...(yearFile.retiredUnits ?? []), ...own],
    retiredDepartments: [...(yearFile.retiredDepartments ?? []), department],
    unitChanges: [...(yearFile.unitChanges ?? []), ...changes],
  });
}

/** 恢复使用 a unit that was retired, and its department with it. */
export function reviveUnit(yearFile: YearFile, code: string): Changed {
  const unit = yearFile.retiredUnits?.find((each) => each.code === code);
  if (!unit) return err({ kind: 'units/unknown', unit: code });
  const department = yearFile.retiredDepartments?.find((each) => each.code === unit.department);
  return sound({
    ...yearFile,
    departments: department ? [...yearFile.departments, department] : yearFile.departments,
    units: [...yearFile.units, unit],
    retiredUnits: (yearFile.retiredUnits ?? []).filter((each) => each.code !== code),
    retiredDepartments: (yearFile.retiredDepartments ?? []).filter((each) => each.code !== unit.department),
    // Nothing became of it after all.
    unitChanges: (yearFile.unitChanges ?? []).filter(
      ({ kind, from }) => kind !== 'retired' || from.every((each) => each.code !== code),
    ),
  });
}

type Ends = {
  readonly before: readonly Unit[];
  readonly ending: readonly Unit[];
};

/** The units that a wish begins with, and those of them that end. */
function endsOf(yearFile: YearFile, from: readonly string[], into: readonly Unit[], inUse: ReadonlySet<string>) {
  const known = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const stays = new Set(into.map(({ code }) => code));
  const before: Unit[] = [];
  for (const code of new Set(from)) {
    const unit = known.get(code);
    if (!unit) return err({ kind: 'units/unknown', unit: code } as const);
    if (inUse.has(code) && !stays.has(code))
      return err({
        kind: 'units/in-use',
        unit: code,
        name: unit.name,
      } as const);
    before.push(unit);
  }
  return ok<Ends>({
    before,
    ending: before.filter(({ code }) => !stays.has(code)),
  });
}

type Parts = { readonly from: readonly string[]; readonly into: readonly Unit[]; readonly change: UnitChange['kind'] };

function partsOf(wish: UnitsWish): Parts {
  switch (wish.kind) {
    case 'retire':
      return { from: [wish.code], into: [], change: 'retired' };
    case 'merge':
      return { from: [...new Set(wish.from)], into: [wish.into], change: 'merged' };
    case 'split':
      return { from: [wish.from], into: wish.into, change: 'split' };
  }
}

function tooFew(wish: UnitsWish, { from, into }: Parts): UnitsRefused | null {
  if (wish.kind === 'merge' && from.length < 2) return { kind: 'units/merge-needs-two' };
  return wish.kind === 'split' && into.length < 2 ? { kind: 'units/split-needs-two' } : null;
}

/** 停用, 合并, 拆分: units that end are kept readable, and what became of them is recorded. */
export function changeUnits(yearFile: YearFile, wish: UnitsWish, inUse: ReadonlySet<string>): Changed {
  const parts = partsOf(wish);
  const { from, into } = parts;
  const few = tooFew(wish, parts);
  if (few) return err(few);
  const ends = endsOf(yearFile, from, into, inUse);
  if (!ends.ok) return ends;
  const { before, ending } = ends.value;
  const kept = yearFile.units.filter(({ code }) => !from.includes(code));
  for (const [at, unit] of into.entries()) {
    const wrong = wrongUnit(yearFile, unit, [...kept, ...into.slice(0, at)]);
    if (wrong) return err(wrong);
  }
  const heir = wish.kind === 'split' ? wish.heir : into[0]?.code;
  const change: UnitChange = { kind: parts.change, from: before.map(named), to: into.map(named) };
  return sound(
    {
      ...yearFile,
      units: [...kept, ...into],
      retiredUnits: [...(yearFile.retiredUnits ?? []), ...ending],
      unitChanges: [...(yearFile.unitChanges ?? []), change],
    },
    new Map(heir === undefined ? [] : from.filter((code) => code !== heir).map((code) => [code, heir])),
  );
}
