import type { Result } from '#shared/kernel';
import type { CellMark, MarkedWorkbook, ReadFailure, ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';

export type WorkbookEngine = {
  readonly read: (bytes: Uint8Array) => Promise<Result<ReadWorkbook, ReadFailure>>;
  readonly write: (plan: WorkbookPlan) => Promise<Result<Uint8Array, ReadFailure>>;
  readonly mark: (bytes: Uint8Array, marks: readonly CellMark[]) => Promise<Result<MarkedWorkbook, ReadFailure>>;
};
