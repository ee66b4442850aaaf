import type { Unit } from '#shared/records';
import { plain } from './plain-text.ts';

/** Which unit a row is of, as far as its words say. */
export type UnitAnswer =
  | { readonly state: 'found'; readonly unit: string }
  /** No unit of this year bears the code or the name. */
  | { readonly state: 'unknown' }
  /** The code is one unit's and the name another's. */
  | { readonly state: 'contradicts'; readonly code: string; readonly name: string; readonly other: string }
  | { readonly state: 'blank' };

const codeAndName = /^[[(]?(\d{3,12})[\])]?[-_—.、:]?(.*)$/;
const nameKey = (name: string): string =>
  plain(name)
    .replace(/\(?本级\)?$/, '')
    .replace(/\(?机关\)?$/, '');

/** Code and name of a unit, from two columns or from one that holds both. */
function wordsOfUnit(codeText: string, nameText: string): { readonly code: string; readonly name: string } {
  const whole = codeAndName.exec(plain(codeText === '' ? nameText : codeText));
  const code = whole?.[1] ?? '';
  const rest = whole?.[2];
  if (codeText === '') return { code, name: rest ?? nameText };
  return { code, name: nameText === '' ? (rest ?? '') : nameText };
}

/** Finds units by code, by name, or by both in one cell: 105001 县民政局(本级), [105001]县民政局, 县民政局本级. */
export function unitFinder(units: readonly Unit[]): (code: string, name: string) => UnitAnswer {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byName = new Map<string, Unit[]>();
  for (const unit of units)
    for (const key of new Set([plain(unit.name), nameKey(unit.name)]))
      byName.set(key, [...(byName.get(key) ?? []), unit]);
  const named = (name: string): Unit | null => {
    const exact = byName.get(plain(name)) ?? byName.get(nameKey(name)) ?? [];
    return exact.length === 1 ? (exact[0] ?? null) : null;
  };
  return (codeText, nameText) => {
    const { code, name } = wordsOfUnit(codeText, nameText);
    if (code === '' && plain(name || codeText) === '') return { state: 'blank' };
    const ofCode = byCode.get(code);
    const ofName = named(code === '' ? name || codeText : name);
    if (ofCode && ofName && ofName.code !== ofCode.code)
      return { state: 'contradicts', code, name: plain(name), other: ofName.code };
    if (ofCode) return { state: 'found', unit: ofCode.code };
    return ofName && code === '' ? { state: 'found', unit: ofName.code } : { state: 'unknown' };
  };
}
