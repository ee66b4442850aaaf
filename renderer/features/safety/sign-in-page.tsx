import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** 登录, and 锁屏 over the work of someone who stepped away; the way out of a forgotten password is here. */
export function SignInPage(props: {
  readonly names: readonly string[];
  readonly suggested: string;
  /** Someone is at work behind it: it covers the screen and keeps the name. */
  readonly locked: boolean;
  readonly onSignIn: (name: string, password: string) => Promise<string | null>;
  readonly onRecover: (code: string, name: string, password: string) => Promise<string | null>;
}): ReactNode {
  const say = useSay();
  const { language, choose } = useLanguage();
  const [name, setName] = useState(props.suggested);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const sentence = code === null ? await props.onSignIn(name, password) : await props.onRecover(code, name, password);
    setBusy(false);
    if (sentence === null) return;
    setRefusal(sentence);
    setPassword('');
  };
  return (
    <Box
      sx={{
        position: 'fixed',
        inset: 0,
        zIndex: 2000,
        display: 'grid',
        placeItems: 'center',
        backgroundColor: tokens.ground,
      }}
    >
      <Box
        component="form"
        sx={{
          width: 420,
          display: 'grid',
          gap: 2,
          p: 4,
          backgroundColor: tokens.paper,
          border: `1px solid ${tokens.hairline}`,
          borderTop: `3px solid ${tokens.accent}`,
          borderRadius: '4px',
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && name !== '' && password !== '') void send();
        }}
      >
        <Box component="h1" sx={{ fontSize: 22, fontWeight: 600, m: 0 }}>
          {props.locked ? say('已锁屏', 'Screen locked') : say('两上两下预算', 'Two up, two down')}
        </Box>
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, lineHeight: 1.7 }}>
          {props.locked
            ? say(
                '输入口令后回到原来的页面。换人登录的从首屏开始，未提交的输入不保留。',
                'Enter the password to go on where you were. Someone else begins at the first screen.',
              )
            : say('请选择姓名并输入口令。', 'Choose your name and enter your password.')}
        </Box>
        <select
          aria-label={say('登录人', 'Who signs in')}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
          style={{
            height: 40,
            font: 'inherit',
            border: `1px solid ${tokens.hairline}`,
            borderRadius: 4,
            background: tokens.paper,
            padding: '0 8px',
          }}
        >
          {props.names.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
        {code !== null && (
          <TextField
            label={say('恢复单上的恢复码', 'Recovery code')}
            value={code}
            autoFocus
            onChange={(event) => {
              setCode(event.target.value);
            }}
          />
        )}
        <TextField
          key={code === null ? 'password' : 'new'}
          type="password"
          label={code === null ? say('口令', 'Password') : say('新口令（至少 8 位）', 'New password (8 or more)')}
          value={password}
          autoFocus={code === null}
          onChange={(event) => {
            setPassword(event.target.value);
          }}
        />
        {refusal !== '' && (
          <Box role="alert" sx={{ color: tokens.error, fontSize: 13, lineHeight: 1.7 }}>
            {refusal}
          </Box>
        )}
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Button
            sx={{ px: 0 }}
            onClick={() => {
              setCode(code === null ? '' : null);
              setRefusal('');
              setPassword('');
            }}
          >
            {code === null ? say('忘记口令…', 'Forgotten…') : say('返回登录', 'Back')}
          </Button>
          <Box sx={{ flex: 1 }} />
          <Button
            onClick={() => {
              choose(language === 'zh' ? 'en' : 'zh');
            }}
          >
            {say('English', '中文')}
          </Button>
          <Button variant="contained" type="submit" disabled={busy || name === '' || password === ''}>
            {code === null ? say('登录', 'Sign in') : say('恢复并登录', 'Recover and sign in')}
          </Button>
        </Box>
        {code !== null && (
          <Box sx={{ fontSize: 12, color: tokens.inkSecond, lineHeight: 1.6 }}>
            {say(
              '也可以请任何一位负责人登录后，在“数据安全 → 操作员”中为您重设口令。',
              'Or any head can set a new password for you under Data safety → Operators.',
            )}
          </Box>
        )}
      </Box>
    </Box>
  );
}
