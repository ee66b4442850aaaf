import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { isWaiting, type Amendment } from '#shared/amend';
import { trailLine } from '#shared/trail';
import { localMoment } from '../../ui/instant/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const most = 6;

/** 待单位确认: what finance changed and the unit has not confirmed, and the place to note its word. */
export function ConfirmationPanel(props: {
  readonly amendments: readonly Amendment[];
  readonly onConfirm: (words: string) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [words, setWords] = useState('');
  const waiting = props.amendments.filter(isWaiting);
  if (waiting.length === 0) return null;
  return (
    <Box
      data-testid="confirmations"
      sx={{ mt: 1, p: 1, backgroundColor: tokens.warningSoft, borderRadius: '4px', fontSize: 13, lineHeight: 1.6 }}
    >
      <StateLabel tone="ochre">
        {say(`待单位确认 ${String(waiting.length)}`, `${String(waiting.length)} to confirm`)}
      </StateLabel>
      {waiting.toReversed().map(({ key, entry }) => (
        <Box key={key} sx={{ py: 0.75, borderBottom: `1px solid ${tokens.hairline}` }}>
          <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>
            {entry.by} {localMoment(entry.at)}
          </Box>
          <Box>{say(`代改原因：${entry.reason ?? ''}`, `Reason: ${entry.reason ?? ''}`)}</Box>
          {entry.changes.slice(0, most).map((change, index) => {
            const line = trailLine({ ...entry, act: 'entry' }, change, language);
            return (
              <Box key={String(index)}>
                {line.item}
                {change.kind === 'changed'
                  ? `：${line.before || say('（空）', '(blank)')} → ${line.after || say('（空）', '(blank)')}`
                  : `　${change.kind === 'added' ? say('新增', 'added') : say('删除', 'deleted')}`}
              </Box>
            );
          })}
          {entry.changes.length > most && (
            <Box sx={{ color: tokens.inkSecond }}>
              {say(
                `另有 ${String(entry.changes.length - most)} 处，见下面的修改痕迹。`,
                `${String(entry.changes.length - most)} more, see the traces below.`,
              )}
            </Box>
          )}
        </Box>
      ))}
      <Box
        component="form"
        sx={{ display: 'flex', gap: 1, mt: 1 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() === '') return;
          props.onConfirm(words.trim());
          setWords('');
        }}
      >
        <TextField
          placeholder={say('如 李会计电话确认', 'Who, and how')}
          value={words}
          sx={{ flex: 1, backgroundColor: tokens.paper }}
          slotProps={{ htmlInput: { 'aria-label': say('确认人和方式', 'Who confirmed, and how') } }}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
        <Button type="submit" variant="outlined" disabled={words.trim() === ''} sx={{ whiteSpace: 'nowrap' }}>
          {say('登记确认', 'Confirm')}
        </Button>
      </Box>
    </Box>
  );
}
