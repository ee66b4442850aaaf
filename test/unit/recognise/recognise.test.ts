import { describe, expect, it } from 'vitest';
import { fieldDictionary, type FieldId } from '#shared/fields';
import { defaultForms, unitWorkbook } from '#shared/forms';
import { practiceYearFile, workedExample, type PracticeFilling } from '#shared/practice-county';
import { recognise, type Reading } from '#shared/recognise';
import type { CollectingRound, Row, TableName } from '#shared/records';
import type { ReadCell, ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { planAsRead } from '../../support/plan-as-read.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === workedExample.unit)!;
const department = yearFile.departments.find(({ code }) => code === unit.department)!;
const projects = '项目支出预算表';
const purchases = '政府购买服务预算明细表';

const rowsOf = (filling: PracticeFilling, table: TableName): readonly Row[] =>
  filling[table].map((cells, index) => ({ id: `${table}-${String(index)}`, cells }));

function filled(round: CollectingRound = 'up1', filling: PracticeFilling = workedExample[round]): ReadWorkbook {
  return planAsRead(
    unitWorkbook({
      yearFile,
      unit,
      department,
      round,
      sequence: 1,
      created: '2026-08-01T00:00:00Z',
      newRowId: (index, table) => `${table}/${String(index)}`,
      prefill: {
        projects: rowsOf(filling, 'projects'),
        purchases: rowsOf(filling, 'purchases'),
        targets: rowsOf(filling, 'targets'),
      },
    }),
  );
}

type Edit = (sheet: ReadSheet) => ReadSheet | readonly ReadSheet[];
const edited = (name: string, edit: Edit): ReadWorkbook => ({
  sheets: filled().sheets.flatMap((sheet) => (sheet.name === name ? edit(sheet) : [sheet])),
});
const columnOf = (sheet: ReadSheet, field: FieldId): number => {
  const heads = sheet.rows.find(({ row }) => row === 4)!;
  return heads.cells.find(({ text }) => text.replace(/（.+）$/, '') === fieldDictionary[field].zh)!.column;
};
/** What a clerk types into one row: the cells by field, over what stands there. */
const typing =
  (row: number, typed: Partial<Record<FieldId, Omit<ReadCell, 'column'>>>): Edit =>
  (sheet) => {
    const cells = Object.entries(typed).map(([field, cell]): ReadCell => ({
      ...cell,
      column: columnOf(sheet, field as FieldId),
    }));
    const over = new Set(cells.map(({ column }) => column));
    const put = (each: ReadRow): ReadRow => ({
      row,
      cells: [...each.cells.filter(({ column }) => !over.has(column)), ...cells].toSorted(
        (a, b) => a.column - b.column,
      ),
    });
    return { ...sheet, rows: sheet.rows.map((each) => (each.row === row ? put(each) : each)) };
  };

let made = 0;
const read = (workbook: ReadWorkbook, round: CollectingRound = 'up1', year: YearFile = yearFile) =>
  recognise(workbook, {
    yearFile: year,
    expectedRound: round,
    digest: 'd',
    fileName: 'f.xlsx',
    newRowId: () => `new-${String((made += 1))}`,
  });
function reading(workbook: ReadWorkbook, round: CollectingRound = 'up1'): Reading {
  const answer = read(workbook, round);
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
}
const rulesOf = ({ findings }: Reading): readonly string[] => findings.map(({ rule }) => rule);

describe('recognising a unit’s workbook', () => {
  it.each(['up1', 'up2'] as const)('reads back every cell of the worked example at %s', (round) => {
    const { tables, findings } = reading(filled(round), round);
    expect(findings).toEqual([]);
    for (const table of ['projects', 'purchases', 'targets'] as const)
      expect(tables[table]).toMatchObject(
        workedExample[round][table].map((cells, index) => ({ id: `${table}-${String(index)}`, cells })),
      );
  });

  it('finds a table by its heads, whatever its sheet is called', () => {
    const renamed = edited(projects, (sheet) => ({ ...sheet, name: '我的表' }));
    expect(reading(renamed).tables.projects).toHaveLength(2);
  });

  it('reads past an inserted column and says that its content was not received', () => {
    const shifted = edited(projects, (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        row: row.row,
        cells: [
          ...row.cells.map((cell) => (cell.column > 4 ? { ...cell, column: cell.column + 1 } : cell)),
          ...(row.row === 4 ? [{ column: 5, kind: 'text', text: '经办人' } as const] : []),
        ],
      })),
    }));
    const found = reading(shifted);
    expect(found.tables.projects[0]?.cells.amtTotal).toBe(320_000_000);
    expect(rulesOf(found)).toEqual(['F004']);
  });

  it('gives a copied row a new identity, at the cell where the identity stands', () => {
    const id = {
      ...filled()
        .sheets.find(({ name }) => name === purchases)!
        .rows.find(({ row }) => row === 6)!.cells[0]!,
    };
    const copied = edited(purchases, (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => (row.row === 7 ? { ...row, cells: [id, ...row.cells.slice(1)] } : row)),
    }));
    const found = reading(copied);
    expect(found.findings).toMatchObject([{ rule: 'F001', where: { sheet: purchases, cell: 'A7' } }]);
    expect(new Set(found.tables.purchases.map((row) => row.id)).size).toBe(2);
  });

  it('passes over a total row, but not over a row whose remark is 小计', () => {
    const remarked = edited(purchases, typing(6, { remark: { kind: 'text', text: '小计' } }));
    expect(reading(remarked).tables.purchases).toHaveLength(2);
    const totalled = edited(
      projects,
      typing(8, { projectCode: { kind: 'text', text: '小 计' }, amtGeneral: { kind: 'number', text: '4100000' } }),
    );
    expect(reading(totalled).tables.projects).toHaveLength(2);
  });

  it('says that a total typed over its formula is not the sum of its rows', () => {
    const typed = (amount: string) => edited(projects, typing(5, { amtGeneral: { kind: 'number', text: amount } }));
    const found = reading(typed('4100000.01'));
    expect(found.findings).toMatchObject([
      { rule: 'A104', severity: 'error', field: 'amtGeneral', values: { stated: '4,100,000.01', sum: '4,100,000.00' } },
    ]);
    expect(rulesOf(reading(typed('4100000')))).toEqual([]);
    expect(rulesOf(reading(filled()))).toEqual([]);
  });

  it('notices a sheet of another unit or another year by its heading', () => {
    const headed = (row: number, text: string) =>
      edited(projects, (sheet) => ({
        ...sheet,
        rows: sheet.rows.map((each) =>
          each.row === row ? { ...each, cells: each.cells.map((cell) => ({ ...cell, text })) } : each,
        ),
      }));
    const other = reading(headed(2, '附表1　编制单位：105002 县社会救助服务中心　金额单位：元'));
    expect(other.findings).toMatchObject([{ rule: 'A011', severity: 'error', where: { cell: 'B2' } }]);
    expect(rulesOf(reading(headed(1, '2026年部门项目支出预算表')))).toEqual(['A011']);
    expect(rulesOf(reading(headed(1, '部门项目支出预算表（2026年度执行数供参考）')))).toEqual([]);
  });

  it('recomputes a total under its formula, and keeps one that was typed over it', () => {
    const stale = edited(projects, (sheet) => {
      const general = columnOf(sheet, 'amtGeneral');
      const put = (cell: ReadCell): ReadCell => (cell.column === general ? { ...cell, text: '1' } : cell);
      return { ...sheet, rows: sheet.rows.map((row) => (row.row === 6 ? { ...row, cells: row.cells.map(put) } : row)) };
    });
    expect(reading(stale).tables.projects[0]?.cells.amtTotal).toBe(100);
    const typed = edited(projects, typing(6, { amtTotal: { kind: 'number', text: '3200001' } }));
    expect(reading(typed).tables.projects[0]?.cells.amtTotal).toBe(320_000_100);
  });

  it('keeps a row of which only the total was typed', () => {
    const lonely = edited(projects, typing(9, { amtTotal: { kind: 'number', text: '500000' } }));
    expect(reading(lonely).tables.projects).toHaveLength(3);
  });

  it('names the sheet that was deleted, not one that resembles it', () => {
    const without = (name: string) => read(edited(name, () => []));
    expect(without(projects)).toEqual({ ok: false, error: { kind: 'receive/sheet-missing', sheet: projects } });
    expect(without('项目绩效目标表')).toEqual({
      ok: false,
      error: { kind: 'receive/sheet-missing', sheet: '项目绩效目标表' },
    });
  });

  it('says that a second copy of a table was not received, unless it is empty', () => {
    const twice = edited(projects, (sheet) => [sheet, { ...sheet, name: `${projects} (2)` }]);
    expect(reading(twice).findings).toMatchObject([
      { rule: 'F006', severity: 'error', values: { copy: `${projects} (2)` } },
    ]);
    const blank = edited(projects, (sheet) => [
      sheet,
      { ...sheet, name: '空表', rows: sheet.rows.filter(({ row }) => row < 6) },
    ]);
    expect(reading(blank).findings).toEqual([]);
  });

  it('names the heads that are missing', () => {
    const headless = edited(projects, (sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.row === 4 ? row.cells.filter(({ text }) => text !== '项目名称') : row.cells,
      })),
    }));
    expect(read(headless)).toMatchObject({
      ok: false,
      error: { kind: 'receive/header-missing', sheet: projects, columns: ['项目名称'] },
    });
  });

  it('refuses what is not this unit’s form of this year, round, region and ledger', () => {
    const kindOf = (answer: ReturnType<typeof read>): string => (answer.ok ? 'read' : answer.error.kind);
    expect(kindOf(read(edited('tutd', () => [])))).toBe('receive/not-our-form');
    expect(kindOf(read(filled(), 'up2'))).toBe('receive/wrong-round');
    expect(kindOf(read(filled(), 'up1', { ...yearFile, year: 2028 }))).toBe('receive/wrong-year');
    expect(kindOf(read(filled(), 'up1', { ...yearFile, ledger: 'real' }))).toBe('receive/wrong-ledger');
    expect(kindOf(read(filled(), 'up1', { ...yearFile, region: { code: '341', name: '别县' } }))).toBe(
      'receive/wrong-region',
    );
    expect(kindOf(read(filled(), 'up1', { ...yearFile, units: [] }))).toBe('receive/unknown-unit');
    expect(rulesOf(reading(filled()))).toEqual([]);
    const older = read(filled(), 'up1', { ...yearFile, formVersion: '2027.2' });
    expect(older.ok && rulesOf(older.value)).toEqual(['A010']);
  });
});
