export type {
  CatalogEntry,
  CodeEntry,
  EconomyMapping,
  FormColumn,
  FormDefinition,
  RuleSetting,
  Thresholds,
  YearCalendar,
  YearFile,
} from './year-file.ts';
