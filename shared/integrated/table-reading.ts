import type { ImportProblem, MoneyUnit, UnknownUnit } from '#shared/foreign-tables';
import type { IntegratedLine } from './integrated-line.ts';
import type { IntegratedTable } from './layouts.ts';

/** One table of a file as it was read; nothing of it is stored yet. */
export type TableReading = {
  readonly table: IntegratedTable;
  readonly sheet: string;
  /** Rows of the head, from 1. */
  readonly head: { readonly first: number; readonly last: number };
  /** null while neither the file nor the person has said it. */
  readonly moneyUnit: MoneyUnit | null;
  readonly lines: readonly IntegratedLine[];
  /** Fen over the lines. */
  readonly sum: number;
  /** Rows of totals; of deleted records; of 人员类, which is not compiled here; of units left out by the person. */
  readonly passedOver: {
    readonly totals: number;
    readonly deleted: number;
    readonly personnel: number;
    readonly leftOut: number;
  };
  /** Rows under a merged cell, which take the unit and the project from above. */
  readonly filledDown: number;
  readonly unknownUnits: readonly UnknownUnit[];
  readonly problems: readonly ImportProblem[];
};
