import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeFrame, encodeFrame } from '#shared/wire';
import type { Host } from '#shared/contract';
import { contentSecurityPolicy } from '../../../electron/host/page-policy.ts';
import { browserArguments, findBrowser } from '../../../electron/shell/find-browser.ts';
import { readOptions } from '../../../electron/shell/read-options.ts';
import { startShell } from '../../../electron/shell/shell-server.ts';
import type { Shell } from '../../../electron/shell/shell-server.ts';

const root = mkdtempSync(join(tmpdir(), 'shell-'));
const rendererFolder = join(root, 'renderer');
let shell: Shell;
let cookie = '';
let secrets = 0;
const host = {
  'session.greet': () => Promise.resolve({ ok: true, value: { version: '1', runtime: 'shell', dataFolder: '数据' } }),
  'vault.readBlob': () => Promise.resolve({ ok: true, value: { bytes: new Uint8Array([0, 255]) } }),
} as unknown as Host;
const ports = (port: number) => ({
  door: { host, newReference: () => 'R', log: () => undefined },
  rendererFolder,
  port,
  newSecret: () => `secret-${String((secrets += 1))}`,
});

type Asked = { method?: string; headers?: Record<string, string>; body?: Uint8Array };
const ask = (path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((settle, fail) => {
    const { port } = new URL(shell.origin);
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        settle({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
const post = (name: string, input: unknown, headers: Record<string, string> = {}) =>
  ask(`/call/${name}`, {
    method: 'POST',
    headers: { cookie, origin: shell.origin, ...headers },
    body: encodeFrame(input),
  });

beforeAll(async () => {
  mkdirSync(rendererFolder);
  mkdirSync(join(root, 'renderer-other'));
  writeFileSync(join(rendererFolder, 'index.html'), '<title>page</title>');
  writeFileSync(join(root, 'renderer-other', 'a.js'), 'secret');
  const started = await startShell(ports(0));
  if (!started.ok) throw new Error(started.error.kind);
  shell = started.value;
});
afterAll(async () => {
  await shell.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the entrance', () => {
  it('shows a closed page in Chinese without the cookie, whatever is asked', async () => {
    const closed = await ask('/');
    expect(closed.status).toBe(403);
    expect(closed.body.toString()).toContain('这个地址不能直接打开');
    expect((await ask('/?key=wrong')).status).toBe(403);
    expect((await ask('/call/session.greet', { method: 'POST', headers: { origin: shell.origin } })).status).toBe(403);
  });
  it('changes the launch address once for a cookie that scripts and other sites cannot use', async () => {
    const path = shell.launchUrl.slice(shell.origin.length);
    const first = await ask(path);
    expect(first.status).toBe(303);
    const set = String(first.headers['set-cookie']);
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Strict');
    cookie = set.split(';')[0]!;
    expect((await ask(path)).status).toBe(403);
    expect((await ask('/', { headers: { cookie } })).body.toString()).toBe('<title>page</title>');
  });
});

describe('what is served', () => {
  it('carries the policy and nosniff on every answer', async () => {
    for (const path of ['/', '/none'])
      expect((await ask(path, { headers: { cookie } })).headers).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      });
  });
  it.each([['/../renderer-other/a.js'], ['/..%2frenderer-other/a.js'], ['/%2e%2e/renderer-other/a.js'], ['/a%00.js']])(
    'does not leave the folder of the page by %s',
    async (path) => {
      expect((await ask(path, { headers: { cookie } })).status).toBe(404);
    },
  );
  it('answers a call, text and bytes whole', async () => {
    const greeted = await post('session.greet', {});
    expect(decodeFrame(new Uint8Array(greeted.body))).toMatchObject({ value: { value: { dataFolder: '数据' } } });
    const read = await post('vault.readBlob', { ledger: 'real', digest: 'a'.repeat(64) });
    expect(decodeFrame(new Uint8Array(read.body))).toEqual({
      ok: true,
      value: { ok: true, value: { bytes: new Uint8Array([0, 255]) } },
    });
    const unknown = await post('session.leave', {});
    expect(decodeFrame(new Uint8Array(unknown.body))).toMatchObject({ value: { error: { kind: 'host/refused' } } });
  });
  it('refuses another name for this machine, another origin, and a request from another site', async () => {
    expect((await ask('/', { headers: { cookie, host: 'evil.example' } })).status).toBe(421);
    expect((await post('session.greet', {}, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await post('session.greet', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const without = await ask('/call/session.greet', { method: 'POST', headers: { cookie }, body: encodeFrame({}) });
    expect(without.status).toBe(403);
  });
  it('refuses a broken frame and a body beyond 64 MiB', async () => {
    const sent = { method: 'POST', headers: { cookie, origin: shell.origin } };
    expect((await ask('/call/session.greet', { ...sent, body: new Uint8Array([1]) })).status).toBe(400);
    const headers = { ...sent.headers, 'content-length': String(64 * 1024 * 1024 + 1) };
    const status = await ask('/call/session.greet', { method: 'POST', headers, body: new Uint8Array(8) }).then(
      (answer) => answer.status,
    );
    expect(status).toBe(413);
  });
  it('does not take another port where its own is taken', async () => {
    const port = Number(new URL(shell.origin).port);
    expect(await startShell(ports(port))).toEqual({ ok: false, error: { kind: 'shell/port-taken', port } });
  });
});

describe('starting', () => {
  it('reads the options and refuses what it does not know', () => {
    expect(readOptions([])).toEqual({
      ok: true,
      value: { data: null, port: 47613, window: true, startFolder: null },
    });
    expect(readOptions(['--data', 'd', '--port', '0', '--no-window', '--start-folder', 's'])).toEqual({
      ok: true,
      value: { data: 'd', port: 0, window: false, startFolder: 's' },
    });
    for (const words of [['--other'], ['--port', 'x'], ['--port', '70000'], ['word']])
      expect(readOptions(words).ok, words.join(' ')).toBe(false);
  });
  it('finds a browser by name on Linux, by place on Windows, and takes a named one first', () => {
    const only = (path: string) => (asked: string) => asked === path;
    const environment = { PATH: '/a:/b', 'ProgramFiles(x86)': 'C:\\P', TUTD_BROWSER: '/mine' };
    expect(findBrowser({ platform: 'linux', environment, exists: only('/b/chromium') })).toBe('/b/chromium');
    expect(findBrowser({ platform: 'linux', environment, exists: () => true })).toBe('/mine');
    const edge = 'C:\\P\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser({ platform: 'win32', environment, exists: only(edge) })).toBe(edge);
    expect(findBrowser({ platform: 'darwin', environment, exists: () => false })).toBeNull();
  });
  it('gives the window its own profile and resolves no name but this machine', () => {
    const given = browserArguments('http://127.0.0.1:1/?key=k', '/data/window', false);
    expect(given).toContain('--app=http://127.0.0.1:1/?key=k');
    expect(given).toContain('--user-data-dir=/data/window');
    expect(given).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(given).not.toContain('--no-sandbox');
  });
});
