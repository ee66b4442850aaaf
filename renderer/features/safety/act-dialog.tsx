import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** A dialog with one act: a refusal stays in it as a sentence, a success closes it. */
export function ActDialog(props: {
  readonly title: string;
  readonly act: string;
  readonly ready: boolean;
  readonly onAct: () => Promise<string | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const say = useSay();
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const sentence = await props.onAct();
    setBusy(false);
    if (sentence === null) props.onClose();
    else setRefusal(sentence);
  };
  return (
    <Dialog open onClose={props.onClose} maxWidth="xs" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{props.title}</DialogTitle>
      <DialogContent>
        <Box
          component="form"
          id="act"
          sx={{ display: 'grid', gap: 1.5, pt: 0.75 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (props.ready && !busy) void act();
          }}
        >
          {props.children}
        </Box>
        {refusal !== '' && (
          <Box role="alert" sx={{ color: tokens.error, fontSize: 13, mt: 1, lineHeight: 1.6 }}>
            {refusal}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" type="submit" form="act" disabled={!props.ready || busy}>
          {props.act}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
