import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { found, sourceFiles } from '../support/source-files.ts';

const calls = [
  /\bfetch\(/,
  /XMLHttpRequest/,
  /\bWebSocket\b/,
  /new EventSource/,
  /sendBeacon/,
  /RTCPeerConnection/,
  /importScripts/,
];
const modules =
  /(?:require\(|from |import\()["'](?:node:)?(?:https|http2|tls|inspector|cluster|undici)(?:\/[a-z]+)?["']/;
const ways = [/\.listen\((?![^)]*'127\.0\.0\.1')/, modules];

describe('the sources', () => {
  const files = [
    ...sourceFiles('electron', /\.ts$/),
    ...sourceFiles('renderer', /\.tsx?$/),
    ...sourceFiles('shared', /\.ts$/),
  ];
  it('call out nowhere: the page asks its own origin in one place, and the shell listens on this machine alone', () => {
    expect(found(files, calls)).toEqual(['renderer/host/host-client.ts: fetch(']);
    expect(files.find(({ path }) => path === 'renderer/host/host-client.ts')!.text).toContain('fetch(`/call/${name}`');
    expect(found(files, ways)).toEqual([]);
  });
  it('would be caught if they did', () => {
    const planted = (text: string) => [{ path: 'planted', text }];
    for (const text of ['await fetch(url)', 'new WebSocket(a)', "navigator.sendBeacon('x')"])
      expect(found(planted(text), calls)).toHaveLength(1);
    for (const text of [
      "import { request } from 'node:https';",
      'require("tls")',
      'server.listen(80)',
      "server.listen(port, '0.0.0.0')",
    ])
      expect(found(planted(text), ways), text).toHaveLength(1);
  });
});

describe('the bundles', () => {
  // The comments of libraries show examples.
  const files = sourceFiles('dist', /\.(?:cjs|js|html|css)$/).map(({ path, text }) => ({
    path,
    text: text.replaceAll(/^\s*\*.*$/gm, ''),
  }));
  it('call out nowhere either, their libraries included', () => {
    expect(files.length).toBeGreaterThan(4);
    const hits = files.flatMap(({ text }) => [...text.matchAll(/\bfetch\(.{12}/g)].map(([hit]) => hit));
    expect(hits).toEqual([expect.stringContaining('fetch(`/call/$')]);
    expect(found(files, calls.slice(1))).toEqual([]);
    expect(found(files, [modules, /(?:@import|url\()\s*["']?(?:https?:)?\/\//])).toEqual([]);
    const serving = files.filter(({ text }) => /require\("(?:node:)?http"\)/.test(text)).map(({ path }) => path);
    expect(serving).toEqual([join('dist', 'main', 'shell.cjs')]);
  });
});

/** Tries every way of Node's own out of a process that has begun as one of our programs does. */
const probe = `
const ways = {
  net: () => require('net').connect(8099, '192.0.2.1'),
  socket: () => new (require('net').Socket)().connect({ port: 8099, host: '192.0.2.1' }),
  http: () => require('http').get('http://192.0.2.1:8099/'),
  https: () => require('https').get('https://192.0.2.1:8099/'),
  tls: () => require('tls').connect(8099, '192.0.2.1'),
  http2: () => require('http2').connect('http://192.0.2.1:8099'),
  dgram: () => require('dgram').createSocket('udp4').send('x', 8099, '192.0.2.1'),
  lookup: () => require('dns').lookup('example.invalid', () => {}),
  resolve: () => require('dns').resolve4('example.invalid', () => {}),
  resolver: () => new (require('dns').Resolver)().resolve4('example.invalid', () => {}),
  promised: () => require('dns').promises.lookup('example.invalid'),
  fetch: () => fetch('http://192.0.2.1:8099/'),
};
const refused = (error) => /this program makes no connection/.test(String(error) + String(error && error.cause));
(async () => {
  const open = [];
  for (const [name, way] of Object.entries(ways)) {
    try { await way(); open.push(name); } catch (error) { if (!refused(error)) open.push(name + ': ' + error); }
  }
  print(1, 'open ways: ' + JSON.stringify(open) + '\\n');
  process.exit(0);
})();
`;

describe('a process of ours', () => {
  /** Runs a program, and the probe once the program says something, or at once. */
  const run = (begin: string, words: readonly string[] = []) =>
    spawnSync(
      process.execPath,
      ['-e', `const { writeSync: print } = require('fs');\nconst probe = () => {${probe}};\n${begin}`, 'x', ...words],
      {
        encoding: 'utf8',
        timeout: 30_000,
      },
    ).stdout;
  const program = (name: string): string => `require(${JSON.stringify(resolve('dist/main', name))});`;
  it('the engine, has no way out', () => {
    expect(run(`${program('engine.cjs')} probe();`)).toContain('open ways: []');
  });
  it('the engine, touches no file', () => {
    const acts = ['readFileSync', 'writeFileSync', 'createWriteStream', 'openSync', 'readdirSync', 'unlinkSync'];
    const each = `for (const act of ${JSON.stringify(acts)}) try { require('fs')[act]('/x', 'x'); print(1, 'open ' + act); } catch (error) { print(1, error.message); } process.exit(0);`;
    expect(run(`${program('engine.cjs')} ${each}`)).toBe('this process touches no file'.repeat(acts.length));
  });
  it('the shell, has no way out while it serves', () => {
    const folder = mkdtempSync(join(tmpdir(), 'silent-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const once =
      'const { log } = console; console.log = (line) => { log(line); if (line.includes("http://127.0.0.1:")) probe(); };';
    const said = run(`${once} ${program('shell.cjs')}`, ['--data', folder, '--port', '0', '--no-window']);
    expect(said).toContain('http://127.0.0.1:');
    expect(said).toContain('open ways: []');
  });
  it('that is none of ours has them all, so the probe can tell', () => {
    const said = run("process.on('uncaughtException', () => undefined); probe();");
    for (const way of ['net', 'socket', 'http', 'dgram', 'lookup', 'resolve']) expect(said).toContain(`"${way}"`);
  });
});
