import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms, departmentFolderName, workbookName } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { fillWorkbook } from '../support/clerk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const pictures = '.cache/screenshots';
let run: ShellRun;

const shoot = (name: string): Promise<Buffer> => run.page.screenshot({ path: join(pictures, `${name}.png`) });
const menu = (name: string): Promise<void> => run.page.getByRole('navigation').getByRole('button', { name }).click();
const notice = async (): Promise<string> => (await run.page.getByTestId('notice').textContent()) ?? '';
const department = yearFile.departments.find(({ code }) => code === '105')!;
const unitsOf105 = yearFile.units.filter((unit) => unit.department === '105');
const fileOf = (code: string): string => {
  const unit = yearFile.units.find((candidate) => candidate.code === code)!;
  const owner = yearFile.departments.find((candidate) => candidate.code === unit.department)!;
  return join(run.folder, '表样', departmentFolderName(owner), workbookName(unit, 'up1', 2027, 'practice'));
};

describe('一上 in the practice county, through the screens and real files', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('greets a first-time user with three doors and opens the practice county', async () => {
    await run.page.getByText('请先填写操作员姓名').waitFor();
    await shoot('01-start');
    await run.page.getByLabel('操作员姓名').fill('王芳');
    await run.page.getByRole('button', { name: /练习账套/ }).click();
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await run.page.getByText('已保存').waitFor();
    await shoot('02-progress-empty');
    expect(await run.page.getByText('合计 12 个部门').count()).toBe(1);
  });

  it('hands out sixty workbooks in twelve folders', async () => {
    await run.page.getByRole('button', { name: '下发表样…' }).click();
    await run.page.getByPlaceholder('新文件夹名称').fill('表样');
    await run.page.getByRole('button', { name: '新建' }).click();
    await expect.poll(() => run.page.getByTestId('shown-path').textContent()).toMatch(/表样$/);
    await shoot('03-choose-folder');
    await run.page.getByRole('button', { name: '选用此文件夹' }).click();
    await run.page.getByTestId('notice').waitFor({ timeout: 120_000 });
    expect(await notice()).toContain('已为 12 个部门生成 60 个单位');
    expect(readdirSync(join(run.folder, '表样'))).toHaveLength(12);
    await shoot('04-handed-out');
  });

  it('receives what the units of one department filled in, refuses the cut-off and the foreign file', async () => {
    for (const unit of unitsOf105) await fillWorkbook(fileOf(unit.code), fillings[unit.code]!.up1, yearFile);
    const folder = join(run.folder, '表样', departmentFolderName(department));
    writeFileSync(join(folder, '断掉的文件.xlsx'), readFileSync(fileOf('105001')));
    truncateSync(join(folder, '断掉的文件.xlsx'), 9_000);
    writeFileSync(join(folder, '别的东西.xlsx'), 'this is no workbook');
    await menu('接收审核');
    await shoot('05-receive-empty');
    await run.page.getByRole('button', { name: '选择文件…' }).click();
    await run.page.getByRole('button', { name: '表样' }).click();
    await run.page.getByRole('button', { name: departmentFolderName(department) }).click();
    await run.page.getByRole('button', { name: /^全选/ }).click();
    await run.page.getByRole('button', { name: /^选用 \d+ 个文件/ }).click();
    await run.page
      .getByRole('button', { name: `接收 ${String(unitsOf105.length)} 个文件` })
      .waitFor({ timeout: 60_000 });
    expect(await run.page.getByText('不能接收').count()).toBe(2);
    await run.page.getByRole('row', { name: /断掉的文件/ }).click();
    expect(await run.page.getByTestId('dry-run-details').textContent()).toContain('已损坏或不完整');
    await shoot('06-dry-run');
    await run.page.getByRole('button', { name: `接收 ${String(unitsOf105.length)} 个文件` }).click();
    await expect.poll(notice).toContain(`已接收 ${String(unitsOf105.length)} 个文件`);
  });

  it('shows the worked example to the fen, passes and locks it', async () => {
    await menu('单位审核');
    await run.page.getByLabel('单位').selectOption('105001');
    await run.page.getByRole('tab', { name: /购买服务/ }).click();
    await run.page.getByText('2,600,000.00').first().waitFor();
    await shoot('07-review');
    const passed = run.page.getByRole('button', { name: '审核通过' });
    await passed.click();
    await run.page.getByRole('button', { name: '锁定' }).waitFor();
    await run.page.getByRole('button', { name: '锁定' }).click();
    await run.page.getByRole('button', { name: '解锁' }).waitFor();
    await shoot('08-locked');
  });

  it('makes the proved city workbook from what is locked', async () => {
    await menu('汇总上报');
    await run.page.getByTestId('city-scope').getByText('350.00').waitFor();
    await shoot('09-city');
    await run.page.getByRole('button', { name: '生成上报市局表' }).click();
    await run.page.getByRole('button', { name: '选用此文件夹' }).click();
    await expect.poll(notice, { timeout: 30_000 }).toMatch(/数据核对：\d+ 个单元格逐一比对，无差异/);
    expect(readdirSync(run.folder).filter((name) => name.includes('上报市局表'))).toHaveLength(1);
    await shoot('10-city-made');
  });

  it('still knows everything after a restart', async () => {
    await run.restart();
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await run.page
      .getByText(`${String(unitsOf105.length)} / 60`)
      .first()
      .waitFor();
    await menu('四阶段对比');
    await run.page.getByText('居家养老服务').waitFor();
    await shoot('11-compare');
    await menu('控制数');
    await run.page.getByText('3,200,000.00').first().waitFor();
    await shoot('12-figures');
    await menu('批复');
    await run.page.getByText('还没有锁定的二上报表').waitFor();
    await shoot('13-reply-empty');
    expect(run.faults).toEqual([]);
  });
});
