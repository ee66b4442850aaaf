import type { FieldId } from '#shared/fields';
import type { Cells } from '#shared/records';
import { firstRoundPlants } from './first-round-plants.ts';
import type { Plant, PlantedError } from './planted-error.ts';

import type { PracticeFilling, PracticeFillings } from './practice-filling.ts';
import { wordsOf } from './row-picks.ts';
import { secondRoundPlants } from './second-round-plants.ts';

const nameOf = (row: Cells | undefined): string => {
  const name = row?.serviceName ?? row?.projectName;
  return typeof name === 'string' ? name : '';
};
const changesOf = (right: Cells, planted: Cells): PlantedError['changes'] =>
  Object.entries(planted).map(([field, cell]) => ({
    field: field as FieldId,
    right: right[field as FieldId] ?? null,
    planted: cell,
  }));

type Planted = { readonly filling: PracticeFilling; readonly name: string; readonly changes: PlantedError['changes'] };

/** A project that nobody asked for at 一上: an ordinary row once more under a code of its own. */
const added = (row: Cells): Cells => ({
  ...row,
  projectCode: `${wordsOf(row, 'projectCode').slice(0, 8)}998`,
  projectName: '临时追加工作经费',
  status: '新增',
});

function plantInto(filling: PracticeFilling, plant: Plant, taken: ReadonlySet<Cells>): Planted | null {
  if (plant.act === 'declareNone') return { filling: { ...filling, noPurchases: true }, name: '', changes: [] };
  const rows = filling[plant.table];
  const at = rows.findIndex((row) => !taken.has(row) && (plant.pick?.(row) ?? true));
  const row = rows[at];
  if (!row) return null;
  const withRows = (next: readonly Cells[]): PracticeFilling => ({ ...filling, [plant.table]: next });
  switch (plant.act) {
    case 'repeat':
      return { filling: withRows(rows.toSpliced(at + 1, 0, { ...row })), name: nameOf(row), changes: [] };
    case 'addProject':
      return { filling: withRows([...rows, added(row)]), name: nameOf(added(row)), changes: [] };
    case 'leaveOutProject':
      return {
        filling: withRows(rows.filter(({ projectCode }) => projectCode !== row.projectCode)),
        name: nameOf(row),
        changes: [],
      };
    default: {
      const planted = plant.write?.(row) ?? {};
      const next = { ...row, ...planted };
      // A renamed project is renamed on every row of its own.
      const same = 'projectName' in planted && plant.table === 'projects';
      const written = rows.map((one, index) =>
        index === at || (same && one.projectCode === row.projectCode) ? { ...one, ...planted } : one,
      );
      return { filling: withRows(written.with(at, next)), name: nameOf(row), changes: changesOf(row, planted) };
    }
  }
}

export type PlantedCounty = { readonly fillings: PracticeFillings; readonly errors: readonly PlantedError[] };

/**
 * The practice county with forty mistakes and their solutions. Each mistake has a row of its own; a seed in which one
 * finds no row has fewer.
 */
export function plantErrors(clean: PracticeFillings): PlantedCounty {
  let fillings = clean;
  const errors: PlantedError[] = [];
  const taken = new Set<Cells>();
  for (const plant of [...firstRoundPlants, ...secondRoundPlants]) {
    const { unit, round, table, rule, zh, en } = plant;
    const own = fillings[unit];
    const planted = own ? plantInto(own[round], plant, taken) : null;
    if (!own || !planted) continue;
    const before = new Set(own[round][table]);
    for (const row of planted.filling[table]) if (!before.has(row)) taken.add(row);
    fillings = { ...fillings, [unit]: { ...own, [round]: planted.filling } };
    errors.push({
      number: errors.length + 1,
      rule,
      unit,
      round,
      table,
      name: planted.name,
      changes: planted.changes,
      zh,
      en,
    });
  }
  return { fillings, errors };
}
