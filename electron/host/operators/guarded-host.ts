import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import { hostCallNames } from '#shared/contract';
import type { Host, HostCallName, HostFailure } from '#shared/contract';

/** What is answered to whoever sits here: enough to sign in, and to find out where the data are and what is wrong. */
const open: ReadonlySet<HostCallName> = new Set([
  'session.greet',
  'operators.state',
  'operators.signIn',
  'operators.recover',
]);

/** The one gate: while log-in is on and no one is signed in, or the screen is locked, no other call reaches the host. */
export function guardedHost<Guarded extends Partial<Host>>(
  host: Guarded,
  closed: () => Promise<HostFailure | null>,
): Guarded {
  const calls = hostCallNames.flatMap((name) => {
    const call = host[name] as ((input: unknown) => Promise<Result<unknown, HostFailure>>) | undefined;
    if (call === undefined) return [];
    if (open.has(name)) return [[name, call]];
    return [
      [
        name,
        async (input: unknown) => {
          const failure = await closed();
          const helps = failure?.kind === 'operators/damaged' && name.startsWith('places.');
          return failure === null || helps ? call(input) : err(failure);
        },
      ],
    ];
  });
  return Object.fromEntries(calls) as Guarded;
}
