export { plantErrors, type PlantedCounty } from './plant-errors.ts';
export type { PlantedError } from './planted-error.ts';
export type { PracticeControl, PracticeFilling, PracticeFillings, UnitFillings } from './practice-filling.ts';
export { practiceFillings, practicePrior } from './practice-fillings.ts';
export { practiceYearFile } from './practice-year-file.ts';
export { workedExample } from './worked-example.ts';
