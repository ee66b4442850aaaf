/** A cell of a workbook that is to be coloured and commented. sheet null: the first visible one; cell such as C6. */
export type CellMark = { readonly sheet: string | null; readonly cell: string; readonly text: string };
/** The marked file, and which of the marks (by their place in the list) found no sheet or cell. */
export type MarkedWorkbook = { readonly bytes: Uint8Array; readonly unplaced: readonly number[] };
