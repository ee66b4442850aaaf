import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { RawCopy } from './raw-copy.ts';

export type ProfileDesk = {
  readonly data: string;
  readonly files: string;
  readonly port: number;
  /** Where the browser keeps the working copies of this desk. */
  readonly store: string;
  readonly aside: string;
  readonly start: () => Promise<ProfileRun>;
  /** The same folders and the same port, as after the disk was copied to another computer. */
  readonly copyTo: (other: ProfileDesk) => void;
  readonly clear: () => void;
};
export type ProfileRun = {
  readonly page: Page;
  readonly said: () => string;
  /** killed: the program ends without ending anything properly. */
  readonly end: (how?: 'killed') => Promise<void>;
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

export type StartedShell = { readonly child: ChildProcess; readonly url: string | null; readonly said: () => string };

/** The built shell on a data folder, without a window of its own; url is null where it ended instead of starting. */
export async function startShell(data: string, port: number, files: string): Promise<StartedShell> {
  const words = ['dist/main/shell.cjs', '--data', data, '--port', String(port), '--no-window', '--start-folder', files];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const url = await new Promise<string | null>((resolve) => {
    const hear = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => {
      resolve(null);
    });
  });
  return { child, url, said: () => text };
}

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else
      child.once('exit', () => {
        resolve();
      });
  });

const launch = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env['TUTD_BROWSER'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
  });

/** The built program and a Chromium with a profile that stays, in the place where the program's own window keeps it. */
export async function profileDesk(port?: number): Promise<ProfileDesk> {
  const root = mkdtempSync(join(tmpdir(), 'two-up-two-down-profile-'));
  const [data, files] = [join(root, 'data'), join(root, 'files')];
  mkdirSync(files);
  const own = port ?? (await freePort());
  const profile = join(data, 'window');
  return {
    data,
    files,
    port: own,
    store: join(profile, 'Default', 'IndexedDB', `http_127.0.0.1_${String(own)}.indexeddb.leveldb`),
    aside: join(data, 'aside'),
    start: async () => {
      const shell = await startShell(data, own, files);
      if (shell.url === null) throw new Error(`the shell ended: ${shell.said()}`);
      const context = await launch(profile);
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(shell.url);
      return {
        page,
        said: shell.said,
        end: async (how) => {
          if (how === 'killed') shell.child.kill('SIGKILL');
          await context.close();
          shell.child.kill('SIGTERM');
          await ended(shell.child);
        },
      };
    },
    copyTo: (other) => {
      cpSync(data, other.data, { recursive: true });
    },
    clear: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const blank = '/blank-for-the-test';

/** Works in the origin's store without the program: a page of the same origin that runs nothing. */
export async function onBlankPage<T>(page: Page, work: (page: Page) => Promise<T>): Promise<T> {
  await page.route(`**${blank}`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(new URL(blank, page.url()).href);
  return work(page);
}

export const dumpInPage = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (asked) => {
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('no answer'));
        };
      });
    if (!(await indexedDB.databases()).some((each) => each.name === asked)) return 'absent';
    const database = await answered(indexedDB.open(asked));
    const stores = [];
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      stores.push([name, await answered(store.getAllKeys()), await answered(store.getAll())]);
    }
    database.close();
    return JSON.stringify([database.version, stores]);
  }, name);

export const buildInPage = (page: Page, name: string, copy: RawCopy): Promise<void> =>
  page.evaluate(
    async ([asked, text]: readonly [string, string]) => {
      const raw = JSON.parse(text) as RawCopy;
      await new Promise((resolve, reject) => {
        const gone = indexedDB.deleteDatabase(asked);
        gone.onsuccess = resolve;
        gone.onerror = reject;
        gone.onblocked = reject;
      });
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(asked, raw.version);
        request.onupgradeneeded = () => {
          for (const { name: store, keyPath, rows } of raw.stores) {
            const made = request.result.createObjectStore(store, keyPath === null ? {} : { keyPath });
            for (const [key, value] of rows) made.put(value, keyPath === null ? key : undefined);
          }
        };
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
        request.onerror = () => {
          reject(request.error ?? new Error('no answer'));
        };
      });
    },
    [name, JSON.stringify(copy)] as const,
  );
