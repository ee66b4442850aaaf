import { createContext, use } from 'react';
import type { HostOutput } from '#shared/contract';

export type Protection = HostOutput<'operators.state'>['protection'];
export type SignedIn = NonNullable<HostOutput<'operators.state'>['signedIn']>;

/** Who is at work, for the screens. Without log-in there is no one signed in and nothing to lock. */
export type Session = {
  readonly protection: Protection;
  readonly signedIn: SignedIn | null;
  readonly lock: () => void;
  readonly idleMinutes: number;
  readonly setIdleMinutes: (minutes: number) => void;
  /** 启用登录 by the person at work, who is signed in from then on. */
  readonly began: (entered: HostOutput<'operators.begin'>, encrypted: boolean) => Promise<void>;
};

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('the session is provided by the gate');
  return session;
}
