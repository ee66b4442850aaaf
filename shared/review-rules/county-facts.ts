import type { Tables, Unit } from '#shared/records';
import type { CatalogEntry } from '#shared/year-file';
import type { CountyContext, CountyRaised, RuleOver } from './rule.ts';

export type CountyUnit = { readonly unit: Unit; readonly tables: Tables };
/** What the rules across units look up, gathered in one pass. */
export type CountyFacts = {
  readonly context: CountyContext;
  readonly catalog: ReadonlyMap<string, CatalogEntry>;
  readonly byDepartment: ReadonlyMap<string, readonly CountyUnit[]>;
};
export type CountyRule = RuleOver<CountyFacts, CountyRaised>;

export function gatherCounty(context: CountyContext): CountyFacts {
  const byDepartment = new Map<string, CountyUnit[]>();
  for (const one of context.units) {
    const known = byDepartment.get(one.unit.department);
    if (known) known.push(one);
    else byDepartment.set(one.unit.department, [one]);
  }
  const catalog = new Map(context.yearFile.catalog.map((entry) => [entry.code, entry]));
  return { context, catalog, byDepartment };
}
