import { findTables } from '#shared/recognise';
import type { CollectingRound } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { CellMark, ReadWorkbook } from '#shared/workbook-model';
import type { FormDefinition } from '#shared/year-file';
import type { ReturnSlip, SlipItem } from './slip.ts';

type FoundTable = NonNullable<ReturnType<ReturnType<typeof findTables>['get']>>;

const mostLetters = 2_000;
const clipped = (text: string): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text);

const wordsOf = (item: SlipItem): string => {
  const rule = item.finding ? `（${item.finding.rule}）` : '';
  return `${item.id}${rule} ${item.sentence}${item.wish === '' ? '' : `\n要求：${item.wish}`}`;
};

/** The row stands where its identity says; a file whose rows had none is trusted by the row's own origin. */
function rowNumber(found: FoundTable, slip: ReturnSlip, item: SlipItem): number | null {
  const { table, rowId } = item;
  if (table === undefined || rowId === undefined) return null;
  const { identity, sheet, headRow } = found;
  const byIdentity = sheet.rows.find(
    ({ row, cells }) => row > headRow && cells.some(({ column, text }) => column === identity && text.trim() === rowId),
  );
  if (byIdentity) return byIdentity.row;
  const origin = slip.before[table].find((row) => row.id === rowId)?.origin;
  return origin && origin.sheet === sheet.name && origin.digest === slip.file?.digest ? origin.row : null;
}

function columnNumber(found: FoundTable, item: SlipItem): number {
  const columns = [...found.fields];
  const named = columns.find(([, field]) => field === item.field);
  const subject = columns.find(([, field]) => ['serviceName', 'projectName', 'indicatorName'].includes(field));
  return (named ?? subject ?? columns[0])?.[0] ?? 1;
}

function placeOf(
  item: SlipItem,
  slip: ReturnSlip,
  tables: ReadonlyMap<FormDefinition, FoundTable>,
): Omit<CellMark, 'text'> | null {
  const found = [...tables].find(([form]) => form.table === item.table)?.[1];
  const row = found ? rowNumber(found, slip, item) : null;
  if (found && row !== null)
    return { sheet: found.sheet.name, cell: `${columnLetter(columnNumber(found, item))}${String(row)}` };
  const where = item.finding?.where;
  return where && /^[A-Z]{1,3}[1-9]\d{0,6}$/.test(where.cell) ? where : null;
}

/**
 * Where in the unit's own workbook the items of a slip belong. The first cell of the first sheet says that the file was
 * returned, and carries what no cell can be named for.
 */
export function placeMarks(
  slip: ReturnSlip,
  workbook: ReadWorkbook,
  forms: readonly FormDefinition[],
  round: CollectingRound,
): { readonly marks: readonly CellMark[]; readonly withoutCell: readonly string[] } {
  const tables = findTables(
    workbook.sheets.filter(({ hidden }) => !hidden),
    forms,
    round,
  );
  const marks: CellMark[] = [];
  const rest: SlipItem[] = [];
  for (const item of slip.items) {
    const place = placeOf(item, slip, tables);
    if (place) marks.push({ ...place, text: clipped(`审核意见单 ${slip.number}：\n${wordsOf(item)}`) });
    else rest.push(item);
  }
  const lines = [
    `本表已退回，审核意见单 ${slip.number}，共 ${String(slip.items.length)} 条意见，见红色单元格的批注。`,
    `退回原因：${slip.reason}`,
    ...(slip.deadline === null ? [] : [`请于 ${slip.deadline} 前修改后重新送审。`]),
    ...rest.map(wordsOf),
  ];
  return {
    marks: [{ sheet: null, cell: 'A1', text: lines.join('\n').slice(0, 4 * mostLetters - 1) }, ...marks],
    withoutCell: rest.map(({ id }) => id),
  };
}
