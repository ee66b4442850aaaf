import { readBasics } from '#shared/basic-figures';
import type { ListQuestion, ListReading } from '#shared/foreign-tables';
import type { PoolLine } from '#shared/office-lists';
import { readAssets, readCarryOver, readContracts, readPool } from '#shared/office-lists';
import { readPrior } from '#shared/prior-year';
import type { AssetLine, BasicLine, CarryOverLine, ContractLine, PriorLine } from '#shared/records';
import type { ReadWorkbook } from '#shared/workbook-model';
import type { LedgerReader } from './ledger-ahead.ts';
import { listOf } from './list-records.ts';
import type { ListRecord, Write } from './ports.ts';

export type OfUnit = { readonly unit: string };
/** How one list of the office is read and kept; amount in fen, null for a list without money. */
export type ListKind<Line extends OfUnit> = {
  readonly read: (workbook: ReadWorkbook, question: ListQuestion) => ListReading<Line> & { readonly asksMonths?: true };
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
export const priorOf = (months: number | null): ListKind<PriorLine> => ({
  read: (workbook, question) => {
    const reading = readPrior(workbook, { ...question, assignment: null, months });
    const { head, moneyUnit, lines, passedOver, unknownUnits, problems } = reading;
    const asks = reading.months === null && head?.columns.has('executed') === true;
    const sheet = head?.sheet.name ?? null;
    return { sheet, moneyUnit, lines, passedOver, unknownUnits, problems, ...(asks ? { asksMonths: true } : {}) };
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
