import Box from '@mui/material/Box';
import { useEffect, useState, type ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import { SignInPage } from '../features/safety/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { enterAs, programHost, sendWhatWaits } from './compose.ts';
import { SessionContext, type Protection, type Session, type SignedIn } from './session.ts';
import { useIdle } from './use-idle.ts';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'door'; readonly protection: Protection; readonly names: readonly string[] }
  | {
      readonly kind: 'in';
      readonly protection: Protection;
      readonly signedIn: SignedIn | null;
      readonly names: readonly string[];
      readonly locked: boolean;
      /** Someone else who unlocks begins at a desk of their own. */
      readonly desk: number;
    };

const idleKey = 'idle-minutes';
const rememberedIdle = (): number => Number(localStorage.getItem(idleKey) ?? '15');

/** 登录 before anything is opened, and 锁屏 over the work; where log-in is off it lets everyone through. */
export function Gate(props: { readonly children: ReactNode; readonly otherwise: (sentence: string) => ReactNode }) {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [idleMinutes, setIdle] = useState(rememberedIdle);
  const say = useSay();
  const { language } = useLanguage();

  useEffect(() => {
    const ask = async (): Promise<void> => {
      const answer = await programHost['operators.state']({});
      if (!answer.ok) {
        setState({ kind: 'failed', sentence: failureSentence(answer.error, language) });
        return;
      }
      const { protection, operators } = answer.value;
      const names = operators.filter(({ active }) => active).map(({ name }) => name);
      if (protection === 'none') {
        setState({ kind: 'in', protection, signedIn: null, names, locked: false, desk: 0 });
        return;
      }
      // A page that was loaded anew has no key: whoever was signed in enters again.
      await programHost['operators.lock']({});
      setState({ kind: 'door', protection, names });
    };
    void ask();
    // The language of a sentence that is shown already does not ask again.
  }, []);

  const locked = state.kind === 'in' && state.locked;
  const lock = (): void => {
    if (state.kind !== 'in' || state.signedIn === null || state.locked) return;
    setState({ ...state, locked: true });
    void programHost['operators.lock']({}).then(async () => {
      const answer = await programHost['operators.state']({});
      if (!answer.ok) return;
      const names = answer.value.operators.filter(({ active }) => active).map(({ name }) => name);
      setState((now) => (now.kind === 'in' ? { ...now, names } : now));
    });
  };
  useIdle(state.kind === 'in' && state.signedIn !== null && !locked ? idleMinutes : 0, lock);

  if (state.kind === 'asking') return <Box sx={{ p: 6 }}>{say('正在启动…', 'Starting…')}</Box>;
  if (state.kind === 'failed') return props.otherwise(state.sentence);

  const enter = async (entered: HostOutput<'operators.signIn'>): Promise<void> => {
    await enterAs(entered);
    const { name, role } = entered;
    const before = state.kind === 'in' ? state : null;
    const desk = before === null ? 0 : before.signedIn?.name === name ? before.desk : before.desk + 1;
    setState({ ...state, kind: 'in', signedIn: { name, role }, locked: false, desk });
    void sendWhatWaits();
  };
  const door = (
    <SignInPage
      names={state.names}
      suggested={state.kind === 'in' ? (state.signedIn?.name ?? '') : (state.names[0] ?? '')}
      locked={locked}
      onSignIn={async (name, password) => {
        const answer = await programHost['operators.signIn']({ name, password });
        if (!answer.ok) return failureSentence(answer.error, language);
        await enter(answer.value);
        return null;
      }}
      onRecover={async (recoveryCode, name, password) => {
        const answer = await programHost['operators.recover']({ recoveryCode, name, password });
        if (!answer.ok) return failureSentence(answer.error, language);
        await enter(answer.value);
        return null;
      }}
    />
  );
  if (state.kind === 'door') return door;
  const session: Session = {
    protection: state.protection,
    signedIn: state.signedIn,
    lock,
    idleMinutes,
    setIdleMinutes: (minutes) => {
      localStorage.setItem(idleKey, String(minutes));
      setIdle(minutes);
    },
    began: async (entered, encrypted) => {
      await enterAs(entered);
      const { name, role } = entered;
      const protection = encrypted ? 'encrypted' : 'passwords';
      setState({ ...state, protection, signedIn: { name, role }, names: [name], locked: false });
    },
  };
  return (
    <SessionContext value={session}>
      <Box id="desk" key={state.desk} inert={locked} sx={{ display: locked ? 'none' : 'contents' }}>
        {props.children}
      </Box>
      {locked && door}
    </SessionContext>
  );
}
