import type { FieldId } from '#shared/fields';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { fen, type Fen } from '#shared/money';
import type { Cell, Cells, Row, Tables } from '#shared/records';
import { amountOf, fundFields, textOf, type FundField } from '#shared/rounds';
import type { AmendRefused } from './amend-refused.ts';
import { mayAmendFor, type Amended } from './decide-amend.ts';

/** What one 实际使用单位 gets of a lump, in fen. */
export type LumpPart = { readonly user: string; readonly amount: Fen };
export type SplitAsked = {
  readonly rowId: string;
  readonly parts: readonly LumpPart[];
  readonly reason: string;
};

type Funds = { [Fund in FundField]?: number };
const contract: readonly FieldId[] = ['contractTotal', 'paidBefore', 'y1', 'y2', 'y3'];
const hasNumber = (row: Row, field: FieldId): boolean => typeof row.cells[field] === 'number' && row.cells[field] !== 0;

function mayBeSplit(row: Row): AmendRefused | null {
  const name = textOf(row, 'serviceName');
  const funds = fundFields.reduce((sum, fund) => sum + amountOf(row, fund), 0);
  if (funds !== amountOf(row, 'amtTotal')) return { kind: 'amend/funds-missing', name };
  return contract.some((field) => hasNumber(row, field)) ? { kind: 'amend/split-contract', name } : null;
}

/** Every part names another unit and some money, and together they are no more than the lump. */
function partsHold(row: Row, parts: readonly LumpPart[]): AmendRefused | null {
  if (parts.length === 0) return { kind: 'amend/nothing-changed' };
  const users = new Set<string>();
  for (const { user, amount } of parts) {
    if (user.trim() === '') return { kind: 'amend/user-missing' };
    if (users.has(user)) return { kind: 'amend/user-twice', user };
    if (amount <= 0) return { kind: 'amend/part-empty', user };
    users.add(user);
  }
  const over = parts.reduce((sum, { amount }) => sum + amount, 0) - amountOf(row, 'amtTotal');
  return over > 0 ? { kind: 'amend/split-over', name: textOf(row, 'serviceName'), over: fen(over) } : null;
}

/** Takes money out of the funds that are left, in the order of their natures: exact, whatever the shares are. */
function drawn(left: Funds, amount: number): Funds {
  const taken: Funds = {};
  let rest = amount;
  for (const fund of fundFields) {
    const part = Math.min(rest, left[fund] ?? 0);
    taken[fund] = part;
    left[fund] = (left[fund] ?? 0) - part;
    rest -= part;
  }
  return taken;
}

/** Hundredths of the quantity that gives the amount at the row's price; null where none gives it exactly. */
function exactQuantity(row: Row, amount: number): number | null {
  const price = amountOf(row, 'unitPrice');
  const periods = typeof row.cells.periods === 'number' ? row.cells.periods : 1;
  if (price <= 0 || periods <= 0) return null;
  const quantity = (BigInt(amount) * 100n) / (BigInt(price) * BigInt(periods));
  return quantity * BigInt(price) * BigInt(periods) === BigInt(amount) * 100n ? Number(quantity) : null;
}

/** Quantity, price and periods of a part: at the row's price where that is exact, else one at the price of the whole. */
function countOf(row: Row, amount: number): Cells {
  const quantity = exactQuantity(row, amount);
  if (quantity !== null) return { qty: quantity };
  return { qty: 100, periods: 1, unitPrice: amount };
}

function partCells(row: Row, user: string, funds: Funds, limits: { sme: number; carry: number }): Cells {
  const amount = fundFields.reduce((sum, fund) => sum + (funds[fund] ?? 0), 0);
  const cells: { [Field in FieldId]?: Cell } = { ...row.cells, ...countOf(row, amount), amtTotal: amount };
  for (const fund of fundFields) {
    if ((funds[fund] ?? 0) !== 0 || (row.cells[fund] ?? null) !== null) cells[fund] = funds[fund] ?? 0;
  }
  if (typeof row.cells.smeReserved === 'number') limits.sme -= cells.smeReserved = Math.min(limits.sme, amount);
  if (typeof row.cells.amtCarry === 'number') limits.carry -= cells.amtCarry = Math.min(limits.carry, amount);
  cells.actualUser = user === '' ? null : user;
  return cells;
}

/**
 * 拆分 of lump money (打捆, 待分配) that a 本级 holds in one purchase row: a row for each 实际使用单位, what is not yet
 * assigned stays in the row, and every fen is counted once (practice 2.10). Rows of contracts over years are not split.
 */
export function decideSplit(amended: Amended, asked: SplitAsked, newRowId: () => string): Result<Tables, AmendRefused> {
  const may = mayAmendFor(amended, asked.reason);
  if (!may.ok) return may;
  const { unit, tables } = amended;
  if (!unit.isHead) return err({ kind: 'amend/no-lump', unit: unit.name });
  const index = tables.purchases.findIndex(({ id }) => id === asked.rowId);
  const row = tables.purchases[index];
  if (!row) return err({ kind: 'amend/row-gone' });
  const refused = mayBeSplit(row) ?? partsHold(row, asked.parts);
  if (refused) return err(refused);

  const left: Funds = Object.fromEntries(fundFields.map((fund) => [fund, amountOf(row, fund)]));
  const limits = { sme: amountOf(row, 'smeReserved'), carry: amountOf(row, 'amtCarry') };
  const parts = asked.parts.map(({ user, amount }) => partCells(row, user, drawn(left, amount), limits));
  const unassigned = fundFields.reduce((sum, fund) => sum + (left[fund] ?? 0), 0);
  // What speaks of last year belongs to the lump, once.
  const once = (cells: Cells, first: boolean): Cells =>
    first || row.cells.prevBudget === undefined ? cells : { ...cells, prevBudget: null };
  const all = unassigned > 0 ? [partCells(row, textOf(row, 'actualUser'), left, limits), ...parts] : parts;
  const rows = all.map((cells, nth): Row => ({
    ...row,
    id: nth === 0 ? row.id : newRowId(),
    cells: once(cells, nth === 0),
  }));
  return ok({ ...tables, purchases: tables.purchases.toSpliced(index, 1, ...rows) });
}
