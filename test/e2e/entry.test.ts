import { mkdirSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryColumns, entryTextOf, formatBlock } from '#shared/entry';
import type { FieldId } from '#shared/fields';
import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { TableName } from '#shared/records';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const filling = practiceFillings(349901, yearFile)['105001']!.up1;
const pictures = '.cache/screenshots';
let run: ShellRun;
let desk: OfficeDesk;
let devtools: CDPSession;

const columnsOf = (table: TableName) =>
  entryColumns(
    yearFile.forms.find((form) => form.table === table)!,
    'up1',
  );
const at = (table: TableName, field: FieldId): number => columnsOf(table).findIndex((column) => column.field === field);
const cell = (table: TableName, row: number, field: FieldId) =>
  run.page.locator(`[data-row="${String(row)}"][data-column="${String(at(table, field))}"]`);
const shown = (table: TableName, row: number, field: FieldId) =>
  expect.poll(() => cell(table, row, field).textContent());
const sink = () => run.page.getByTestId('cell-sink');
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await run.page.keyboard.press(key);
};
const type = async (...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    await run.page.keyboard.type(text);
    await press('Tab');
  }
};
const onClipboard = (text: string): Promise<void> =>
  run.page.evaluate((words) => navigator.clipboard.writeText(words), text);
const clipboardText = (): Promise<string> => run.page.evaluate(() => navigator.clipboard.readText());
const saved = () => expect.poll(() => run.page.getByTestId('draft-saved').textContent()).toMatch(/^已保存 \d\d:\d\d$/);
const sheet = (name: string): Promise<void> => run.page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const findings = async (): Promise<string> => (await run.page.getByTestId('entry-findings').textContent()) ?? '';
const total = () => expect.poll(() => run.page.getByTestId('grid-total').textContent());
/** The block that a clerk copies from Excel: all columns of the form, the folded and the computed ones too. */
const blockOf = (table: TableName): string =>
  formatBlock(
    filling[table].map((cells) =>
      columnsOf(table).map(({ field }) => entryTextOf(field, cells[field], 'yuan', yearFile)),
    ),
  );

describe('编报: a unit fills its forms in the program', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
    await run.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    devtools = await run.page.context().newCDPSession(run.page);
    await desk.start();
    await desk.menu('编报');
    await run.page.getByLabel('单位', { exact: true }).selectOption('105001');
    await run.page.getByTestId('form-grid').waitFor();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('takes a line by the keyboard alone, with its sums at once, saved as each cell is left', async () => {
    await desk.shoot('50-entry-empty');
    await type('P105001', '居家养老');
    await run.page.keyboard.type('tdmb');
    await run.page.getByRole('option', { name: '特定目标类' }).waitFor();
    await desk.shoot('51-entry-list');
    await press('Tab');
    await type('否', '2081006', '30227');
    await press('ArrowRight');
    await type('1,000,000', '0');
    await shown('projects', 0, 'projectClass').toBe('特定目标类');
    await shown('projects', 0, 'deptEcon').toBe('30227 委托业务费');
    await shown('projects', 0, 'amtGeneral').toBe('1,000,000.00');
    await shown('projects', 0, 'amtFund').toBe('0.00');
    await shown('projects', 0, 'amtUnit').toBe('');
    await shown('projects', 0, 'amtTotal').toBe('1,000,000.00');
    await total().toContain('1,000,000.00');
    await saved();
    await expect.poll(findings).toContain('为空');
    await desk.shoot('52-entry-line');
  });

  it('offers what was used last and what is a favourite before the whole list', async () => {
    const options = run.page.getByRole('listbox').getByRole('option');
    await cell('projects', 1, 'deptEcon').click();
    await press('F2');
    await run.page.getByText('最近使用', { exact: true }).waitFor();
    expect(await options.first().textContent()).toContain('30227 委托业务费');
    await press('Escape');
    await run.page.keyboard.type('ysf');
    await run.page.getByRole('option', { name: '30202 印刷费' }).waitFor();
    await press('Control+d');
    await run.page.getByRole('button', { name: '取消收藏 30202' }).waitFor();
    await press('Escape', 'F2');
    await run.page.getByText('收藏', { exact: true }).waitFor();
    await expect.poll(() => options.first().textContent()).toContain('30202 印刷费');
    await desk.shoot('49-entry-favourites');
    await press('Escape');
    await shown('projects', 1, 'deptEcon').toBe('');
    await cell('projects', 0, 'amtGeneral').click();
  });

  it('refuses what fen cannot hold and says why, and leaves the cell as it was', async () => {
    await cell('projects', 0, 'amtGeneral').click();
    await run.page.keyboard.type('1.005');
    await press('Enter');
    await run.page.getByRole('alert').getByText('小数超过 2 位').waitFor();
    await desk.shoot('53-entry-refused');
    await press('Escape');
    await shown('projects', 0, 'amtGeneral').toBe('1,000,000.00');
    expect(await sink().evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('undoes and redoes, copies a Shift+arrow selection across the frozen columns, fills down, clears', async () => {
    await cell('projects', 0, 'projectCode').click();
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    await press('Control+c');
    expect(await clipboardText()).toBe('P105001\t居家养老\t特定目标类\r\n');
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await shown('projects', 2, 'projectName').toBe('居家养老');
    await press('Control+z');
    await shown('projects', 2, 'projectName').toBe('');
    await press('Control+y');
    await shown('projects', 2, 'projectClass').toBe('特定目标类');
    await press('Delete');
    await shown('projects', 0, 'projectName').toBe('');
    await press('Control+z', 'Control+z');
    await shown('projects', 0, 'projectName').toBe('居家养老');
    await shown('projects', 1, 'projectName').toBe('');
  });

  it('lets a composed text land whole in every kind of cell: an editable element has the focus before the first key', async () => {
    await sheet('政府购买服务');
    const composed: readonly { field: FieldId; steps: readonly string[]; text: string; shows: string }[] = [
      { field: 'projectCode', steps: ['p'], text: 'P105001', shows: 'P105001' },
      { field: 'serviceName', steps: ['n', 'ni', 'ni h', 'ni hao'], text: '你好助餐', shows: '你好助餐' },
      { field: 'catalogCode', steps: ['j', 'ji b'], text: '基本养老服务', shows: 'A0402 基本养老服务' },
      { field: 'qty', steps: ['yi'], text: '１２.８', shows: '12.8' },
      { field: 'uom', steps: ['r', 'ren'], text: '人次', shows: '人次' },
      { field: 'periods', steps: ['s'], text: '１２', shows: '12' },
      { field: 'unitPrice', steps: ['b'], text: '￥100', shows: '100.00' },
      { field: 'isProcurement', steps: ['s', 'shi'], text: '是', shows: '是' },
      { field: 'startDate', steps: ['e'], text: '2027年1月1日', shows: '2027-01-01' },
    ];
    for (const { field, steps, text, shows } of composed) {
      await cell('purchases', 0, field).click();
      const before = await run.page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLTextAreaElement && !element.readOnly && !element.disabled ? element.value : null;
      });
      expect(before, `an empty editable element over ${field}`).toBe('');
      for (const step of steps)
        await devtools.send('Input.imeSetComposition', {
          text: step,
          selectionStart: step.length,
          selectionEnd: step.length,
        });
      // The key that chooses a candidate is the input method's, not the grid's.
      await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229 });
      expect(await sink().inputValue(), field).toBe(steps.at(-1));
      expect(await sink().evaluate((element) => getComputedStyle(element).opacity)).toBe('1');
      await devtools.send('Input.insertText', { text });
      expect(await sink().inputValue(), field).toBe(text);
      if (field === 'serviceName') await desk.shoot('54-entry-composed');
      await press('Enter');
      await shown('purchases', 0, field).toBe(shows);
    }
    await saved();
  });

  it('undoes what was composed, one cell after the other', async () => {
    for (let step = 0; step < 9; step += 1) await press('Control+z');
    await shown('purchases', 0, 'serviceName').toBe('');
    await sheet('项目支出');
    await run.page.getByTestId('form-grid').waitFor();
  });

  it('pastes blocks from a spreadsheet into all three forms, the folded columns too', async () => {
    for (const [table, name] of [
      ['projects', '项目支出'],
      ['purchases', '政府购买服务'],
      ['targets', '项目绩效'],
    ] as const) {
      await sheet(name);
      await cell(table, 0, 'projectCode').click();
      await onClipboard(blockOf(table));
      await press('Control+v');
      await total().toContain(`合计 ${String(filling[table].length)} 行`);
    }
    await sheet('政府购买服务');
    await total().toContain('3,500,000.00');
    await expect.poll(() => run.page.getByTestId('entry-status').textContent()).toContain('没有审核问题');
    await expect.poll(() => run.page.getByTestId('entry-status').textContent()).toMatch(/Σ [\d,]+\.\d\d/);
    await saved();
    await desk.shoot('55-entry-pasted');
    // The targets came last: 撤销 goes back step by step over all the forms.
    await press('Control+z');
    await press('Control+z');
    await total().not.toContain('3,500,000.00');
    await press('Control+y');
    await press('Control+y');
    await total().toContain('3,500,000.00');
  });

  it('pastes nothing of a block that does not fit, until the person has decided', async () => {
    await cell('purchases', filling.purchases.length, 'projectCode').click();
    await onClipboard('P1\t名称\t特定目标类\t新服务\tA0402\t很多\t人次\t\t1.999\r\n');
    await press('Control+v');
    await run.page.getByText('2 个单元格不能粘贴').waitFor();
    await desk.shoot('56-entry-block-refused');
    await run.page.getByRole('button', { name: '不粘贴' }).click();
    await total().toContain(`合计 ${String(filling.purchases.length)} 行`);
  });

  it('shows 万元 without loss, unfolds the outline, and the same line as a form', async () => {
    await run.page.getByLabel('金额单位').selectOption('wan');
    await total().toContain('350.00');
    await run.page.getByRole('button', { name: /^展开/ }).first().click();
    await desk.shoot('57-entry-wan');
    await run.page.getByLabel('金额单位').selectOption('yuan');
    await run.page.getByLabel('填报方式').selectOption('line');
    await run.page.getByTestId('line-form').waitFor();
    await run.page.getByRole('button', { name: '上一行' }).click();
    await run.page.getByLabel(/^备注/).fill('单行填报');
    await press('PageUp');
    await saved();
    await desk.shoot('58-entry-line-form');
    await run.page.getByLabel('填报方式').selectOption('grid');
    expect(await run.page.getByTestId('form-grid').getByText('单行填报').count()).toBe(1);
  });

  it('goes from a finding to its cell', async () => {
    await sheet('项目支出');
    await cell('projects', 0, 'basis').click();
    await press('Delete');
    await expect.poll(findings).toContain('测算依据');
    await cell('projects', 0, 'projectCode').click();
    await run.page.getByTestId('entry-findings').getByText('A001').first().dblclick();
    await expect.poll(() => sink().getAttribute('aria-label')).toContain('测算依据');
    await press('Control+z');
    await expect.poll(() => run.page.getByTestId('entry-status').textContent()).toContain('没有审核问题');
  });

  it('is handed in by 送审, stands in 单位审核 with its origin, and can be taken back', async () => {
    await run.page.getByRole('button', { name: '送审…' }).click();
    await run.page
      .getByRole('dialog')
      .getByText(/将送审一上申报/)
      .waitFor();
    await run.page.getByRole('dialog').getByRole('button', { name: '送审', exact: true }).click();
    await expect.poll(desk.notice).toContain('已送审');
    await desk.shoot('59-entry-submitted');
    await desk.openUnit('105001');
    await run.page
      .getByRole('tab', { name: /购买服务/ })
      .first()
      .click();
    await run.page.getByText('2,600,000.00').first().waitFor();
    await run.page.getByRole('button', { name: '审核通过' }).waitFor();
    await desk.menu('编报');
    await run.page.getByLabel('单位', { exact: true }).selectOption('105001');
    await run.page.getByRole('button', { name: '取消送审' }).click();
    await run.page.getByRole('button', { name: '送审…' }).waitFor();
    await total().toContain(`合计 ${String(filling.projects.length)} 行`);
  });

  it('still has the draft after a restart, and the page obeyed its policy all along', async () => {
    await run.restart();
    await desk.menu('编报');
    await run.page.getByLabel('单位', { exact: true }).selectOption('105001');
    await total().toContain(`合计 ${String(filling.projects.length)} 行`);
    expect(run.faults).toEqual([]);
  });
});
