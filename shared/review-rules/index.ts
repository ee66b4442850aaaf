export {
  explanationKey,
  findingSentence,
  isReadingFinding,
  mayPass,
  openFindings,
  placeOfFinding,
  review,
  ruleRecords,
} from './review.ts';
export type { ControlCeiling, RuleContext, RuleRecord } from './rule.ts';
