import { acrossUnitsRules } from './across-units-rules.ts';
import { unmarkedPurchase } from './candidate-rules.ts';
import { notThirdTier, unknownCatalogCode } from './catalog-rules.ts';
import { catalogUseRules } from './catalog-use-rules.ts';
import { contractRules } from './contract-rules.ts';
import type { CountyRule } from './county-facts.ts';
import { badBuyer } from './declaration-rules.ts';
import type { Rule } from './facts.ts';
import { lastYearRules } from './last-year-rules.ts';
import { methodRules, notReserved } from './method-rules.ts';
import { negativeListRules } from './negative-list-rules.ts';
import {
  badProvider,
  bothEnds,
  boughtFromPerson,
  fundedProvider,
  ownInstitution,
  wrongCreditCode,
} from './provider-rules.ts';
import { noExAnte, oddSize, restrainedGrows, scoreGap, upperNotNamed, wrongCheckCode } from './row-sense-rules.ts';
import { targetRules } from './target-rules.ts';
import { termNotExplained, termTooLong, wrongTerm, yearlyPlan } from './term-rules.ts';

/** Catalogue, negative list, term and method, year over year, performance: domain 7.5 to 7.7 and N05, N07 to N12. */
export const rulesOfSubstance: readonly Rule[] = [
  unknownCatalogCode,
  notThirdTier,
  ...catalogUseRules,
  ...negativeListRules,
  badBuyer,
  badProvider,
  boughtFromPerson,
  wrongCreditCode,
  termTooLong,
  termNotExplained,
  yearlyPlan,
  wrongTerm,
  ...methodRules,
  ...contractRules,
  ...lastYearRules,
  ...targetRules,
  noExAnte,
  scoreGap,
  bothEnds,
  fundedProvider,
  unmarkedPurchase,
  wrongCheckCode,
  upperNotNamed,
  notReserved,
  restrainedGrows,
  oddSize,
  ownInstitution,
];

export const countyRulesOfSubstance: readonly CountyRule[] = acrossUnitsRules;
