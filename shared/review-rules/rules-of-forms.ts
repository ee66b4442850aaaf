import { amountNotPositive, fundsAndTotal, quantityTimesPrice, statedTotal, unitOfMoney } from './amount-rules.ts';
import { duplicateRow, entryOnParent, requiredBlank, unknownUnit } from './completeness-rules.ts';
import { newAtSecondRound, overControl, purchasesAgainstControl } from './control-rules.ts';
import type { CountyRule } from './county-facts.ts';
import { purchaseDeclaration } from './declaration-rules.ts';
import type { Rule } from './facts.ts';
import { fundAndFunction, personnelPurchase, projectSums, purchasesOverProject } from './project-rules.ts';

/** Completeness, amounts, cross-table, control figures: domain 7.1 to 7.4 and N01 to N04, N06, in the order of findings. */
export const rulesOfForms: readonly Rule[] = [
  requiredBlank,
  unknownUnit,
  entryOnParent,
  duplicateRow,
  purchaseDeclaration,
  quantityTimesPrice,
  fundsAndTotal,
  amountNotPositive,
  statedTotal,
  unitOfMoney,
  purchasesOverProject,
  overControl,
  purchasesAgainstControl,
  newAtSecondRound,
  fundAndFunction,
  personnelPurchase,
  projectSums,
];

export const countyRulesOfForms: readonly CountyRule[] = [];
