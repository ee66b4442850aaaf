import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { hostCallNames, hostContract } from '#shared/contract';
import type { Host, HostCallName, HostFailure } from '#shared/contract';
import { callLimits, isWithin } from './weight.ts';

export type Door = {
  readonly host: Host;
  readonly newReference: () => string;
  readonly log: (line: string) => void;
};

const isCallName = (name: unknown): name is HostCallName => (hostCallNames as readonly unknown[]).includes(name);

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** The one door to the host: nothing unchecked goes in or out, and nothing is ever thrown through it. */
export async function answer(door: Door, name: unknown, input: unknown): Promise<Result<unknown, HostFailure>> {
  if (!isCallName(name) || !isWithin(callLimits.input, input)) return err({ kind: 'host/refused' });
  try {
    const asked = hostContract[name].input.safeParse(input);
    if (!asked.success) return err({ kind: 'host/refused' });
    const call = door.host[name] as (checked: unknown) => Promise<Result<unknown, HostFailure>>;
    const answered = await call(asked.data);
    if (!answered.ok) return err(answered.error);
    if (!isWithin(callLimits.output, answered.value)) throw new RangeError('an answer beyond every limit');
    return { ok: true, value: hostContract[name].output.parse(answered.value) };
  } catch (error) {
    const reference = door.newReference();
    door.log(`${reference} ${name} ${textOf(error)}`);
    return err({ kind: 'host/unexpected', reference });
  }
}
