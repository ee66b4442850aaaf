import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { Unit } from '#shared/records';
import {
  changeUnits,
  nextDepartmentCode,
  nextUnitCode,
  retireDepartment,
  reviveUnit,
  unitTree,
  widthsOf,
  withCodeWidths,
  withDepartment,
  withUnit,
} from '#shared/unit-changes';
import { formatYearFile, parseYearFile, type YearFile } from '#shared/year-file';

const practice = practiceYearFile(349901, defaultForms);
const none: ReadonlySet<string> = new Set();
const head = practice.units.find(({ isHead }) => isHead)!;
const [first, second] = practice.units.filter(({ department, isHead }) => department === head.department && !isHead);
const fresh: Unit = { ...first!, code: nextUnitCode(practice, head.department), name: '新设单位' };
const kindOf = (answer: { readonly ok: boolean; readonly error?: { readonly kind: string } }): string =>
  answer.ok ? 'ok' : (answer.error?.kind ?? '');
const must = (answer: ReturnType<typeof withUnit>): YearFile => {
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value.next;
};

describe('a unit typed in', () => {
  it('gets the first free code of its department, and stands at the end of it', () => {
    const own = practice.units.filter(({ department }) => department === head.department);
    expect(fresh.code).toBe(`${head.department}${String(own.length + 1).padStart(3, '0')}`);
    const next = must(withUnit(practice, fresh, null, none));
    expect(next.units.at(-1)).toEqual(fresh);
    expect(next.unitChanges).toBeUndefined();
  });

  it.each<readonly [string, Partial<Unit>, string]>([
    ['a code in use', { code: first!.code }, 'units/code-twice'],
    ['a code under another department', { code: '999001' }, 'units/not-under-department'],
    ['a code of the wrong length', { code: `${head.department}01` }, 'units/code-wrong'],
    ['letters in the code', { code: `${head.department}0A1` }, 'units/code-wrong'],
    ['a second head office', { isHead: true }, 'units/head-twice'],
    ['no name', { name: ' ' }, 'units/name-missing'],
    ['a region of another county', { region: '110101000' }, 'units/region-wrong'],
    ['an unknown department', { department: '999', code: '999001' }, 'units/department-unknown'],
  ])('is refused with %s', (_case, change, kind) => {
    expect(kindOf(withUnit(practice, { ...fresh, ...change }, null, none))).toBe(kind);
  });

  it('may stand under another unit with nine digits', () => {
    expect(kindOf(withUnit(practice, { ...fresh, code: `${first!.code}001` }, null, none))).toBe('ok');
  });

  it('is renamed with the old name on record, and its lines of last year move with a new code', () => {
    const renamed = withUnit(practice, { ...first!, name: '新名称' }, first!.code, none);
    expect(renamed.ok && [...renamed.value.moves]).toEqual([]);
    expect(must(renamed).unitChanges).toEqual([
      {
        kind: 'renamed',
        from: [{ code: first!.code, name: first!.name }],
        to: [{ code: first!.code, name: '新名称' }],
      },
    ]);
    const recoded = withUnit(practice, { ...first!, code: fresh.code }, first!.code, none);
    expect(recoded.ok && [...recoded.value.moves]).toEqual([[first!.code, fresh.code]]);
  });

  it('keeps its code once it has handed in', () => {
    const used = new Set([first!.code]);
    expect(kindOf(withUnit(practice, { ...first!, code: fresh.code }, first!.code, used))).toBe('units/in-use');
    expect(kindOf(withUnit(practice, { ...first!, phone: '1' }, first!.code, used))).toBe('ok');
  });
});

describe('departments', () => {
  it('are added after the last one, and hand a new 股室 on to their units', () => {
    const code = nextDepartmentCode(practice);
    expect(practice.departments.every((each) => each.code < code)).toBe(true);
    const added = must(withDepartment(practice, { code, name: '新部门', section: '' }, null));
    expect(nextUnitCode(added, code)).toBe(`${code}001`);
    const department = practice.departments.find((each) => each.code === head.department)!;
    const moved = must(withDepartment(practice, { ...department, section: '新股' }, department.code));
    const had = practice.units.filter((each) => each.department === department.code);
    expect(had.filter(({ section }) => section === department.section).length).toBeGreaterThan(0);
    for (const unit of had)
      expect(moved.units.find(({ code: each }) => each === unit.code)?.section).toBe(
        unit.section === department.section ? '新股' : unit.section,
      );
    expect(kindOf(withDepartment(practice, department, null))).toBe('units/code-twice');
    expect(kindOf(withDepartment(practice, { ...department, code: '12' }, null))).toBe('units/department-wrong');
  });

  it('are retired with their units, never once one of them has handed in', () => {
    expect(kindOf(retireDepartment(practice, head.department, new Set([first!.code])))).toBe('units/in-use');
    const next = must(retireDepartment(practice, head.department, none));
    expect(next.units.some(({ department }) => department === head.department)).toBe(false);
    expect(next.retiredDepartments?.map(({ code }) => code)).toEqual([head.department]);
    const back = must(reviveUnit(next, head.code));
    expect(back.departments.some(({ code }) => code === head.department)).toBe(true);
    expect(back.units.map(({ code }) => code)).toContain(head.code);
    expect(back.retiredDepartments).toEqual([]);
  });
});

describe('编码级次', () => {
  it('are 3-3-3 until the office says otherwise, and fit every code of the year', () => {
    expect(widthsOf(practice)).toEqual([3, 3, 3]);
    expect(withCodeWidths(practice, [6, 3])).toEqual({
      ok: false,
      error: { kind: 'units/widths-misfit', code: practice.departments[0]!.code },
    });
    const bare: YearFile = { ...practice, units: [], departments: [] };
    const wide = withCodeWidths(bare, [6, 3]);
    if (!wide.ok) throw new Error(wide.error.kind);
    expect(nextDepartmentCode(wide.value)).toBe('100001');
    const department = must(withDepartment(wide.value, { code: '301001', name: '县水利局', section: '' }, null));
    expect(nextUnitCode(department, '301001')).toBe('301001001');
    const unit = { ...fresh, department: '301001', code: '301001001' };
    expect(kindOf(withUnit(department, unit, null, none))).toBe('ok');
    expect(kindOf(withUnit(department, { ...unit, code: '301001' }, null, none))).toBe('units/code-wrong');
    expect(withCodeWidths(practice, [3, 3]).ok).toBe(true);
  });
});

describe('停用、合并、拆分', () => {
  it('keeps a retired unit readable, and its code out of use until it is revived', () => {
    const next = must(changeUnits(practice, { kind: 'retire', code: first!.code }, none));
    expect(next.units.some(({ code }) => code === first!.code)).toBe(false);
    expect(next.retiredUnits).toEqual([first]);
    const rows = unitTree(next).filter((row) => row.kind === 'unit' && row.unit.code === first!.code);
    expect(rows).toMatchObject([{ retired: true }]);
    const again = withUnit(next, { ...fresh, code: first!.code }, null, none);
    expect(again).toMatchObject({ error: { kind: 'units/code-twice', retired: true } });
    expect(nextUnitCode(next, head.department)).not.toBe(first!.code);
    expect(parseYearFile(formatYearFile(next), 'practice')).toEqual({ ok: true, value: next });
  });

  it('merges into one of the units: the others are retired, last year goes to the one', () => {
    const wish = { kind: 'merge', from: [first!.code, second!.code], into: { ...first!, name: '合并后' } } as const;
    const merged = changeUnits(practice, wish, none);
    expect(merged.ok && [...merged.value.moves]).toEqual([[second!.code, first!.code]]);
    const next = must(merged);
    expect(next.units.length).toBe(practice.units.length - 1);
    expect(next.retiredUnits).toEqual([second]);
    expect(next.units.find(({ code }) => code === first!.code)?.name).toBe('合并后');
    expect(next.unitChanges).toMatchObject([{ kind: 'merged', to: [{ name: '合并后' }] }]);
  });

  it('splits a unit, and one of the parts goes on with last year', () => {
    const into = [first!, fresh];
    const split = changeUnits(practice, { kind: 'split', from: first!.code, into, heir: fresh.code }, none);
    expect(split.ok && [...split.value.moves]).toEqual([[first!.code, fresh.code]]);
    expect(must(split).units.length).toBe(practice.units.length + 1);
    expect(must(split).retiredUnits).toEqual([]);
  });

  it('refuses what has handed in, what is unknown, and what is no merger or split', () => {
    const into = first!;
    const used = new Set([second!.code]);
    const merge = (from: readonly string[]) => changeUnits(practice, { kind: 'merge', from, into }, used);
    expect(kindOf(merge([first!.code, second!.code]))).toBe('units/in-use');
    expect(kindOf(merge([first!.code, '999999']))).toBe('units/unknown');
    expect(kindOf(merge([first!.code, first!.code]))).toBe('units/merge-needs-two');
    expect(kindOf(changeUnits(practice, { kind: 'split', from: first!.code, into: [first!], heir: '' }, none))).toBe(
      'units/split-needs-two',
    );
    const twins = [first!, { ...fresh, code: second!.code }];
    expect(kindOf(changeUnits(practice, { kind: 'split', from: first!.code, into: twins, heir: '' }, none))).toBe(
      'units/code-twice',
    );
  });
});
