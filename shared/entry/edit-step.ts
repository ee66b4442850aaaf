import type { FieldId } from '#shared/fields';
import type { Cell, Row, TableName, Tables } from '#shared/records';
import { tableNames } from '#shared/records';

/** One change of the tables; each carries what was there before, so that it can be taken back exactly. */
export type Change =
  | {
      readonly kind: 'cell';
      readonly table: TableName;
      readonly rowId: string;
      readonly field: FieldId;
      readonly before: Cell;
      readonly after: Cell;
    }
  | { readonly kind: 'insert'; readonly table: TableName; readonly index: number; readonly row: Row }
  | { readonly kind: 'remove'; readonly table: TableName; readonly index: number; readonly row: Row };
/** What one act of the person changed: undone and redone as a whole. */
export type EditStep = readonly Change[];

type Cells = { [Field in FieldId]?: Cell };

function applyTo(rows: readonly Row[], changes: readonly Change[]): readonly Row[] {
  const next = [...rows];
  let places: Map<string, number> | null = null;
  const fresh = new Set<string>();
  for (const change of changes) {
    if (change.kind === 'insert') next.splice(change.index, 0, change.row);
    else if (change.kind === 'remove') next.splice(change.index, 1);
    else {
      places ??= new Map(next.map((row, index) => [row.id, index]));
      const at = places.get(change.rowId);
      const row = at === undefined ? undefined : next[at];
      if (at === undefined || !row) continue;
      const cells: Cells = fresh.has(row.id) ? row.cells : { ...row.cells };
      if (change.after === null) Reflect.deleteProperty(cells, change.field);
      else cells[change.field] = change.after;
      if (!fresh.has(row.id)) next[at] = { ...row, cells };
      fresh.add(row.id);
      continue;
    }
    places = null;
  }
  return next;
}

/** The tables after a step; tables that it does not touch stay the same value. */
export function applyStep(tables: Tables, step: EditStep): Tables {
  const next: { -readonly [Table in TableName]: readonly Row[] } = { ...tables };
  for (const table of tableNames) {
    const changes = step.filter((change) => change.table === table);
    if (changes.length > 0) next[table] = applyTo(tables[table], changes);
  }
  return next;
}

function inverted(change: Change): Change {
  if (change.kind === 'insert') return { ...change, kind: 'remove' };
  if (change.kind === 'remove') return { ...change, kind: 'insert' };
  return { ...change, before: change.after, after: change.before };
}
/** The step that takes a step back. */
export const invertStep = (step: EditStep): EditStep => step.toReversed().map(inverted);

/** 撤销 and 重做: what was done, newest last, and what was undone. */
export type EditHistory = { readonly done: readonly EditStep[]; readonly undone: readonly EditStep[] };
export const emptyHistory: EditHistory = { done: [], undone: [] };
const mostSteps = 500;

export const remember = ({ done }: EditHistory, step: EditStep): EditHistory => ({
  done: [...done, step].slice(-mostSteps),
  undone: [],
});
/** The step to apply for 撤销, and the history after it; null where nothing is left to undo. */
export function undoStep({
  done,
  undone,
}: EditHistory): { readonly step: EditStep; readonly history: EditHistory } | null {
  const last = done.at(-1);
  return last ? { step: invertStep(last), history: { done: done.slice(0, -1), undone: [...undone, last] } } : null;
}
export function redoStep({
  done,
  undone,
}: EditHistory): { readonly step: EditStep; readonly history: EditHistory } | null {
  const last = undone.at(-1);
  return last ? { step: last, history: { done: [...done, last], undone: undone.slice(0, -1) } } : null;
}
