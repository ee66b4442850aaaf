import { readBasics } from '#shared/basic-figures';
import type { FoundHead, ListQuestion, ListReading } from '#shared/foreign-tables';
import type { PoolLine } from '#shared/office-lists';
import { readAssets, readCarryOver, readContracts, readPool } from '#shared/office-lists';
import type { ColumnAssignment, PriorKey } from '#shared/prior-year';
import { readPrior } from '#shared/prior-year';
import type { AssetLine, BasicLine, CarryOverLine, ContractLine, PriorLine } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadWorkbook } from '#shared/workbook-model';
import type { LedgerReader } from './ledger-ahead.ts';
import { listOf } from './list-records.ts';
import type { ListRecord, Write } from './ports.ts';

/** Which column of a file is which, as the person said it. */
export type AssignedColumns = ColumnAssignment & { readonly file: string };
/** Columns of a file that the person should look at, as they are taken to be. */
export type OpenColumns = AssignedColumns & {
  readonly heads: readonly { readonly column: number; readonly letter: string; readonly text: string }[];
};
const openColumns = (file: string, head: FoundHead<PriorKey>): OpenColumns => ({
  file,
  sheet: head.sheet.name,
  head: { first: head.first, last: head.last },
  columns: Object.fromEntries(head.columns),
  heads: head.cells.map(({ column, text }) => ({ column, letter: columnLetter(column), text })),
});

export type OfUnit = { readonly unit: string };
/** How one list of the office is read and kept; amount in fen, null for a list without money. */
export type ListKind<Line extends OfUnit> = {
  readonly read: (
    workbook: ReadWorkbook,
    question: ListQuestion,
    file: string,
  ) => ListReading<Line> & { readonly asksMonths?: true; readonly columns?: OpenColumns };
  readonly amount: (line: Line) => number | null;
  readonly held: (ledger: LedgerReader, unit: string) => Promise<readonly Line[] | null>;
  readonly write: (unit: string, lines: readonly Line[]) => Write;
};

export const basics: ListKind<BasicLine> = {
  read: readBasics,
  amount: ({ amount }) => amount,
  held: async (ledger, unit) => (await ledger.get('basics', unit)) ?? null,
  write: (key, value) => ({ store: 'basics', key, value }),
};
export const priorOf = (months: number | null, assigned: AssignedColumns | null): ListKind<PriorLine> => ({
  read: (workbook, question, file) => {
    const assignment = assigned?.file === file ? assigned : null;
    const reading = readPrior(workbook, { ...question, assignment, months });
    const { head, moneyUnit, lines, passedOver, unknownUnits, problems } = reading;
    const asks = reading.months === null && head?.columns.has('executed') === true;
    const sheet = head?.sheet.name ?? null;
    const unclear = head !== null && (assignment !== null || reading.unclear.length > 0);
    return {
      sheet,
      moneyUnit,
      lines,
      passedOver,
      unknownUnits,
      problems,
      ...(asks ? { asksMonths: true } : {}),
      ...(unclear ? { columns: openColumns(file, head) } : {}),
    };
  },
  amount: ({ budget }) => budget,
  held: async (ledger, unit) => (await ledger.get('prior', unit)) ?? null,
  write: (key, value) => ({ store: 'prior', key, value }),
});
const listWrite = (value: ListRecord): Write => ({
  store: 'integrated',
  key: `${value.list}/${value.unit}`,
  value,
});
const amountOf = ({ amount }: { readonly amount: number }): number => amount;
export const pool: ListKind<PoolLine> = {
  read: readPool,
  amount: () => null,
  held: (ledger, unit) => listOf(ledger, 'pool', unit),
  write: (unit, lines) => listWrite({ kind: 'list', list: 'pool', unit, lines }),
};
export const carryOver: ListKind<CarryOverLine> = {
  read: readCarryOver,
  amount: amountOf,
  held: (ledger, unit) => listOf(ledger, 'carryOver', unit),
  write: (unit, lines) => listWrite({ kind: 'list', list: 'carryOver', unit, lines }),
};
export const contracts: ListKind<ContractLine> = {
  read: readContracts,
  amount: amountOf,
  held: (ledger, unit) => listOf(ledger, 'contracts', unit),
  write: (unit, lines) => listWrite({ kind: 'list', list: 'contracts', unit, lines }),
};
export const assets: ListKind<AssetLine> = {
  read: readAssets,
  amount: amountOf,
  held: (ledger, unit) => listOf(ledger, 'assets', unit),
  write: (unit, lines) => listWrite({ kind: 'list', list: 'assets', unit, lines }),
};
