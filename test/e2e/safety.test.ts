import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import { officeDesk, type OfficeDesk } from '../support/office-desk.ts';
import { startShellRun, type ShellRun } from '../support/shell-run.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const pictures = '.cache/screenshots';
const passphrase = '青山绿水2027';
const head = { name: '王芳', password: 'wang-fang-2027' };
const clerk = { name: '李明', password: 'li-ming-2027' };

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

let run: ShellRun;
let desk: OfficeDesk;
async function begin(): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  run = await startShellRun();
  desk = officeDesk(run, yearFile, pictures);
}
const tab = (name: string): Promise<void> => run.page.getByRole('tab', { name }).click();
const dialog = () => run.page.getByRole('dialog');
const setDeadline = async (day: string): Promise<void> => {
  await desk.menu('年度设置');
  await run.page.getByLabel('一上报送截止').fill(day);
  await desk.button('保存日期').click();
};
const entry = (): Promise<string | null> => run.page.getByText(/^第 \d+ 笔记录$/).textContent();
const signIn = async (name: string, password: string): Promise<void> => {
  await run.page.getByLabel('登录人').selectOption(name);
  await run.page.getByLabel('口令', { exact: true }).fill(password);
  await desk.button('登录').click();
};

describe('the data of an office that wants to be sure', () => {
  beforeAll(begin);
  afterAll(async () => {
    await run.stop();
  });

  it('keeps a second copy with a passphrase in a place that the office chose', async () => {
    await desk.start();
    await desk.menu('数据安全');
    await run.page.getByText('未设置').waitFor();
    await desk.shoot('200-backup-none');
    await desk.button('选择位置…').click();
    await desk.chooseFolder('U盘');
    await dialog().getByLabel('备份口令').fill(passphrase);
    await dialog().getByLabel('再输一次').fill('别的');
    expect(await dialog().getByRole('button', { name: '确定' }).isDisabled()).toBe(true);
    await desk.shoot('201-passphrase');
    await dialog().getByLabel('再输一次').fill(passphrase);
    await dialog().getByRole('button', { name: '确定' }).click();
    await expect.poll(desk.notice).toMatch(/已备份到“练习_.*\.tutd”，到第 1 笔；回读核对：.*完好/);
    await expect.poll(() => run.page.getByTestId('last-copy').textContent()).toContain('到第 1 笔');
    const [copy = ''] = readdirSync(join(run.folder, 'U盘'));
    expect(copy).toMatch(/\.tutd$/);
    expect(readFileSync(join(run.folder, 'U盘', copy)).includes(yearFile.region.name)).toBe(false);
    await desk.shoot('202-backup-made');
  });

  it('logs who did what, and shows the office as it was at any moment without touching today', async () => {
    await setDeadline('2026-09-28');
    await expect.poll(entry).toBe('第 2 笔记录');
    await setDeadline('2026-09-30');
    await expect.poll(entry).toBe('第 3 笔记录');
    await desk.menu('数据安全');
    await tab('操作日志');
    await run.page.getByRole('table', { name: '操作日志' }).waitFor();
    expect(await run.page.getByRole('row').filter({ hasText: '设置日期' }).count()).toBe(2);
    await desk.button('校验日志').click();
    await expect.poll(() => run.page.getByTestId('verdict').textContent()).toContain('没有改动、缺失或调换');
    await desk.shoot('203-log-verified');
    const second = run.page.getByRole('row').filter({ hasText: '设置日期' }).last();
    await second.getByRole('button', { name: '查看当时数据' }).click();
    await expect.poll(() => run.page.getByTestId('strip').textContent()).toContain('（第 2 笔）');
    await desk.menu('年度设置');
    expect(await run.page.getByLabel('一上报送截止').inputValue()).toBe('2026-09-28');
    await desk.shoot('204-as-it-was');
    await run.page.getByLabel('一上报送截止').fill('2026-10-10');
    await desk.button('保存日期').click();
    await expect.poll(desk.notice).toContain('只能查看和导出');
    await desk.menu('报送进度');
    await desk.button('导出列表…').click();
    await desk.chooseFolder('当时');
    await expect.poll(desk.notice).toContain('已导出');
    await desk.button('返回今天').click();
    await desk.menu('年度设置');
    expect(await run.page.getByLabel('一上报送截止').inputValue()).toBe('2026-09-30');
    expect(await entry()).toBe('第 3 笔记录');
  });

  it('tells a wrong passphrase, shows the backup first, and keeps what it replaces', async () => {
    await desk.menu('数据安全');
    await desk.button('从备份恢复…').click();
    const [copy = ''] = readdirSync(join(run.folder, 'U盘')).toSorted();
    await desk.openFile('U盘', copy);
    await dialog().getByLabel('备份口令').fill('不对的口令');
    await dialog().getByRole('button', { name: '确定' }).click();
    await expect.poll(() => dialog().getByRole('alert').textContent()).toContain('文件本身完好');
    await dialog().getByLabel('备份口令').fill(passphrase);
    await dialog().getByRole('button', { name: '确定' }).click();
    await dialog().getByText('备份比本机少 2 笔').waitFor();
    await desk.shoot('205-restore-asked');
    await dialog().getByRole('button', { name: '查看备份内容' }).click();
    await expect.poll(() => run.page.getByTestId('strip').textContent()).toContain('正在查看备份中的数据');
    await desk.shoot('206-backup-looked-at');
    await desk.button('返回今天').click();
    expect(await entry()).toBe('第 3 笔记录');
    await desk.menu('数据安全');
    await desk.button('从备份恢复…').click();
    await desk.openFile('U盘', copy);
    await dialog().getByLabel('备份口令').fill(passphrase);
    await dialog().getByRole('button', { name: '确定' }).click();
    await dialog().getByRole('checkbox').check();
    await dialog().getByRole('button', { name: '恢复', exact: true }).click();
    await expect.poll(entry).toBe('第 1 笔记录');
    await desk.menu('数据安全');
    await tab('数据文件夹');
    await run.page.getByRole('listitem').filter({ hasText: 'practice-' }).waitFor();
    await run.restart();
    await expect.poll(entry).toBe('第 1 笔记录');
  });

  it('finds a record that someone changed on the disk', async () => {
    await setDeadline('2026-09-29');
    await expect.poll(entry).toBe('第 2 笔记录');
    const path = join(run.data, 'vault', 'practice', 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    writeFileSync(path, [lines[0]!.replace('王芳', '王方'), ...lines.slice(1)].join('\n'));
    await desk.menu('数据安全');
    await tab('操作日志');
    await desk.button('校验日志').click();
    await expect.poll(() => run.page.getByTestId('verdict').textContent()).toContain('第 1 行（第 1 笔）：内容被改动');
    await desk.shoot('207-log-changed');
    writeFileSync(path, lines.join('\n'));
    await desk.button('校验日志').click();
    await expect.poll(() => run.page.getByTestId('verdict').textContent()).toContain('没有改动');
  });

  it('moves the data folder, exports everything readable, and tells nothing of the budget to a technician', async () => {
    await tab('数据文件夹');
    await desk.button('移动到…').click();
    await desk.chooseFolder('新盘');
    await expect.poll(desk.notice).toMatch(/已移到“.*新盘.*”，共 \d+ 个文件，逐个核对一致/);
    await desk.shoot('208-moved');
    await desk.button('导出到…').click();
    await desk.chooseFolder('救援');
    await expect.poll(desk.notice).toMatch(/账套 1 个，条目 \d+，收到的文件 0/);
    const told = filesBelow(join(run.folder, '救援')).find((path) => path.endsWith('说明.txt'));
    expect(readFileSync(told!, 'utf8')).toContain('第 2 笔');
    await desk.button('生成到…').click();
    await desk.chooseFolder('诊断');
    await expect.poll(desk.notice).toContain('参考号');
    for (const path of filesBelow(join(run.folder, '诊断')))
      expect(readFileSync(path).includes(yearFile.units[0]!.name)).toBe(false);
    await setDeadline('2026-09-27');
    await expect.poll(entry).toBe('第 3 笔记录');
    await run.restart();
    await expect.poll(entry).toBe('第 3 笔记录');
  });

  it('turns log-in on, keeps each to their role, and finds the way out of a forgotten password', async () => {
    await desk.menu('数据安全');
    await tab('操作员');
    await desk.shoot('209-no-log-in');
    await desk.button('启用登录…').click();
    await dialog().getByLabel('姓名').fill(head.name);
    await dialog().getByLabel(/^口令/).fill('short');
    await dialog().getByLabel('再输一次').fill('short');
    await dialog().getByRole('button', { name: '启用' }).click();
    await expect.poll(() => dialog().getByRole('alert').textContent()).toContain('至少 8 位');
    await dialog().getByLabel(/^口令/).fill(head.password);
    await dialog().getByLabel('再输一次').fill(head.password);
    await dialog().getByRole('button', { name: '启用' }).click();
    const code = await run.page.getByTestId('recovery-code').textContent();
    await desk.shoot('210-recovery-sheet');
    await run.page.pdf({ path: join(pictures, '210-recovery-sheet.pdf'), format: 'A4' });
    await run.page.getByLabel('已打印或抄录，并妥善保管').check();
    await dialog().getByRole('button', { name: '完成' }).click();
    await desk.button('新增操作员…').click();
    await dialog().getByLabel('姓名').fill(clerk.name);
    await dialog().getByLabel(/^口令/).fill(clerk.password);
    await dialog().getByLabel('再输一次').fill(clerk.password);
    await dialog().getByRole('button', { name: '保存' }).click();
    await expect.poll(desk.notice).toContain('已保存操作员“李明”');
    await desk.shoot('211-operators');
    await desk.button('锁屏').click();
    await run.page.getByRole('heading', { name: '已锁屏' }).waitFor();
    await desk.shoot('212-locked');
    await signIn(clerk.name, 'not-the-password');
    await expect.poll(() => run.page.getByRole('alert').textContent()).toContain('口令不对');
    await signIn(clerk.name, clerk.password);
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await setDeadline('2026-09-20');
    await expect.poll(desk.notice).toMatch(/您的角色是“经办”，不能执行这项操作/);
    await desk.shoot('213-not-allowed');
    await run.restart();
    await run.page.getByLabel('登录人').waitFor();
    await desk.shoot('214-sign-in');
    await desk.button('忘记口令…').click();
    await run.page.getByLabel('登录人').selectOption(head.name);
    await run.page.getByLabel('恢复单上的恢复码').fill(code!);
    await run.page.getByLabel(/^新口令/).fill('another-2027');
    await desk.shoot('215-forgotten');
    await desk.button('恢复并登录').click();
    await expect.poll(entry).toBe('第 3 笔记录');
    await desk.menu('数据安全');
    await tab('操作员');
    await desk.button('登录记录…').click();
    const trail = dialog().getByRole('row');
    await trail.filter({ hasText: '用恢复单重设口令' }).waitFor();
    expect(await trail.filter({ hasText: '李明' }).filter({ hasText: '口令输错' }).count()).toBe(1);
    await desk.shoot('216-access');
    expect(run.faults).toEqual([]);
  });
});

describe('an office that encrypts', () => {
  beforeAll(begin);
  afterAll(async () => {
    await run.stop();
  });

  it('chooses encryption before the first ledger, and leaves no readable row on the disk or in the page’s store', async () => {
    await desk.shoot('220-start');
    await desk.button('设置登录和加密…').click();
    await dialog().getByLabel('姓名').fill(head.name);
    await dialog().getByLabel(/^口令/).fill(head.password);
    await dialog().getByLabel('再输一次').fill(head.password);
    await dialog().getByRole('checkbox').check();
    await desk.shoot('221-begin-encrypted');
    await dialog().getByRole('button', { name: '启用' }).click();
    await run.page.getByTestId('recovery-code').waitFor();
    await run.page.getByLabel('已打印或抄录，并妥善保管').check();
    await dialog().getByRole('button', { name: '完成' }).click();
    await desk.button(/练习账套/).click();
    await run.page.getByRole('heading', { name: '报送进度' }).waitFor();
    await setDeadline('2026-09-28');
    await expect.poll(entry).toBe('第 2 笔记录');
    for (const path of filesBelow(run.data))
      expect(readFileSync(path).includes(yearFile.units[0]!.name), path).toBe(false);
    const raw = await run.page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open('two-up-two-down-practice');
        asked.onsuccess = () => {
          resolve(asked.result);
        };
      });
      const values: string[] = [];
      for (const store of opened.objectStoreNames)
        await new Promise<void>((resolve) => {
          const asked = opened.transaction(store).objectStore(store).getAll();
          asked.onsuccess = () => {
            for (const value of asked.result as unknown[])
              values.push(
                JSON.stringify(value, (_key, part: unknown) =>
                  part instanceof Uint8Array || part instanceof ArrayBuffer ? new TextDecoder().decode(part) : part,
                ),
              );
            resolve();
          };
        });
      opened.close();
      return values.join('\n');
    });
    expect(raw.length).toBeGreaterThan(1_000);
    expect(raw.includes(yearFile.units[0]!.name)).toBe(false);
  });

  it('opens after a restart with the password alone, and asks a passphrase of every backup', async () => {
    await run.restart();
    await signIn(head.name, head.password);
    await expect.poll(entry).toBe('第 2 笔记录');
    await desk.menu('数据安全');
    await tab('操作员');
    await desk.shoot('222-who-can-read');
    await tab('备份恢复');
    await desk.button('备份到…').click();
    await desk.chooseFolder('外存');
    expect(await dialog().getByRole('button', { name: '不设口令' }).count()).toBe(0);
    await dialog().getByLabel('备份口令').fill(passphrase);
    await dialog().getByLabel('再输一次').fill(passphrase);
    await dialog().getByRole('button', { name: '确定' }).click();
    await expect.poll(desk.notice).toContain('已备份到');
    expect(run.faults).toEqual([]);
  });

  it('comes back from the disk where the page’s store is gone', async () => {
    await run.page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
    });
    await run.restart();
    await signIn(head.name, head.password);
    await run.page.getByRole('heading', { name: '账套没有打开' }).waitFor();
    await desk.shoot('223-rescue');
    await desk.button('English').click();
    await desk.shoot('224-rescue-english');
    await desk.button('中文').click();
    await desk.button(/^从磁盘记录恢复/).click();
    await expect.poll(entry).toBe('第 2 笔记录');
    await desk.shoot('225-restored');
  });

  it('seals the office’s own ledger too, which was at hand before encryption was chosen', async () => {
    await desk.button('切换账套').click();
    await desk.button(/新建本县年度/).click();
    await run.page.getByLabel('区划编码（6 位）').fill('341888');
    await run.page.getByLabel('县（市、区）名称').fill('示范县');
    await run.page.getByLabel('预算年度').fill('2028');
    await desk.button('建立年度').click();
    await run.page.getByText('本年度还没有单位').waitFor();
    for (const path of filesBelow(run.data)) expect(readFileSync(path).includes('示范县'), path).toBe(false);
    await run.restart();
    await signIn(head.name, head.password);
    await expect.poll(entry).toBe('第 1 笔记录');
    expect(await run.page.getByText('示范县财政局').count()).toBeGreaterThan(0);
    expect(run.faults).toEqual([]);
  });
});
