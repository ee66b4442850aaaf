import type { FieldId } from '#shared/fields';
import type { Cell, Cells, TableName } from '#shared/records';

/** Where a change stands: the row by its name and code, and its place in the file where that is known. */
export type ChangedRow = {
  readonly table: TableName;
  readonly rowId: string;
  /** The identity before, where a copy in between lost the hidden column of identities. */
  readonly was?: string;
  readonly name: string;
  readonly code: string;
  readonly where: { readonly sheet: string; readonly row: number } | null;
};
/** 新增, 删除 of a row, or 修改 of one cell; a blank cell is null. */
export type CellChange = ChangedRow &
  (
    | { readonly kind: 'added'; readonly cells: Cells }
    | { readonly kind: 'deleted'; readonly cells: Cells }
    | { readonly kind: 'changed'; readonly field: FieldId; readonly before: Cell; readonly after: Cell }
  );

/** What brought the changes: 重新报送 of a file, 编报 in the program, 代改 by finance. */
export type TrailAct = 'receive' | 'entry' | 'amend';
/**
 * 单位确认 of a 代改. words: who said so and how, or the file that carries the change. replaced: the unit handed in
 * something else, so that the change no longer stands.
 */
export type Confirmation = {
  readonly as: 'confirmed' | 'replaced';
  readonly at: string;
  readonly by: string;
  readonly words: string;
};
/** 修改痕迹 of one act; at is an instant (ISO), by the operator. */
export type TrailEntry = {
  readonly at: string;
  readonly by: string;
  readonly act: TrailAct;
  readonly changes: readonly CellChange[];
  /** Why finance changed it; of 代改 alone. */
  readonly reason?: string;
  /** What the two halves share of a 代改 that was made in two units at once (转主管部门统一购买). */
  readonly pair?: string;
  /** Absent while a 代改 waits for the unit's word (待单位确认). */
  readonly confirmed?: Confirmation;
};
