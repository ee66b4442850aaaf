import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { UpperNotice } from '#shared/control-figures';
import { fen, type Fen } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { AmountField } from '../../ui/amount-field/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

export type UpperGrant = {
  readonly unit: string;
  readonly projectCode: string;
  readonly notice: UpperNotice;
  readonly amount: Fen;
  readonly purchases: Fen;
};

/** 上级专项: the notice, its level, the project it goes to and its amount (practice 2.8). */
export function NoticeDialog(props: {
  readonly yearFile: YearFile;
  readonly onClose: () => void;
  readonly onGrant: (grant: UpperGrant) => void;
}): ReactNode {
  const { yearFile } = props;
  const say = useSay();
  const levels = yearFile.lists.levels.map(({ code, name }) => ({ value: code, text: name }));
  const [grant, setGrant] = useState<UpperGrant>({
    unit: yearFile.units[0]?.code ?? '',
    projectCode: '',
    notice: { number: '', level: levels[0]?.value ?? '' },
    amount: fen(0),
    purchases: fen(0),
  });
  const row = { display: 'flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' } as const;
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say('上级专项追加控制数', 'Raise a figure by an earmarked grant')}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 2, pt: '8px !important', fontSize: 14 }}>
        <TextField
          label={say('文号', 'Document number')}
          placeholder="财预〔2026〕12号"
          value={grant.notice.number}
          onChange={(event) => {
            setGrant({ ...grant, notice: { ...grant.notice, number: event.target.value } });
          }}
        />
        <Box sx={row}>
          {say('级次', 'Level')}
          <Pick
            label={say('级次', 'Level')}
            value={grant.notice.level}
            choices={levels}
            onPick={(level) => {
              setGrant({ ...grant, notice: { ...grant.notice, level } });
            }}
          />
          {say('单位', 'Unit')}
          <Pick
            label={say('单位', 'Unit')}
            value={grant.unit}
            choices={yearFile.units.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
            onPick={(unit) => {
              setGrant({ ...grant, unit });
            }}
          />
        </Box>
        <TextField
          label={say('项目编码（新项目填新编码）', 'Project code (a new one for a new project)')}
          value={grant.projectCode}
          onChange={(event) => {
            setGrant({ ...grant, projectCode: event.target.value.trim() });
          }}
        />
        <Box sx={row}>
          {say('金额（元）', 'Amount (yuan)')}
          <AmountField
            label={say('专项金额', 'Grant')}
            amount={grant.amount}
            onChange={(amount) => {
              setGrant({ ...grant, amount });
            }}
          />
          {say('其中购买服务', 'of it purchases')}
          <AmountField
            label={say('专项购买服务', 'Purchases of the grant')}
            amount={grant.purchases}
            onChange={(purchases) => {
              setGrant({ ...grant, purchases });
            }}
          />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={grant.projectCode === ''}
          onClick={() => {
            props.onGrant(grant);
          }}
        >
          {say('追加', 'Add')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
