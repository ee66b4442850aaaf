export { batchKindLabel } from './adjust-sentences.ts';
export { paperStandingLabel, purchaseReportLabel } from './paper-sentences.ts';
export { failureSentence } from './failure-sentence.ts';
export type { AnyFailure } from './failure-sentence.ts';
export {
  roleLabel,
  roundLabel,
  scopeLabel,
  severityLabel,
  stageLabel,
  stateLabel,
  tableLabel,
  unitTypeLabel,
} from './labels.ts';
export type { YearRefused } from './reference-sentences.ts';
export type { Language } from './labels.ts';
export type { LetterFailure, NumberingRefused, TemplateRefused } from './letter-sentences.ts';
export { accessAct, auditFaultSentence, checkpointStage, copyFailure } from './safety-labels.ts';
