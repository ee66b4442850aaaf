import type { IntegratedKey, IntegratedTable } from './layouts.ts';

/**
 * A row of an exported table. Amounts are fen, quantities hundredths, codes and natures bare codes; what is blank is
 * absent. unit is the code of a unit of this year; row counts from 1.
 */
export type IntegratedLine = {
  readonly unit: string;
  readonly sheet: string;
  readonly row: number;
  readonly cells: IntegratedCells;
};
export type IntegratedCells = { readonly [Key in IntegratedKey]?: string | number | boolean };
/** The lines of one unit, by table. */
export type IntegratedLines = { readonly [Table in IntegratedTable]: readonly IntegratedLine[] };

export const amountIn = (line: IntegratedLine, key: IntegratedKey): number => {
  const cell = line.cells[key];
  return typeof cell === 'number' ? cell : 0;
};
export const textIn = (line: IntegratedLine, key: IntegratedKey): string => {
  const cell = line.cells[key];
  return typeof cell === 'string' ? cell : '';
};

/** 人员类 is 基本支出, which is not compiled here: read past in an import, left out of an export. */
export const isPersonnel = (cells: IntegratedCells): boolean =>
  [cells.projectClass, cells.expenseClass].some((text) => typeof text === 'string' && text.includes('人员类'));
