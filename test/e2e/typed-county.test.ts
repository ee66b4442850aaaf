import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryColumns, entryTextOf, formatBlock, shownText } from '#shared/entry';
import { fen, showYuan, type Fen } from '#shared/money';
import type { Cells, CollectingRound, TableName } from '#shared/records';
import { practiceUnits, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

/** What the worked example's unit writes down: the county of this test has no other source than a keyboard. */
const { up1, up2 } = practiceUnits['105001']!;
const tables: readonly TableName[] = ['projects', 'purchases', 'targets'];
const pictures = '.cache/screenshots';
const totalOf = (rows: readonly Cells[]): Fen => fen(rows.reduce((sum, cells) => sum + Number(cells.amtTotal ?? 0), 0));

describe.each(['zh', 'en'] as const)(
  'a county typed in by hand, from an empty start to its reply letters (%s)',
  (language) => {
    let run: ShellRun;
    const w = (zh: string, en: string): string => (language === 'zh' ? zh : en);
    const page = () => run.page;
    const button = (name: string) => page().getByRole('button', { name, exact: true });
    const dialog = () => page().getByRole('dialog');
    const menu = (zh: string, en: string): Promise<void> =>
      page()
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${w(zh, en)}`) })
        .click();
    const notice = (text: string | RegExp) =>
      expect.poll(() => page().getByTestId('notice').textContent()).toMatch(text);
    const shoot = async (name: string): Promise<void> => {
      await page().screenshot({ path: join(pictures, `${name}-${language}.png`) });
    };
    const chooseFolder = async (name: string): Promise<void> => {
      await page().getByTestId('shown-path').waitFor();
      await page().getByPlaceholder(w('新文件夹名称', 'Name of a new folder')).fill(name);
      await button(w('新建', 'Make')).click();
      await expect.poll(() => page().getByTestId('shown-path').textContent()).toMatch(new RegExp(`${name}$`));
      await button(w('选用此文件夹', 'Use this folder')).click();
    };

    /** Pastes a form from the clipboard, over what is there already. */
    async function pasteForm(round: CollectingRound, table: TableName, rows: readonly Cells[]): Promise<void> {
      const columns = entryColumns(
        practiceYear.forms.find((form) => form.table === table)!,
        round,
      );
      const block = formatBlock(
        rows.map((cells) => columns.map(({ field }) => entryTextOf(field, cells[field], 'yuan', practiceYear))),
      );
      await page().evaluate((words) => navigator.clipboard.writeText(words), block);
      await page().locator('[data-row="0"][data-column="0"]').click();
      await page().keyboard.press('Control+v');
      await expect
        .poll(() => page().getByTestId('grid-total').textContent())
        .toContain(w(`合计 ${String(rows.length)} 行`, String(rows.length)));
    }

    /** Types what a form lacks, cell after cell, over what is there already. */
    async function typeForm(round: CollectingRound, table: TableName, rows: readonly Cells[]): Promise<void> {
      const columns = entryColumns(
        practiceYear.forms.find((form) => form.table === table)!,
        round,
      );
      for (;;) {
        const fold = page().getByRole('button', { name: new RegExp(`^${w('展开', 'Unfold')}`) });
        if ((await fold.count()) === 0) break;
        await fold.first().click();
      }
      for (const [index, cells] of rows.entries()) {
        for (const [at, column] of columns.entries()) {
          const cell = cells[column.field] ?? null;
          const text = entryTextOf(column.field, cell, 'yuan', practiceYear);
          if (column.locked || text === '') continue;
          const place = page().locator(`[data-row="${String(index)}"][data-column="${String(at)}"]`);
          const wanted = shownText(column.field, cell, 'yuan', practiceYear);
          if ((await place.textContent()) === wanted) continue;
          await place.click();
          await page().keyboard.type(column.type === 'code' ? text.split(' ')[0]! : text);
          await page().keyboard.press('Enter');
          await expect.poll(() => place.textContent(), { message: column.field }).toBe(wanted);
        }
      }
    }

    async function handIn(
      round: CollectingRound,
      filling: Readonly<Record<TableName, readonly Cells[]>>,
    ): Promise<void> {
      await menu('编报', 'Entry');
      await page().getByLabel(w('阶段', 'Round'), { exact: true }).selectOption(round);
      await page().getByTestId('form-grid').waitFor();
      for (const table of tables) {
        await page().getByRole('tab').nth(tables.indexOf(table)).click();
        await page().getByTestId('form-grid').waitFor();
        // The Chinese office types every cell; the English one pastes the same blocks.
        await (language === 'zh' ? typeForm : pasteForm)(round, table, filling[table]);
      }
      await expect
        .poll(() => page().getByTestId('entry-status').textContent())
        .toContain(w('没有审核问题', 'No findings'));
      await shoot(`15${round === 'up1' ? '3' : '6'}-typed-${round}`);
      await button(w('送审…', 'Submit…')).click();
      await dialog()
        .getByRole('button', { name: w('送审', 'Submit'), exact: true })
        .click();
      await page()
        .getByRole('button', { name: w('取消送审', 'Withdraw') })
        .waitFor();
    }

    async function passAndLock(round: CollectingRound): Promise<void> {
      await menu('报送进度', 'Progress');
      await page().getByLabel(w('阶段', 'Round'), { exact: true }).selectOption(round);
      await menu('单位审核', 'Review');
      await button(w('审核通过', 'Pass')).click();
      await button(w('锁定', 'Lock')).click();
      await page().getByText(w('已锁定', 'Locked'), { exact: true }).waitFor();
    }

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      run = await startShellRun();
      await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
    });
    afterAll(async () => {
      await run.stop();
    });

    it('begins a year and types its departments, units and dates', async () => {
      if (language === 'en') await button('English').click();
      await page().getByLabel(w('操作员姓名', 'Your name')).fill('李梅');
      await page()
        .getByRole('button', { name: new RegExp(w('新建本县年度', 'Begin the year of a county')) })
        .click();
      await page().getByLabel(w('区划编码（6 位）', 'Region code (6 digits)')).fill('341888');
      await page().getByLabel(w('县（市、区）名称', 'Name of the county')).fill('示范县');
      await page().getByLabel(w('预算年度', 'Budget year')).fill('2027');
      await button(w('建立年度', 'Begin the year')).click();
      await menu('年度设置', 'Year settings');
      await button(w('新增部门…', 'Add a department…')).click();
      await dialog().getByLabel(w('部门编码', 'Code')).fill('105');
      await dialog().getByLabel(w('部门名称', 'Name')).fill('县民政局');
      await dialog().getByLabel(w('业务股室', 'Section of finance')).fill('社保股');
      await dialog()
        .getByRole('button', { name: w('保存', 'Save') })
        .click();
      await notice(w('已保存部门 105', 'Department 105 was saved'));
      await button(w('新增单位…', 'Add a unit…')).click();
      await expect.poll(() => dialog().getByLabel(w('单位编码', 'Code'), { exact: true }).inputValue()).toBe('105001');
      await dialog().getByLabel(w('会计', 'Accountant')).fill('周敏');
      await shoot('151-typed-unit');
      await dialog()
        .getByRole('button', { name: w('保存', 'Save') })
        .click();
      await notice(new RegExp(w('已保存 105001', '105001 .* was saved')));
      for (const [zh, en, date] of [
        ['一上报送截止', 'First deadline', '2026-12-31'],
        ['二上报送截止', 'Second deadline', '2027-01-10'],
        ['人代会批准日期', 'Congress date', '2027-01-20'],
      ] as const)
        await page().getByLabel(w(zh, en)).fill(date);
      await button(w('保存日期', 'Save dates')).click();
      await notice(w('日期已保存', 'The dates were saved'));
      await shoot('152-typed-units');
    });

    it('types 一上, passes and locks it', async () => {
      await handIn('up1', up1);
      await passAndLock('up1');
      await shoot('154-typed-locked');
    });

    it('issues control figures as asked, types 二上 within them', async () => {
      await menu('控制数', 'Control figures');
      await page()
        .getByRole('row', { name: new RegExp(w('合计', 'Total')) })
        .getByText(showYuan(totalOf(up1.projects)))
        .first()
        .waitFor();
      for (const { projectName, amtTotal } of up2.projects) {
        const name = projectName as string;
        const amount = showYuan(fen(Number(amtTotal)));
        const bought = up2.purchases.filter((cells) => cells.projectName === projectName);
        for (const [label, text] of [
          [w('②控制数', '② Figure'), amount],
          [w('其中购买服务', 'of it purchases'), showYuan(totalOf(bought))],
          [w('核减理由', 'Reason'), '按上年执行情况核定'],
        ] as const) {
          const field = page().getByLabel(`${label} ${name}`, { exact: true });
          await field.fill(text);
          await field.press('Enter');
          await expect.poll(() => field.inputValue()).toBe(text);
        }
      }
      await button(w('下达控制数', 'Issue figures')).click();
      await notice(w('已下达 2 项控制数', '2 figures issued'));
      await shoot('155-typed-figures');
      await handIn('up2', up2);
      await passAndLock('up2');
    });

    it('replies, and writes the reply letters and the proved city workbook', async () => {
      await menu('批复', 'Reply');
      await page().getByLabel(w('财政批复日期', 'Finance replies on')).fill('2027-02-02');
      await page()
        .getByRole('main')
        .getByRole('button', { name: w('批复', 'Reply'), exact: true })
        .click();
      await notice(w('已批复 2 个项目', 'Replied to 2 projects'));
      await shoot('157-typed-reply');
      await menu('文书报表', 'Letters, tables');
      await page()
        .getByRole('option', { name: w('财政批复', 'Reply') })
        .first()
        .click();
      await page().getByLabel(w('文号代字', 'Number prefix')).fill('示财预');
      await page().getByLabel(w('成文日期', 'Date of letter')).fill('2027-02-02');
      await shoot('158-typed-letters');
      await button(w('生成文书…', 'Write letters…')).click();
      await chooseFolder('文书');
      await notice(w('已生成 1 份文书', '1 letter'));
      const [kind] = readdirSync(join(run.folder, '文书'));
      const folder = join(run.folder, '文书', kind!);
      const [letter] = readdirSync(folder);
      execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, letter!)]);
      const text = execFileSync('pdftotext', ['-layout', join(folder, letter!.replace('.docx', '.pdf')), '-'], {
        encoding: 'utf8',
      });
      expect(text.replaceAll(/\s/g, '')).toContain('示财预〔2027〕1号');
      expect(text).toContain('县民政局');
      await menu('汇总上报', 'City workbook');
      await button(w('生成上报市局表', 'Write the city workbook')).click();
      await chooseFolder('上报');
      await notice(w('无差异', 'no difference'));
      expect(run.faults).toEqual([]);
    });

    it('rolls over into the next year, with what was replied as last year', async () => {
      const lines = String(up2.projects.length + up2.purchases.length);
      await menu('年度设置', 'Year settings');
      await page()
        .getByRole('tab', { name: w('年度结转', 'Years') })
        .click();
      await button(w('结转到下一年度…', 'Roll over to the next year…')).click();
      await expect.poll(() => dialog().textContent()).toContain(w(`上年数 ${lines} 行`, `${lines} lines of last year`));
      await shoot('159-typed-roll-over');
      await dialog()
        .getByRole('button', { name: w('结转', 'Roll over'), exact: true })
        .click();
      const years = page().getByLabel(w('预算年度', 'Budget year'));
      await expect.poll(() => years.locator('option:checked').textContent()).toContain('2028');
      await menu('年度设置', 'Year settings');
      await page()
        .getByRole('tab', { name: w('年度结转', 'Years') })
        .click();
      await page()
        .getByText(w(`本年度存有上年数 ${lines} 行`, `This year holds ${lines} lines of last year`))
        .waitFor();
      expect(run.faults).toEqual([]);
    });
  },
);
