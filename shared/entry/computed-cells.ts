import type { Cells, UnitType } from '#shared/records';
import { fundFields } from '#shared/rounds';
import type { EconomyMapping } from '#shared/year-file';

/** Organs whose spending is classed under 501 to 504; institutions under 505 and 506 (domain 6.3). */
const organTypes: readonly UnitType[] = ['administrative', 'partyOrgan', 'massOrganAdministrative', 'civilServiceLike'];

/** 金额合计 is the sum of the funds that are entered; blank while none is. */
function totalOf(cells: Cells): number | null {
  const funds = fundFields.map((field) => cells[field]).filter((cell) => typeof cell === 'number');
  return funds.length === 0 ? null : funds.reduce((sum, fund) => sum + fund, 0);
}

/** 政府预算经济分类 follows from the departmental one and the unit's type; blank where the year maps nothing to it. */
function governmentEconomyOf(cells: Cells, type: UnitType, mapping: readonly EconomyMapping[]): string | null {
  const found = mapping.find(({ departmentEconomy }) => departmentEconomy === cells.deptEcon);
  if (!found) return null;
  return organTypes.includes(type) ? found.administrative : found.institution;
}

/** What the program works out beside the cells that were typed; the same result however often it is asked. */
export const computedCells = (
  cells: Cells,
  type: UnitType,
  mapping: readonly EconomyMapping[],
): Pick<Cells, 'amtTotal' | 'govEcon'> => ({
  amtTotal: totalOf(cells),
  govEcon: governmentEconomyOf(cells, type, mapping),
});
