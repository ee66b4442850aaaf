import { computedCells } from '#shared/entry';
import type { FieldId } from '#shared/fields';
import { mayBuyServices } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { fen } from '#shared/money';
import type { Cell, Cells, Row, Tables, Unit } from '#shared/records';
import { amountOf, fundFields, textOf, type FundField } from '#shared/rounds';
import type { EconomyMapping } from '#shared/year-file';
import type { AmendRefused } from './amend-refused.ts';
import { mayAmend, mayAmendFor, type Amended } from './decide-amend.ts';

type Funds = { readonly [Fund in FundField]: number };
const codeOf = (row: Row): string => textOf(row, 'projectCode').trim();
const fundsOf = (row: Row): Funds => ({
  amtGeneral: amountOf(row, 'amtGeneral'),
  amtFund: amountOf(row, 'amtFund'),
  amtSoe: amountOf(row, 'amtSoe'),
  amtEscrow: amountOf(row, 'amtEscrow'),
  amtUnit: amountOf(row, 'amtUnit'),
});
const sumOfFunds = (funds: Funds): number => fundFields.reduce((sum, fund) => sum + funds[fund], 0);

/** 是 becomes 否; what the unit left blank stays blank. */
const unmarked = (row: Row): Row =>
  row.cells.isPurchase === true ? { ...row, cells: { ...row.cells, isPurchase: false } } : row;

/** A412 speaks of units that may not buy services and filled in purchases all the same (Order 102, art. 5, 8, 33). */
function mayMend(amended: Amended, reason: string): Result<null, AmendRefused> {
  const may = mayAmendFor(amended, reason);
  if (!may.ok) return may;
  const { unit, tables } = amended;
  if (mayBuyServices(unit.type)) return err({ kind: 'amend/may-buy', unit: unit.name });
  const marked = tables.projects.some((row) => row.cells.isPurchase === true);
  return tables.purchases.length === 0 && !marked ? err({ kind: 'amend/nothing-changed' }) : ok(null);
}

/** 取消标识: the purchase rows go, the projects keep their money and are bought as ordinary procurement. */
export function decideClearMark(amended: Amended, reason: string): Result<Tables, AmendRefused> {
  const may = mayMend(amended, reason);
  if (!may.ok) return may;
  const { tables } = amended;
  return ok({ ...tables, projects: tables.projects.map(unmarked), purchases: [] });
}

/** The project row a purchase is paid from: of the same classification first. */
function payersOf(purchase: Row, projects: readonly Row[]): readonly Row[] {
  const same = (row: Row): boolean =>
    (['funcCode', 'deptEcon'] as const).every((field) => textOf(row, field) === textOf(purchase, field));
  const own = projects.filter((row) => codeOf(row) === codeOf(purchase));
  return [...own.filter(same), ...own.filter((row) => !same(row))];
}

/** What each project row gives up, by fund; or the first purchase that its project cannot pay, or not by its funds. */
function givenUp({ projects, purchases }: Tables): Result<ReadonlyMap<Row, Funds>, AmendRefused> {
  const given = new Map<Row, Funds>();
  for (const purchase of purchases) {
    const name = textOf(purchase, 'serviceName');
    const asked = fundsOf(purchase);
    if (sumOfFunds(asked) !== amountOf(purchase, 'amtTotal')) return err({ kind: 'amend/funds-missing', name });
    const payers = payersOf(purchase, projects);
    // 公用经费中的购买服务 needs no project of its own.
    if (payers.length === 0 && textOf(purchase, 'projectClass') === '公用经费') continue;
    if (payers.length === 0) return err({ kind: 'amend/project-missing', name, projectCode: codeOf(purchase) });
    let left = asked;
    for (const payer of payers) {
      const before = given.get(payer) ?? fundsOf({ ...payer, cells: {} });
      const has = fundsOf(payer);
      // A total that was typed beside its funds says another sum than they do: what moves and what stays would not be it.
      if (sumOfFunds(left) > 0 && sumOfFunds(has) !== amountOf(payer, 'amtTotal'))
        return err({ kind: 'amend/project-funds', name: textOf(payer, 'projectName'), projectCode: codeOf(payer) });
      const taken = mapFunds((fund) => Math.max(0, Math.min(left[fund], has[fund] - before[fund])));
      const rest = left;
      left = mapFunds((fund) => rest[fund] - taken[fund]);
      given.set(
        payer,
        mapFunds((fund) => before[fund] + taken[fund]),
      );
    }
    if (sumOfFunds(left) > 0)
      return err({ kind: 'amend/over-project', name, projectCode: codeOf(purchase), over: fen(sumOfFunds(left)) });
  }
  return ok(given);
}

const mapFunds = (amount: (fund: FundField) => number): Funds => ({
  amtGeneral: amount('amtGeneral'),
  amtFund: amount('amtFund'),
  amtSoe: amount('amtSoe'),
  amtEscrow: amount('amtEscrow'),
  amtUnit: amount('amtUnit'),
});

/** Cells with these funds, their total and what of it is carried over; a fund that was blank and is zero stays blank. */
function withFunds(cells: Cells, funds: Funds, carry: number): Cells {
  const next: { [Field in FieldId]?: Cell } = { ...cells, amtTotal: sumOfFunds(funds) };
  for (const fund of fundFields) if (funds[fund] !== 0 || (cells[fund] ?? null) !== null) next[fund] = funds[fund];
  if (typeof cells.amtCarry === 'number') next.amtCarry = carry;
  return next;
}

function without(cells: Cells, ...fields: readonly FieldId[]): Cells {
  const next: { [Field in FieldId]?: Cell } = { ...cells };
  for (const field of fields) Reflect.deleteProperty(next, field);
  return next;
}

export type DepartmentPurchase = { readonly unit: Tables; readonly buyer: Tables };

/** 本级 of the unit's department that may buy for it; null where there is none. */
export const buyerOf = (unit: Unit, units: readonly Unit[]): Unit | null =>
  units.find(
    (one) => one.department === unit.department && one.isHead && one.code !== unit.code && mayBuyServices(one.type),
  ) ?? null;

/**
 * 转主管部门统一购买: the purchases and the money that pays for them move to the department's 本级, which names the unit as
 * 实际使用单位; every fen is counted once. A project that is wholly bought moves with its targets.
 */
export function decideDepartmentPurchase(
  amended: Amended,
  buyer: Amended,
  reason: string,
  more: { readonly newRowId: () => string; readonly mapping: readonly EconomyMapping[] },
): Result<DepartmentPurchase, AmendRefused> {
  const may = mayMend(amended, reason);
  if (!may.ok) return may;
  const mayBuy = mayAmend(buyer);
  if (!mayBuy.ok) return mayBuy;
  const { unit, tables } = amended;
  if (tables.purchases.length === 0) return err({ kind: 'amend/nothing-changed' });
  const given = givenUp(tables);
  if (!given.ok) return given;

  // 政府预算经济分类 follows the kind of unit that spends.
  const moved = (row: Row, cells: Cells): Row => {
    const { govEcon = null } = computedCells(cells, buyer.unit.type, more.mapping);
    const mapped = typeof cells.govEcon === 'string' && govEcon !== null ? { govEcon } : {};
    return { ...row, id: more.newRowId(), cells: { ...cells, ...mapped } };
  };
  const projects: Row[] = [];
  const taken: Row[] = [];
  for (const row of tables.projects) {
    const funds = given.value.get(row);
    if (!funds || sumOfFunds(funds) === 0) {
      projects.push(unmarked(row));
      continue;
    }
    const has = fundsOf(row);
    const rest = mapFunds((fund) => has[fund] - funds[fund]);
    const stays = sumOfFunds(rest) > 0;
    const carry = amountOf(row, 'amtCarry');
    const carried = stays ? Math.min(carry, sumOfFunds(funds)) : carry;
    if (stays) projects.push({ ...row, cells: { ...withFunds(row.cells, rest, carry - carried), isPurchase: false } });
    const cells = without(withFunds(row.cells, funds, carried), 'controlFigure', 'prevBudget');
    taken.push(moved(row, { ...cells, isPurchase: true }));
  }
  const left = new Set(projects.map(codeOf));
  const goes = (row: Row): boolean => taken.some((one) => codeOf(one) === codeOf(row)) && !left.has(codeOf(row));
  const purchases = tables.purchases.map((row) => moved(row, { ...row.cells, actualUser: unit.name }));
  return ok({
    unit: { projects, purchases: [], targets: tables.targets.filter((row) => !goes(row)) },
    buyer: {
      projects: [...buyer.tables.projects, ...taken],
      purchases: [...buyer.tables.purchases, ...purchases],
      targets: [...buyer.tables.targets, ...tables.targets.filter(goes).map((row) => moved(row, row.cells))],
    },
  });
}
