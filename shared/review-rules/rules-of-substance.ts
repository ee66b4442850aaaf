import { notThirdTier, unknownCatalogCode } from './catalog-rules.ts';
import type { CountyRule } from './county-facts.ts';
import { badBuyer } from './declaration-rules.ts';
import type { Rule } from './facts.ts';
import { termNotExplained, termTooLong, wrongTerm, yearlyPlan } from './term-rules.ts';

/** Catalogue, negative list, term and method, year over year, performance: domain 7.5 to 7.7 and N05, N07 to N12. */
export const rulesOfSubstance: readonly Rule[] = [
  unknownCatalogCode,
  notThirdTier,
  badBuyer,
  termTooLong,
  termNotExplained,
  yearlyPlan,
  wrongTerm,
];

export const countyRulesOfSubstance: readonly CountyRule[] = [];
