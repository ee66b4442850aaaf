import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostCallNames, hostContract, type HostCallName } from '#shared/contract';
import { decodeFrame, encodeFrame } from '#shared/wire';
import { answer } from '../../electron/host/answer.ts';
import type { Disk } from '../../electron/host/disk.ts';
import { nodeDisk } from '../../electron/host/disk.ts';
import { createHost } from '../../electron/host/host.ts';
import { createPlaces } from '../../electron/host/places/places.ts';
import { isInside } from '../../electron/host/places/write-inside.ts';
import type { WorkbookEngine } from '../../electron/host/workbook-port.ts';
import { registerHost, type IpcPort } from '../../electron/main/register-host.ts';
import { freePort, launchShell, type LaunchedShell } from '../support/shell-run.ts';
import { anyCallName, anyTree, chance, nastyWords, nearlyRight, type Chance } from './hostile-calls.ts';

// A busy machine is slow, which is no failure.
vi.setConfig({ testTimeout: 240_000 });
const seed = 476_130_04;
const callsEachWay = 5_000;
const secret = 'THE-SECRET-OUTSIDE';
const root = mkdtempSync(join(tmpdir(), 'hostile-calls-'));
const outside = join(root, 'outside');
const start = join(root, 'start');
const words = nastyWords(join(outside, 'secret.txt'));

/** Everything below a folder: names, sizes, times of writing. */
const picture = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const seen = statSync(join(folder, name));
      return `${name} ${String(seen.size)} ${String(seen.mtimeMs)}`;
    });

beforeAll(() => {
  for (const folder of [outside, start]) mkdirSync(folder);
  writeFileSync(join(outside, 'secret.txt'), secret);
  writeFileSync(join(root, 'secret.txt'), secret);
  writeFileSync(join(start, 'ours.xlsx'), secret);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const naming = new Set<string>(['handle', 'folder', 'digest', 'template']);
/** A call that the contract takes and that names no file, folder or digest asks for nothing forbidden; it is drawn again. */
function isRightful(name: string, input: unknown): boolean {
  if (!(hostCallNames as readonly string[]).includes(name)) return false;
  if (!hostContract[name as HostCallName].input.safeParse(input).success) return false;
  const names = Object.entries(input as object).filter(([key, value]) => naming.has(key) && value !== null);
  return names.length === 0;
}
function hostileCall(dice: Chance): { readonly name: string; readonly input: unknown } {
  for (;;) {
    const name = anyCallName(dice, words);
    const input = dice.below(2) === 0 ? nearlyRight(dice, words) : anyTree(dice, words);
    if (!isRightful(name, input)) return { name, input };
  }
}

describe(`over IPC (seed ${String(seed)})`, () => {
  it('no hostile call is served, none gets out of the data folder, and the right one is answered after them', async () => {
    const data = join(root, 'data-ipc');
    const touched: string[] = [];
    const watched = Object.fromEntries(
      Object.entries(nodeDisk).map(([name, act]) => [
        name,
        (path: string, ...rest: unknown[]) => {
          touched.push(path);
          return (act as (...given: unknown[]) => unknown)(path, ...rest);
        },
      ]),
    ) as unknown as Disk;
    const reached = () => Promise.reject(new Error('the engine was reached'));
    const engine: WorkbookEngine = { read: reached, write: reached, mark: reached, letter: reached, tags: reached };
    const lines: string[] = [];
    const top = { url: 'app://budget/' };
    const handlers = new Map<string, Parameters<IpcPort['handle']>[1]>();
    let handles = 0;
    const host = createHost({
      version: '1',
      runtime: 'electron',
      dataFolder: data,
      disk: watched,
      clock: { now: () => new Date(0) },
      places: createPlaces({
        newHandle: () => `unguessable-${String((handles += 1))}`,
        startFolder: start,
        dialogs: { openFiles: () => Promise.resolve([]), openFolder: () => Promise.resolve(null) },
      }),
      engine,
    });
    const door = { host, newReference: () => 'R', log: (line: string) => void lines.push(line) };
    registerHost({ handle: (name, listener) => handlers.set(name, listener) }, door, () => top);
    const before = [picture(outside), picture(start)];
    const dice = chance(seed);
    const senders = [
      null,
      { url: top.url },
      { url: 'https://evil.example/' },
      { url: 'app://budget.evil/' },
      { url: '' },
    ];
    const answers = new Map<string, number>();
    for (let count = 0; count < callsEachWay; count += 1) {
      const foreign = dice.below(3) === 0;
      // A foreign frame may ask the rightest question there is.
      const { name, input } =
        foreign && dice.below(2) === 0 ? { name: dice.pick(hostCallNames), input: {} } : hostileCall(dice);
      // Electron itself knows no handler for an unknown name; the door is asked in its stead.
      const handler = handlers.get(name) ?? ((_event: unknown, asked: unknown) => answer(door, name, asked));
      const got = (await handler({ senderFrame: foreign ? dice.pick(senders) : top }, input)) as {
        ok: boolean;
        error?: { kind: string };
      };
      const kind = got.ok ? `served ${name} ${JSON.stringify(input)}` : got.error!.kind;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
      expect(JSON.stringify(got)).not.toContain(secret);
    }
    expect([...answers.values()].reduce((sum, count) => sum + count, 0)).toBe(callsEachWay);
    expect([...answers.keys()].sort()).toEqual(['file/missing', 'host/refused', 'host/unknown-handle']);
    expect(lines).toEqual([]);
    expect(touched.filter((path) => !isInside(data, path))).toEqual([]);
    expect([picture(outside), picture(start)]).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(await handlers.get('session.greet')!({ senderFrame: top }, {})).toMatchObject({ ok: true });
  });
});

/** A word as part of an address, which holds no half of a letter. */
const inAddress = (word: string): string => encodeURIComponent(word.replaceAll(/[\uD800-\uDFFF]/g, '?'));
/** Ways out of the folder of the page, as a browser would never write them. */
const wrongPaths = [
  '../outside/secret.txt',
  '..%2foutside%2fsecret.txt',
  '%2e%2e/%2e%2e/secret.txt',
  '..%5c..%5csecret.txt',
  '%00',
  '....//secret.txt',
  '%',
  '%ff',
  'C:/Windows/win.ini',
  '//evil.example/x.js',
  'assets/../../main/shell.cjs',
];

type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: Uint8Array;
};
type Got = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

describe(`over HTTP to the built shell (seed ${String(seed)})`, () => {
  let shell: LaunchedShell;
  let port = 0;
  let origin = '';
  let cookie = '';
  const send = ({ method, path, headers, body }: Sent): Promise<Got> =>
    new Promise((settle, fail) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          settle({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
        });
      });
      sent.on('error', fail);
      sent.end(body);
    });
  /** Bytes as they are, past every rule of a client; answers what came back before the other side closed. */
  const sendRaw = (bytes: Uint8Array | string): Promise<string> =>
    new Promise((settle) => {
      const parts: Buffer[] = [];
      const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
      socket.on('data', (part) => parts.push(part));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        settle(Buffer.concat(parts).toString('latin1'));
      });
    });
  const right = (): Record<string, string> => ({ cookie, origin, 'sec-fetch-site': 'same-origin' });

  beforeAll(async () => {
    port = await freePort();
    shell = await launchShell(join(root, 'data-http'), start, port);
    origin = `http://127.0.0.1:${String(port)}`;
    const first = await send({ method: 'GET', path: shell.url.slice(origin.length), headers: {} });
    cookie = first.headers['set-cookie']![0]!.split(';')[0]!;
  });
  afterAll(async () => {
    await shell.end();
  });

  /** One request that is wrong in one way or more. */
  function hostileRequest(dice: Chance): Sent {
    const { name, input } = hostileCall(dice);
    const call = `/call/${inAddress(name)}`;
    const post = (headers: Record<string, string>, body: Uint8Array = encodeFrame(input), path = call): Sent => ({
      method: 'POST',
      path,
      headers,
      body,
    });
    const greeting = (headers: Record<string, string>): Sent => post(headers, encodeFrame({}), '/call/session.greet');
    const forms: readonly (() => Sent)[] = [
      () => post(right()),
      () => post(right()),
      () => post(right()),
      () =>
        greeting({
          ...right(),
          cookie: `tutd_session=${dice
            .pick(words)
            .replaceAll(/[^\x21-\x7e]/g, 'x')
            .slice(0, 200)}`,
        }),
      () => greeting({ origin }),
      () =>
        greeting({
          ...right(),
          origin: dice.pick([
            'null',
            'http://evil.example',
            `${origin}.evil.example`,
            'http://localhost',
            `https://127.0.0.1:${String(port)}`,
          ]),
        }),
      () => greeting({ cookie }),
      () =>
        greeting({
          ...right(),
          host: dice.pick([
            'evil.example',
            'localhost',
            `localhost:${String(port)}`,
            '127.0.0.1',
            `127.0.0.1.evil:${String(port)}`,
            '[::1]',
          ]),
        }),
      () => greeting({ ...right(), 'sec-fetch-site': dice.pick(['cross-site', 'same-site', 'none', '']) }),
      () => ({
        ...greeting(right()),
        method: dice.pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND']),
      }),
      () => post(right(), dice.bytes(dice.below(64)), '/call/session.greet'),
      () => {
        const frame = encodeFrame({ bytes: dice.bytes(32) });
        return post(right(), frame.slice(0, 1 + dice.below(frame.length - 1)), '/call/vault.saveBlob');
      },
      () => {
        // Lengths and references that lie.
        const frame = encodeFrame({ ledger: 'real', bytes: dice.bytes(8) });
        new DataView(frame.buffer).setUint32(
          dice.pick([0, frame.length - 12]),
          dice.pick([0xffffffff, 0x7fffffff, frame.length + 1]),
        );
        return post(right(), frame, '/call/vault.saveBlob');
      },
      () =>
        post(
          { ...right(), 'content-length': String(64 * 1024 * 1024 + 1 + dice.below(1e9)), connection: 'close' },
          dice.bytes(8),
          '/call/vault.saveBlob',
        ),
      () => greeting({ ...right(), 'x-large': 'a'.repeat(17_000 + dice.below(20_000)), connection: 'close' }),
      () => ({
        method: 'GET',
        path: `/${dice.pick([...wrongPaths, inAddress(dice.pick(words.filter((word) => !/^[. ]*$/.test(word))))])}`,
        headers: dice.below(2) === 0 ? { cookie } : {},
      }),
    ];
    return dice.pick(forms)();
  }

  const clean = (text: string): string => text.replaceAll(/\n/g, '\r\n');
  const rawRequests = (dice: Chance): readonly (string | Uint8Array)[] => [
    dice.bytes(200),
    clean('GET / HTTP/0.9\n\n'),
    clean(
      `GET http://evil.example/ HTTP/1.1\nHost: 127.0.0.1:${String(port)}\nCookie: ${cookie}\nConnection: close\n\n`,
    ),
    clean(`CONNECT evil.example:443 HTTP/1.1\nHost: 127.0.0.1:${String(port)}\nCookie: ${cookie}\n\n`),
    clean(
      `POST /call/session.greet HTTP/1.1\nHost: 127.0.0.1:${String(port)}\nContent-Length: 5\nTransfer-Encoding: chunked\nCookie: ${cookie}\nOrigin: ${origin}\n\n0\n\nGET / HTTP/1.1\n\n`,
    ),
    clean(
      `POST /call/session.greet HTTP/1.1\nHost: 127.0.0.1:${String(port)}\nHost: evil.example\nCookie: ${cookie}\nOrigin: ${origin}\nContent-Length: 0\n\n`,
    ),
    clean(`GET / HTTP/1.1\nHost: evil.example\nUpgrade: websocket\nConnection: Upgrade\nCookie: ${cookie}\n\n`),
    clean('GET / HTTP/1.1\n\n'),
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${String(port)}\r\n${'a: b\r\n'.repeat(3_000)}\r\n`,
    clean(
      `POST /call/vault.saveBlob HTTP/1.1\nHost: 127.0.0.1:${String(port)}\nOrigin: ${origin}\nCookie: ${cookie}\nTransfer-Encoding: chunked\n\nffffffff\nabc`,
    ),
  ];

  it('no hostile request is served, none gets out of its folders, and the right one is answered after them', async () => {
    const before = [picture(outside), picture(start)];
    const dice = chance(seed + 1);
    const statuses = new Map<string, number>();
    const note = (what: string): void => void statuses.set(what, (statuses.get(what) ?? 0) + 1);
    const judge = ({ status, headers, body }: Got, { path }: Sent): void => {
      expect(body.includes(secret)).toBe(false);
      expect(headers['access-control-allow-origin']).toBeUndefined();
      if (status !== 200) {
        note(String(status));
        return;
      }
      const frame = decodeFrame(new Uint8Array(body));
      const answered = frame.ok ? (frame.value as { ok: boolean; error?: { kind: string } }) : null;
      note(answered?.ok === false ? answered.error!.kind : `served ${path}`);
    };
    const raw = rawRequests(dice);
    const rounds = 25;
    for (let sent = 0; sent < callsEachWay - raw.length * rounds; sent += 50) {
      const asked = Array.from({ length: 50 }, () => hostileRequest(dice));
      await Promise.all(
        asked.map((one) =>
          send(one).then(
            (got) => {
              judge(got, one);
            },
            // The shell hangs up on a body that it does not want to the end.
            () => {
              note('closed');
            },
          ),
        ),
      );
    }
    for (let round = 0; round < rounds; round += 1)
      for (const bytes of rawRequests(dice)) {
        const said = await sendRaw(bytes);
        note(`raw ${/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 'closed'}`);
        expect(said).not.toContain(secret);
      }
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(callsEachWay);
    expect(
      [...statuses.keys()].filter((what) => what.startsWith('served') || what === 'raw 200' || what === '500'),
    ).toEqual([]);
    for (const what of [
      '400',
      '403',
      '404',
      '405',
      '413',
      '421',
      '431',
      'host/refused',
      'host/unknown-handle',
      'file/missing',
      'raw 400',
    ])
      expect([...statuses.keys()], what).toContain(what);
    expect([picture(outside), picture(start)]).toEqual(before);
    expect(shell.isAlive()).toBe(true);
    const { status, body } = await send({
      method: 'POST',
      path: '/call/session.greet',
      headers: right(),
      body: encodeFrame({}),
    });
    expect(status).toBe(200);
    expect(decodeFrame(new Uint8Array(body))).toMatchObject({ value: { ok: true } });
    expect(readFileSync(join(outside, 'secret.txt'), 'utf8')).toBe(secret);
  });

  it('a body without a stated length is cut off beyond 64 MiB', async () => {
    const status = await new Promise<string>((settle) => {
      const sent = request(
        { host: '127.0.0.1', port, path: '/call/vault.saveBlob', method: 'POST', headers: right() },
        (response) => {
          settle(String(response.statusCode));
          sent.destroy();
        },
      );
      sent.on('error', () => {
        settle('closed');
      });
      const chunk = new Uint8Array(1024 * 1024);
      let left = 70;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!sent.write(chunk)) {
            sent.once('drain', more);
            return;
          }
        }
        sent.end();
      };
      more();
    });
    expect(['413', 'closed']).toContain(status);
    expect(
      (await send({ method: 'POST', path: '/call/session.greet', headers: right(), body: encodeFrame({}) })).status,
    ).toBe(200);
  });
});
