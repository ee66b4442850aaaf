import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { Unit } from '#shared/records';
import { useSay } from '../../ui/tongue/index.ts';

/** 解锁: who approved it, and why. */
export function UnlockDialog(props: {
  readonly unit: Unit;
  readonly onClose: () => void;
  readonly onUnlock: (words: { readonly reason: string; readonly approver: string }) => void;
}): ReactNode {
  const say = useSay();
  const [approver, setApprover] = useState('');
  const [reason, setReason] = useState('');
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say(`解锁 ${props.unit.name}`, `Unlock ${props.unit.name}`)}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: '8px !important' }}>
        <TextField
          label={say('批准人', 'Approved by')}
          value={approver}
          onChange={(event) => {
            setApprover(event.target.value);
          }}
        />
        <TextField
          label={say('解锁原因', 'Reason')}
          multiline
          minRows={3}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={reason.trim() === '' || approver.trim() === ''}
          onClick={() => {
            props.onUnlock({ reason: reason.trim(), approver: approver.trim() });
          }}
        >
          {say('解锁', 'Unlock')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
