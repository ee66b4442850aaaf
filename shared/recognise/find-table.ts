import { fieldDictionary, type FieldId } from '#shared/fields';
import type { ReadRow, ReadSheet } from '#shared/workbook-model';
import type { FormDefinition } from '#shared/year-file';

/** Where a table stands: its sheet, the row of its heads, and the column of each field. */
export type FoundTable = {
  readonly sheet: ReadSheet;
  readonly headRow: number;
  readonly fields: ReadonlyMap<number, FieldId>;
  readonly identity: number | null;
  readonly unknown: readonly { readonly column: number; readonly label: string }[];
  readonly missing: readonly string[];
};

const identityLabel = '行标识';
const mostHeadRow = 30;

/** Heads are compared without spaces, line ends, full-width brackets and units of measure. */
const signature = (text: string): string =>
  text
    .replaceAll(/[\s\u00A0\u3000]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
    .replaceAll('：', ':')
    .replaceAll(/\((元|月|万元)\)/g, '');

function matchRow(
  row: ReadRow,
  wanted: ReadonlyMap<string, FieldId>,
): {
  readonly fields: Map<number, FieldId>;
  readonly rest: { column: number; label: string }[];
  readonly identity: number | null;
} {
  const fields = new Map<number, FieldId>();
  const rest: { column: number; label: string }[] = [];
  let identity: number | null = null;
  for (const { column, text } of row.cells) {
    const label = signature(text);
    const field = wanted.get(label);
    if (field && ![...fields.values()].includes(field)) fields.set(column, field);
    else if (label === identityLabel) identity = column;
    else if (label !== '') rest.push({ column, label: text.trim() });
  }
  return { fields, rest, identity };
}

/** Finds a form's table by its heads, whatever its sheet is called and wherever its columns stand; null where it is not. */
export function findTable(sheets: readonly ReadSheet[], form: FormDefinition, round: 'up1' | 'up2'): FoundTable | null {
  const columns = form.columns.filter((column) => column.in[round] !== 'absent');
  const wanted = new Map(
    columns.map((column) => [signature(column.label ?? fieldDictionary[column.field].zh), column.field]),
  );
  let best: FoundTable | null = null;
  for (const sheet of sheets) {
    for (const row of sheet.rows) {
      if (row.row > mostHeadRow) break;
      const { fields, rest, identity } = matchRow(row, wanted);
      if (fields.size * 2 < wanted.size || fields.size <= (best?.fields.size ?? 0)) continue;
      const present = new Set(fields.values());
      const missing = [...wanted]
        .filter(([, field]) => !present.has(field))
        .map(([, field]) => fieldDictionary[field].zh);
      best = { sheet, headRow: row.row, fields, identity, unknown: rest, missing };
    }
  }
  return best;
}
