import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 备份口令: typed twice for a new one, once to open a backup. `required` leaves no way without. */
export function AskPassphrase(props: {
  readonly title: string;
  readonly kind: 'new' | 'open';
  readonly required: boolean;
  /** What went wrong with the last one; blank at first. */
  readonly sentence: string;
  readonly onAnswer: (passphrase: string | null) => void;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const isNew = props.kind === 'new';
  const differ = isNew && second !== '' && first !== second;
  const ready = first !== '' && (!isNew || first === second);
  return (
    <Dialog open onClose={props.onClose} maxWidth="xs" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{props.title}</DialogTitle>
      <DialogContent>
        <Box sx={{ fontSize: 13, lineHeight: 1.7, mb: 1.5 }}>
          {isNew
            ? say(
                '设口令后，备份文件加密保存，没有口令任何人都打不开，本程序也不能找回。请把口令另行妥善保管。',
                'With a passphrase the backup is encrypted. Without it no one can open the file, nor can this program.',
              )
            : say('这份备份设有口令。', 'This backup is protected by a passphrase.')}
        </Box>
        <Box
          component="form"
          id="passphrase"
          sx={{ display: 'grid', gap: 1.5 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) props.onAnswer(first);
          }}
        >
          <TextField
            label={say('备份口令', 'Passphrase')}
            type="password"
            autoFocus
            value={first}
            onChange={(event) => {
              setFirst(event.target.value);
            }}
          />
          {isNew && (
            <TextField
              label={say('再输一次', 'Once more')}
              type="password"
              value={second}
              error={differ}
              helperText={differ ? say('两次输入不一致', 'They differ') : ' '}
              onChange={(event) => {
                setSecond(event.target.value);
              }}
            />
          )}
        </Box>
        {props.sentence !== '' && (
          <Box role="alert" sx={{ color: tokens.error, fontSize: 13, mt: 1 }}>
            {props.sentence}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        {isNew && !props.required && (
          <Button
            variant="outlined"
            onClick={() => {
              props.onAnswer(null);
            }}
          >
            {say('不设口令', 'No passphrase')}
          </Button>
        )}
        <Button variant="contained" type="submit" form="passphrase" disabled={!ready}>
          {say('确定', 'OK')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
