/** What a reader found in a workbook. Rows and columns count from 1. Blank styled cells are left out. */
export type ReadCell = {
  readonly column: number;
  /** number: text is the decimal text of the file; date: text is YYYY-MM-DD; boolean: 'true' or 'false'. */
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'error';
  readonly text: string;
  readonly formula?: string;
};
export type ReadRow = { readonly row: number; readonly cells: readonly ReadCell[] };
/** A merged range; its value stands in its first cell. Rows and columns count from 1 and are both included. */
export type MergedRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};
export type ReadSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly ReadRow[];
  /** Absent where nothing is merged. */
  readonly merges?: readonly MergedRange[];
};
export type ReadWorkbook = { readonly sheets: readonly ReadSheet[] };

export type ReadFailure =
  | { readonly kind: 'workbook/not-a-workbook' }
  | { readonly kind: 'workbook/encrypted' }
  | { readonly kind: 'workbook/damaged'; readonly part: string }
  | { readonly kind: 'workbook/too-large'; readonly what: string }
  | { readonly kind: 'workbook/cannot-mark' }
  | { readonly kind: 'workbook/engine-stopped' };
