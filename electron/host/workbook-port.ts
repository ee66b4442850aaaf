import type { Result } from '#shared/kernel';
import type { DocumentFailure, FoundTags, LetterData, LetterTemplate } from '#shared/letter-model';
import type { CellMark, MarkedWorkbook, ReadFailure, ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';

export type WorkbookEngine = {
  readonly read: (bytes: Uint8Array) => Promise<Result<ReadWorkbook, ReadFailure>>;
  readonly write: (plan: WorkbookPlan) => Promise<Result<Uint8Array, ReadFailure>>;
  readonly mark: (bytes: Uint8Array, marks: readonly CellMark[]) => Promise<Result<MarkedWorkbook, ReadFailure>>;
  /** Fills a letter; data null gives the template itself. */
  readonly letter: (
    template: { readonly plan: LetterTemplate } | { readonly bytes: Uint8Array },
    data: LetterData | null,
  ) => Promise<Result<Uint8Array, DocumentFailure>>;
  readonly tags: (bytes: Uint8Array) => Promise<Result<FoundTags, DocumentFailure>>;
};
