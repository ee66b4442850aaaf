import ExcelJS from 'exceljs';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const pictures = '.cache/screenshots';
type Line = readonly (string | number | null)[];
let run: ShellRun;
let desk: OfficeDesk;
const dialog = () => run.page.getByRole('dialog');
const row = (name: string | RegExp) => run.page.getByRole('main').getByRole('row', { name });
const act = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
const inDialog = (text: string) => expect.poll(() => dialog().textContent()).toContain(text);
const tab = (name: string) => run.page.getByRole('tab', { name }).click();

async function workbook(name: string, sheetName: string, lines: readonly Line[], merges: readonly string[] = []) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName);
  for (const line of lines) sheet.addRow([...line]);
  for (const range of merges) sheet.mergeCells(range);
  await book.xlsx.writeFile(join(run.folder, name));
}
async function choose(unit: string, button: string): Promise<void> {
  const line = row(new RegExp(unit));
  if ((await line.getAttribute('aria-selected')) !== 'true') await line.click();
  await run.page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
}

/** A roster as an office keeps it for itself: department rows, merged 股室, heads in its own words. */
const contacts = (type: string): readonly Line[] => [
  ['示范县2027年部门预算单位通讯录'],
  ['预算码', '机构', '属性', '归口股室', '财务联系人', '分管负责人', '联系电话'],
  ['301', '县水利局', null, '农业股', null, null, null],
  [301001, '县水利局（本级）', '行政机关', '农业股', '周敏', '陈强', '0551-001'],
  [301002, '县水库管理所', '公益一类', null, '吴洋', null, '0551-002'],
  [301003, '县河道管理所', type, null, '郑静', null, '0551-003'],
  ['302', '县农业农村局', null, '农业股', null, null, null],
  [302001, '县农业农村局机关', '行政机关', '农业股', '赵磊', '杨军', '0551-004'],
  [302002, '县农技推广中心', '公益一类', '农业股', '黄艳', null, '0551-005'],
  [null, '合计 5 家', null, null, null, null, null],
];

describe('the office sets its year up', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    run = await startShellRun();
    desk = officeDesk(run, practiceYearFile(349901, defaultForms), pictures);
    await run.page.getByLabel('操作员姓名').fill('李梅');
    await desk.button(/新建本县年度/).click();
    await run.page.getByLabel('区划编码（6 位）').fill('341888');
    await run.page.getByLabel('县（市、区）名称').fill('示范县');
    await run.page.getByLabel('预算年度').fill('2027');
    await desk.button('建立年度').click();
    await run.page.getByText('本年度还没有单位').waitFor();
    await desk.menu('年度设置');
  });
  afterAll(async () => {
    await run.stop();
  });

  it('takes units from a roster in a layout of its own, after saying what its heads do not tell', async () => {
    await workbook('通讯录.xlsx', '通讯录', contacts('事业单位'), ['D4:D6']);
    await desk.button('导入单位名册…').click();
    await desk.openFile('通讯录.xlsx');
    await inDialog('表头没有说清：单位编码、单位名称、单位性质');
    const column = (head: string) => dialog().getByLabel(`${head}所在列`, { exact: true });
    await column('单位编码').selectOption({ label: 'A 预算码（如 301）' });
    await column('单位名称').selectOption({ label: 'B 机构（如 县水利局）' });
    await column('单位性质').selectOption({ label: 'C 属性（如 行政机关）' });
    expect(await column('电话').locator('option:checked').textContent()).toContain('联系电话');
    await desk.shoot('60-roster-columns');
    await act('按此对应读取');
    await inDialog('有 1 处需要改正');
    await inDialog('“通讯录” C6 的“单位性质”填写为“事业单位”');
    await desk.shoot('61-roster-problems');
    await act('取消');
    await workbook('通讯录.xlsx', '通讯录', contacts('公益二类'), ['D4:D6']);
    await desk.button('导入单位名册…').click();
    await desk.openFile('通讯录.xlsx');
    await inDialog('请指明各项在哪一列');
    for (const [head, at] of [
      ['单位编码', '1'],
      ['单位名称', '2'],
      ['单位性质', '3'],
    ] as const)
      await column(head).selectOption(at);
    await act('按此对应读取');
    await inDialog('读入 2 个部门、5 个单位，不变 0 个，新增 5 个');
    await desk.shoot('62-roster-differences');
    await act('接用名册（5 处变化）');
    await expect.poll(desk.notice).toContain('已导入 2 个部门、5 个单位');
    const cells = await row(/县河道管理所/)
      .getByRole('cell')
      .allTextContents();
    expect(cells.map((text) => text.trim()).slice(0, 6)).toEqual([
      '301003',
      '县河道管理所',
      '公益二类事业单位',
      '农业股',
      '示范县本级',
      '郑静',
    ]);
  });

  it('types a department and its units, and says clearly why one is refused', async () => {
    await desk.button('新增部门…').click();
    expect(await dialog().getByLabel('部门编码').inputValue()).toBe('303');
    await dialog().getByLabel('部门名称').fill('县审计局');
    await dialog().getByLabel('业务股室').fill('行政股');
    await act('保存');
    await expect.poll(desk.notice).toContain('已保存部门 303 县审计局');
    await choose('县审计局', '新增单位…');
    expect(await dialog().getByLabel('单位编码').inputValue()).toBe('303001');
    expect(await dialog().getByLabel('单位名称').inputValue()).toBe('县审计局（本级）');
    await dialog().getByLabel('单位编码').fill('301002');
    await act('保存');
    await inDialog('单位编码 301002 不是以主管部门编码 303 开头');
    await dialog().getByLabel('单位编码').fill('303001');
    await dialog().getByLabel('会计').fill('孙丽');
    await dialog().getByLabel('编制数').fill('20');
    await inDialog('编制数、实有人数、编外人数须一并填写整数');
    await dialog().getByLabel('实有人数').fill('18');
    await dialog().getByLabel('编外人数').fill('2');
    await act('保存');
    await expect.poll(desk.notice).toContain('已保存 303001 县审计局（本级）');
    await choose('303001', '新增单位…');
    expect(await dialog().getByLabel('单位编码').inputValue()).toBe('303002');
    await dialog().getByLabel('单位编码').fill('303001');
    await dialog().getByLabel('单位名称').fill('县审计服务中心');
    await act('保存');
    await inDialog('编码 303001 已由“县审计局（本级）”使用');
    await desk.shoot('63-unit-refused');
    await dialog().getByLabel('单位编码').fill('303002');
    await act('保存');
    await expect.poll(desk.notice).toContain('已保存 303002 县审计服务中心');
  });

  it('shows what an official list would change before it is taken over', async () => {
    await tab('基础目录');
    await run.page.getByLabel('目录', { exact: true }).selectOption({ label: '计量单位' });
    await workbook('计量单位.xlsx', '目录', [
      ['计量单位目录'],
      ['编码', '名称'],
      ['项', '项'],
      ['人月', '人月'],
      ['株', '株'],
    ]);
    await desk.button('导入目录…').click();
    await desk.openFile('计量单位.xlsx');
    await inDialog('读入 3 条，不变 2 条，新增 1 条');
    await desk.shoot('64-reference-differences');
    await dialog()
      .getByRole('button', { name: /接用新目录/ })
      .click();
    await expect.poll(desk.notice).toContain('已接用“计量单位.xlsx”：计量单位共 3 条');
    await row(/株/).first().waitFor();
    await run.page.getByText('来源：计量单位.xlsx').waitFor();
  });

  it('finds a catalogue entry by initials, keeps favourites, and saves the thresholds of the province', async () => {
    await run.page.getByLabel('目录', { exact: true }).selectOption({ label: '政府购买服务指导性目录' });
    const box = run.page.getByRole('combobox', { name: '查找编码' });
    await box.click();
    await box.pressSequentially('wyfw');
    await run.page
      .getByRole('option', { name: /物业服务/ })
      .first()
      .waitFor();
    await desk.shoot('65-picker-initials');
    await box.press('ArrowDown');
    await box.press('Control+d');
    await box.press('Enter');
    await expect.poll(() => box.inputValue()).toContain('物业服务');
    await box.press('Escape');
    await run.page.getByRole('heading', { name: '基础目录' }).click();
    await box.click();
    await expect.poll(() => run.page.getByRole('listbox').textContent()).toContain('物业服务');
    await run.page.getByText('收藏', { exact: true }).waitFor();
    await box.press('Escape');
    await run.page.getByLabel('目录', { exact: true }).selectOption({ label: '限额标准' });
    await run.page.getByLabel('分散采购限额（服务）').fill('50');
    await run.page.getByLabel('预算评审起点').fill('abc');
    expect(await desk.button('保存限额标准').isDisabled()).toBe(true);
    await run.page.getByLabel('预算评审起点').fill('');
    await desk.button('保存限额标准').click();
    await expect.poll(desk.notice).toContain('限额标准已保存');
    await desk.shoot('66-thresholds');
  });

  it('rolls the year over into a book of its own, and renames and merges units there', async () => {
    await tab('年度结转');
    await desk.button('结转到下一年度…').click();
    expect(await dialog().getByLabel('新的预算年度').inputValue()).toBe('2028');
    await inDialog('单位 7 个');
    await desk.shoot('67-roll-over');
    await act('结转');
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    const years = run.page.getByLabel('预算年度');
    await expect.poll(() => years.locator('option:checked').textContent()).toBe('2028年部门预算');
    await desk.menu('年度设置');
    await choose('县水库管理所', '修改…');
    await dialog().getByLabel('单位名称').fill('县水库移民服务中心');
    await inDialog('保存后记为更名：原“301002 县水库管理所”');
    await act('保存');
    await expect.poll(desk.notice).toContain('已保存 301002 县水库移民服务中心');
    await choose('县水库移民服务中心', '合并…');
    const add = dialog().getByRole('combobox', { name: '加入要合并的单位' });
    await add.click();
    await add.pressSequentially('hdgls');
    await add.press('Enter');
    await dialog().getByLabel('合并后名称').fill('县水利工程管理中心');
    await inDialog('2 个单位合并为“301002 县水利工程管理中心”，其中 1 个停用');
    await desk.shoot('68-merge');
    await act('合并');
    await expect.poll(desk.notice).toContain('单位已合并');
    expect(await row(/县河道管理所/).count()).toBe(0);
    await run.page.getByLabel('显示停用单位（1）').check();
    await expect.poll(() => row(/县河道管理所/).textContent()).toContain('已停用');
    await tab('年度结转');
    await expect
      .poll(() => run.page.getByRole('table', { name: '单位变更' }).textContent())
      .toContain('县水利工程管理中心');
    await desk.shoot('69-years');
  });

  it('keeps last year readable as it was, and opens the new one after a restart', async () => {
    await run.page.getByLabel('预算年度').selectOption({ label: '2027年部门预算' });
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await desk.menu('年度设置');
    await row(/县水库管理所/).waitFor();
    await row(/县河道管理所/).waitFor();
    await run.page.getByLabel('预算年度').selectOption({ label: '2028年部门预算' });
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await run.restart();
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await desk.menu('年度设置');
    await row(/县水利工程管理中心/).waitFor();
    await desk.button('English').click();
    await run.page.getByRole('tab', { name: 'Units and dates' }).waitFor();
    await row(/县审计局（本级）/).click();
    await desk.button('Edit…').click();
    await dialog().getByLabel('Authorised posts').waitFor();
    await desk.shoot('6a-units-english');
    await act('Cancel');
    await run.page.getByRole('tab', { name: 'Years' }).click();
    await run.page.getByRole('button', { name: 'Open 2027' }).waitFor();
    await desk.shoot('6b-years-english');
    await desk.button('中文').click();
  });

  it('maps a code that the new catalogue has no more, and last year’s lines follow', async () => {
    await desk.button('切换账套').click();
    await desk.start();
    await desk.menu('年度设置');
    await tab('年度结转');
    await run.page.getByText('不需要对照').waitFor();
    await tab('基础目录');
    const box = run.page.getByRole('combobox', { name: '查找编码' });
    await box.click();
    await box.pressSequentially('B1102');
    await box.press('Enter');
    await row(/^B1102/).click();
    await dialog().getByLabel('停用年度').fill('2026');
    await act('保存');
    await expect.poll(desk.notice).toContain('已保存 B1102');
    await tab('年度结转');
    const table = run.page.getByRole('table', { name: '目录对照' });
    await expect.poll(() => table.textContent()).toMatch(/B1102 物业服务（\d+ 行）/);
    const to = table.getByRole('combobox', { name: 'B1102 的新编码' });
    await to.click();
    await to.pressSequentially('wxby');
    await run.page.getByRole('option', { name: /维修保养服务/ }).waitFor();
    await desk.shoot('6c-catalog-map');
    await to.press('Enter');
    await expect.poll(desk.notice).toMatch(/已对照 B1102 → B1101，上年数 \d+ 行随之改到新编码/);
    await expect.poll(() => table.textContent()).toContain('B1101 维修保养服务');
    expect(await table.getByRole('combobox').count()).toBe(0);
    expect(run.faults).toEqual([]);
  });
});
