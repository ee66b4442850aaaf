export { decideTemplate } from './check-template.ts';
export { defaultTemplates } from './default-templates.ts';
export type { LetterDraft, LetterFacts, LetterWishes, SubmissionFacts } from './letter-draft.ts';
export { letterVocabulary } from './letter-fields.ts';
export { letterKinds, letterName } from './letter-kinds.ts';
export type { LetterKind } from './letter-kinds.ts';
export { letterNumber, officialDate, parseNumbering } from './letter-number.ts';
export type { Numbering } from './letter-number.ts';
export { draftLetters, numberedData } from './letters.ts';
