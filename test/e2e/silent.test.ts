import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { defaultForms, departmentFolderName } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { browserArguments } from '../../electron/shell/find-browser.ts';
import { fillWorkbook } from '../support/clerk.ts';
import { officeDesk } from '../support/office-desk.ts';
import { freePort, launchShell, type LaunchedShell } from '../support/shell-run.ts';
import {
  everyWay,
  isWhole,
  mayPartNetwork,
  mayTrace,
  partNetwork,
  reached,
  traced,
  type PartedNetwork,
} from '../support/watched-network.ts';

const seed = 349901;
const yearFile = practiceYearFile(seed, defaultForms);
const fillings = practiceFillings(seed, yearFile);
const root = mkdtempSync(join(tmpdir(), 'silent-'));
const files = join(root, 'files');
const logs = resolve('.cache/network');
mkdirSync(files);
mkdirSync(logs, { recursive: true });
const closers: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const close of closers.reverse()) await close();
  rmSync(root, { recursive: true, force: true });
});

const tracing = mayTrace();
const parting = mayPartNetwork();
if (!tracing || !parting)
  console.warn(
    `\n*** ${tracing ? '' : 'strace cannot follow processes here. '}${parting ? '' : 'No network of its own can be made here. '}What leaves the program was NOT captured: SKIPPED. ***\n`,
  );

/** The browser of the product with the arguments of the product, inside the command given; only what drives it is added. */
async function openBrowser(url: string, before: readonly string[]): Promise<{ context: BrowserContext; page: Page }> {
  const starter = join(root, 'browser.sh');
  const browser = process.env['TUTD_BROWSER'] ?? '/usr/bin/chromium';
  writeFileSync(starter, `#!/bin/sh\nexec ${before.map((word) => `'${word}'`).join(' ')} '${browser}' "$@"\n`);
  chmodSync(starter, 0o755);
  const profile = join(root, 'window');
  // The address is opened by the driver; a page opened before it listens could not be watched.
  const product = browserArguments('about:blank', profile, true);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: starter,
    ignoreDefaultArgs: true,
    args: [...product, '--headless=new', '--disable-gpu', '--remote-debugging-pipe', `--user-data-dir=${profile}`],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  return { context, page };
}

/** 一上 of one department: start, hand out, receive, pass, lock, report to the city. */
async function day(page: Page): Promise<void> {
  const desk = officeDesk(
    { page, folder: files, data: logs, faults: [], restart: () => Promise.resolve(), stop: () => Promise.resolve() },
    yearFile,
    logs,
  );
  await desk.start();
  await desk.handOut('表样');
  const units = yearFile.units.filter(({ department }) => department === '105');
  for (const unit of units)
    await fillWorkbook(desk.fileOf('表样', unit.code, 'up1'), fillings[unit.code]!.up1, yearFile);
  const department = yearFile.departments.find(({ code }) => code === '105')!;
  await desk.menu('接收审核');
  await desk.button('选择文件…').click();
  await page.getByRole('dialog').getByRole('button', { name: '表样', exact: true }).click();
  await desk.button(departmentFolderName(department)).click();
  await desk.button(/^全选/).click();
  await desk.button(/^选用 \d+ 个文件/).click();
  await desk.take(units.length);
  await desk.openUnit('105001');
  await desk.button('审核通过').click();
  await desk.button('锁定').click();
  await desk.button('解锁').waitFor();
  await desk.menu('汇总上报');
  await page.getByTestId('city-scope').getByText('350.00').waitFor();
  await desk.button('生成上报市局表').click();
  await desk.chooseFolder('上报');
  await expect.poll(desk.notice, { timeout: 60_000 }).toMatch(/数据核对：\d+ 个单元格逐一比对，无差异/);
  expect(readdirSync(join(files, '上报'))).toHaveLength(1);
}

it.skipIf(!tracing || !parting)(
  'a whole script sends nothing: not the shell, not the engine, not one packet of the browser',
  async () => {
    const network: PartedNetwork = await partNetwork();
    closers.push(network.end);
    const port = await freePort();
    const shellLog = join(logs, 'shell.trace');
    const browserLog = join(logs, 'browser.trace');
    const shell: LaunchedShell = await launchShell(join(root, 'data'), files, port, [
      ...network.before,
      ...traced(shellLog, everyWay),
    ]);
    const { context, page } = await openBrowser(shell.url, [
      ...network.before,
      ...traced(browserLog, ['socket', 'connect', 'bind', 'sendto']),
    ]);
    await day(page);
    await context.close();
    await shell.end();

    for (const log of [shellLog, browserLog]) await expect.poll(() => isWhole(log)).toBe(true);
    // Our processes: the shell and the engines that it started listen on this machine and do nothing else.
    const ours = new Set(reached(shellLog));
    expect([...ours]).toEqual(['socket AF_INET SOCK_STREAM', `bind 127.0.0.1:${String(port)}`]);
    // The browser: it asks the system whether there is a way to an address of version 6, and sends nothing there.
    const tried = new Map<string, number>();
    for (const each of reached(browserLog)) tried.set(each, (tried.get(each) ?? 0) + 1);
    const lines = [...tried].map(([each, count]) => `${String(count)} ${each}`).sort();
    writeFileSync(join(logs, 'browser.txt'), `${lines.join('\n')}\n`);
    expect(network.left()).toEqual({ packets: 0, datagrams6: 0 });
    const known = [
      /^(?:connect|bind|sendto) (?:127\.0\.0\.1:|AF_NETLINK)/,
      /^socket AF_(?:INET SOCK_STREAM|INET6? SOCK_DGRAM|NETLINK SOCK_RAW)/,
      /^connect 2001:4860:4860::8888:443$/,
    ];
    expect([...tried.keys()].filter((each) => !known.some((shape) => shape.test(each)))).toEqual([]);
  },
  240_000,
);

it.skipIf(!tracing || !parting)('and the watch would see it, if anything did', async () => {
  const network = await partNetwork();
  closers.push(network.end);
  const log = join(logs, 'probe.trace');
  const probe =
    "const s = require('dgram').createSocket('udp4'); s.send('x', 53, '8.8.8.8', () => s.close()); const t = require('dgram').createSocket('udp6'); t.send('x', 53, '2001:4860:4860::8888', () => t.close()); require('net').connect(80, '192.0.2.9').on('error', () => {}).setTimeout(100, function () { this.destroy(); });";
  const [command, ...words] = [...network.before, ...traced(log, everyWay), process.execPath, '-e', probe];
  spawnSync(command, words, { stdio: 'ignore' });
  await expect.poll(() => isWhole(log)).toBe(true);
  expect(reached(log)).toEqual(expect.arrayContaining(['sendmsg 8.8.8.8:53', 'connect 192.0.2.9:80']));
  const { packets, datagrams6 } = network.left();
  expect(packets).toBeGreaterThan(0);
  expect(datagrams6).toBe(1);
});
