import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { entryColumns } from '#shared/entry';
import type { FieldId } from '#shared/fields';
import { practiceYearFile } from '#shared/practice-county';
import type { TableName } from '#shared/records';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
const pictures = '.cache/screenshots';
let run: ShellRun;
let desk: OfficeDesk;

const columnsOf = (table: TableName) =>
  entryColumns(
    yearFile.forms.find((form) => form.table === table)!,
    'up1',
  );
const at = (table: TableName, field: FieldId): number => columnsOf(table).findIndex((column) => column.field === field);
const cell = (table: TableName, row: number, field: FieldId) =>
  run.page.locator(`[data-row="${String(row)}"][data-column="${String(at(table, field))}"]`);
const sink = () => run.page.getByTestId('cell-sink');
const type = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await run.page.keyboard.press(key);
};
const clipboard = (text: string): Promise<void> =>
  run.page.evaluate((words) => navigator.clipboard.writeText(words), text);
const saved = () => expect.poll(() => run.page.getByTestId('draft-saved').textContent()).toMatch(/^已保存 \d\d:\d\d$/);
const sheetTab = (name: string) => run.page.getByRole('tab', { name: new RegExp(`^${name}`) });

describe('编报: a unit fills its forms in the program', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
    await run.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.start();
    await desk.menu('编报');
    await run.page.getByLabel('单位', { exact: true }).selectOption('105001');
    await run.page.getByTestId('form-grid').waitFor();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('takes a line by the keyboard alone, with its sums at once', async () => {
    await desk.shoot('50-entry-empty');
    await run.page.keyboard.type('P105001');
    await type('Tab');
    await run.page.keyboard.type('居家养老');
    await type('Tab');
    await run.page.keyboard.type('特定');
    await desk.shoot('51-entry-list');
    await type('Tab');
    await run.page.keyboard.type('否');
    await type('Tab');
    await run.page.keyboard.type('2081006');
    await type('Tab');
    await run.page.keyboard.type('30227');
    await type('Tab', 'ArrowRight');
    await run.page.keyboard.type('1,000,000');
    await type('Tab');
    await run.page.keyboard.type('0');
    await type('Tab');
    expect(await cell('projects', 0, 'projectClass').textContent()).toBe('特定目标类');
    expect(await cell('projects', 0, 'amtGeneral').textContent()).toBe('1,000,000.00');
    expect(await cell('projects', 0, 'amtFund').textContent()).toBe('0.00');
    expect(await cell('projects', 0, 'amtUnit').textContent()).toBe('');
    expect(await cell('projects', 0, 'amtTotal').textContent()).toBe('1,000,000.00');
    expect(await run.page.getByTestId('grid-total').textContent()).toContain('1,000,000.00');
    await saved();
    await desk.shoot('52-entry-line');
    expect(run.faults).toEqual([]);
    expect(await sink().evaluate((element) => element === document.activeElement)).toBe(true);
    await clipboard('x');
    expect(await sheetTab('政府购买服务').count()).toBe(1);
    expect(unit.code).toBe('105001');
  });
});
