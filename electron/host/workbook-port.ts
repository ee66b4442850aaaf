import type { Result } from '#shared/kernel';
import type { ReadFailure, ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';

export type WorkbookEngine = {
  readonly read: (bytes: Uint8Array) => Promise<Result<ReadWorkbook, ReadFailure>>;
  readonly write: (plan: WorkbookPlan) => Promise<Result<Uint8Array, ReadFailure>>;
};
