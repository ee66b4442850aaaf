import type { PlannedRow, PlannedSheet, WorkbookPlan } from '#shared/workbook-model';

/** A sheet whose rows may be made while they are written; a planned sheet is one. */
export type StreamedSheet = Omit<PlannedSheet, 'rows'> & { readonly rows: Iterable<PlannedRow> };
export type StreamedPlan = Omit<WorkbookPlan, 'sheets'> & { readonly sheets: readonly StreamedSheet[] };
