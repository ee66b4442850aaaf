import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { goldenCopy, officeRows } from '../support/golden-copy.ts';
import {
  buildInPage,
  dumpInPage,
  ended,
  onBlankPage,
  profileDesk,
  startShell,
  type ProfileDesk,
  type ProfileRun,
} from '../support/profile-run.ts';

const name = 'two-up-two-down-practice';
const pictures = '.cache/screenshots';
let worked: ProfileDesk;
const desks: ProfileDesk[] = [];
let running: ProfileRun | null = null;

async function started(desk: ProfileDesk): Promise<ProfileRun> {
  running = await desk.start();
  return running;
}
async function finish(how?: 'killed'): Promise<void> {
  await running?.end(how);
  running = null;
}
const progress = ({ page }: ProfileRun) => page.getByRole('heading', { name: '报送进度' }).waitFor();
const stopped = async ({ page }: ProfileRun): Promise<string> => {
  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await alert.waitFor();
  return (await alert.textContent()) ?? '';
};
const restore = ({ page }: ProfileRun) => page.getByRole('button', { name: /^从磁盘记录恢复/ }).click();
const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file)).toString('base64')]));

async function enterPractice(run: ProfileRun): Promise<void> {
  await run.page.getByLabel('操作员姓名').fill('王芳');
  await run.page.getByRole('button', { name: /练习账套/ }).click();
  await progress(run);
  await run.page.getByText('已保存').first().waitFor();
}

/** The same work on another computer, to be harmed. */
async function harmed(): Promise<ProfileDesk> {
  const desk = await profileDesk(worked.port);
  desks.push(desk);
  worked.copyTo(desk);
  return desk;
}

describe('opening in a real Chromium, behind the real shell, on a profile that stays', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    worked = await profileDesk();
    const run = await started(worked);
    await enterPractice(run);
    await finish();
  });
  afterEach(async () => {
    await finish();
  });
  afterAll(() => {
    for (const desk of [worked, ...desks]) desk.clear();
  });

  it('opens again what it left', async () => {
    const desk = await harmed();
    const run = await started(desk);
    await progress(run);
    // After a proper end the logs of a real store read to their end, so nothing is copied.
    expect(existsSync(desk.aside)).toBe(false);
    expect(await run.page.getByText('合计 12 个部门').count()).toBe(1);
  });

  it('offers the record on disk where the store was deleted, and makes nothing before', async () => {
    const desk = await harmed();
    rmSync(desk.store, { recursive: true });
    const run = await started(desk);
    expect(await stopped(run)).toMatch(/第 1 笔/);
    await run.page.screenshot({ path: join(pictures, 'opening-vanished.png') });
    expect(await run.page.evaluate(() => indexedDB.databases())).toEqual([]);
    await restore(run);
    await progress(run);
    expect(await run.page.getByText('合计 12 个部门').count()).toBe(1);
    await finish();
    await progress(await started(desk));
  });

  it('takes a store without its list out of the reach of the browser, untouched', async () => {
    const desk = await harmed();
    rmSync(join(desk.store, 'CURRENT'));
    const before = contentOf(desk.store);
    const run = await started(desk);
    expect(await stopped(run)).toMatch(/第 1 笔/);
    const kept = join(desk.aside, 'browser-broken-1', desk.store.split('/').at(-1)!);
    expect(contentOf(kept)).toEqual(before);
    await restore(run);
    await progress(run);
  });

  it('never begins anew over a truncated store, and keeps what lay there after an end that was none', async () => {
    const desk = await harmed();
    await started(desk).then(progress);
    await finish('killed');
    for (const file of readdirSync(desk.store)) if (/\.(log|ldb)$/.test(file)) truncateSync(join(desk.store, file), 3);
    const before = contentOf(desk.store);
    const run = await started(desk);
    await stopped(run);
    const kept = join(desk.aside, 'browser-copy', desk.store.split('/').at(-1)!);
    expect(contentOf(kept)).toEqual(before);
    // The browser goes on writing behind the torn end of its own log and finds that wrong at a later start, where not even
    // a new copy can be begun any more; its store is then laid aside, and in the end all is there again.
    let torn = 0;
    for (let now = run; ; torn += 1) {
      const end = now.page.getByRole('heading', { name: '账套没有打开' });
      await end.or(now.page.getByRole('heading', { name: '报送进度' })).waitFor();
      if ((await end.count()) === 0) break;
      await restore(now);
      const failed = now.page.getByText(/数据库不能写入/);
      await failed.or(now.page.getByRole('heading', { name: '报送进度' })).waitFor();
      if ((await failed.count()) > 0) {
        await now.page.getByRole('button', { name: /移到一边/ }).click();
        await now.page.getByText('请关闭程序后重新打开').waitFor();
      }
      await finish();
      now = await started(desk);
    }
    expect(torn).toBeLessThanOrEqual(3);
    expect(await running!.page.getByText('合计 12 个部门').count()).toBe(1);
    await expect.poll(() => existsSync(kept)).toBe(false);
  });

  it('stops before the store of another county, and takes the record on disk beside it', async () => {
    const other = await profileDesk(worked.port);
    desks.push(other);
    const there = await started(other);
    await enterPractice(there);
    const theirs = await onBlankPage(there.page, (page) => dumpInPage(page, name));
    await finish();
    const desk = await harmed();
    rmSync(desk.store, { recursive: true });
    cpSync(other.store, desk.store, { recursive: true });
    const run = await started(desk);
    expect(await stopped(run)).toContain('不属于同一账套');
    await restore(run);
    await progress(run);
    expect(await onBlankPage(run.page, (page) => dumpInPage(page, name))).toBe(theirs);
    expect(await dumpInPage(run.page, `${name}-g2`)).not.toBe('absent');
    await finish();
    await started(desk).then(progress);
  });

  it('says what is needed before the store of a newer build, and changes nothing', async () => {
    const desk = await harmed();
    const first = await started(desk);
    await progress(first);
    const golden = goldenCopy(3);
    const towns = { name: 'towns', keyPath: null, rows: [['a', { name: '城关镇' }]] as const };
    const before = await onBlankPage(first.page, async (page) => {
      await buildInPage(page, name, { version: 40, stores: [...golden.stores, towns] });
      return dumpInPage(page, name);
    });
    await finish();
    const run = await started(desk);
    expect(await stopped(run)).toMatch(/版本 4/);
    expect(await run.page.getByRole('button', { name: /恢复/ }).count()).toBe(0);
    await run.page.screenshot({ path: join(pictures, 'opening-newer.png') });
    expect(await onBlankPage(run.page, (page) => dumpInPage(page, name))).toBe(before);
  });

  it.each([1, 2])('opens the store of an older build, schema %i, with every row', async (schema) => {
    const desk = await harmed();
    rmSync(join(desk.data, 'vault'), { recursive: true });
    rmSync(desk.store, { recursive: true });
    const first = await started(desk);
    await first.page.getByLabel('操作员姓名').waitFor();
    await onBlankPage(first.page, (page) => buildInPage(page, name, goldenCopy(schema)));
    await finish();
    const run = await started(desk);
    await run.page.getByLabel('操作员姓名').fill('王芳');
    await run.page.getByRole('button', { name: /练习账套/ }).click();
    await progress(run);
    const dump = JSON.parse(await onBlankPage(run.page, (page) => dumpInPage(page, name))) as [
      number,
      [string, unknown[], unknown[]][],
    ];
    expect(dump[0]).toBe(30);
    for (const { name: store, rows } of officeRows(goldenCopy(schema))) {
      const [, keys, values] = dump[1].find(([each]) => each === store)!;
      expect(keys.map((key, index) => [key, values[index]])).toEqual(rows);
    }
    const manifests = readdirSync(join(desk.data, 'vault', 'practice', 'manifests'));
    const oldest = JSON.parse(
      readFileSync(join(desk.data, 'vault', 'practice', 'manifests', manifests[0]!), 'utf8'),
    ) as { manifest: { stage: string } };
    expect(oldest.manifest.stage).toBe(`before-upgrade-${String(schema)}`);
  });
});

describe('two starts on one data folder', () => {
  it('lets the first one work and ends the second one with a sentence; takes over from a program that died', async () => {
    const desk = await profileDesk();
    desks.push(desk);
    const first = await startShell(desk.data, desk.port, desk.files);
    expect(first.url).not.toBeNull();
    const second = await startShell(desk.data, 0, desk.files);
    expect(second.url).toBeNull();
    expect(second.said()).toContain('正由另一个程序使用');
    await ended(second.child);
    expect(second.child.exitCode).toBe(1);
    first.child.kill('SIGKILL');
    await ended(first.child);
    expect(existsSync(join(desk.data, 'in-use.lock'))).toBe(true);
    const third = await startShell(desk.data, desk.port, desk.files);
    expect(third.url).not.toBeNull();
    third.child.kill('SIGTERM');
    await ended(third.child);
    expect(existsSync(join(desk.data, 'in-use.lock'))).toBe(false);
    desk.clear();
  });
});
