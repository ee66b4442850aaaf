export type { PracticeControl, PracticeFilling, PracticeFillings, UnitFillings } from './practice-filling.ts';
export { practiceFillings } from './practice-fillings.ts';
export { practiceYearFile } from './practice-year-file.ts';
export { workedExample } from './worked-example.ts';
