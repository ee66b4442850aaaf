import { applyStep, enterCells, entryColumns, type EditStep } from '#shared/entry';
import type { FieldId } from '#shared/fields';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Cells, CollectingRound, Finding, Row, SubmissionState, TableName, Tables, Unit } from '#shared/records';
import { tableNames } from '#shared/records';
import { fundFields } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import type { AmendRefused } from './amend-refused.ts';

/** Whose tables are changed, as they stand. */
export type Amended = {
  readonly unit: Unit;
  readonly state: SubmissionState;
  readonly tables: Tables;
};
/** Cells of one row as finance wants them; a blank cell is null. */
export type CellsAsked = {
  readonly table: TableName;
  readonly rowId: string;
  readonly cells: Cells;
  readonly reason: string;
};

const inReview: readonly SubmissionState[] = ['submitted', 'resubmitted', 'passed'];

/** 代改 needs something in review: what was returned is the unit's to change, what is locked stays as it is. */
export const mayAmend = ({ unit, state }: Pick<Amended, 'unit' | 'state'>): Result<null, AmendRefused> =>
  inReview.includes(state) ? ok(null) : err({ kind: 'amend/not-in-review', unit: unit.name, state });

/** May this be changed, and is it said why? */
export function mayAmendFor(amended: Pick<Amended, 'unit' | 'state'>, reason: string): Result<null, AmendRefused> {
  const may = mayAmend(amended);
  if (!may.ok) return may;
  return reason.trim() === '' ? err({ kind: 'amend/reason-missing' }) : ok(null);
}

/** A total that the unit typed stays unless one of its funds is changed. */
const restsOn = (field: FieldId, cells: Cells): boolean =>
  field !== 'amtTotal' || fundFields.some((fund) => cells[fund] !== undefined);

function stepOf(
  { unit, tables }: Amended,
  asked: CellsAsked,
  index: number,
  form: { readonly yearFile: YearFile; readonly round: CollectingRound },
): EditStep {
  const { table, cells } = asked;
  const definition = form.yearFile.forms.find((one) => one.table === table);
  const columns = definition ? entryColumns(definition, form.round) : [];
  const sheet = {
    ...form,
    unit,
    table,
    tables,
    columns: columns.filter(({ field }) => restsOn(field, cells)),
    money: 'yuan',
    // Cells are entered into a row that stands: no row is made.
    newRowId: () => asked.rowId,
  } as const;
  const fields = Object.keys(cells) as FieldId[];
  return enterCells(
    sheet,
    fields.map((field) => ({ row: index, field, cell: cells[field] ?? null })),
  );
}

/** 代改 of cells in one row, with the cells that follow from them. */
export function decideAmend(
  amended: Amended,
  asked: CellsAsked,
  form: { readonly yearFile: YearFile; readonly round: CollectingRound },
): Result<Tables, AmendRefused> {
  const may = mayAmendFor(amended, asked.reason);
  if (!may.ok) return may;
  const index = amended.tables[asked.table].findIndex(({ id }) => id === asked.rowId);
  if (index < 0) return err({ kind: 'amend/row-gone' });
  const step = stepOf(amended, asked, index, form);
  return step.length === 0 ? err({ kind: 'amend/nothing-changed' }) : ok(applyStep(amended.tables, step));
}

/** Findings of the reading that still speak of what stands: not of a cell that was changed, nor of a row that is gone. */
export function findingsThatStand(findings: readonly Finding[], before: Tables, after: Tables): readonly Finding[] {
  const rowsOf = (tables: Tables): ReadonlyMap<string, Row> =>
    new Map(tableNames.flatMap((table) => tables[table].map((row): [string, Row] => [`${table}/${row.id}`, row])));
  const [known, rows] = [rowsOf(before), rowsOf(after)];
  return findings.filter(({ table, rowId, field }) => {
    if (table === undefined || rowId === undefined) return true;
    const key = `${table}/${rowId}`;
    const [was, now] = [known.get(key), rows.get(key)];
    if (!was) return true;
    if (!now) return false;
    return field === undefined || was.cells[field] === now.cells[field];
  });
}
