import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from '../host/data-folder.ts';
import { nodeDisk } from '../host/disk.ts';
import { openDoor } from '../host/open-door.ts';
import { lockData } from '../host/storage/lock-data.ts';
import { dropBrowserCopy, keepBrowserFolder, shellBrowserFolder } from '../host/storage/browser-folder.ts';
import { engineLimits } from '../host/workbooks/engine-limits.ts';
import { engineClient, forkEngine } from '../host/workbooks/engine-client.ts';
import { refuseOutbound } from '../silence/no-outbound.ts';
import { browserArguments, findBrowser } from './find-browser.ts';
import { readOptions } from './read-options.ts';
import type { ShellOptions } from './read-options.ts';
import { startShell } from './shell-server.ts';
import type { Shell } from './shell-server.ts';

/** Put in by the build, from package.json. */
declare const programVersion: string;

const say = (line: string): void => {
  console.log(line);
};
const environment = process.env;

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || environment['DISPLAY'] !== undefined || environment['WAYLAND_DISPLAY'] !== undefined;

function offerAddress(reason: string, shell: Shell): void {
  say(`${reason}请在本机的 Chromium、Chrome 或 Edge 中打开这个只能使用一次的地址：`);
  say(shell.launchUrl);
  say('按 Ctrl+C 结束。');
}

function openWindow(shell: Shell, options: ShellOptions, dataFolder: string, onClosed: () => void): void {
  if (!options.window) {
    offerAddress('按要求不打开窗口。', shell);
    return;
  }
  if (!hasDisplay()) {
    offerAddress('没有图形界面（未设置 DISPLAY 或 WAYLAND_DISPLAY），无法打开窗口。', shell);
    return;
  }
  const browser = findBrowser({ platform: process.platform, environment, exists: existsSync });
  if (browser === null) {
    offerAddress('没有找到 Chromium、Chrome 或 Edge。', shell);
    return;
  }
  const isRoot = process.getuid?.() === 0;
  const child = spawn(browser, browserArguments(shell.launchUrl, join(dataFolder, 'window'), isRoot), {
    stdio: 'ignore',
  });
  child.once('error', () => {
    offerAddress('浏览器没有启动。', shell);
  });
  child.once('exit', onClosed);
  say(`已在 ${browser} 中打开窗口；关闭窗口即结束程序。`);
}

async function run(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok) stop('用法：[--data 文件夹] [--port 端口] [--no-window] [--start-folder 文件夹]');
  const options = read.value;
  const home = homedir();
  const dataFolder = resolve(options.data ?? defaultDataFolder({ platform: process.platform, home, environment }));
  const lock = await lockData(nodeDisk, dataFolder);
  if (lock === null) stop(`数据文件夹 ${dataFolder} 正由另一个程序使用。请先关闭已经打开的“两上两下预算”。`);
  const browserFolder = shellBrowserFolder(dataFolder, options.port);
  const kept = await keepBrowserFolder(browserFolder, { home: dataFolder, unclean: lock.stale });
  if (kept.broken !== null) say(`打不开的工作数据已原样移到 ${join(dataFolder, 'aside', kept.broken)}。`);
  const door = openDoor({
    onAgreed: () => void dropBrowserCopy(dataFolder).catch(() => null),
    runtime: 'shell',
    version: programVersion,
    dataFolder,
    startFolder: resolve(options.startFolder ?? home),
    dialogs: null,
    engine: engineClient({
      spawn: () => forkEngine(join(__dirname, 'engine.cjs'), engineLimits),
      secondsPerTask: engineLimits.secondsPerTask,
    }),
  });
  const shell = await startShell({
    door,
    rendererFolder: join(__dirname, '..', 'renderer'),
    port: options.port,
    newSecret: () => randomBytes(32).toString('base64url'),
  });
  if (!shell.ok) {
    await lock.release();
    stop(
      `端口 ${shell.error.port} 已被占用，程序不能启动。请关闭占用该端口的程序后再试；换用别的端口会看不到原来的数据。`,
    );
  }
  const close = (): void => {
    void shell.value
      .close()
      .then(lock.release)
      .finally(() => process.exit(0));
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  openWindow(shell.value, options, dataFolder, close);
}

refuseOutbound();
run().catch((error: unknown) => {
  stop(`程序没有启动：${error instanceof Error ? error.message : String(error)}`);
});
