import type { FieldId } from '#shared/fields';
import type { Cells, Row, Tables, Unit } from '#shared/records';
import { textOf } from '#shared/rounds';
import { ceilingsOf, issuedFigures } from './ceilings.ts';
import type { Office } from './office.ts';
import { readTables } from './submissions.ts';

const withFigure = (row: Row, figure: number | undefined): Row => {
  const field: FieldId = 'controlFigure';
  const cells: Cells = figure === undefined ? row.cells : { ...row.cells, [field]: figure };
  return { id: row.id, cells };
};

/** 二上's forms begin with the rows of 一上, each project beside its control figure; a project cut to zero is left out. */
export async function prefillFor(
  office: Office,
  unit: Unit,
): Promise<{ readonly tables: Tables; readonly noPurchases: boolean } | null> {
  const tables = await readTables(office.ledger, 'up1', unit.code);
  if (!tables) return null;
  const ceilings = ceilingsOf(unit, await issuedFigures(office.ledger)) ?? [];
  const figures = new Map(ceilings.map((ceiling) => [ceiling.projectCode ?? '', ceiling.amount]));
  const dropped = new Set([...figures].filter(([, amount]) => amount === 0).map(([code]) => code));
  const stays = (row: Row): boolean => !dropped.has(textOf(row, 'projectCode'));
  const head = await office.ledger.get('submissions', `up1/${unit.code}`);
  const shown = new Set<string>();
  return {
    tables: {
      projects: tables.projects.filter(stays).map((row) => {
        const code = textOf(row, 'projectCode');
        const first = !shown.has(code);
        shown.add(code);
        // A project of several rows has one figure: beside each row it would be added up again.
        return withFigure(row, first ? figures.get(code) : undefined);
      }),
      purchases: tables.purchases.filter(stays).map(({ id, cells }) => ({ id, cells })),
      targets: tables.targets.filter(stays).map(({ id, cells }) => ({ id, cells })),
    },
    noPurchases: head?.noPurchases ?? false,
  };
}
