export { assignedHead, bodyRows, findHead } from './find-head.ts';
export type { FoundHead, HeadCell, HeadColumn } from './find-head.ts';
export { codeFinder } from './find-code.ts';
export { unitFinder } from './find-unit.ts';
export type { UnitAnswer } from './find-unit.ts';
export { moneyUnits, readAmount, readQuantity } from './money-unit.ts';
export type { MoneyUnit, MoneyUnits, StatedUnit } from './money-unit.ts';
export { byColumn, isTotalText, plain, wordsIn } from './plain-text.ts';
