import ExcelJS from 'exceljs';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentFolderName } from '#shared/forms';
import { sectionOf } from '#shared/year-file';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { practiceTables, practiceUnits, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';
import { writeForm } from '../support/written-form.ts';

const yearFile = practiceYear;
const pictures = '.cache/screenshots';
const first = yearFile.units.find(({ code }) => code === '105001')!;
const section = sectionOf(yearFile, first);
/** A department of one unit in another section. */
const otherUnit = yearFile.units.find(
  (unit) =>
    sectionOf(yearFile, unit) !== section &&
    yearFile.units.filter(({ department }) => department === unit.department).length === 1,
)!;
const folderOf = (department: string): string =>
  departmentFolderName(yearFile.departments.find(({ code }) => code === department)!);
let run: ShellRun;
let desk: OfficeDesk;

const formOf = (code: string): string => desk.fileOf('报回', code, 'up1');
async function receiveFolder(department: string): Promise<void> {
  const units = yearFile.units.filter((unit) => unit.department === department);
  for (const unit of units) {
    const { noPurchases } = practiceUnits[unit.code]!.up1;
    await writeForm(formOf(unit.code), { unit, round: 'up1', tables: practiceTables(unit, 'up1'), noPurchases });
  }
  await desk.menu('接收审核');
  await desk.button('选择文件夹…').click();
  await desk.chooseFolder('报回', folderOf(department));
  await desk.button(`接收 ${String(units.length)} 个文件`).waitFor({ timeout: 120_000 });
  await desk.take(units.length);
}
const sectionFile = (): string => join(run.folder, '股室', readdirSync(join(run.folder, '股室'))[0]!);
async function fillSection(change: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(sectionFile());
  change(book.getWorksheet('按股室审核表')!);
  await book.xlsx.writeFile(sectionFile());
}
const menuItem = async (menu: string, item: string): Promise<void> => {
  await desk.button(menu).click();
  await run.page.getByRole('menuitem', { name: item }).click();
};
const panel = () => run.page.getByTestId('findings');

describe('the review chain, the sections and the traces, through the screens', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
  });
  afterAll(async () => {
    await run.stop();
  });

  it('receives two departments of two sections', async () => {
    await desk.start();
    await receiveFolder('105');
    await receiveFolder(otherUnit.department);
  });

  it('sets the chain of the county: who reviews, and whose opinion is required', async () => {
    await desk.menu('年度设置');
    await run.page.getByRole('tab', { name: '审核流程' }).click();
    await run.page.getByLabel('业务股必须有意见').check();
    await run.page.getByLabel('采购必须有意见').check();
    await desk.button('新增环节').click();
    await run.page.getByLabel('第 8 个环节').fill('采购');
    await desk.button('保存', true).click();
    await expect.poll(desk.notice).toContain('环节名称重复：采购');
    await run.page.getByLabel('第 8 个环节').fill('局党组会');
    await desk.button('保存', true).click();
    await expect.poll(desk.notice).toContain('审核流程已保存');
    await desk.shoot('80-review-chain');
  });

  it('keeps a submission in review while a required node is silent', async () => {
    await desk.openUnit('105001');
    await desk.button('审核通过', true).click();
    await expect.poll(desk.notice).toContain('业务股、采购还没有对本次报送提出审核意见');
  });

  it('exports the tables of one section, refuses them for another, and merges them back', async () => {
    await desk.menu('报送进度');
    await run.page.getByLabel('股室').selectOption(section);
    expect(await run.page.getByRole('row', { name: new RegExp(otherUnit.department) }).count()).toBe(0);
    await menuItem('股室审核', '导出按股室审核表…');
    await desk.chooseFolder('股室');
    await expect.poll(desk.notice).toContain('已导出 1 个股室的审核表');
    await fillSection((sheet) => {
      let cut = false;
      sheet.eachRow((row, number) => {
        if (number < 6 || row.getCell(3).text === '') return;
        if (row.getCell(6).text.startsWith('居家养老') && row.getCell(3).text === '105001') {
          row.getCell(11).value = 2_800_000;
          row.getCell(14).value = '上门服务按实际人次测算';
          cut = true;
        } else row.getCell(13).value = '同意';
      });
      expect(cut).toBe(true);
    });
    const name = readdirSync(join(run.folder, '股室'))[0]!;
    await run.page.getByLabel('股室').selectOption(sectionOf(yearFile, otherUnit));
    await menuItem('股室审核', '合并按股室审核表…');
    await desk.openFile('股室', name);
    await expect.poll(desk.notice).toContain(`这是${section}的审核表，当前选择的股室是`);
    await run.page.getByLabel('股室').selectOption('');
    await menuItem('股室审核', '合并按股室审核表…');
    await desk.openFile('股室', name);
    await expect.poll(desk.notice).toMatch(new RegExp(`已合并${section}的审核表：\\d+ 条意见，核减 400,000.00 元`));
    await run.page.getByLabel('股室').selectOption(section);
    await desk.button('股室审核').click();
    await run.page.getByRole('menuitem', { name: '全县修改痕迹…' }).waitFor();
    await expect.poll(() => run.page.evaluate<number>('document.getAnimations().length')).toBe(0);
    await desk.shoot('81-section-merged');
    await run.page.keyboard.press('Escape');
  });

  it('shows 初审数 in the control figures of that section', async () => {
    await desk.menu('控制数');
    await run.page.getByLabel('股室').selectOption(section);
    await run.page.getByLabel('查询单位、项目').fill('居家养老');
    await run.page.getByRole('button', { name: '初审·建议·审定·采购' }).click();
    await expect
      .poll(() =>
        run.page
          .getByLabel(/^股室初审数 居家养老/)
          .first()
          .inputValue(),
      )
      .toBe('2,800,000.00');
    await desk.shoot('82-figures-section');
    await run.page
      .getByRole('row', { name: /居家养老/ })
      .first()
      .getByText('县民政局(本级)')
      .dblclick();
    await run.page.getByRole('heading', { name: '单位审核' }).waitFor();
    expect(await run.page.getByLabel('单位').inputValue()).toBe('105001');
  });

  it('takes opinions to a row and to the whole, and lets the submission pass', async () => {
    await desk.openUnit('105001');
    await run.page
      .getByRole('main')
      .getByRole('button', { name: /审核问题/ })
      .first()
      .click();
    await panel().getByRole('tab', { name: '审核意见' }).click();
    await panel().getByText('上门服务按实际人次测算').waitFor();
    await panel()
      .getByRole('button', { name: /居家养老/ })
      .click();
    await expect.poll(() => run.page.locator('tr[aria-selected="true"]').textContent()).toContain('居家养老');
    await panel().getByLabel('审核环节').selectOption('procurement');
    await panel().getByLabel('意见对象').selectOption('whole');
    await panel().getByLabel('审核结论').selectOption('disagree');
    await panel().getByRole('button', { name: '提出意见' }).click();
    await expect.poll(desk.notice).toContain('“不同意”须写明内容');
    await panel().getByLabel('意见内容').fill('服务类采购方式与限额标准相符。');
    await panel().getByLabel('审核结论').selectOption('agree');
    await panel().getByRole('button', { name: '提出意见' }).click();
    await panel().getByTestId('opinion').filter({ hasText: '服务类采购方式与限额标准相符。' }).waitFor();
    await panel().evaluate('(panel) => panel.scrollTo(0, 0)');
    await desk.shoot('83-opinions');
    await desk.button('审核通过', true).click();
    await desk.button('锁定', true).waitFor();
  });

  it('traces what a new file changes, and lists the traces of the county', async () => {
    const unit = yearFile.units.find(({ code, department }) => department === '105' && code !== '105001')!;
    const tables = practiceTables(unit, 'up1');
    await desk.openUnit(unit.code);
    await desk.button('退回', true).click();
    await run.page.getByLabel('退回原因').fill('请核对测算依据。');
    await run.page.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    const projects = tables.projects.map((row, index) =>
      index > 0 ? row : { ...row, cells: { ...row.cells, basis: '按实有人数重新测算', remark: '据实' } },
    );
    await writeForm(formOf(unit.code), { unit, round: 'up1', tables: { ...tables, projects } });
    await desk.menu('接收审核');
    await desk.button('选择文件…').click();
    await desk.openFile(...formOf(unit.code).split('/').slice(-3));
    await desk.button('接收 1 个文件').waitFor({ timeout: 60_000 });
    await desk.take(1);
    await desk.openUnit(unit.code);
    // Findings unfold the panel by themselves: then there is nothing to click any more.
    const fold = run.page.getByRole('main').getByRole('button', { name: /^审核问题/ });
    const shown = async (): Promise<boolean> => {
      if (!(await panel().isVisible()))
        await fold
          .first()
          .click({ timeout: 1_000 })
          .catch(() => undefined);
      return panel().isVisible();
    };
    await expect.poll(shown).toBe(true);
    await panel().getByRole('tab', { name: '修改痕迹' }).click();
    await panel().getByText('按实有人数重新测算').waitFor();
    await panel().getByLabel('查询修改痕迹').fill('测算依据');
    await desk.shoot('84-trail-panel');
    await panel().getByRole('button', { name: '全县…' }).click();
    await run.page
      .getByRole('dialog')
      .getByRole('row', { name: /按实有人数重新测算/ })
      .waitFor();
    await desk.shoot('84-trail-county');
    await run.page.getByRole('dialog').getByRole('button', { name: '导出Excel' }).click();
    await desk.chooseFolder('痕迹');
    await expect.poll(desk.notice).toContain('已导出“练习_2027年修改痕迹.xlsx”');
  });

  it('copies a whole list with a right click', async () => {
    await run.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await desk.menu('四阶段对比');
    await run.page.getByLabel('股室').selectOption(section);
    await run.page.getByLabel('查询部门、单位、项目').fill('居家养老 105001');
    await run.page
      .getByRole('row', { name: /居家养老/ })
      .first()
      .click({ button: 'right' });
    await run.page.getByRole('menuitem', { name: '复制整表' }).click();
    const copied = await run.page.evaluate<string>('navigator.clipboard.readText()');
    const lines = copied.split('\r\n');
    expect(lines[0]?.split('\t').slice(0, 3)).toEqual(['项目、单位', '①一上申报', '②控制数']);
    expect(lines[1]).toContain('合计 1 个项目');
    expect(lines[2]).toContain('3,200,000.00');
    expect(run.faults).toEqual([]);
  });

  it('speaks English too', async () => {
    await run.page.getByRole('button', { name: 'English' }).click();
    await run.page.getByRole('navigation').getByRole('button', { name: 'Review' }).click();
    await run.page.getByRole('heading', { name: 'Review' }).waitFor();
    await run.page.getByLabel('Unit', { exact: true }).selectOption('105001');
    await run.page
      .getByRole('main')
      .getByRole('button', { name: /^Findings/ })
      .click();
    await panel().getByRole('tab', { name: 'Opinions' }).click();
    await panel().getByLabel('Node').waitFor();
    await desk.shoot('85-review-english');
    await run.page.getByRole('button', { name: '中文' }).click();
  });
});
