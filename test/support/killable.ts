import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';

const page = '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>';

/** The built program with a page of the tests in the place of its own: the same host, the same engine, no screens. */
export async function programWithPage(entry: string, folder: string): Promise<string> {
  if (!existsSync('dist/main/shell.cjs')) throw new Error('the program is not built: node build/scripts/build.mjs');
  const renderer = join(folder, 'renderer');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: renderer,
      emptyOutDir: true,
      minify: false,
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
    },
  });
  writeFileSync(join(renderer, 'index.html'), page);
  mkdirSync(join(folder, 'main'), { recursive: true });
  for (const name of readdirSync('dist/main')) copyFileSync(join('dist/main', name), join(folder, 'main', name));
  return join(folder, 'main', 'shell.cjs');
}

/** Whatever a test leaves behind, because it was stopped itself, ends with it. */
const alive = new Set<number>();
process.once('exit', () => {
  for (const id of alive)
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It has ended already.
    }
});
function watched(child: ChildProcess, id: number): void {
  alive.add(id);
  child.once('exit', () => alive.delete(id));
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else
      child.once('exit', () => {
        resolve();
      });
  });
/** The processes that one process has started. Linux only, as the suite is. */
function childrenOf(pid: number): readonly number[] {
  const listed = `/proc/${String(pid)}/task/${String(pid)}/children`;
  if (!existsSync(listed)) return [];
  return readFileSync(listed, 'utf8')
    .split(' ')
    .map(Number)
    .filter((each) => each > 0);
}

export type KillableShell = {
  readonly url: string;
  readonly kill: () => Promise<void>;
  /** Kills the engine process; false where none runs. */
  readonly killEngine: () => boolean;
};

export async function startShell(
  program: string,
  { data, folder, port }: { readonly data: string; readonly folder: string; readonly port: number },
): Promise<KillableShell> {
  const child = spawn(
    process.execPath,
    [program, '--data', data, '--port', String(port), '--no-window', '--start-folder', folder],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  watched(child, child.pid!);
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      reject(new Error(`the shell ended: ${text}`));
    });
  });
  return {
    url,
    kill: () => {
      child.kill('SIGKILL');
      return ended(child);
    },
    killEngine: () => {
      const [engine] = childrenOf(child.pid!);
      if (engine === undefined) return false;
      process.kill(engine, 'SIGKILL');
      return true;
    },
  };
}

export type KillableChromium = { readonly browser: Browser; readonly page: Page; readonly kill: () => Promise<void> };

/** A real Chromium on a profile that stays, in a process group of its own that can be killed at once. */
export async function startChromium(profile: string): Promise<KillableChromium> {
  mkdirSync(profile, { recursive: true });
  const told = join(profile, 'DevToolsActivePort');
  rmSync(told, { force: true });
  rmSync(join(profile, 'SingletonLock'), { force: true });
  const child = spawn(
    process.env['TUTD_BROWSER'] ?? '/usr/bin/chromium',
    [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-extensions',
      '--disable-sync',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=1366,768',
      '--lang=zh-CN',
      'about:blank',
    ],
    { stdio: 'ignore', detached: true },
  );
  watched(child, -child.pid!);
  let port = '';
  while (port === '') {
    if (child.exitCode !== null) throw new Error(`Chromium ended with ${String(child.exitCode)}`);
    if (existsSync(told)) port = readFileSync(told, 'utf8').split('\n')[0] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context!.newPage());
  return {
    browser,
    page,
    kill: async () => {
      process.kill(-child.pid!, 'SIGKILL');
      await ended(child);
      await browser.close().catch(() => null);
    },
  };
}
