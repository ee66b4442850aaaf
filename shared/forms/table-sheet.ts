import { fieldDictionary, type FieldId } from '#shared/fields';
import { fen, formatYuan } from '#shared/money';
import type { CollectingRound, Row } from '#shared/records';
import { columnLetter, wrappedHeight } from '#shared/reports';
import type { PlannedCell, PlannedList, PlannedRow, PlannedSheet } from '#shared/workbook-model';
import type { FormColumn, FormDefinition, YearFile } from '#shared/year-file';
import { writeCell } from './cell-writing.ts';
import { listRange } from './list-sheet.ts';

/** Column A holds the row identity, hidden; the form's own columns begin at B. */
const firstColumn = 2;
const groupRow = 3;
const headRow = 4;
const totalRow = 5;
const firstRow = 6;
const fundFields: readonly FieldId[] = ['amtGeneral', 'amtFund', 'amtSoe', 'amtEscrow', 'amtUnit'];
const summed: readonly FieldId[] = [...fundFields, 'amtTotal', 'amtCarry', 'controlFigure'];

export type TableSheetQuestion = {
  readonly form: FormDefinition;
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly heading: string;
  readonly unitLine: string;
  readonly rows: readonly Row[];
  readonly newRowId: (index: number) => string;
};

const columnsIn = (form: FormDefinition, round: CollectingRound): readonly FormColumn[] =>
  form.columns.filter((column) => column.in[round] !== 'absent');
const labelOf = (column: FormColumn): string => {
  const record: { readonly zh: string; readonly unit?: string } = fieldDictionary[column.field];
  return column.label ?? (record.unit === undefined ? record.zh : `${record.zh}（${record.unit}）`);
};
const letterOf = (columns: readonly FormColumn[], field: FieldId): string | null => {
  const at = columns.findIndex((column) => column.field === field);
  return at < 0 ? null : columnLetter(at + firstColumn);
};
const preparedOf = (form: FormDefinition, rows: readonly Row[]): number =>
  Math.max(form.preparedRows, rows.length + 20);

/** Where a field of a table stands in the workbook: its cell in the 合计 row, and its cells below; null where it is absent. */
export function columnPlace(
  form: FormDefinition,
  round: CollectingRound,
  field: FieldId,
  rows: readonly Row[],
): { readonly total: string; readonly body: string } | null {
  const letter = letterOf(columnsIn(form, round), field);
  if (letter === null) return null;
  const last = firstRow + preparedOf(form, rows) - 1;
  return { total: `${letter}${totalRow}`, body: `${letter}${firstRow}:${letter}${last}` };
}

const amountIn = (row: Row | undefined, field: FieldId): number => {
  const cell = row?.cells[field];
  return typeof cell === 'number' ? cell : 0;
};

function rowCells(question: TableSheetQuestion, columns: readonly FormColumn[], index: number): readonly PlannedCell[] {
  const row = question.rows[index];
  const line = firstRow + index;
  const identity: PlannedCell = { style: 'plain', value: row?.id ?? question.newRowId(index), open: true };
  const cells = columns.map((column): PlannedCell => {
    const { field } = column;
    if (field === 'amtTotal') {
      const parts = fundFields.flatMap((fund) => letterOf(columns, fund) ?? []);
      const amount = fundFields.reduce((sum, fund) => sum + amountIn(row, fund), 0);
      const value = { number: formatYuan(fen(amount)) };
      return { style: 'moneyLocked', value, formula: parts.map((letter) => `${letter}${line}`).join('+'), open: true };
    }
    if (field === 'controlFigure') {
      const figure = row?.cells.controlFigure;
      const value = typeof figure === 'number' ? { number: formatYuan(fen(figure)) } : null;
      return { style: 'moneyLocked', value, open: true };
    }
    return writeCell(field, row?.cells[field], column.required[question.round], question.yearFile);
  });
  return [identity, ...cells];
}

/** The heading over several columns stands once above all of them. */
function groupMerges(columns: readonly FormColumn[]): readonly string[] {
  const merges: string[] = [];
  for (let from = 0; from < columns.length; from += 1) {
    const group = columns[from]?.group;
    let to = from;
    while (group !== undefined && columns[to + 1]?.group === group) to += 1;
    if (to > from)
      merges.push(`${columnLetter(from + firstColumn)}${groupRow}:${columnLetter(to + firstColumn)}${groupRow}`);
    from = to;
  }
  return merges;
}

function totalCells(
  question: TableSheetQuestion,
  columns: readonly FormColumn[],
  last: number,
): readonly PlannedCell[] {
  const cells = columns.map((column, index): PlannedCell => {
    if (!summed.includes(column.field)) return { style: 'total', value: index === 0 ? '合计' : null };
    const letter = columnLetter(index + firstColumn);
    const fieldOf = (row: Row): number =>
      column.field === 'amtTotal'
        ? fundFields.reduce((sum, fund) => sum + amountIn(row, fund), 0)
        : amountIn(row, column.field);
    const amount = question.rows.reduce((sum, row) => sum + fieldOf(row), 0);
    return {
      style: 'totalMoney',
      value: { number: formatYuan(fen(amount)) },
      formula: `SUM(${letter}${firstRow}:${letter}${last})`,
    };
  });
  return [{ style: 'locked', value: null }, ...cells];
}

function listsOf(question: TableSheetQuestion, columns: readonly FormColumn[], last: number): readonly PlannedList[] {
  return columns.flatMap(({ field }, index) => {
    const letter = columnLetter(index + firstColumn);
    const range = `${letter}${firstRow}:${letter}${last}`;
    const record: { readonly zh: string; readonly type: string; readonly list?: keyof YearFile['lists'] } =
      fieldDictionary[field];
    if (record.type === 'bool') return [{ range, source: '"是,否"', error: `“${record.zh}”请填“是”或“否”。` }];
    if (record.list === undefined) return [];
    const source = listRange(record.list, question.yearFile);
    return source === null ? [] : [{ range, source, error: `“${record.zh}”请从下拉列表中选择。` }];
  });
}

/** One table of a unit's workbook: title, unit line, heads, totals on top, prepared rows outside the print area. */
export function tableSheet(question: TableSheetQuestion): PlannedSheet {
  const { form, round, rows } = question;
  const columns = columnsIn(form, round);
  const prepared = preparedOf(form, rows);
  const last = firstRow + prepared - 1;
  const width = columns.length;
  const lastLetter = columnLetter(width + 1);
  const titled = (cell: PlannedCell): readonly (PlannedCell | null)[] => [null, cell];
  const groups = columns.map((column): PlannedCell => ({ style: 'head', value: column.group ?? '' }));
  const widths = [
    { width: 4, hidden: true },
    ...columns.map((column) => ({ width: column.width, hidden: column.in[round] === 'grouped' })),
  ];
  const body = Array.from({ length: prepared }, (_each, index): PlannedRow => {
    const cells = rowCells(question, columns, index);
    const height = rows[index] ? wrappedHeight(cells, widths) : undefined;
    return height === undefined ? { cells } : { height, grows: true, cells };
  });
  const shown = Math.max(rows.length, 12);
  return {
    name: form.sheet,
    columns: [
      { width: 4, hidden: true },
      ...columns.map((column) =>
        column.in[round] === 'grouped' ? { width: column.width, outline: true } : { width: column.width },
      ),
    ],
    rows: [
      { height: 32, cells: titled({ style: 'title', value: question.heading }) },
      { height: 20, cells: titled({ style: 'note', value: `${form.number}　${question.unitLine}　金额单位：元` }) },
      { height: 20, cells: [null, ...groups] },
      {
        height: 34,
        cells: [
          { style: 'locked', value: '行标识' },
          ...columns.map((column): PlannedCell => ({ style: 'head', value: labelOf(column) })),
        ],
      },
      { height: 22, cells: totalCells(question, columns, last) },
      ...body,
    ],
    merges: [`B1:${lastLetter}1`, `B2:${lastLetter}2`, ...groupMerges(columns)],
    lists: listsOf(question, columns, last),
    freeze: { rows: totalRow, columns: 3 },
    print: {
      paper: form.paper,
      landscape: true,
      area: `B1:${lastLetter}${firstRow + shown - 1}`,
      repeatRows: [headRow - 1, headRow],
    },
    protect: true,
  };
}
