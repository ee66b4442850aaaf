import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { integratedSheets, writeForeign } from '../support/foreign-files.ts';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const pictures = '.cache/screenshots';
let run: ShellRun;
let desk: OfficeDesk;

const openImports = async (): Promise<void> => {
  await desk.menu('年度设置');
  await run.page.getByRole('tab', { name: '数据导入' }).click();
};
const choose = async (kind: string, file: string): Promise<void> => {
  await run.page.getByLabel('导入内容').selectOption({ label: kind });
  await desk.button('选择导入文件…').click();
  await desk.openFile(file);
  await run.page.getByTestId('import-summary').waitFor();
};
const summary = async (): Promise<string> => (await run.page.getByTestId('import-summary').textContent()) ?? '';
const file = (name: string): string => join(run.folder, name);

describe('what other systems have, by the screens', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
    await writeForeign(file('一体化.xlsx'), integratedSheets(seed, yearFile, 'up1', ''));
    const [projects] = integratedSheets(seed, yearFile, 'up1', '单位：元');
    const rows = projects!.rows.map((row) => [...row]);
    rows[3]![11] = '约120万';
    rows[4]![1] = '县外星局';
    rows[5]![9] = '天上的钱';
    await writeForeign(file('有错.xlsx'), [{ name: 'Sheet1', rows }]);
    await writeForeign(file('基本支出.xlsx'), [
      {
        name: '基本支出',
        rows: [
          ['2027年基本支出控制数'],
          ['单位：元'],
          ['单位编码', '单位名称', '部门预算经济分类', '控制数', '上年预算数'],
          ...yearFile.units.flatMap(({ code, name }, at) => [
            [code, name, '30101', 1_800_000 + at * 1000, 1_700_000],
            [code, name, '30102', 900_000, 880_000],
            [code, name, '30201', 120_000.5, 120_000],
          ]),
        ],
      },
    ]);
    await writeForeign(file('上年清单.xlsx'), [
      {
        name: '清单',
        rows: [
          ['2026年政府购买服务预算执行情况表'],
          ['单位：万元'],
          ['预算单位', '项目编码', '项目名称', '购买服务内容', '年初预算数', '执行数'],
          ['105001 县民政局(本级)', '10500127001', '居家养老服务', '居家上门服务', 300, 120.5],
          ['民政老单位', '10500127009', '旧项目', '旧服务', 10, 9],
          ['合计', null, null, null, 310, 129.5],
        ],
      },
    ]);
    await writeForeign(file('土表.xlsx'), [
      {
        name: '账',
        rows: [
          ['去年的账'],
          ['单位：元'],
          ['购方', '干什么', '花多少', '备注'],
          ['县民政局', '居家养老', 100, '一'],
          [null, '老年助餐', 50.5, '二'],
        ],
      },
    ]);
    await desk.start();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('says what to do while nothing was imported, and why a file cannot be taken', async () => {
    await openImports();
    await run.page.getByText('还没有导入过数据').waitFor();
    await desk.shoot('100-imports-empty');
    await choose('一体化系统导出表', '有错.xlsx');
    expect(await summary()).toMatch(/错误 [1-9]\d* 条.*没有导入任何数据/);
    const problems = (await run.page.getByTestId('import-problems').textContent()) ?? '';
    for (const part of ['L4', '约120万', 'B5', '县外星局', 'J6', '天上的钱']) expect(problems).toContain(part);
    expect(await desk.button(/^导入 \d+ 个单位$/).isDisabled()).toBe(true);
    await desk.shoot('101-imports-errors');
    await desk.button('取消').click();
    await run.page.getByText('还没有导入过数据').waitFor();
  });

  it('asks 元 or 万元, shows every unit beside what it has, and takes all of them in one act', async () => {
    await choose('一体化系统导出表', '一体化.xlsx');
    await desk.shoot('102-imports-asks-unit');
    await run.page.getByLabel('金额单位 Sheet1').selectOption('yuan');
    await run.page.getByLabel('金额单位 Sheet2').selectOption('yuan');
    await expect.poll(summary).toContain('新增 60 个单位');
    await desk.shoot('103-imports-trial');
    await desk.button('导入 60 个单位').click();
    await expect.poll(desk.notice, { timeout: 30_000 }).toContain('已导入 60 个单位');
    const record = run.page.getByRole('table', { name: '导入记录' }).getByRole('row').nth(1);
    expect(await record.textContent()).toMatch(/一体化系统导出表.*一体化\.xlsx.*60.*王芳/);
    await desk.shoot('104-imports-taken');
    await choose('一体化系统导出表', '一体化.xlsx');
    await run.page.getByLabel('金额单位 Sheet1').selectOption('yuan');
    await run.page.getByLabel('金额单位 Sheet2').selectOption('yuan');
    await expect.poll(summary).toContain('不需要导入');
    await desk.button('取消').click();
  });

  it('shows basic expenditure and says that it is not compiled here', async () => {
    await desk.menu('控制数');
    await run.page.getByRole('tab', { name: '基本支出' }).click();
    await run.page.getByText('还没有导入基本支出控制数').waitFor();
    await desk.shoot('105-basics-empty');
    await desk.button('导入基本支出控制数…').click();
    await desk.openFile('基本支出.xlsx');
    await desk.button('导入 60 个单位').click();
    expect(await run.page.getByTestId('basics-note').textContent()).toContain('不在本系统编制');
    await run.page.getByRole('row', { name: /^105001 / }).click();
    await run.page.getByText('30101').waitFor();
    await desk.shoot('106-basics');
  });

  it('takes last year’s list of any layout, with the month and the unit that it leaves open', async () => {
    await openImports();
    await choose('上年预算和执行', '上年清单.xlsx');
    await run.page.getByLabel('执行数截至月份').selectOption('8');
    await run.page.getByLabel('对应单位 民政老单位').selectOption('-');
    await expect.poll(summary).toContain('错误 0 条');
    await desk.shoot('107-prior-trial');
    await desk.button('导入 1 个单位').click();
    await expect.poll(desk.notice, { timeout: 30_000 }).toContain('已导入 1 个单位');
    await choose('上年预算和执行', '土表.xlsx');
    await desk.shoot('113-prior-columns');
    await run.page.getByLabel('单位名称所在列').selectOption('1');
    await run.page.getByLabel('项目名称所在列').selectOption('2');
    await run.page.getByLabel('上年预算数所在列').selectOption('3');
    await expect.poll(summary).toContain('变化 1 个');
    await desk.shoot('114-prior-assigned');
    await desk.button('取消').click();
  });

  it('hands out only what purchases lack, and fills the rest in when the form returns', async () => {
    await desk.menu('报送进度');
    await desk.button('下发表样…').click();
    await run.page.getByText('下发仅需补填购买服务要素的表样').waitFor();
    await desk.shoot('108-short-forms');
    await run.page.getByRole('dialog').getByRole('button', { name: '下发表样…' }).click();
    await desk.chooseFolder('表样');
    await expect.poll(desk.notice, { timeout: 120_000 }).toMatch(/已为 12 个部门生成 60 个单位/);
    const buyingIn = (code: string): ReadonlySet<unknown> =>
      new Set(
        fillings[code]!.up1.projects.filter(({ isPurchase }) => isPurchase === true).map((one) => one.projectCode),
      );
    const otherIn = (code: string): readonly string[] =>
      fillings[code]!.up1.projects.filter(({ projectCode }) => !buyingIn(code).has(projectCode)).map(
        ({ projectName }) => projectName as string,
      );
    const unit = yearFile.units.find(({ code }) => buyingIn(code).size > 0 && otherIn(code).length > 0)!;
    const form = desk.fileOf('表样', unit.code, 'up1');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(form);
    const all = fillings[unit.code]!.up1.projects;
    const names = JSON.stringify(book.worksheets.map((sheet) => sheet.getSheetValues()));
    const [other = ''] = otherIn(unit.code);
    const buying = all.find(({ isPurchase }) => isPurchase === true)!.projectName as string;
    expect(names).toContain(buying);
    expect(names).not.toContain(other);
    mkdirSync(file('报回'));
    copyFileSync(form, join(run.folder, '报回', '短表.xlsx'));
    await desk.menu('接收审核');
    await desk.tryFolder('报回', 1);
    await desk.take(1);
    await desk.openUnit(unit.code);
    await run.page.getByRole('tab', { name: /^项目支出 \d+/ }).click();
    await run.page.getByText(other).first().waitFor();
    await desk.shoot('109-short-form-received');
  });

  it('exports the import layout of the system, read back cell by cell', async () => {
    await openImports();
    await desk.button('导出一体化导入表…').click();
    await run.page.getByText('一上申报已报送的全部单位').click();
    await desk.shoot('110-export-dialog');
    await desk.button('选择文件夹并导出…').click();
    await desk.chooseFolder('导入表');
    await expect.poll(desk.notice, { timeout: 30_000 }).toMatch(/回读核对 \d+ 格，全部一致/);
    await desk.shoot('111-exported');
    const [name] = readdirSync(file('导入表'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(run.folder, '导入表', name!));
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      '项目支出预算表',
      '政府购买服务汇总表',
      '政府采购预算表',
    ]);
  });

  it('speaks English to whoever reads English', async () => {
    await run.page.getByRole('button', { name: 'English' }).click();
    await run.page.getByRole('button', { name: 'Choose files…' }).waitFor();
    await desk.shoot('112-imports-english');
    expect(run.faults).toEqual([]);
  });
});
