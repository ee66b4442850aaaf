import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { fillWorkbook } from '../support/clerk.ts';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const pictures = '.cache/screenshots';
let run: ShellRun;
let desk: OfficeDesk;

const openRules = async (): Promise<void> => {
  await desk.menu('年度设置');
  await run.page.getByRole('tab', { name: '审核规则' }).click();
};
const rowOf = (rule: string) => run.page.getByRole('row', { name: new RegExp(`^${rule} `) });

describe('the rules of the year, by their screen', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, yearFile, pictures);
    await desk.start();
  });
  afterAll(async () => {
    await run.stop();
  });

  it('lists every rule with scope, severity and legal basis, and finds them by number and words', async () => {
    await openRules();
    await rowOf('A004').waitFor();
    await desk.shoot('70-rules');
    await run.page.getByLabel('查找规则').fill('A30');
    await expect.poll(() => run.page.getByRole('row').count()).toBeLessThan(12);
    await run.page.getByLabel('查找规则').fill('跨部门');
    await expect.poll(() => run.page.getByRole('row').count()).toBe(2);
    await run.page.getByLabel('查找规则').fill('没有这样的规则');
    await run.page.getByText('没有符合的规则').waitFor();
    await desk.shoot('71-no-rule');
    await run.page.getByLabel('查找规则').fill('A012');
    await rowOf('A012').getByText('附件缺失').click();
    expect(await run.page.getByTestId('rule-details').textContent()).toContain('财政评审限额标准');
    await desk.shoot('72-rule-details');
  });

  it('says in the review what was not checked and why', async () => {
    await desk.menu('报送进度');
    await desk.handOut('表样');
    const file = desk.fileOf('表样', '111001', 'up1');
    const [first, ...rest] = fillings['111001']!.up1.purchases;
    const planted = { ...fillings['111001']!.up1, purchases: [{ ...first, catalogCode: 'A04' }, ...rest] };
    await fillWorkbook(file, planted, yearFile);
    mkdirSync(join(run.folder, '报回'));
    copyFileSync(file, join(run.folder, '报回', '残联.xlsx'));
    await desk.menu('接收审核');
    await desk.tryFolder('报回', 1);
    await desk.take(1);
    await desk.openUnit('111001');
    await run.page
      .getByTestId('unchecked')
      .getByText(/未检查的规则/)
      .click();
    const said = (await run.page.getByTestId('findings').textContent()) ?? '';
    expect(said).toContain('未检查：缺项目库已储备项目清单');
    expect(said).toContain('A402');
    await desk.shoot('73-unchecked');
  });

  it('makes a rule softer, switches it off and on, and judges what is in review at once', async () => {
    await openRules();
    await run.page.getByLabel('查找规则').fill('A402');
    await run.page.getByLabel('级别 A402').selectOption('notice');
    await expect.poll(() => run.page.getByLabel('级别 A402').inputValue()).toBe('notice');
    await desk.openUnit('111001');
    const label = run.page.getByTestId('findings').locator(':scope > div', { hasText: 'A402' });
    await expect.poll(() => label.textContent()).toContain('提示型');
    await openRules();
    await run.page.getByLabel('查找规则').fill('A402');
    await run.page.getByLabel('启用 A402').click();
    await run.page.getByText('停用 1 条').waitFor();
    await desk.openUnit('111001');
    await expect.poll(() => label.count()).toBe(0);
    await openRules();
    await run.page.getByLabel('查找规则').fill('A402');
    await run.page.getByLabel('启用 A402').click();
    await run.page.getByText('停用 0 条').waitFor();
  });

  it('runs the rules across units when asked, and says when they are to be run again', async () => {
    await run.page.getByRole('button', { name: '全县审核' }).click();
    await run.page.getByText('未审核').waitFor();
    await desk.shoot('74-county-not-run');
    await desk.button('全县审核', true).last().click();
    await run.page.getByText('已是最新').waitFor();
    await run.page.getByLabel('审核阶段').selectOption('report');
    await desk.button('全县审核', true).last().click();
    await run.page.getByText('已是最新').waitFor();
    expect(await run.page.getByTestId('county-unchecked').textContent()).toContain('未检查：缺');
    await desk.shoot('75-county-run');
    await run.page.getByLabel('审核阶段').selectOption('up1');
    await run.page.getByText('已是最新').waitFor();
    await run.page.getByRole('button', { name: '规则设置' }).click();
    await run.page.getByLabel('查找规则').fill('A108');
    await run.page.getByLabel('级别 A108').selectOption('warning');
    await run.page.getByRole('button', { name: '全县审核' }).click();
    await run.page.getByText('待重算').waitFor();
    await desk.shoot('76-county-stale');
  });

  it('speaks English to whoever reads English', async () => {
    await run.page.getByRole('button', { name: 'English' }).click();
    await run.page.getByRole('button', { name: 'Run county rules' }).waitFor();
    await desk.shoot('77-county-english');
    await run.page.getByRole('button', { name: 'Settings', exact: true }).click();
    await run.page.getByText(/rules, 0 switched off/).waitFor();
    await desk.shoot('78-rules-english');
    expect(run.faults).toEqual([]);
  });
});
