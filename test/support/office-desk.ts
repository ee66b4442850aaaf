import { join } from 'node:path';
import { expect } from 'vitest';
import { departmentFolderName, workbookName } from '#shared/forms';
import type { CollectingRound } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { ShellRun } from './shell-run.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a person at the office's desk does, by the words on the screen. */
export type OfficeDesk = ReturnType<typeof officeDesk>;

export function officeDesk(run: ShellRun, yearFile: YearFile, pictures: string) {
  const { page, folder } = run;
  const button = (name: string | RegExp, primary = false) =>
    primary ? page.getByRole('main').getByRole('button', { name, exact: true }) : page.getByRole('button', { name });
  const step = async (name: string): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    await expect.poll(() => page.getByTestId('shown-path').textContent()).toMatch(new RegExp(`${escaped(name)}$`));
  };
  const notice = async (): Promise<string> => (await page.getByTestId('notice').textContent()) ?? '';
  const chooseFolder = async (...path: readonly string[]): Promise<void> => {
    for (const name of path) {
      await page.getByTestId('shown-path').waitFor();
      const there = page.getByRole('dialog').getByRole('button', { name, exact: true });
      await page.waitForTimeout(150);
      if ((await there.count()) > 0) await there.click();
      else {
        await page.getByPlaceholder('新文件夹名称').fill(name);
        await button('新建').click();
      }
      await expect.poll(() => page.getByTestId('shown-path').textContent()).toMatch(new RegExp(`${escaped(name)}$`));
    }
    await button('选用此文件夹').click();
  };
  return {
    page,
    button,
    notice,
    chooseFolder,
    menu: (name: string): Promise<void> => page.getByRole('navigation').getByRole('button', { name }).click(),
    shoot: async (name: string): Promise<void> => {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    start: async (): Promise<void> => {
      await page.getByLabel('操作员姓名').fill('王芳');
      await button(/练习账套/).click();
      await page.getByRole('heading', { name: '报送进度' }).waitFor();
    },
    handOut: async (into: string): Promise<void> => {
      await button('下发表样…').click();
      await chooseFolder(into);
      await expect.poll(notice, { timeout: 120_000 }).toMatch(/已为 12 个部门生成 60 个单位/);
    },
    /** Picks one file in the chooser, by the folders that lead to it. */
    openFile: async (...path: readonly string[]): Promise<void> => {
      for (const name of path.slice(0, -1)) await step(name);
      await page.getByRole('dialog').getByLabel(path.at(-1)!).check();
      await button('选用 1 个文件').click();
    },
    /** Tries the files of a folder, and waits until the dry run can be received. */
    tryFolder: async (from: string, files: number): Promise<void> => {
      await button('选择文件夹…').click();
      await chooseFolder(from);
      await button(`接收 ${String(files)} 个文件`).waitFor({ timeout: 120_000 });
    },
    take: async (files: number): Promise<void> => {
      await button(`接收 ${String(files)} 个文件`).click();
      await expect.poll(notice, { timeout: 120_000 }).toContain(`已接收 ${String(files)} 个文件`);
    },
    bulk: async (act: '审核通过' | '锁定', units: number): Promise<void> => {
      await button('批量办理').click();
      await page.getByRole('menuitem', { name: `批量${act}…` }).click();
      await button(`${act} ${String(units)} 个单位`).click();
      await expect.poll(notice, { timeout: 60_000 }).toContain(`已${act} ${String(units)} 个单位`);
    },
    openUnit: async (code: string): Promise<void> => {
      await page.getByRole('navigation').getByRole('button', { name: '单位审核' }).click();
      await page.getByLabel('单位').selectOption(code);
    },
    fileOf: (into: string, code: string, round: CollectingRound): string => {
      const unit = yearFile.units.find((candidate) => candidate.code === code)!;
      const owner = yearFile.departments.find((candidate) => candidate.code === unit.department)!;
      return join(folder, into, departmentFolderName(owner), workbookName(unit, round, yearFile.year, yearFile.ledger));
    },
  };
}
