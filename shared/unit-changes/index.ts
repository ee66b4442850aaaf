export { changeUnits, retireDepartment, reviveUnit, withDepartment, withUnit } from './change-units.ts';
export type { ChangedYear, UnitsWish } from './change-units.ts';
export { movePrior, priorOfYear, recodePrior, unmappedCodes } from './last-year.ts';
export type { YearLeft } from './last-year.ts';
export type { UnitsRefused, UnitUse } from './refused.ts';
export { rollOver } from './roll-over.ts';
export type { RollOverRefused } from './roll-over.ts';
export { nextDepartmentCode, nextUnitCode, unitTree, widthsOf, withCodeWidths } from './unit-codes.ts';
export type { UnitTreeRow } from './unit-codes.ts';
