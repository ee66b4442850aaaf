import type { FieldId } from '#shared/fields';
import type { Cell, Cells, CollectingRound, TableName } from '#shared/records';

/** One mistake of the practice workbooks, as the solution sheet tells it. */
export type PlantedError = {
  readonly number: number;
  readonly rule: string;
  readonly unit: string;
  readonly round: CollectingRound;
  readonly table: TableName;
  /** Project or service of the row, '' where the whole table is meant. */
  readonly name: string;
  /** What was changed: right value and planted value; empty where rows were added, left out or declared away. */
  readonly changes: readonly { readonly field: FieldId; readonly right: Cell; readonly planted: Cell }[];
  readonly zh: string;
  readonly en: string;
};
/** The rows of one table, and the place of the chosen one; the declaration is a mark of the unit. */
export type Change = (row: Cells) => Cells;
export type Plant = {
  readonly rule: string;
  readonly unit: string;
  readonly round: CollectingRound;
  readonly table: TableName;
  readonly zh: string;
  readonly en: string;
  /** The first row that this accepts carries the mistake. */
  readonly pick?: (row: Cells) => boolean;
  /** Cells of that row that are written otherwise. */
  readonly write?: Change;
  readonly act?: 'repeat' | 'leaveOutProject' | 'declareNone' | 'addProject';
};
