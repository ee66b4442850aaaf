export {
  explanationKey,
  findingSentence,
  isReadingFinding,
  mayPass,
  openFindings,
  placeOfFinding,
} from './findings.ts';
export { review, reviewCounty, reviewUnit, ruleRecord, ruleRecords, withSettings } from './review.ts';
export type { CountyFinding, CountyReview, Review } from './review.ts';
export type { ControlCeiling, CountyContext, RuleContext, RuleRecord, RuleStage } from './rule.ts';
export { missingLabel, uncheckedSentence } from './rule-inputs.ts';
export type { CountyInputs, RuleInputs, UncheckedRule } from './rule-inputs.ts';
export { changedSettings } from './settings.ts';
