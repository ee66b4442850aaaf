import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unitWorkbook } from '#shared/forms';
import type { Row } from '#shared/records';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { practiceTables, practiceUnits, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const pictures = '.cache/screenshots';
const papers = '.cache/papers';
const late = ['105002', '102004'];
let run: ShellRun;
let desk: OfficeDesk;

/** The forms of 一上 as the units return them, all but the late ones. */
async function returnForms(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const units = practiceYear.units.filter(({ code }) => !late.includes(code));
  for (const unit of units) {
    const tables = practiceTables(unit, 'up1');
    const prefill: Record<string, readonly Row[]> = { ...tables };
    const plan = unitWorkbook({
      yearFile: practiceYear,
      unit,
      department: practiceYear.departments.find(({ code }) => code === unit.department)!,
      round: 'up1',
      sequence: 1,
      created: '2026-08-01T00:00:00Z',
      newRowId: (index, table) => `${unit.code}-${table}-${String(index)}`,
      prefill: prefill as typeof tables,
      noPurchases: practiceUnits[unit.code]!.up1.noPurchases,
    });
    writeFileSync(join(folder, `${unit.code}.xlsx`), await writeXlsx(plan));
  }
  return units.length;
}
const pdfText = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

describe('letters and tables of the practice county', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    mkdirSync(papers, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, practiceYear, pictures);
    await desk.start();
  });
  afterAll(async () => {
    await run.stop();
  });
  const kind = (name: string): Promise<void> => run.page.getByRole('option', { name }).click();

  it('says what is missing before anything was handed in', async () => {
    await desk.menu('文书报表');
    await run.page.getByRole('option', { name: /编制通知/ }).waitFor();
    await kind('财政批复');
    await run.page.getByText('还没有批复。批复后在此生成批复文书。').waitFor();
    await desk.shoot('90-letters-empty');
  });

  it('writes the notices of the year for all departments at once, numbered in their order', async () => {
    await kind('编制通知');
    await run.page.getByLabel('文号代字').fill('青财预〔');
    await desk.button('生成文书…').click();
    await expect.poll(desk.notice).toContain('文号机关代字只写文字');
    await run.page.getByLabel('文号代字').fill('青财预');
    await run.page.getByLabel('起始号').fill('8');
    await run.page.getByLabel('成文日期').fill('2026-08-03');
    await run.page.getByText('青财预〔2026〕19号').waitFor();
    await desk.shoot('91-letters');
    await desk.button('生成文书…').click();
    await desk.chooseFolder('文书');
    await expect
      .poll(desk.notice, { timeout: 60_000 })
      .toContain('已生成 12 份文书（青财预〔2026〕8号 — 青财预〔2026〕19号）');
    expect(readdirSync(join(run.folder, '文书', '编制通知'))).toHaveLength(12);
    await expect.poll(() => run.page.getByLabel('起始号').inputValue()).toBe('20');
    await desk.shoot('92-letters-written');
  });

  it('exports the wording, takes it back, and gives the default again', async () => {
    await desk.button('导出模板…').click();
    await desk.chooseFolder('模板');
    await expect.poll(desk.notice).toContain('已导出“模板_编制通知.docx”');
    await desk.button('载入模板…').click();
    await desk.openFile('模板', '模板_编制通知.docx');
    await expect.poll(desk.notice).toContain('已载入模板“模板_编制通知.docx”');
    await kind('催报通知');
    await desk.button('载入模板…').click();
    await desk.openFile('模板', '模板_编制通知.docx');
    await expect.poll(desk.notice).toContain('模板中有不认识的占位符');
    await desk.shoot('93-template-refused');
    await kind('编制通知');
    await run.page.getByTestId('letter-template').getByText('用本局模板').waitFor();
    await desk.button('恢复默认').click();
    await run.page.getByText('用程序的默认文字。').waitFor();
  });

  it('reminds the units that are late, and nobody else', async () => {
    const files = await returnForms(join(run.folder, '报回'));
    await desk.menu('接收审核');
    await desk.tryFolder('报回', files);
    await desk.take(files);
    await desk.menu('文书报表');
    await kind('催报通知');
    await run.page.getByLabel('办理期限').fill('2026-10-15');
    await run.page.getByRole('row', { name: /县民政局/ }).waitFor();
    expect(await run.page.getByRole('main').getByRole('row').count()).toBe(1 + 2);
    await desk.shoot('94-reminders');
  });

  it('shows every table, prints it with the same 校验码, and exports it', async () => {
    await run.page.getByRole('tab', { name: '报表' }).click();
    await run.page.getByText('合计', { exact: true }).first().waitFor({ timeout: 60_000 });
    await desk.shoot('95-suggestion');
    for (const [name, picture] of [
      ['按股室汇总', '96-section'],
      ['政府采购预算表', '97-procurement'],
      ['R4 承接主体情况表', '98-providers'],
    ] as const) {
      await kind(name);
      await run.page.getByRole('table').waitFor();
      await desk.shoot(picture);
    }
    for (const [name, file] of [
      ['项目支出安排建议表', 'suggestion'],
      ['R4 承接主体情况表', 'providers'],
      ['部门政府购买服务支出表', 'disclosure'],
    ] as const) {
      await kind(name);
      const code = /[0-9A-F]{8}$/.exec((await run.page.getByTestId('check-code').textContent()) ?? '')![0];
      await desk.button('打印…').click();
      await run.page.getByRole('dialog', { name: '打印预览' }).waitFor();
      if (file === 'suggestion') await desk.shoot('99-print-view');
      const path = join(papers, `print-${file}.pdf`);
      await run.page.pdf({ path, preferCSSPageSize: true });
      const text = pdfText(path);
      const pages = text.split('\f').filter((page) => page.trim() !== '');
      pages.forEach((page, index) => {
        expect(page).toMatch(
          new RegExp(String.raw`第\s*${String(index + 1)}\s*页\s*共\s*${String(pages.length)}\s*页`),
        );
        expect(page).toContain(`数据校验码 ${code}`);
        expect(page).toContain('【练习】');
      });
      expect(text).toContain('财务负责人');
      expect(text).toContain('填报单位（公章）');
      expect(text).not.toContain('打印预览');
      await run.page.keyboard.press('Escape');
    }
    await kind('R4 承接主体情况表');
    await desk.button('导出Excel').click();
    await desk.chooseFolder('报表');
    await expect.poll(desk.notice).toContain('已导出');
    expect(readdirSync(join(run.folder, '报表')).map((name) => basename(name))).toEqual([
      '练习_青岚县2027年_R4承接主体情况表.xlsx',
    ]);
    expect(run.faults).toEqual([]);
  });

  it('speaks English too', async () => {
    await desk.button('English').click();
    await run.page.getByRole('button', { name: 'Export to Excel' }).waitFor();
    await run.page.getByRole('tab', { name: 'Letters' }).click();
    await run.page.getByRole('button', { name: 'Write letters…' }).waitFor();
    await desk.shoot('99b-letters-english');
  });
});
