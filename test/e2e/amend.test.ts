import ExcelJS from 'exceljs';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import type { Cells, Unit } from '#shared/records';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { hasOfficeSuite, toPdf } from '../support/office-suite.ts';
import { practiceTables, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';
import { writeForm } from '../support/written-form.ts';

const pictures = '.cache/screenshots';
const papers = '.cache/return';
const purchaseSheet = defaultForms.find(({ table }) => table === 'purchases')!.sheet;
let run: ShellRun;
let desk: OfficeDesk;

const unitOf = (code: string): Unit => practiceYear.units.find((unit) => unit.code === code)!;
const form = (code: string): string => desk.fileOf('报回', code, 'up1');

async function receive(code: string): Promise<void> {
  await desk.menu('接收审核');
  await desk.button('选择文件…').click();
  await desk.openFile(...form(code).split('/').slice(-3));
  await desk.button('接收 1 个文件').waitFor({ timeout: 60_000 });
  await desk.take(1);
}
const panel = () => run.page.getByTestId('findings');
const dialog = () => run.page.getByRole('dialog');
async function openPanel(tab: RegExp): Promise<void> {
  // New findings unfold the panel by themselves: then there is nothing to click any more.
  const unfold = run.page.getByRole('main').getByRole('button', { name: /^审核问题/ });
  const shown = async (): Promise<boolean> => {
    if (!(await panel().isVisible()))
      await unfold
        .first()
        .click({ timeout: 1_000 })
        .catch(() => undefined);
    return panel().isVisible();
  };
  await expect.poll(shown).toBe(true);
  await panel().getByRole('tab', { name: tab }).click();
}
/** Changes one cell of the selected row, and says why. */
async function amend(field: string, value: string, reason: string): Promise<void> {
  await desk.button('代改…').click();
  await dialog().getByLabel(field).fill(value);
  await dialog().getByLabel('代改原因').fill(reason);
  await dialog().getByTestId('amend-changes').getByText(field, { exact: true }).waitFor();
}

describe('代改 and 单位确认, through the screens', () => {
  beforeAll(async () => {
    for (const folder of [pictures, papers]) mkdirSync(folder, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, practiceYear, pictures);
  });
  afterAll(async () => {
    await run.stop();
  });

  it('receives a head office, and a 公益一类 unit that filled in a purchase all the same', async () => {
    await desk.start();
    const head = unitOf('105001');
    await writeForm(form('105001'), { unit: head, round: 'up1', tables: practiceTables(head, 'up1') });
    // The form was made while the roster still said that the unit may buy.
    const home = unitOf('105004');
    const tables = practiceTables(home, 'up1');
    const cells: Cells = {
      projectCode: tables.projects[0]!.cells.projectCode ?? null,
      serviceName: '养老机构护理服务',
      catalogCode: 'A0402',
      qty: 1_000,
      uom: '人次',
      unitPrice: 5_000,
      amtTotal: 50_000,
      amtGeneral: 50_000,
      isProcurement: false,
      startDate: '2027-01-01',
      endDate: '2027-12-31',
      basis: '10 人次，每人次 50 元，按上年执行情况测算',
    };
    const purchases = [{ id: 'home-purchase', cells }];
    await writeForm(form('105004'), {
      unit: { ...home, type: head.type },
      round: 'up1',
      tables: { ...tables, purchases },
    });
    await receive('105001');
    await receive('105004');
  });

  it('changes a cell with its reason, marks the row, and waits for the unit', async () => {
    await desk.openUnit('105001');
    const row = run.page.getByRole('row', { name: /居家养老上门服务/ });
    await row.click();
    await amend('服务数量', '25000', '李会计来电更正，数量多填 1000 人次');
    await desk.shoot('86-amend-dialog');
    await dialog().getByRole('button', { name: '保存代改' }).click();
    await row.getByText('待单位确认').waitFor();
    await row.getByText('25,000').waitFor();
    await openPanel(/审核问题/);
    await panel().getByText('A101').first().waitFor();
    await row.click();
    await amend('单价', '104', '与数量一并更正');
    await dialog().getByRole('button', { name: '保存代改' }).click();
    await expect.poll(() => panel().getByText('A101').count()).toBe(0);
    await desk.button('审核通过', true).click();
    await expect.poll(desk.notice).toContain('县民政局(本级)有 2 次代改待单位确认，不能审核通过或锁定');
    await openPanel(/修改痕迹/);
    await panel().getByTestId('confirmations').getByText('代改原因：与数量一并更正').waitFor();
    await desk.shoot('87-to-confirm');
  });

  it('asks for the confirmation on the 审核意见单 and in the marked workbook', async () => {
    await desk.button('退回', true).click();
    await dialog().getByLabel('退回原因').fill('请确认财政代改的内容。');
    await desk.shoot('88-return-to-confirm');
    await dialog().getByRole('button', { name: '退回' }).click();
    await panel().getByText('财政代改，待单位确认：“服务数量”26,000 → 25,000').waitFor();
    await panel().getByRole('button', { name: '生成退回文件…' }).click();
    await desk.chooseFolder('退回');
    await expect.poll(desk.notice, { timeout: 30_000 }).toContain('退回');
    const files = readdirSync(join(run.folder, '退回'));
    expect(files).toHaveLength(2);
    const marked = new ExcelJS.Workbook();
    await marked.xlsx.readFile(
      join(
        run.folder,
        '退回',
        files.find((name) => name.startsWith('退回_'))!,
      ),
    );
    const notes: string[] = [];
    marked.getWorksheet(purchaseSheet)!.eachRow((each) => {
      each.eachCell((cell) => {
        const { note } = cell;
        if (note) notes.push(typeof note === 'string' ? note : (note.texts ?? []).map(({ text }) => text).join(''));
      });
    });
    expect(notes.filter((note) => note.includes('待单位确认'))).toHaveLength(2);
    const kept = files.map((name, index) => {
      const to = join(papers, `${String(index)}.xlsx`);
      copyFileSync(join(run.folder, '退回', name), to);
      return to;
    });
    if (hasOfficeSuite()) toPdf(kept, papers);
    await desk.button('代改…').click();
    await expect.poll(desk.notice).toContain('已退回，由单位自行修改后重新送审，不能代改');
  });

  it('hears the unit by the file that it hands in again', async () => {
    const head = unitOf('105001');
    const tables = practiceTables(head, 'up1');
    const purchases = tables.purchases.map((row, index) =>
      index > 0 ? row : { ...row, cells: { ...row.cells, qty: 2_500_000, unitPrice: 10_400 } },
    );
    await writeForm(form('105001'), { unit: head, round: 'up1', tables: { ...tables, purchases } });
    await receive('105001');
    await desk.openUnit('105001');
    await run.page
      .getByRole('row', { name: /居家养老上门服务/ })
      .getByText('已确认')
      .waitFor();
    await openPanel(/修改痕迹/);
    await panel().getByText('修改·代改（单位已确认）').first().waitFor();
    expect(await panel().getByTestId('confirmations').count()).toBe(0);
    await desk.button('审核通过', true).click();
    await desk.button('锁定', true).click();
    await desk.button('解锁', true).waitFor();
    await run.page.getByRole('row', { name: /居家养老上门服务/ }).click();
    await desk.button('代改…').click();
    await expect.poll(desk.notice).toContain('县民政局(本级)的报表已锁定，不能代改');
  });

  it('lets the department buy for a 公益一类 unit in one act, once its own tables may be changed', async () => {
    await desk.openUnit('105004');
    await openPanel(/审核问题/);
    await panel().getByRole('button', { name: '转主管部门统一购买…' }).click();
    await dialog().getByText('1 行购买服务共 500.00 元，连同项目资金转入县民政局(本级)').waitFor();
    await desk.shoot('89-department-buys');
    await dialog().getByRole('button', { name: '转主管部门统一购买' }).click();
    await expect.poll(desk.notice).toContain('县民政局(本级)的报表已锁定，不能代改');
    await desk.openUnit('105001');
    await desk.button('解锁', true).click();
    await dialog().getByLabel('批准人').fill('李局长');
    await dialog().getByLabel('解锁原因').fill('接收下属单位购买服务');
    await dialog().getByRole('button', { name: '解锁' }).click();
    await desk.openUnit('105004');
    await openPanel(/审核问题/);
    await panel().getByRole('button', { name: '转主管部门统一购买…' }).click();
    await dialog().getByRole('button', { name: '转主管部门统一购买' }).click();
    await expect.poll(() => panel().getByText('A412').count()).toBe(0);
    await desk.openUnit('105001');
    const moved = run.page.getByRole('row', { name: /养老机构护理服务/ });
    await moved.getByText('待单位确认').waitFor();
    await openPanel(/修改痕迹/);
    await panel().getByLabel('确认人和方式').fill('张主任当面确认');
    await desk.shoot('89-bought-by-department');
    await panel().getByRole('button', { name: '登记确认' }).click();
    await moved.getByText('已确认').waitFor();
  });

  it('splits lump money of the head office by the units that use it', async () => {
    const lump = () => run.page.getByRole('row', { name: /居家养老上门服务/ });
    await lump().click();
    await desk.button('拆分…').click();
    await dialog().getByLabel('实际使用单位 1').selectOption('县社会福利院');
    await dialog().getByLabel('金额 1').fill('1560000');
    await dialog().getByLabel('拆分原因').fill('按服务人次分到所属单位');
    await dialog().getByText('待分配 1,040,000.00 元').waitFor();
    await dialog().getByRole('button', { name: '新增使用单位' }).click();
    await dialog().getByLabel('实际使用单位 2').selectOption('县救助管理站');
    await dialog().getByLabel('金额 2').fill('520000');
    await run.page.keyboard.press('Enter');
    await dialog().getByText('待分配 520,000.00 元').waitFor();
    await desk.shoot('89-split');
    await dialog().getByRole('button', { name: '拆分' }).click();
    await expect.poll(() => lump().count()).toBe(3);
    await lump().filter({ hasText: '县社会福利院' }).getByText('15,000').waitFor();
    await desk.menu('文书报表');
    await run.page.getByRole('tab', { name: '报表' }).click();
    await run.page.getByRole('option', { name: '本级代列资金使用单位表' }).click();
    await run.page.getByText('县救助管理站').first().waitFor();
    await desk.shoot('89-lump-table');
    await run.page.getByRole('button', { name: 'English' }).click();
    await run.page.getByRole('navigation').getByRole('button', { name: 'Review' }).click();
    await run.page.getByRole('row', { name: /乡镇社工站/ }).click();
    await run.page.getByRole('button', { name: 'Amend…' }).click();
    await dialog().getByLabel('Reason').fill('By telephone');
    await desk.shoot('89-amend-english');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await run.page.getByRole('button', { name: '中文' }).click();
    expect(run.faults).toEqual([]);
  });
});
