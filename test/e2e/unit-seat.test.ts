import { mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryColumns, entryTextOf, formatBlock } from '#shared/entry';
import type { TableName } from '#shared/records';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { practiceUnits, practiceYear } from '../support/practice-ledger.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const pictures = '.cache/screenshots';
const { up1 } = practiceUnits['105001']!;
const tables: readonly TableName[] = ['projects', 'purchases', 'targets'];
let office: ShellRun;
let unit: ShellRun;
let desk: OfficeDesk;
let seat: OfficeDesk;

const blockOf = (table: TableName): string => {
  const columns = entryColumns(
    practiceYear.forms.find((form) => form.table === table)!,
    'up1',
  );
  return formatBlock(
    up1[table].map((cells) => columns.map(({ field }) => entryTextOf(field, cells[field], 'yuan', practiceYear))),
  );
};

describe('a unit with the program in its own hands', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    office = await startShellRun();
    desk = officeDesk(office, practiceYear, pictures);
    await desk.start();
    // Another computer: a browser profile and a data folder of its own; the files came by USB stick.
    unit = await startShellRun(office.folder);
    seat = officeDesk(unit, practiceYear, pictures);
    await unit.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(async () => {
    await unit.stop();
    await office.stop();
  });

  it('begins with the workbook that finance handed out, and sees its own forms alone', async () => {
    await desk.handOut('下发');
    await unit.page.getByLabel('操作员姓名').fill('黄会计');
    await seat.button(/我是预算单位/).click();
    const handed = relative(office.folder, desk.fileOf('下发', '105001', 'up1'));
    await seat.openFile(...handed.split('/'));
    await unit.page.getByTestId('form-grid').waitFor();
    expect(await unit.page.getByRole('navigation').getByRole('button').allInnerTexts()).toEqual([
      '编报',
      '数据安全',
      '切换账套',
      'English',
    ]);
    await seat.shoot('160-seat');
  });

  it('fills its forms, is told what is wrong, and writes its submission', async () => {
    for (const [index, table] of tables.entries()) {
      await unit.page.getByRole('tab').nth(index).click();
      await unit.page.getByTestId('form-grid').waitFor();
      await unit.page.locator('[data-row="0"][data-column="0"]').click();
      await unit.page.evaluate((words) => navigator.clipboard.writeText(words), blockOf(table));
      await unit.page.keyboard.press('Control+v');
      await expect
        .poll(() => unit.page.getByTestId('grid-total').textContent())
        .toContain(`合计 ${String(up1[table].length)} 行`);
    }
    await expect.poll(() => unit.page.getByTestId('entry-status').textContent()).toContain('没有审核问题');
    await seat.shoot('161-seat-filled');
    await seat.button('生成送审文件…').click();
    await seat.chooseFolder('送审');
    await expect.poll(seat.notice, { timeout: 60_000 }).toMatch(/已生成/);
    await seat.shoot('162-seat-submission');
    expect(readdirSync(join(office.folder, '送审'))).toHaveLength(1);
    expect(unit.faults).toEqual([]);
  });

  it('is received by finance as any other workbook, to the fen', async () => {
    await desk.menu('接收审核');
    await desk.tryFolder('送审', 1);
    await desk.take(1);
    await desk.openUnit('105001');
    await office.page.getByText('2,600,000.00').first().waitFor();
    await desk.button('审核通过').waitFor();
    expect(office.faults).toEqual([]);
  });
});
