import type { Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';

/** What a roster would change; fields: what about the unit is another, in the order of the record. */
export type RosterDifference =
  | { readonly kind: 'added' | 'retired' | 'revived'; readonly unit: Unit }
  | {
      readonly kind: 'changed';
      readonly unit: Unit;
      readonly before: Unit;
      readonly fields: readonly (keyof Unit)[];
    };

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

/** The units of two states of a year set side by side, new ones first and those that leave last. */
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
  return [...added, ...changed, ...gone.map((unit): RosterDifference => ({ kind: 'retired', unit }))];
}
