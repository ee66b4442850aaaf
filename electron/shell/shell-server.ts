import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { decodeFrame, encodeFrame } from '#shared/wire';
import { answer } from '../host/answer.ts';
import type { Door } from '../host/answer.ts';
import { codeOf } from '../host/disk-files.ts';
import { pageFile } from '../host/page-file.ts';
import { pageHeaders } from '../host/page-policy.ts';
import { createEntrance } from './entrance.ts';
import type { Entrance } from './entrance.ts';

/** Fixed, because another port is another origin, and another origin is another database. */
export const defaultPort = 47613;
const largestBody = 64 * 1024 * 1024;

export type Shell = { readonly origin: string; readonly launchUrl: string; readonly close: () => Promise<void> };
export type ShellFailure = { readonly kind: 'shell/port-taken'; readonly port: number };
type ShellPorts = {
  readonly door: Door;
  readonly rendererFolder: string;
  readonly port: number;
  readonly newSecret: () => string;
};
type Request = { readonly url: URL; readonly origin: string; readonly entrance: Entrance; readonly ports: ShellPorts };

const closedPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>两上两下预算</title>
<body><h1>这个地址不能直接打开</h1><p>请从“两上两下预算”程序启动。启动地址只能使用一次；如果窗口已经关闭，请重新启动程序。</p></body></html>`;

function end(response: ServerResponse, status: number, body: string | Uint8Array = '', type?: string): void {
  response.statusCode = status;
  if (type !== undefined) response.setHeader('Content-Type', type);
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > largestBody) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function call(request: IncomingMessage, response: ServerResponse, { url, origin, ports }: Request) {
  const site = request.headers['sec-fetch-site'];
  if (request.headers.origin !== origin || (site !== undefined && site !== 'same-origin')) {
    end(response, 403);
    return;
  }
  const body = await bodyOf(request);
  if (body === null) {
    response.setHeader('Connection', 'close');
    end(response, 413);
    return;
  }
  const frame = decodeFrame(body);
  if (!frame.ok) {
    end(response, 400);
    return;
  }
  const answered = await answer(ports.door, url.pathname.slice('/call/'.length), frame.value);
  end(response, 200, encodeFrame(answered), 'application/octet-stream');
}

async function show(response: ServerResponse, { url, ports }: Request): Promise<void> {
  const file = await pageFile(ports.rendererFolder, url.pathname);
  if (file === null) end(response, 404);
  else end(response, 200, file.bytes, file.type);
}

function launchCookie(request: IncomingMessage, { url, entrance }: Request): string | null {
  const key = url.searchParams.get('key');
  return request.method === 'GET' && url.pathname === '/' && key !== null ? entrance.exchange(key) : null;
}

async function serve(request: IncomingMessage, response: ServerResponse, asked: Request): Promise<void> {
  const { url, origin, entrance } = asked;
  // A name that was made to point here (DNS rebinding) is not this host.
  if (`http://${request.headers.host ?? ''}` !== origin) {
    end(response, 421);
    return;
  }
  if (request.headers.origin !== undefined && request.headers.origin !== origin) {
    end(response, 403);
    return;
  }
  const cookie = launchCookie(request, asked);
  if (cookie !== null) {
    response.setHeader('Set-Cookie', cookie);
    response.setHeader('Location', '/');
    end(response, 303);
    return;
  }
  if (!entrance.isKnown(request.headers.cookie)) end(response, 403, closedPage, 'text/html; charset=utf-8');
  else if (request.method === 'POST' && url.pathname.startsWith('/call/')) await call(request, response, asked);
  else if (request.method === 'GET') await show(response, asked);
  else end(response, 405);
}

/** Listens on 127.0.0.1 alone, on this port or not at all. Port 0, any free one, is for tests. */
export async function startShell(ports: ShellPorts): Promise<Result<Shell, ShellFailure>> {
  const entrance = createEntrance(ports.newSecret);
  let origin = '';
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    const asked = request.url ?? '/';
    const url = URL.canParse(asked, origin) ? new URL(asked, origin) : null;
    if (url?.origin !== origin) {
      end(response, 400);
      return;
    }
    serve(request, response, { url, origin, entrance, ports }).catch((error: unknown) => {
      ports.door.log(`shell ${String(error)}`);
      if (response.headersSent) response.destroy();
      else end(response, 500);
    });
  });
  const failure = await new Promise<Error | null>((settle) => {
    server.once('error', settle);
    server.listen(ports.port, '127.0.0.1', () => {
      settle(null);
    });
  });
  if (failure !== null) {
    if (codeOf(failure) === 'EADDRINUSE') return err({ kind: 'shell/port-taken', port: ports.port });
    throw failure;
  }
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : ports.port}`;
  return ok({
    origin,
    launchUrl: `${origin}${entrance.launchPath}`,
    close: () =>
      new Promise((settle) => {
        server.close(() => {
          settle();
        });
        server.closeAllConnections();
      }),
  });
}
