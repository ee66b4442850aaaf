import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { defaultForms } from '#shared/forms';
import { roundLabel } from '#shared/messages';
import { plantErrors, practiceFillings, practiceYearFile } from '#shared/practice-county';
import { filesIn } from '../../renderer/usecases/places.ts';
import { writePracticeForms } from '../../renderer/usecases/practice-forms.ts';
import { dryRun } from '../../renderer/usecases/receive.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { officeOnDisk, startFolder } from '../support/office-on-disk.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const { errors } = plantErrors(practiceFillings(349901, yearFile));

it.each([
  ['up1', '一上'],
  ['up2', '二上'],
] as const)(
  'writes the practice forms of %s with their solutions; read back, every error is found',
  async (round, stage) => {
    const planted = errors.filter((error) => error.round === round);
    const desk = officeOnDisk();
    await foundPractice(desk.office);
    const folder = await startFolder(desk.office);
    const written = await writePracticeForms(desk.office, {
      yearFile,
      round,
      folder,
      onProgress: () => undefined,
      isCancelled: () => false,
    });
    expect(written).toMatchObject({ ok: true, value: { written: 60, departments: 12, cancelled: false } });

    const files = await filesIn(desk.office, folder, [`${stage}_练习.xlsx`]);
    if (!files.ok) throw new Error(files.error.kind);
    const lines = await dryRun(desk.office, { yearFile, round, files: files.value, onProgress: () => undefined });
    const found = new Set<string>();
    for (const { file, outcome } of lines) {
      if (outcome.state !== 'readable') throw new Error(`${file} is ${outcome.state}`);
      const { code } = outcome.reading.unit;
      for (const { rule, severity } of outcome.findings) if (severity !== 'notice') found.add(`${code} ${rule}`);
      // A ledger without 一上 and control figures cannot look for what exceeds them, and says so.
      for (const { rule } of outcome.unchecked) found.add(`${code} ${rule}`);
    }
    const wanted = planted.map(({ unit, rule }) => `${unit} ${rule}`);
    expect(wanted.filter((key) => !found.has(key))).toEqual([]);

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(
      (await readFile(join(desk.folder, `${roundLabel(round, 'zh')}_练习题答案.xlsx`))) as unknown as ExcelJS.Buffer,
    );
    const sheet = book.getWorksheet('练习题答案')!;
    const told = planted.map(
      ({ rule }, index) => [sheet.getCell(5 + index, 1).value, sheet.getCell(5 + index, 9).text, rule] as const,
    );
    expect(told.map(([number]) => number)).toEqual(planted.map((_each, index) => index + 1));
    for (const [, problem, rule] of told) expect(problem.startsWith(`${rule} `)).toBe(true);
    const first = planted.findIndex(({ changes }) => changes.some(({ field }) => /^(amt|unitPrice|y2)/.test(field)));
    expect(sheet.getCell(5 + first, 8).text).toMatch(/^-?[\d,]+\.\d{2}/);
  },
);
