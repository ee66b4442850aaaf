import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { hostCallNames } from '#shared/contract';
import type { Host, HostCallName, HostFailure } from '#shared/contract';
import { decodeFrame, encodeFrame } from '#shared/wire';

type Answered = Result<unknown, HostFailure>;
type Bridge = { readonly [Name in HostCallName]: (input: unknown) => Promise<Answered> };

const unreachable = (name: string): Answered => err({ kind: 'host/unexpected', reference: `no-answer:${name}` });

async function overLoopback(name: HostCallName, input: unknown): Promise<Answered> {
  try {
    const response = await fetch(`/call/${name}`, { method: 'POST', body: new Uint8Array(encodeFrame(input)) });
    if (response.status === 413) return err({ kind: 'file/too-large', file: name });
    if (response.status === 403) return err({ kind: 'host/refused' });
    if (!response.ok) return unreachable(name);
    const frame = decodeFrame(new Uint8Array(await response.arrayBuffer()));
    return frame.ok ? (frame.value as Answered) : unreachable(name);
  } catch {
    return unreachable(name);
  }
}

async function overBridge(bridge: Bridge, name: HostCallName, input: unknown): Promise<Answered> {
  try {
    return await bridge[name](input);
  } catch {
    return unreachable(name);
  }
}

/** The preload's bridge in Electron, the loopback shell elsewhere. A call never throws. */
export function hostClient(): Host {
  const { host: bridge } = globalThis as { readonly host?: Bridge };
  const calls = hostCallNames.map((name) => [
    name,
    (input: unknown) => (bridge ? overBridge(bridge, name, input) : overLoopback(name, input)),
  ]);
  // The other end checks every answer against the contract before it leaves.
  return Object.fromEntries(calls) as Host;
}
