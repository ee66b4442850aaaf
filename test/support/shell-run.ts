import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

export type ShellRun = {
  readonly page: Page;
  readonly folder: string;
  /** The program's data folder. */
  readonly data: string;
  readonly faults: string[];
  /** Ends the program and starts it again on the same data and the same browser profile. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

export type LaunchedShell = {
  readonly url: string;
  readonly isAlive: () => boolean;
  readonly end: () => Promise<void>;
};

/** Starts the built shell without a window; `before` is a command that starts it in its turn, such as a tracer. */
export async function launchShell(
  data: string,
  folder: string,
  port: number,
  before: readonly string[] = [],
): Promise<LaunchedShell> {
  const words = ['dist/main/shell.cjs', '--data', data, '--port', String(port), '--no-window'];
  const [command, ...given] = [...before, process.execPath, ...words, '--start-folder', folder];
  const child = spawn(command, given, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.once('exit', () => {
      reject(new Error(`the shell ended: ${text}`));
    });
  });
  const end = (): Promise<void> =>
    new Promise((resolve) => {
      child.removeAllListeners('exit');
      child.once('exit', () => {
        resolve();
      });
      child.kill('SIGTERM');
    });
  return { url, isAlive: () => child.exitCode === null && child.signalCode === null, end };
}

/**
 * The built program behind the loopback shell, and a real Chromium at 1366×768 in front of it. Its chooser begins in
 * `files`, or in a folder of its own.
 */
export async function startShellRun(files?: string): Promise<ShellRun> {
  const root = mkdtempSync(join(tmpdir(), 'two-up-two-down-'));
  const folder = files ?? join(root, 'files');
  const data = join(root, 'data');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  let shell = await launchShell(data, folder, port);
  const executablePath = process.env['TUTD_BROWSER'] ?? '/usr/bin/chromium';
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(shell.url);
  return {
    page,
    folder,
    data,
    faults,
    restart: async () => {
      await page.goto('about:blank');
      await shell.end();
      shell = await launchShell(data, folder, port);
      await page.goto(shell.url);
    },
    stop: async () => {
      await browser.close();
      await shell.end();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
