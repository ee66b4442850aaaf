import { fieldDictionary, type FieldId, type FieldType, type ListName } from '#shared/fields';
import type { CollectingRound, Row } from '#shared/records';
import type { FormDefinition } from '#shared/year-file';

/** A column of the entry grid: one field of the year's form, with what the grid needs to know. */
export type EntryColumn = {
  readonly field: FieldId;
  readonly type: FieldType;
  readonly zh: string;
  readonly en: string;
  readonly unit?: string;
  readonly list?: ListName;
  readonly group?: string;
  /** Pixels. */
  readonly width: number;
  /** Computed by the program or given by finance: not typed. */
  readonly locked: boolean;
  readonly must: boolean;
  /** Grouped in the outline of the form: folded until it is asked for. */
  readonly folded: boolean;
  /** Stays at the left while the others scroll. */
  readonly frozen: boolean;
  /** Added up in the line 合计. */
  readonly summed: boolean;
};

const computed: readonly FieldId[] = ['amtTotal', 'govEcon', 'controlFigure'];
const frozenColumns = 2;
const pixelsOf = (width: number): number => Math.max(64, Math.round(width * 7.5) + 12);

/** The columns of a form in a round, in the order of the paper. The first two that are visible are frozen. */
export function entryColumns(form: FormDefinition, round: CollectingRound): readonly EntryColumn[] {
  let visible = 0;
  return form.columns
    .filter((column) => column.in[round] !== 'absent')
    .map((column, index): EntryColumn => {
      const record: {
        readonly zh: string;
        readonly en: string;
        readonly type: FieldType;
        readonly unit?: string;
        readonly list?: ListName;
      } = fieldDictionary[column.field];
      const folded = column.in[round] === 'grouped';
      // Frozen columns stand together at the left: a folded column among the first ones goes with them.
      const frozen = visible < frozenColumns && index <= frozenColumns + 2;
      if (!folded) visible += 1;
      return {
        field: column.field,
        type: record.type,
        zh: column.label ?? record.zh,
        en: record.en,
        ...(record.unit === undefined ? {} : { unit: record.unit }),
        ...(record.list === undefined ? {} : { list: record.list }),
        ...(column.group === undefined ? {} : { group: column.group }),
        width: pixelsOf(column.width),
        locked: computed.includes(column.field),
        must: column.required[round],
        folded,
        frozen,
        summed: record.type === 'money' && column.field !== 'unitPrice',
      };
    });
}

/** 合计 of a column over the lines, in fen; null while none of them states an amount. */
export function columnTotal(rows: readonly Row[], field: FieldId): number | null {
  let total: number | null = null;
  for (const { cells } of rows) {
    const cell = cells[field];
    if (typeof cell === 'number') total = (total ?? 0) + cell;
  }
  return total;
}
