export { formatYearFile, parseYearFile } from './parse-year-file.ts';
export type { YearFileFailure } from './parse-year-file.ts';
export type {
  CatalogEntry,
  CatalogSuccession,
  CodeEntry,
  EconomyMapping,
  FormColumn,
  FormDefinition,
  ReviewNode,
  RuleSetting,
  Thresholds,
  UnitChange,
  YearCalendar,
  YearFile,
} from './year-file.ts';
export { findContradiction } from './find-contradiction.ts';
export { sectionOf, sectionsOf } from './sections.ts';
