import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hostCallNames, hostContract } from '#shared/contract';
import type { Host } from '#shared/contract';
import { answer } from '../../electron/host/answer.ts';
import { contentSecurityPolicy, pageHeaders } from '../../electron/host/page-policy.ts';
import { appOrigin, isOurs, schemePrivileges, servePage } from '../../electron/main/app-protocol.ts';
import { lockDown, pageGoneSentence } from '../../electron/main/lock-down.ts';
import { guardContents, guardSession, mayRequest } from '../../electron/main/navigation.ts';
import { registerHost } from '../../electron/main/register-host.ts';
import { claimInstance } from '../../electron/main/single-instance.ts';
import { webPreferences, windowOptions } from '../../electron/main/window.ts';
import { browserArguments } from '../../electron/shell/find-browser.ts';
import { quietSwitches } from '../../electron/silence/quiet-browser.ts';
import { found, sourceFiles } from '../support/source-files.ts';

/** The baseline of the program's security, item by item; each item has its tests under its name below. */
const baseline = {
  1: 'fuses',
  2: 'sandbox, web preferences, and a preload that exposes a closed list',
  3: 'a scheme of our own, contained in its folder',
  4: 'a content policy that allows nothing by default, as a header',
  5: 'no permission, no device, no download, no request to elsewhere',
  6: 'no navigation, no window, no web view, nothing opened outside',
  7: 'calls from our top frame alone, checked going in and coming out, within limits',
  8: 'one instance, no report, no update, no remote module, an asar and nothing beside it',
  9: 'this table',
} as const;
const item = (number: keyof typeof baseline): string => `${String(number)}. ${baseline[number]}`;

const builder = readFileSync('electron-builder.yml', 'utf8');
/** The lines indented below a key, as a record; enough of YAML for the keys that are asked for. */
const section = (key: string): Record<string, string> =>
  Object.fromEntries(
    (new RegExp(String.raw`^${key}:\n((?:[ ].*\n)+)`, 'm').exec(builder)?.[1] ?? '')
      .split('\n')
      .filter((line) => line.includes(': '))
      .map((line) => line.trim().split(': ') as [string, string]),
  );

const programs = [
  ...sourceFiles('electron', /\.ts$/),
  ...sourceFiles('renderer', /\.tsx?$/),
  ...sourceFiles('shared', /\.ts$/),
];
const entry = readFileSync('electron/main/entry.ts', 'utf8');

describe(item(1), () => {
  it('are all stated, each the closed way', () => {
    expect(section('electronFuses')).toEqual({
      runAsNode: 'false',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      enableCookieEncryption: 'true',
      grantFileProtocolExtraPrivileges: 'false',
      loadBrowserProcessSpecificV8Snapshot: 'false',
    });
  });
});

describe(item(2), () => {
  it('states every web preference, and has one window only, made with them', () => {
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
    const windows = programs.flatMap(
      ({ text }) => text.match(/new (?:BrowserWindow|BrowserView|WebContentsView)\(.*/g) ?? [],
    );
    expect(windows).toEqual([expect.stringContaining('new BrowserWindow(windowOptions(')]);
  });
  it('switches the sandbox on for every page before anything else, and refuses certificates, log-ins and what calls out', () => {
    const acts: string[] = [];
    lockDown({
      enableSandbox: () => acts.push('sandbox'),
      appendSwitch: (name, value) => acts.push(value === undefined ? name : `${name}=${value}`),
      onCertificateError: (listener) => {
        listener({ preventDefault: () => acts.push('certificate kept') }, (trusted) =>
          acts.push(`trusted ${String(trusted)}`),
        );
      },
      on: (event, listener) => {
        listener({ preventDefault: () => acts.push(`${event} kept`) });
      },
    });
    expect(acts[0]).toBe('sandbox');
    expect(acts).toEqual(
      expect.arrayContaining([
        'host-resolver-rules=MAP * ~NOTFOUND',
        'no-proxy-server',
        'disable-background-networking',
        'disable-component-update',
        'disable-domain-reliability',
        'no-pings',
        'certificate kept',
        'trusted false',
        'select-client-certificate kept',
        'login kept',
      ]),
    );
    expect(entry).toMatch(/^lockDown\(\{\n {2}enableSandbox: \(\) => \{\n {4}app\.enableSandbox\(\);/m);
  });
  it('gives the window of the shell the same switches, and its own address alone', () => {
    const given = browserArguments('http://127.0.0.1:1/', '/d', false);
    for (const { name, value } of quietSwitches(['127.0.0.1']))
      expect(given).toContain(value === undefined ? `--${name}` : `--${name}=${value}`);
    expect(given).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1');
    expect(given.filter((word) => word.startsWith('--disable-features'))).toHaveLength(1);
  });
  it('builds a preload that needs Electron alone and shows the page the calls and nothing more', async () => {
    const shown: { name: string; bridge: Record<string, (input: unknown) => unknown> }[] = [];
    const asked: unknown[] = [];
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, bridge: (typeof shown)[0]['bridge']) => shown.push({ name, bridge }),
      },
      ipcRenderer: { invoke: (...words: unknown[]) => Promise.resolve(asked.push(words)) },
    };
    vm.runInNewContext(readFileSync('dist/preload/preload.cjs', 'utf8'), {
      module: { exports: {} },
      exports: {},
      require: (name: string) => {
        if (name !== 'electron') throw new Error(`the preload wants ${name}`);
        return electron;
      },
    });
    expect(shown.map(({ name }) => name)).toEqual(['host']);
    const { bridge } = shown[0]!;
    expect(Object.keys(bridge)).toEqual([...hostCallNames]);
    expect(Object.isFrozen(bridge)).toBe(true);
    await bridge['session.greet']!({ a: 1 });
    // Only the call's own name and one value pass, however many the page gives.
    await (bridge['vault.books'] as (...words: unknown[]) => unknown)({}, 'more');
    expect(asked).toEqual([
      ['session.greet', { a: 1 }],
      ['vault.books', {}],
    ]);
  });
});

describe(item(3), () => {
  it('is standard and secure and no privilege more than the page needs', () => {
    expect(schemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
    expect(appOrigin).toBe('app://budget');
    expect(['app://budget.evil/', 'app://other/', 'https://budget/', 'file:///x', 'x'].some(isOurs)).toBe(false);
    expect(entry).toContain('window.loadURL(`${appOrigin}/`)');
    expect(found(programs, [/\bloadFile\(/, /registerFileProtocol|interceptFileProtocol/])).toEqual([]);
  });
  it('serves no sibling folder that begins alike, no link that leads out, and no path in disguise', async () => {
    const root = mkdtempSync(join(tmpdir(), 'page-'));
    onTestFinished(() => {
      rmSync(root, { recursive: true, force: true });
    });
    mkdirSync(join(root, 'page'));
    mkdirSync(join(root, 'page-secret'));
    writeFileSync(join(root, 'page', 'index.html'), 'page');
    writeFileSync(join(root, 'page-secret', 'a.js'), 'secret');
    symlinkSync(join(root, 'page-secret', 'a.js'), join(root, 'page', 'link.js'));
    const ask = async (path: string) => (await servePage(join(root, 'page'), { url: `app://budget/${path}` })).status;
    expect(await ask('')).toBe(200);
    for (const path of [
      '..%2fpage-secret/a.js',
      '%2e%2e%2fpage-secret%2fa.js',
      'link.js',
      '..%5cpage-secret%5ca.js',
      'a%00.js',
    ])
      expect(await ask(path), path).toBe(404);
  });
});

describe(item(4), () => {
  it('is the same for both ways of showing the page, and stands on every answer', async () => {
    expect(
      Object.fromEntries(contentSecurityPolicy.split('; ').map((line) => line.split(/ (.*)/) as [string, string])),
    ).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self' 'unsafe-inline'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'worker-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(pageHeaders['X-Content-Type-Options']).toBe('nosniff');
    for (const url of ['app://budget/', 'app://budget/none', 'app://other/'])
      expect((await servePage('/nowhere', { url })).headers.get('Content-Security-Policy'), url).toBe(
        contentSecurityPolicy,
      );
  });
  it('has nothing to forbid in the page itself', () => {
    const page = readFileSync('renderer/index.html', 'utf8');
    expect(page).not.toMatch(/https?:|<script(?![^>]*\bsrc=)|<link(?![^>]*\bhref="data:)/);
    expect(
      found(sourceFiles('renderer', /\.tsx?$/), [
        /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
      ]),
    ).toEqual([]);
  });
});

describe(item(5), () => {
  it('grants copying of plain text and nothing else', () => {
    const granted: string[] = [];
    const listened: string[] = [];
    const permissions = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-sanitized-write',
      'openExternal',
      'fileSystem',
      'hid',
      'usb',
      'serial',
      'display-capture',
      'midi',
      'window-management',
    ];
    guardSession({
      setPermissionRequestHandler: (handler) => {
        for (const name of permissions)
          handler(null, name, (yes) => {
            if (yes) granted.push(`asked ${name}`);
          });
      },
      setPermissionCheckHandler: (handler) => {
        for (const name of permissions) if (handler(null, name)) granted.push(`checked ${name}`);
      },
      setDevicePermissionHandler: (handler) => {
        if (handler()) granted.push('device');
      },
      onBeforeRequest: (listener) => {
        for (const url of [
          'https://a/',
          'http://127.0.0.1/',
          'ws://a/',
          'file:///a',
          'ftp://a',
          'devtools://a',
          'chrome://gpu',
          'app://other/',
          'blob:https://a/1',
        ])
          listener({ url }, ({ cancel }) => {
            if (!cancel) granted.push(url);
          });
      },
      onDownload: (listener) => {
        listener({ preventDefault: () => listened.push('download kept') });
      },
      setCertificateVerifyProc: (judge) => {
        judge({}, (ruling) => listened.push(`certificate ${String(ruling)}`));
      },
      setSpellCheckerEnabled: (enabled) => listened.push(`spelling ${String(enabled)}`),
    });
    expect(granted).toEqual(['asked clipboard-sanitized-write', 'checked clipboard-sanitized-write']);
    expect(listened).toEqual(['download kept', 'certificate -2', 'spelling false']);
    expect(mayRequest('app://budget/a.js')).toBe(true);
    for (const name of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'webRequest.onBeforeRequest',
      "on('will-download'",
      'setCertificateVerifyProc',
      'setSpellCheckerEnabled',
    ])
      expect(entry, name).toContain(`defaultSession.${name}`);
    expect(entry.indexOf('  guardDefaultSession();')).toBeLessThan(entry.indexOf('new BrowserWindow('));
  });
});

describe(item(6), () => {
  it('prevents every kind of navigation and every window', () => {
    const prevented: string[] = [];
    let opened: unknown;
    guardContents({
      on: (event, listener) => {
        listener({ preventDefault: () => prevented.push(event) });
      },
      setWindowOpenHandler: (handler) => {
        opened = handler();
      },
    });
    expect(prevented.sort()).toEqual(['will-attach-webview', 'will-frame-navigate', 'will-navigate', 'will-redirect']);
    expect(opened).toEqual({ action: 'deny' });
    expect(entry).toContain("app.on('web-contents-created'");
  });
  it('opens nothing outside the program', () => {
    const outside = [
      /openExternal|openPath|showItemInFolder|beep\(\)/,
      /\bshell\b[^\n]*from 'electron'/,
      /window\.open\(/,
      /<webview/,
      /target="_blank"/,
    ];
    expect(found(programs, outside)).toEqual([]);
    expect(
      found([{ path: 'planted', text: "import { shell } from 'electron';\nshell.openExternal(x)" }], outside),
    ).toHaveLength(2);
  });
});

describe(item(7), () => {
  const top = { url: `${appOrigin}/` };
  const host = {
    'session.greet': () => Promise.resolve({ ok: true, value: { version: '1', runtime: 'electron', dataFolder: '' } }),
    'vault.books': () => Promise.resolve({ ok: true, value: { books: ['real'], more: 1 } }),
    'workbooks.read': () =>
      Promise.resolve({
        ok: true,
        value: {
          name: 'a',
          digest: 'a'.repeat(64),
          size: 1,
          workbook: {
            sheets: [{ name: 's', hidden: false, rows: [{ row: 1, cells: [{ column: 1, kind: 'text', text: 7 }] }] }],
          },
        },
      }),
  } as unknown as Host;
  const lines: string[] = [];
  const door = { host, newReference: () => 'R', log: (line: string) => void lines.push(line) };
  it('has a schema for what goes in and for what comes out of every call, and no call beside the list', () => {
    expect(Object.keys(hostContract).sort()).toEqual([...hostCallNames].sort());
    const handled: string[] = [];
    registerHost({ handle: (name) => handled.push(name) }, door, () => top);
    expect(handled).toEqual([...hostCallNames]);
    expect(found(programs, [/ipcMain\.(?:on|once)\(/, /ipcRenderer\.(?!invoke\()\w+/, /webContents\.send\(/])).toEqual(
      [],
    );
  });
  it('answers the top frame of our own page alone', async () => {
    const handlers = new Map<
      string,
      (event: { senderFrame: { url: string } | null }, input: unknown) => Promise<unknown>
    >();
    registerHost({ handle: (name, listener) => handlers.set(name, listener) }, door, () => top);
    const greet = handlers.get('session.greet')!;
    expect(await greet({ senderFrame: top }, {})).toMatchObject({ ok: true });
    for (const senderFrame of [null, { url: top.url }, { url: 'https://a/' }])
      expect(await greet({ senderFrame }, {})).toEqual({ ok: false, error: { kind: 'host/refused' } });
  });
  it('lets no answer out that the schema does not describe, to the last cell', async () => {
    for (const [name, input] of [
      ['vault.books', {}],
      ['workbooks.read', { handle: 'handle-1' }],
    ] as const)
      expect(await answer(door, name, input)).toEqual({
        ok: false,
        error: { kind: 'host/unexpected', reference: 'R' },
      });
    expect(lines).toHaveLength(2);
  });
  it('lets nothing in that is too large, too many or too deep', async () => {
    let deep: unknown = 1;
    for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
    const refused = { ok: false, error: { kind: 'host/refused' } };
    const save = (bytes: unknown) => answer(door, 'vault.saveBlob', { ledger: 'real', bytes });
    for (const bytes of [
      deep,
      new Uint8Array(64 * 1024 * 1024 + 1),
      '一'.repeat(64 * 1024 * 1024),
      Array.from({ length: 8_000_001 }, () => 0),
    ])
      expect(await save(bytes)).toEqual(refused);
  });
});

describe(item(8), () => {
  it('lets one instance run, and tells a person plainly when the page has ended', () => {
    const acts: string[] = [];
    const app = (first: boolean) => ({
      requestSingleInstanceLock: () => first,
      quit: () => acts.push('quit'),
      on: () => acts.push('waits'),
    });
    expect([claimInstance(app(false), () => undefined), claimInstance(app(true), () => undefined)]).toEqual([
      false,
      true,
    ]);
    expect(acts).toEqual(['quit', 'waits']);
    expect(pageGoneSentence({ reason: 'clean-exit', exitCode: 0 })).toBeNull();
    for (const reason of ['crashed', 'oom', 'killed'])
      expect(pageGoneSentence({ reason, exitCode: 9 })).toMatch(/界面意外中止.*不受影响.*重新打开/);
    expect(entry).toContain("app.on('render-process-gone'");
  });
  it('starts no crash reporter, updater, remote module, extension or debugger', () => {
    const absent = [
      /crashReporter|uploadToServer/,
      /autoUpdater|electron-updater|update-electron-app/,
      /@electron\/remote|enableRemoteModule/,
      /loadExtension|installExtension/,
      /remote-debugging|inspector/,
      /executeJavaScript/,
    ];
    expect(found(programs, absent)).toEqual([]);
    expect(found([{ path: 'planted', text: 'crashReporter.start({ uploadToServer: true })' }], absent)).toHaveLength(1);
    const packages = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
    expect(
      Object.keys(packages.dependencies).filter((name) => /updat|remote|sentry|telemetry|analytics/.test(name)),
    ).toEqual([]);
  });
  it('packs the bundles into an asar, leaves nothing beside it and publishes nothing', () => {
    expect(builder).toMatch(/^asar: true$/m);
    expect(builder).toMatch(/^publish: null$/m);
    expect(builder).not.toMatch(/^(asarUnpack|extraResources|extraFiles):/m);
    expect(/^files:\n((?: {2}- .*\n)+)/m.exec(builder)?.[1]).toBe('  - dist/**\n  - package.json\n');
  });
});

describe(item(9), () => {
  it('has tests under every item', () => {
    const here = readFileSync('test/guard/security-baseline.test.ts', 'utf8');
    for (const number of Object.keys(baseline)) expect(here).toContain(`describe(item(${number})`);
  });
});
