import ExcelJS from 'exceljs';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCode } from '#shared/check-code';
import { defaultForms, unitWorkbook } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { Row, TableName } from '#shared/records';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { typingOf } from '../support/clerk.ts';
import { hasOfficeSuite, typeInOffice } from '../support/office-suite.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const fillings = practiceFillings(349901, yearFile);

async function formOf(code: string, path: string): Promise<void> {
  const unit = yearFile.units.find((one) => one.code === code)!;
  const department = yearFile.departments.find((one) => one.code === unit.department)!;
  const plan = unitWorkbook({
    yearFile,
    unit,
    department,
    round: 'up1',
    sequence: 1,
    created: '2026-08-01T00:00:00Z',
    newRowId: (index, table) => `${table}/${String(index)}`,
  });
  writeFileSync(path, await writeXlsx(plan));
}

/** The cell to the right of a label, as a spreadsheet program left it. */
async function besideLabel(path: string, label: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  let found = '';
  book.getWorksheet('送审表')!.eachRow((row) => {
    if (row.getCell(1).text !== label) return;
    const { value } = row.getCell(2);
    const result = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
    found = typeof result === 'string' ? result : '';
  });
  return found;
}

// A unit that buys, one of 公益一类 without the purchase table, and one with little.
const units = ['105002', '102002', '110004'];

describe.skipIf(!hasOfficeSuite())('送审表, calculated by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'two-up-two-down-'));
  const fileOf = (code: string): string => join(folder, `${code}.xlsx`);
  beforeAll(async () => {
    const typed = [];
    for (const code of units) {
      await formOf(code, fileOf(code));
      typed.push({ path: fileOf(code), cells: await typingOf(fileOf(code), fillings[code]!.up1, yearFile) });
    }
    typeInOffice(typed);
  }, 240_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(units)('shows for %s the code that the rows give', async (code) => {
    const filling = fillings[code]!.up1;
    const rows = (table: TableName): readonly Row[] =>
      filling[table].map((cells, index) => ({ id: String(index), cells }));
    const expected = checkCode({ projects: rows('projects'), purchases: rows('purchases') });
    expect(expected).not.toBe('000000');
    expect(await besideLabel(fileOf(code), '数据校验码')).toBe(expected);
  });
});
