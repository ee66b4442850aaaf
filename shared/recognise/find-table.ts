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
  /** Further sheets with the same heads; what they hold is not read. */
  readonly copies: readonly FoundTable[];
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

type Wanted = ReadonlyMap<string, FieldId>;

function wantedHeads(form: FormDefinition, round: 'up1' | 'up2'): Wanted {
  const columns = form.columns.filter((column) => column.in[round] !== 'absent');
  return new Map(columns.map((column) => [signature(column.label ?? fieldDictionary[column.field].zh), column.field]));
}

function matchRow(row: ReadRow, wanted: Wanted): Pick<FoundTable, 'fields' | 'identity' | 'unknown'> {
  const fields = new Map<number, FieldId>();
  const unknown: { column: number; label: string }[] = [];
  let identity: number | null = null;
  for (const { column, text } of row.cells) {
    const label = signature(text);
    const field = wanted.get(label);
    if (field && ![...fields.values()].includes(field)) fields.set(column, field);
    else if (label === identityLabel) identity = column;
    else if (label !== '') unknown.push({ column, label: text.trim() });
  }
  return { fields, unknown, identity };
}

/** The form's heads on one sheet; null where fewer than half of them stand in one row. */
function headsOn(sheet: ReadSheet, wanted: Wanted): FoundTable | null {
  let best: FoundTable | null = null;
  for (const row of sheet.rows) {
    if (row.row > mostHeadRow) break;
    const matched = matchRow(row, wanted);
    if (matched.fields.size * 2 < wanted.size || matched.fields.size <= (best?.fields.size ?? 0)) continue;
    const present = new Set(matched.fields.values());
    const missing = [...wanted]
      .filter(([, field]) => !present.has(field))
      .map(([, field]) => fieldDictionary[field].zh);
    best = { sheet, headRow: row.row, ...matched, missing, copies: [] };
  }
  return best;
}

const fewestMissing = (a: FoundTable, b: FoundTable): number => a.missing.length - b.missing.length;

/**
 * Finds each form's table by its heads, whatever its sheet is called and wherever its columns stand. The forms share
 * heads, so a sheet answers only for the form that it misses least of; a form without a sheet is not in the answer.
 */
export function findTables(
  sheets: readonly ReadSheet[],
  forms: readonly FormDefinition[],
  round: 'up1' | 'up2',
): ReadonlyMap<FormDefinition, FoundTable> {
  const wanted = forms.map((form) => ({ form, heads: wantedHeads(form, round) }));
  const claims = new Map<FormDefinition, FoundTable[]>();
  for (const sheet of sheets) {
    const [best] = wanted
      .flatMap(({ form, heads }) => {
        const found = headsOn(sheet, heads);
        return found ? [{ form, found }] : [];
      })
      .toSorted((a, b) => fewestMissing(a.found, b.found));
    if (best) claims.set(best.form, [...(claims.get(best.form) ?? []), best.found]);
  }
  const answer = new Map<FormDefinition, FoundTable>();
  for (const [form, found] of claims) {
    const [first, ...copies] = found.toSorted(fewestMissing);
    if (first) answer.set(form, { ...first, copies });
  }
  return answer;
}
