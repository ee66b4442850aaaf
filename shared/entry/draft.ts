import type { CollectingRound, Row, TableName, Tables } from '#shared/records';
import { tableNames } from '#shared/records';

/** What one unit is filling in for one round, before 送审. Rows may still be blank: they are no lines yet. */
export type Draft = {
  readonly round: CollectingRound;
  readonly unit: string;
  readonly revision: number;
  readonly tables: Tables;
  readonly noPurchases: boolean;
};

export const emptyTables: Tables = { projects: [], purchases: [], targets: [] };

/** The program gives the control figure; beside it a line says something of the unit's own or it is blank. */
const isFilled = (row: Row): boolean =>
  Object.entries(row.cells).some(([field, cell]) => field !== 'controlFigure' && cell !== null && cell !== '');

/** The lines that say something, in their order: these are judged and handed in. */
export const filledTables = (tables: Tables): Tables => ({
  projects: tables.projects.filter(isFilled),
  purchases: tables.purchases.filter(isFilled),
  targets: tables.targets.filter(isFilled),
});

const enteredFile = '程序内编报';

/**
 * Lines as they are handed in. A line that came from a file unchanged keeps its origin; one that was typed says that it
 * was entered in the program, by whom and when, and which line of its form it is. at: ISO instant.
 */
export function withOrigins(
  tables: Tables,
  sheetOf: (table: TableName) => string,
  stamp: { readonly by: string; readonly at: string },
): Tables {
  const origins = (table: TableName): readonly Row[] =>
    tables[table].map((row, index) => ({
      ...row,
      origin: row.origin?.digest
        ? row.origin
        : {
            digest: '',
            file: `${enteredFile}（${row.origin?.entered?.by ?? stamp.by}）`,
            sheet: sheetOf(table),
            row: index + 1,
            entered: row.origin?.entered ?? stamp,
          },
    }));
  const [projects, purchases, targets] = tableNames.map(origins);
  return { projects: projects ?? [], purchases: purchases ?? [], targets: targets ?? [] };
}

/** Marks the lines that an edit touched as entered in the program; it no longer says what its file said. */
export function stampEdited(
  before: Tables,
  after: Tables,
  stamp: { readonly by: string; readonly at: string },
): Tables {
  const stamped = (table: TableName): readonly Row[] => {
    if (before[table] === after[table]) return after[table];
    const known = new Map(before[table].map((row) => [row.id, row.cells]));
    return after[table].map((row) =>
      known.get(row.id) === row.cells
        ? row
        : { ...row, origin: { digest: '', file: enteredFile, sheet: '', row: 0, entered: stamp } },
    );
  };
  return { projects: stamped('projects'), purchases: stamped('purchases'), targets: stamped('targets') };
}
