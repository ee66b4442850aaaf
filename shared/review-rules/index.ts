export { explanationKey, findingSentence, mayPass, review, ruleRecords } from './review.ts';
export type { ControlCeiling, RuleContext, RuleRecord } from './rule.ts';
