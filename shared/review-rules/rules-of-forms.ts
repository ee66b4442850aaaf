import { amountNotPositive, fundsAndTotal, quantityTimesPrice, unitOfMoney } from './amount-rules.ts';
import { duplicateRow, entryOnParent, requiredBlank, unknownUnit } from './completeness-rules.ts';
import { newAtSecondRound, overControl, purchasesAgainstControl, swappedFunds } from './control-rules.ts';
import type { CountyRule } from './county-facts.ts';
import { departmentOverSplit, regionsAddUp, totalsInWan } from './county-rules.ts';
import { assetInside, disclosureDiffers, summaryDiffers, targetAmountDiffers } from './cross-table-rules.ts';
import { purchaseDeclaration } from './declaration-rules.ts';
import type { Rule } from './facts.ts';
import { attachmentMissing, notInPool, projectNameDiffers, roundGuess } from './identity-rules.ts';
import {
  aboveThresholdUnprocured,
  centralItemElsewhere,
  itemAndCatalogue,
  notAService,
  procurementFlag,
} from './procurement-rules.ts';
import { fundAndFunction, personnelPurchase, projectSums, purchasesOverProject } from './project-rules.ts';
import { sameAcrossDepartments, similarServices } from './similar-rules.ts';
import { changedAfterLock, cutUnexplained, outsideBatches, projectDropped, replyUnexplained } from './stage-rules.ts';
import {
  economyMappingWrong,
  functionAndDepartment,
  functionNotItem,
  paidFromBoth,
  projectOnRunning,
  wrongEconomy,
} from './subject-rules.ts';

/** Completeness, amounts, cross-table, control figures: domain 7.1 to 7.4 and N01 to N04, N06, in the order of findings. */
export const rulesOfForms: readonly Rule[] = [
  requiredBlank,
  unknownUnit,
  entryOnParent,
  notInPool,
  projectNameDiffers,
  duplicateRow,
  similarServices,
  purchaseDeclaration,
  attachmentMissing,
  quantityTimesPrice,
  fundsAndTotal,
  amountNotPositive,
  unitOfMoney,
  roundGuess,
  summaryDiffers,
  purchasesOverProject,
  procurementFlag,
  aboveThresholdUnprocured,
  centralItemElsewhere,
  notAService,
  itemAndCatalogue,
  wrongEconomy,
  economyMappingWrong,
  functionNotItem,
  functionAndDepartment,
  paidFromBoth,
  targetAmountDiffers,
  assetInside,
  disclosureDiffers,
  overControl,
  swappedFunds,
  purchasesAgainstControl,
  newAtSecondRound,
  projectDropped,
  cutUnexplained,
  replyUnexplained,
  changedAfterLock,
  outsideBatches,
  fundAndFunction,
  personnelPurchase,
  projectSums,
  projectOnRunning,
];

export const countyRulesOfForms: readonly CountyRule[] = [
  sameAcrossDepartments,
  departmentOverSplit,
  totalsInWan,
  regionsAddUp,
];
