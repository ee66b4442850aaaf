import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyStep,
  clearRect,
  copyRect,
  enterCells,
  entryColumns,
  entryTextOf,
  fillDown,
  formatBlock,
  insertRows,
  invertStep,
  parseBlock,
  planPaste,
  readEntry,
  removeRows,
  type EntrySheet,
  type EntryColumn,
} from '#shared/entry';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { Cell, Row, Tables } from '#shared/records';
import { canonicalText } from '#shared/rounds';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
const columns = entryColumns(
  yearFile.forms.find(({ table }) => table === 'purchases')!,
  'up2',
);

/** What a cell can hold after it was typed: texts are trimmed, codes are of the year's lists. */
function cellOf(column: EntryColumn): fc.Arbitrary<Cell> {
  const blank = fc.constant(null);
  if (column.type === 'money' || column.type === 'decimal')
    return fc.oneof(blank, fc.integer({ min: -1e12, max: 1e12 }));
  if (column.type === 'int') return fc.oneof(blank, fc.integer({ min: 0, max: 1200 }));
  if (column.type === 'bool') return fc.oneof(blank, fc.boolean());
  if (column.type === 'date') return fc.oneof(blank, fc.constantFrom('2027-01-01', '2028-02-29', '2026-12-31'));
  if (column.list) return fc.oneof(blank, fc.constantFrom(...yearFile.lists[column.list].map(({ code }) => code)));
  const text = fc
    .stringMatching(/^[a-z0-9"\t\n居家养老服务，。 ]{1,12}$/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return fc.oneof(blank, text);
}
const rowOf: fc.Arbitrary<Row['cells']> = fc
  .tuple(...columns.map(cellOf))
  .map((cells) => Object.fromEntries(columns.map(({ field }, index) => [field, cells[index] ?? null])));
const tablesOf: fc.Arbitrary<Tables> = fc.array(rowOf, { minLength: 1, maxLength: 6 }).map((rows) => ({
  projects: [],
  purchases: rows.map((cells, index) => ({ id: `r${String(index)}`, cells })),
  targets: [],
}));

let ids = 0;
const sheetOf = (tables: Tables, money: 'yuan' | 'wan' = 'yuan'): EntrySheet => ({
  yearFile,
  unit,
  round: 'up2',
  table: 'purchases',
  columns,
  tables,
  money,
  newRowId: () => `n${String((ids += 1))}`,
});
const rectOf = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(columns.length - 1), fc.nat(columns.length - 1))
  .map(([a, b, c, d]) => ({
    top: Math.min(a, b),
    bottom: Math.max(a, b),
    left: Math.min(c, d),
    right: Math.max(c, d),
  }));
const moneyOf = fc.constantFrom('yuan' as const, 'wan' as const);

describe('laws of entry', () => {
  it('undo after do is the identity, whatever was done', () => {
    fc.assert(
      fc.property(
        tablesOf,
        rectOf,
        fc.constantFrom('clear', 'fill', 'insert', 'remove', 'paste', 'enter'),
        fc.nat(9),
        (tables, rect, act, row) => {
          const sheet = sheetOf(tables);
          const step = {
            clear: () => clearRect(sheet, rect),
            fill: () => fillDown(sheet, rect),
            insert: () => insertRows(sheet, rect.top, rect.bottom - rect.top + 1),
            remove: () => removeRows(sheet, rect.top, rect.bottom),
            paste: () => planPaste(sheet, { ...rect, top: row }, parseBlock('1\t2\t3\r\n4\t5\t6\r\n')).step,
            enter: () => enterCells(sheet, [{ row, field: 'amtGeneral', cell: 7 }]),
          }[act]();
          const done = applyStep(tables, step);
          const back = applyStep(done, invertStep(step));
          expect(canonicalText(back)).toBe(canonicalText(tables));
          expect(back.purchases.map(({ id }) => id)).toEqual(tables.purchases.map(({ id }) => id));
          expect(canonicalText(applyStep(back, step))).toBe(canonicalText(done));
        },
      ),
      { seed: 349901, numRuns: 150 },
    );
  });
  it('paste after copy is the identity, in 元 and in 万元', () => {
    fc.assert(
      fc.property(tablesOf, rectOf, moneyOf, (tables, rect, money) => {
        const sheet = sheetOf(tables, money);
        const bottom = Math.min(rect.bottom, tables.purchases.length - 1);
        const inside = { ...rect, top: Math.min(rect.top, bottom), bottom };
        const plan = planPaste(sheet, inside, parseBlock(copyRect(sheet, inside)));
        expect(plan.refused).toEqual([]);
        const after = applyStep(tables, plan.step);
        for (let row = inside.top; row <= inside.bottom; row += 1)
          for (const { field, locked } of columns.slice(inside.left, inside.right + 1))
            if (!locked)
              expect(after.purchases[row]?.cells[field] ?? null).toEqual(tables.purchases[row]?.cells[field] ?? null);
      }),
      { seed: 349902, numRuns: 150 },
    );
  });
  it('the text of a block is read back as it was', () => {
    const block = fc.array(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseBlock(formatBlock(rows))).toEqual(rows);
      }),
      { seed: 349903, numRuns: 400 },
    );
  });
  it('what is shown for typing is read back to the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e14, max: 9e14 }), moneyOf, (amount, money) => {
        const read = readEntry('amtGeneral', entryTextOf('amtGeneral', amount, money, yearFile), money, yearFile);
        expect(read).toEqual({ ok: true, value: amount });
      }),
      { seed: 349904, numRuns: 500 },
    );
  });
});
