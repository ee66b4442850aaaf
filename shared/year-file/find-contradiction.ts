import { listNames } from './year-file-schema.ts';
import type { CodeEntry, YearFile } from './year-file.ts';

/** A place in the file, such as units[3].code, and a sentence for the person. */
export type Contradiction = { readonly where: string; readonly what: string };

function firstRepeated(where: string, field: string, codes: readonly string[]): Contradiction | undefined {
  const seen = new Set<string>();
  for (const [index, code] of codes.entries()) {
    if (seen.has(code)) return { where: `${where}[${index}].${field}`, what: `编码重复：${code}` };
    seen.add(code);
  }
  return undefined;
}

function firstOrphan(where: string, entries: readonly CodeEntry[]): Contradiction | undefined {
  const codes = new Set(entries.map((entry) => entry.code));
  for (const [index, { code, parent }] of entries.entries()) {
    if (parent === undefined) continue;
    if (!codes.has(parent)) return { where: `${where}[${index}].parent`, what: `${code} 的上级编码不存在：${parent}` };
    if (parent === code) return { where: `${where}[${index}].parent`, what: `${code} 的上级是它自己` };
  }
  return undefined;
}

function firstWrongUnit(file: YearFile): Contradiction | undefined {
  const departments = new Set(file.departments.map((department) => department.code));
  const heads = new Set<string>();
  for (const [index, unit] of file.units.entries()) {
    const where = `units[${index}]`;
    if (!departments.has(unit.department))
      return { where: `${where}.department`, what: `${unit.name}的主管部门不存在：${unit.department}` };
    if (!unit.code.startsWith(unit.department) || unit.code === unit.department)
      return { where: `${where}.code`, what: `${unit.code} 不是以主管部门编码 ${unit.department} 开头的单位编码` };
    if (!unit.region.startsWith(file.region.code))
      return { where: `${where}.region`, what: `${unit.name}的区划 ${unit.region} 不属于 ${file.region.code}` };
    if (!unit.isHead) continue;
    if (heads.has(unit.department))
      return { where: `${where}.isHead`, what: `主管部门 ${unit.department} 有两个本级单位` };
    heads.add(unit.department);
  }
  return undefined;
}

const firstInLists = (file: YearFile): Contradiction | undefined => {
  const lists: readonly (readonly [string, readonly CodeEntry[]])[] = [
    ...listNames.map((name) => [`lists.${name}`, file.lists[name]] as const),
    ['regions', file.regions ?? []],
    ['fundNatures', file.fundNatures ?? []],
  ];
  for (const [where, entries] of lists) {
    const found =
      firstRepeated(
        where,
        'code',
        entries.map((entry) => entry.code),
      ) ?? firstOrphan(where, entries);
    if (found) return found;
  }
  return undefined;
};

/** What the shape alone cannot tell: codes that repeat, hang in the air or sit under the wrong department. */
export const findContradiction = (file: YearFile): Contradiction | undefined =>
  firstRepeated(
    'departments',
    'code',
    file.departments.map((department) => department.code),
  ) ??
  firstRepeated(
    'units',
    'code',
    file.units.map((unit) => unit.code),
  ) ??
  firstWrongUnit(file) ??
  firstInLists(file) ??
  firstRepeated(
    'catalog',
    'code',
    file.catalog.map((entry) => entry.code),
  ) ??
  firstOrphan('catalog', file.catalog) ??
  firstRepeated(
    'economyMapping',
    'departmentEconomy',
    file.economyMapping.map((entry) => entry.departmentEconomy),
  ) ??
  firstRepeated(
    'forms',
    'table',
    file.forms.map((form) => form.table),
  ) ??
  firstRepeated(
    'rules',
    'rule',
    file.rules.map((setting) => setting.rule),
  ) ??
  firstRepeated(
    'reviewChain',
    'key',
    (file.reviewChain ?? []).map((node) => node.key),
  );
