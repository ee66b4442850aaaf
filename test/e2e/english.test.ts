import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitWorkbook } from '#shared/forms';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { practiceTables, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const pictures = '.cache/screenshots';
let run: ShellRun;

/** Words of the program's own that are still Chinese: heads, buttons, tabs and labels; what the office typed in is not asked. */
async function chineseWords(): Promise<readonly string[]> {
  const words = await run.page
    .locator('h1, h2, nav button, main button, th, [role=tab], [role=toolbar] label, main label, summary')
    .allInnerTexts();
  return [...new Set(words)].filter((word) => /\p{Script=Han}/u.test(word) && word !== '中文');
}
const menu = (name: string): Promise<void> =>
  run.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
const shoot = async (name: string): Promise<void> => {
  await run.page.screenshot({ path: join(pictures, `${name}.png`) });
};

/** 一上 of one department, as its units return it. */
async function returnForms(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const units = practiceYear.units.filter(({ department }) => department === '105');
  for (const unit of units) {
    const plan = unitWorkbook({
      yearFile: practiceYear,
      unit,
      department: practiceYear.departments.find(({ code }) => code === unit.department)!,
      round: 'up1',
      sequence: 1,
      created: '2026-08-01T00:00:00Z',
      newRowId: (index, table) => `${unit.code}-${table}-${String(index)}`,
      prefill: practiceTables(unit, 'up1'),
    });
    writeFileSync(join(folder, `${unit.code}.xlsx`), await writeXlsx(plan));
  }
  return units.length;
}

describe('the screens in English', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('can be chosen before anything else', async () => {
    await run.page.getByRole('button', { name: 'English' }).click();
    await run.page.getByRole('heading', { name: 'Two up, two down' }).waitFor();
    expect(await chineseWords()).toEqual([]);
    await shoot('130-english-start');
    await run.page.getByLabel('Your name').fill('Fang Wang');
    await run.page.getByRole('button', { name: /Practice ledger/ }).click();
    await run.page.getByRole('heading', { name: 'Progress' }).waitFor();
  });

  it('hold no Chinese word of their own while they are empty', async () => {
    for (const [index, name] of [
      'Progress',
      'Entry',
      'Receive',
      'Review',
      'Control figures',
      'Reply',
      'Adjustments',
      'City workbook',
      'Four stages',
      'Letters, tables',
      'Year settings',
    ].entries()) {
      await menu(name);
      await run.page.getByRole('main').getByRole('heading').first().waitFor();
      await expect.poll(chineseWords, { message: name }).toEqual([]);
      await shoot(`13${String(index + 1)}-english-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
    }
  });

  it('receive and review in English', async () => {
    const count = await returnForms(join(run.folder, '105'));
    await menu('Receive');
    await run.page.getByRole('button', { name: 'Choose a folder…' }).click();
    await run.page.getByRole('dialog').getByRole('button', { name: '105', exact: true }).click();
    await expect.poll(() => run.page.getByTestId('shown-path').textContent()).toMatch(/105$/);
    await run.page.getByRole('button', { name: 'Use this folder' }).click();
    await run.page.getByRole('button', { name: `Receive ${String(count)} files` }).click();
    await expect.poll(() => run.page.getByTestId('notice').textContent()).toContain(`${String(count)} files received.`);
    await menu('Progress');
    expect(await chineseWords()).toEqual([]);
    await shoot('145-english-progress-received');
    await run.page.getByRole('button', { name: 'Export list…' }).click();
    await run.page.getByRole('dialog').getByRole('button', { name: '105', exact: true }).click();
    await expect.poll(() => run.page.getByTestId('shown-path').textContent()).toMatch(/105$/);
    await run.page.getByRole('button', { name: 'Use this folder' }).click();
    await expect.poll(() => run.page.getByTestId('notice').textContent()).toContain('written into “105”');
    const list = readWorkbook(readFileSync(join(run.folder, '105', '练习_2027年_Progress First submission.xlsx')));
    if (!list.ok) throw new Error(list.error.kind);
    const texts = list.value.sheets[0]!.rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(texts[2]).toEqual(['in 10,000 yuan　12 rows']);
    expect(texts[3]!.slice(0, 3)).toEqual(['Code', 'Department', 'Units']);
    expect(texts).toHaveLength(4 + 1 + 12);
    await run.page
      .getByRole('navigation')
      .getByRole('button', { name: /Review/ })
      .click();
    await run.page.getByLabel('Unit').selectOption('105001');
    await run.page.getByRole('table', { name: 'Purchases' }).waitFor();
    await expect.poll(chineseWords).toEqual([]);
    await shoot('146-english-review');
    expect(run.faults).toEqual([]);
  });
});
