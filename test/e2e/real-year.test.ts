import ExcelJS from 'exceljs';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms, unitWorkbook } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import { formatYearFile, parseYearFile } from '#shared/year-file';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const practice = practiceYearFile(349901, defaultForms);
const pictures = '.cache/screenshots';
const roster = '示范县2028年预算单位名册.xlsx';
const units = [
  ['301001', '县水利局(本级)', '301', '县水利局', '农业股', '是', '行政单位', '341888000', '周敏', '0000-1'],
  ['301002', '县水库管理所', '301', '县水利局', '农业股', '否', '公益一类事业单位', '341888000', '', ''],
  ['302001', '县气象服务中心(本级)', '302', '县气象服务中心', '农业股', '是', '行政单位', '341888000', '', ''],
];
let run: ShellRun;
let desk: OfficeDesk;

async function fillRoster(rows: readonly (readonly string[])[]): Promise<void> {
  const path = join(run.folder, '名册', roster);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('单位名册')!;
  rows.forEach((cells, index) => {
    cells.forEach((text, column) => {
      sheet.getRow(5 + index).getCell(column + 1).value = text === '' ? null : text;
    });
  });
  await book.xlsx.writeFile(path);
}
const dialog = () => run.page.getByRole('dialog', { name: '导入单位名册' });
const importRoster = async (): Promise<void> => {
  await desk.button('导入单位名册…').click();
  await desk.openFile('名册', roster);
  await dialog().waitFor();
};
/** What is wrong in the roster stands in its dialog, cell by cell; nothing can be taken over. */
const refusedFor = async (problem: string): Promise<void> => {
  await expect.poll(() => dialog().textContent()).toContain(problem);
  expect(await dialog().getByRole('button', { name: '接用名册' }).isDisabled()).toBe(true);
  await dialog().getByRole('button', { name: '取消' }).click();
};

describe('a county’s own year, and the year file that it hands on', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, practice, pictures);
  });
  afterAll(async () => {
    await run.stop();
  });

  it('refuses a practice year file at the door of the real ledger', async () => {
    writeFileSync(join(run.folder, '练习年度.json'), formatYearFile(practice));
    await run.page.getByLabel('操作员姓名').fill('李梅');
    await desk.button(/载入财政下发的年度文件/).click();
    await desk.openFile('练习年度.json');
    await expect.poll(desk.notice).toContain('这是练习账套的年度文件，不能载入正式账套');
    await desk.shoot('40-year-file-refused');
  });

  it('begins a year, says that there are no units yet, and takes them from the roster', async () => {
    await desk.button(/新建本县年度/).click();
    await run.page.getByLabel('区划编码（6 位）').fill('341888');
    await run.page.getByLabel('县（市、区）名称').fill('示范县');
    await run.page.getByLabel('预算年度').fill('2028');
    await desk.shoot('41-new-year');
    await desk.button('建立年度').click();
    await run.page.getByText('本年度还没有单位').waitFor();
    await desk.shoot('42-no-units');
    await desk.menu('年度设置');
    await desk.shoot('43-year-empty');
    await desk.button('导出空白名册…').click();
    await desk.chooseFolder('名册');
    await expect.poll(desk.notice).toContain('已导出');
    // 行政机关 is another word for 行政单位 and is read; 事业单位 says nothing about who may buy services.
    await fillRoster([...units.slice(0, 2), units[2]!.with(6, '事业单位')]);
    await importRoster();
    await refusedFor('“单位名册” G7 的“单位性质”填写为“事业单位”');
    await fillRoster([...units.slice(0, 2), units[2]!.with(0, '301002')]);
    await importRoster();
    await refusedFor('A7，第 7 行：编码重复：301002');
    await fillRoster([...units.slice(0, 2), units[2]!.with(6, '行政机关')]);
    await importRoster();
    await dialog().getByRole('button', { name: '接用名册（3 处变化）' }).click();
    await expect.poll(desk.notice).toContain('已导入 2 个部门、3 个单位');
    await run.page.getByLabel('一上报送截止').fill('2027-09-30');
    await desk.button('保存日期').click();
    await expect.poll(desk.notice).toContain('日期已保存');
    await desk.shoot('44-year-settings');
  });

  it('hands out to its own units and refuses a workbook of the practice county', async () => {
    await desk.menu('报送进度');
    await desk.button('下发表样…').click();
    await desk.chooseFolder('表样');
    await expect.poll(desk.notice).toContain('已为 2 个部门生成 3 个单位');
    expect(readdirSync(join(run.folder, '表样')).toSorted()).toEqual(['301_县水利局', '302_县气象服务中心']);
    const unit = practice.units[0]!;
    const department = practice.departments[0]!;
    const form = unitWorkbook({
      yearFile: practice,
      unit,
      department,
      round: 'up1',
      sequence: 1,
      created: '2026-08-01T00:00:00Z',
      newRowId: (index, table) => `${table}-${String(index)}`,
    });
    mkdirSync(join(run.folder, '误收'));
    writeFileSync(join(run.folder, '误收', '报送.xlsx'), await writeXlsx(form));
    await desk.menu('接收审核');
    await desk.button('选择文件夹…').click();
    await desk.chooseFolder('误收');
    await run.page.getByRole('row', { name: /报送\.xlsx/ }).click();
    expect(await run.page.getByTestId('dry-run-details').textContent()).toContain('这是练习账套的文件');
    await desk.shoot('45-wrong-ledger');
  });

  it('exports the year as one file, which another office loads whole', async () => {
    await desk.menu('年度设置');
    await desk.button('导出年度文件…').click();
    await desk.chooseFolder('年度');
    await expect.poll(desk.notice).toContain('341888_2028_年度文件.json');
    const other = await startShellRun(run.folder);
    const there = officeDesk(other, practice, pictures);
    await other.page.getByLabel('操作员姓名').fill('水利局会计');
    await there.button(/载入财政下发的年度文件/).click();
    await there.openFile('年度', '341888_2028_年度文件.json');
    await other.page.getByText('合计 2 个部门').waitFor();
    await there.menu('年度设置');
    await other.page.getByText('县水库管理所').waitFor();
    expect(await other.page.getByLabel('一上报送截止').inputValue()).toBe('2027-09-30');
    expect([...run.faults, ...other.faults]).toEqual([]);
    await other.stop();
  });
});

it('reads its own year file back', () => {
  expect(parseYearFile(formatYearFile(practice), 'practice')).toEqual({ ok: true, value: practice });
});
