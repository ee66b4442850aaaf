import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostCallNames } from '#shared/contract';
import type { Host } from '#shared/contract';
import { contentSecurityPolicy } from '../../../electron/host/page-policy.ts';
import { appOrigin, isOurs, schemePrivileges, servePage } from '../../../electron/main/app-protocol.ts';
import { guardContents, guardSession, mayRequest } from '../../../electron/main/navigation.ts';
import type { SessionPort } from '../../../electron/main/navigation.ts';
import { registerHost } from '../../../electron/main/register-host.ts';
import type { IpcPort } from '../../../electron/main/register-host.ts';
import { claimInstance } from '../../../electron/main/single-instance.ts';
import { webPreferences, windowOptions } from '../../../electron/main/window.ts';

describe('the window', () => {
  it('states every preference that keeps the page apart from the machine', () => {
    expect(webPreferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      spellcheck: false,
      devTools: false,
    });
    expect(windowOptions('p').webPreferences).toEqual({ ...webPreferences, preload: 'p' });
  });
  it('has a policy that allows nothing by default and no foreign script', () => {
    expect(contentSecurityPolicy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });
});

describe('the scheme of the page', () => {
  it('is standard and secure, and nothing else is ours', () => {
    expect(schemePrivileges.privileges).toMatchObject({ standard: true, secure: true });
    expect(isOurs(`${appOrigin}/index.html`)).toBe(true);
    for (const address of ['app://budget.evil/', 'app://other/', 'https://budget/', 'file:///x', 'nonsense', ''])
      expect(isOurs(address), address).toBe(false);
  });
  it('serves the folder of the page with the policy, and nothing beside it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'page-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true, force: true });
    });
    mkdirSync(join(root, 'renderer'));
    mkdirSync(join(root, 'renderer-other'));
    writeFileSync(join(root, 'renderer', 'index.html'), 'page');
    writeFileSync(join(root, 'renderer-other', 'a.js'), 'secret');
    const ask = (url: string) => servePage(join(root, 'renderer'), { url });
    const page = await ask('app://budget/');
    expect(await page.text()).toBe('page');
    expect(page.headers.get('Content-Security-Policy')).toBe(contentSecurityPolicy);
    for (const url of ['app://budget/..%2frenderer-other/a.js', 'app://other/', 'app://budget/none.js'])
      expect((await ask(url)).status, url).toBe(404);
  });
});

describe('navigation', () => {
  it('is refused in every form', () => {
    const listeners = new Map<string, (event: { preventDefault: () => void }) => void>();
    let opening: unknown = null;
    guardContents({
      on: (event, listener) => listeners.set(event, listener),
      setWindowOpenHandler: (handler) => {
        opening = handler();
      },
    });
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      let prevented = false;
      listeners.get(event)!({ preventDefault: () => (prevented = true) });
      expect(prevented, event).toBe(true);
    }
    expect(opening).toEqual({ action: 'deny' });
  });
  it('grants no permission but to copy, no device, no download and no request to elsewhere', () => {
    const rulings: unknown[] = [];
    const guarded: SessionPort = {
      setPermissionRequestHandler: (handler) => {
        handler(null, 'media', (granted) => rulings.push(granted));
        handler(null, 'clipboard-sanitized-write', (granted) => rulings.push(!granted));
      },
      setPermissionCheckHandler: (handler) =>
        rulings.push(handler(null, 'clipboard-read'), !handler(null, 'clipboard-sanitized-write')),
      setDevicePermissionHandler: (handler) => rulings.push(handler()),
      onBeforeRequest: (listener) => {
        listener({ url: 'https://example.org/' }, (ruling) => rulings.push(!ruling.cancel));
      },
      onDownload: (listener) => {
        listener({ preventDefault: () => rulings.push(false) });
      },
      setCertificateVerifyProc: (judge) => {
        judge({}, (ruling) => rulings.push(ruling === 0));
      },
      setSpellCheckerEnabled: (enabled) => {
        rulings.push(enabled);
      },
    };
    guardSession(guarded);
    expect(rulings).toEqual([false, false, false, false, false, false, false, false, false]);
    expect(['app://budget/a.js', 'data:,', 'blob:app://budget/1'].every(mayRequest)).toBe(true);
    expect(['http://127.0.0.1/', 'file:///a', 'ws://a', 'blob:https://a/1'].some(mayRequest)).toBe(false);
  });
});

describe('the calls', () => {
  const top = { url: 'app://budget/' };
  const registered = () => {
    const handlers = new Map<string, Parameters<IpcPort['handle']>[1]>();
    const host = {
      'session.greet': () =>
        Promise.resolve({ ok: true, value: { version: '1', runtime: 'electron', dataFolder: '' } }),
    } as unknown as Host;
    const door = { host, newReference: () => 'R', log: () => undefined };
    registerHost({ handle: (name, listener) => handlers.set(name, listener) }, door, () => top);
    return handlers;
  };
  it('are all registered and answered to our top frame', async () => {
    const handlers = registered();
    expect([...handlers.keys()]).toEqual([...hostCallNames]);
    expect(await handlers.get('session.greet')!({ senderFrame: top }, {})).toMatchObject({ ok: true });
  });
  it('are refused to another frame, none, and a page that is not ours', async () => {
    const greet = registered().get('session.greet')!;
    const refused = { ok: false, error: { kind: 'host/refused' } };
    expect(await greet({ senderFrame: { url: 'app://budget/' } }, {})).toEqual(refused);
    expect(await greet({ senderFrame: null }, {})).toEqual(refused);
    top.url = 'https://example.org/';
    expect(await greet({ senderFrame: top }, {})).toEqual(refused);
  });
});

describe('a second start', () => {
  it('ends itself, and brings the first window forward', () => {
    const acts: string[] = [];
    const app = (first: boolean) => ({
      requestSingleInstanceLock: () => first,
      quit: () => acts.push('quit'),
      on: (_event: string, listener: () => void) => {
        listener();
      },
    });
    const show = () => acts.push('show');
    expect([claimInstance(app(false), show), claimInstance(app(true), show)]).toEqual([false, true]);
    expect(acts).toEqual(['quit', 'show']);
  });
});
