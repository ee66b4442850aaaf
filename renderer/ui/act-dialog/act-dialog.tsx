import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';

/** A dialog with one act; a refusal stands in it until it is mended, what was typed stays. */
export function ActDialog(props: {
  readonly title: string;
  readonly act: string;
  readonly ready: boolean;
  /** What will happen, in numbers. */
  readonly note?: ReactNode;
  readonly wide?: boolean;
  /** Answers the sentence of a refusal, or null where it is done. */
  readonly onAct: () => Promise<string | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const say = useSay();
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const sentence = await props.onAct();
    setBusy(false);
    if (sentence === null) props.onClose();
    else setRefused(sentence);
  };
  return (
    <Dialog open onClose={props.onClose} maxWidth={props.wide ? 'md' : 'sm'} fullWidth>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (props.ready && !busy) void act();
        }}
      >
        <DialogTitle sx={{ fontSize: 16 }}>{props.title}</DialogTitle>
        <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: '8px !important', fontSize: 14 }}>
          {props.children}
          {props.note !== undefined && (
            <Box sx={{ fontSize: 13, lineHeight: 1.6, color: tokens.inkSecond }}>{props.note}</Box>
          )}
          {refused !== '' && (
            <Box role="alert" sx={{ fontSize: 13, lineHeight: 1.6, color: tokens.error }}>
              {refused}
            </Box>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!props.ready || busy}>
            {props.act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
