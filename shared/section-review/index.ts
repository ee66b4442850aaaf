export { readSectionReview } from './read-section-review.ts';
export type { ChangedRequest, SectionReadFailure } from './read-section-review.ts';
export { sectionWorkbook, verdictWords } from './section-workbook.ts';
export type { SectionLine, SectionMarks } from './section-workbook.ts';
