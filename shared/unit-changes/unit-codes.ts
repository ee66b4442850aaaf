import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Department, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';

/** 3-3-3 unless the office codes its units otherwise. */
const usual: readonly number[] = [3, 3, 3];
export const widthsOf = (yearFile: YearFile): readonly number[] => yearFile.codeWidths ?? usual;

/** Digits that a whole unit code may have: under its department, or under another unit. */
export function unitLengths(yearFile: YearFile): readonly number[] {
  const widths = widthsOf(yearFile);
  return widths.slice(1).map((_width, at) => widths.slice(0, at + 2).reduce((sum, width) => sum + width, 0));
}

/** 编码级次 of this county; refused while a code of the year does not fit them. */
export function withCodeWidths(
  yearFile: YearFile,
  codeWidths: readonly number[],
): Result<YearFile, { readonly kind: 'units/widths-misfit'; readonly code: string }> {
  const next: YearFile = { ...yearFile, codeWidths };
  const lengths = unitLengths(next);
  const departments = [...yearFile.departments, ...(yearFile.retiredDepartments ?? [])];
  const units = [...yearFile.units, ...(yearFile.retiredUnits ?? [])];
  const misfit =
    departments.find(({ code }) => code.length !== codeWidths[0]) ??
    units.find(({ code }) => !lengths.includes(code.length));
  return misfit ? err({ kind: 'units/widths-misfit', code: misfit.code }) : ok(next);
}

/** The first free code under a department: the 本级 is 001. */
export function nextUnitCode(yearFile: YearFile, department: string): string {
  const width = widthsOf(yearFile)[1] ?? 3;
  const taken = new Set([...yearFile.units, ...(yearFile.retiredUnits ?? [])].map(({ code }) => code));
  for (let number = 1; number < 10 ** width; number += 1) {
    const code = `${department}${String(number).padStart(width, '0')}`;
    if (!taken.has(code)) return code;
  }
  return department;
}

/** The next free code of a department, after the greatest in use. */
export function nextDepartmentCode(yearFile: YearFile): string {
  const width = widthsOf(yearFile)[0] ?? 3;
  const codes = [...yearFile.departments, ...(yearFile.retiredDepartments ?? [])].map(({ code }) => Number(code));
  const next = Math.max(10 ** (width - 1), ...codes.filter((code) => Number.isInteger(code))) + 1;
  return String(next).length > width ? '' : String(next).padStart(width, '0');
}

export type UnitTreeRow =
  | {
      readonly kind: 'department';
      readonly department: Department;
      readonly units: number;
      readonly retired: boolean;
    }
  | {
      readonly kind: 'unit';
      readonly unit: Unit;
      readonly depth: number;
      readonly retired: boolean;
    };

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1);

/** Departments with their units under them, the 本级 first, a unit under the unit whose code opens its own. */
export function unitTree(yearFile: YearFile): readonly UnitTreeRow[] {
  const retired = yearFile.retiredUnits ?? [];
  const retiredCodes = new Set(retired.map(({ code }) => code));
  const all = [...yearFile.units, ...retired];
  const codes = all.map(({ code }) => code);
  const ended = yearFile.retiredDepartments ?? [];
  return [...yearFile.departments, ...ended].toSorted(byCode).flatMap((department): readonly UnitTreeRow[] => {
    const own = all
      .filter((unit) => unit.department === department.code)
      .toSorted((a, b) => Number(b.isHead) - Number(a.isHead) || byCode(a, b));
    return [
      {
        kind: 'department',
        department,
        units: own.filter(({ code }) => !retiredCodes.has(code)).length,
        retired: ended.includes(department),
      },
      ...own.map((unit): UnitTreeRow => {
        const above = codes.some((code) => code !== unit.code && unit.code.startsWith(code));
        return {
          kind: 'unit',
          unit,
          depth: above ? 2 : 1,
          retired: retiredCodes.has(unit.code),
        };
      }),
    ];
  });
}
