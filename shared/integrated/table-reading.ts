import type { MoneyUnit } from '#shared/foreign-tables';
import type { ImportProblem } from './import-problem.ts';
import type { IntegratedLine } from './integrated-line.ts';
import type { IntegratedTable } from './layouts.ts';

/** A person's answers to what a file leaves open: the unit of money of a sheet; the unit that a text means, or null. */
export type ImportAnswers = {
  readonly moneyUnits: Readonly<Record<string, MoneyUnit>>;
  readonly units: Readonly<Record<string, string | null>>;
};
export type UnknownUnit = { readonly text: string; readonly cell: string; readonly rows: number };
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
