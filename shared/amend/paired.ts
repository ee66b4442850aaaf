import type { Row, TableName, Tables } from '#shared/records';
import { textOf } from '#shared/rounds';
import type { CellChange } from '#shared/trail';
import type { Amendment } from './confirmation.ts';

const nameFields = { projects: 'projectName', purchases: 'serviceName', targets: 'indicatorName' } as const;

/** The row by its identity, or by what a person recognises it by where a copy lost the identity. */
const isRow = (change: CellChange, table: TableName, row: Row): boolean =>
  change.rowId === row.id ||
  (change.name === textOf(row, nameFields[table]) && change.code === textOf(row, 'projectCode'));

const isReplaced = ({ entry }: Amendment): boolean => entry.confirmed?.as === 'replaced';

/** 转主管部门统一购买: the two halves of an act in two units. */
export type PairedHalves = { readonly mine: Amendment; readonly other: Amendment };

/** The halves of the amendments of one unit with those of others, by the key they share. */
export const pairedHalves = (mine: readonly Amendment[], others: readonly Amendment[]): readonly PairedHalves[] =>
  mine.flatMap((half) => {
    const { pair } = half.entry;
    const other = pair === undefined ? undefined : others.find(({ entry }) => entry.pair === pair);
    return other ? [{ mine: half, other }] : [];
  });

/** One unit handed in otherwise and the other did not: money counts twice, or not at all. */
export const isBroken = ({ mine, other }: PairedHalves): boolean => isReplaced(mine) !== isReplaced(other);

/** Which half the unit replaced; of a broken pair. */
export const replacedHalf = ({ mine }: PairedHalves): 'mine' | 'other' => (isReplaced(mine) ? 'mine' : 'other');

/** A purchase of the unit that was moved before and still stands at the buyer; null where there is none. */
export const movedBefore = (halves: readonly PairedHalves[], tables: Tables): Row | null =>
  tables.purchases.find((row) =>
    halves.some(
      ({ mine, other }) =>
        !isReplaced(other) &&
        mine.entry.changes.some(
          (change) => change.kind === 'deleted' && change.table === 'purchases' && isRow(change, 'purchases', row),
        ),
    ),
  ) ?? null;

/**
 * Does what a unit hands in hold its half again, which it had replaced before? Rows that went are looked for by their
 * identity, purchases by their name too: a project may have stayed in part under the same name.
 */
export const isRestored = (half: Amendment, tables: Tables): boolean =>
  isReplaced(half) &&
  half.entry.pair !== undefined &&
  half.entry.changes.every((change) => {
    const { table } = change;
    const rows = tables[table];
    switch (change.kind) {
      case 'changed':
        return rows.some((row) => isRow(change, table, row) && (row.cells[change.field] ?? null) === change.after);
      case 'added':
        return rows.some((row) => isRow(change, table, row));
      case 'deleted':
        return !rows.some((row) => row.id === change.rowId || (table === 'purchases' && isRow(change, table, row)));
    }
  });
