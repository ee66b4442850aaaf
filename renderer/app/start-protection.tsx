import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { BeginDialog, RecoverySheet } from '../features/safety/index.ts';
import { localDay } from '../ui/instant/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { programHost, rememberedOperator } from './compose.ts';
import { useAsked } from './safety/use-asked.ts';
import { useSession } from './session.ts';

/** Beneath the doors: log-in and encryption before the first ledger, and the way to the rescue screen. */
export function StartProtection(props: { readonly onRescue: () => void }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const session = useSession();
  const books = useAsked(() => programHost['vault.books']({}));
  const [asking, setAsking] = useState(false);
  const [sheet, setSheet] = useState<string | null>(null);
  return (
    <Box sx={{ display: 'flex', gap: 1, mt: 2, alignItems: 'center', fontSize: 13 }}>
      {session.protection === 'none' && (
        <Button
          variant="outlined"
          onClick={() => {
            setAsking(true);
          }}
        >
          {say('设置登录和加密…', 'Log-in and encryption…')}
        </Button>
      )}
      {session.protection === 'encrypted' && say('数据加密保存。', 'The data are encrypted.')}
      {session.signedIn && (
        <Button onClick={session.lock} sx={{ px: 0 }}>
          {say('锁屏', 'Lock')}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      <Button onClick={props.onRescue}>{say('数据恢复…', 'Data recovery…')}</Button>
      {asking && (
        <BeginDialog
          mayEncrypt={books.value?.books.length === 0}
          name={rememberedOperator()}
          onBegin={async (wish) => {
            const answer = await programHost['operators.begin'](wish);
            if (!answer.ok) return failureSentence(answer.error, language);
            setSheet(answer.value.recoveryCode);
            await session.began(answer.value, wish.encrypt);
            return null;
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
      {sheet !== null && (
        <RecoverySheet
          code={sheet}
          encrypted={session.protection === 'encrypted'}
          office=""
          day={localDay(new Date().toISOString())}
          onDone={() => {
            setSheet(null);
          }}
        />
      )}
    </Box>
  );
}
