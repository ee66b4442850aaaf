/**
 * Closed set of looks; the writer owns fonts, borders and number formats. A cell to be filled in shows zero as 0.00; what
 * is computed or printed shows it as blank. pct holds a fraction and shows it in percent.
 */
export type StyleName =
  | 'plain'
  | 'title'
  | 'note'
  | 'unitNote'
  | 'head'
  | 'text'
  | 'textMust'
  | 'code'
  | 'codeMust'
  | 'money'
  | 'moneyMust'
  | 'moneyPrint'
  | 'moneyLocked'
  | 'moneyWan'
  | 'decimal'
  | 'decimalMust'
  | 'int'
  | 'intMust'
  | 'date'
  | 'dateMust'
  | 'pct'
  | 'locked'
  | 'total'
  | 'totalMoney'
  | 'totalWan'
  | 'totalPct';

/** number: exact decimal text, written as it stands. With formula, value is the cached result. date: YYYY-MM-DD. */
export type PlannedCell = {
  readonly style: StyleName;
  readonly value: string | { readonly number: string } | { readonly date: string } | null;
  readonly formula?: string;
  /** On a protected sheet this cell may be typed over and its row sorted or deleted, whatever its look says. */
  readonly open?: true;
};
export type PlannedRow = {
  /** Points. */
  readonly height?: number;
  /** The height is the first one; what is typed later may make the row higher. */
  readonly grows?: true;
  readonly hidden?: boolean;
  readonly cells: readonly (PlannedCell | null)[];
};
export type PlannedColumn = { readonly width: number; readonly hidden?: boolean; readonly outline?: boolean };
export type PlannedList = {
  /** A1 range on this sheet, such as C6:C305. */
  readonly range: string;
  /** Formula of the list, such as Lists!$A$2:$A$30 or "是,否" with its quotes. */
  readonly source: string;
  readonly error: string;
};
export type PlannedSheet = {
  readonly name: string;
  readonly hidden?: boolean;
  readonly columns: readonly PlannedColumn[];
  readonly rows: readonly PlannedRow[];
  readonly merges?: readonly string[];
  readonly lists?: readonly PlannedList[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print?: {
    readonly paper: 'A4' | 'A3';
    readonly landscape: boolean;
    readonly area: string;
    readonly repeatRows?: readonly [number, number];
    readonly footer?: string;
    /** Shrunk until it fits one page, for covers and declarations. */
    readonly onePage?: true;
  };
  /** Locks heads and formulas that are not open; rows may still be inserted, deleted and sorted. */
  readonly protect?: boolean;
};
export type WorkbookPlan = {
  readonly title: string;
  readonly creator: string;
  /** ISO instant for the document properties; the writer reads no clock. */
  readonly created: string;
  readonly sheets: readonly PlannedSheet[];
};

/** A sheet whose rows may be made while they are written; a planned sheet is one. */
export type StreamedSheet = Omit<PlannedSheet, 'rows'> & { readonly rows: Iterable<PlannedRow> };
export type StreamedPlan = Omit<WorkbookPlan, 'sheets'> & { readonly sheets: readonly StreamedSheet[] };
