import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeFrame, encodeFrame } from '#shared/wire';
import { hostClient } from '../../../renderer/host/host-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});
const answering = (status: number, value: unknown) => {
  const asked: { path: string; input: unknown }[] = [];
  vi.stubGlobal('fetch', (path: string, { body }: { body: Uint8Array }) => {
    const frame = decodeFrame(body);
    asked.push({ path, input: frame.ok ? frame.value : null });
    return Promise.resolve(new Response(new Uint8Array(encodeFrame(value)), { status }));
  });
  return asked;
};

describe('the page’s host client', () => {
  it('posts a frame to the loopback shell and gives back its answer, bytes whole', async () => {
    const value = { ok: true, value: { bytes: new Uint8Array([1, 2]) } };
    const asked = answering(200, value);
    const input = { ledger: 'real', digest: 'a'.repeat(64) } as const;
    expect(await hostClient()['vault.readBlob'](input)).toEqual(value);
    expect(asked).toEqual([{ path: '/call/vault.readBlob', input }]);
  });
  it.each([
    [413, 'file/too-large'],
    [403, 'host/refused'],
    [500, 'host/unexpected'],
  ])('answers status %i as %s', async (status, kind) => {
    answering(status, null);
    expect(await hostClient()['session.greet']({})).toMatchObject({ ok: false, error: { kind } });
  });
  it('answers a shell that is gone as a failure, never a throw', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
    expect(await hostClient()['session.greet']({})).toMatchObject({ error: { kind: 'host/unexpected' } });
  });
  it('uses the bridge of the preload where there is one', async () => {
    vi.stubGlobal('host', { 'session.greet': (input: unknown) => Promise.resolve({ ok: true, value: input }) });
    expect(await hostClient()['session.greet']({})).toEqual({ ok: true, value: {} });
  });
});
