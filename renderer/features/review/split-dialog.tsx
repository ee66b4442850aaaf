import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { LumpPart } from '#shared/amend';
import { fen, showYuan, sumOf } from '#shared/money';
import type { Row, Unit } from '#shared/records';
import { amountOf, textOf } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { AmountField } from '../../ui/amount-field/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const line = { display: 'flex', gap: 1, alignItems: 'center', minHeight: 36 } as const;

/** 拆分: lump money of a 本级, to the units that use it; what is not assigned yet stays. */
export function SplitDialog(props: {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly row: Row;
  readonly onClose: () => void;
  readonly onSplit: (parts: readonly LumpPart[], reason: string) => void;
}): ReactNode {
  const { unit, row } = props;
  const say = useSay();
  const [parts, setParts] = useState<readonly LumpPart[]>([{ user: '', amount: fen(0) }]);
  const [reason, setReason] = useState('');
  const whole = amountOf(row, 'amtTotal');
  const left = fen(whole - sumOf(parts.map(({ amount }) => amount)));
  const users = props.yearFile.units.filter(({ department, isHead }) => department === unit.department && !isHead);
  const set = (index: number, part: Partial<LumpPart>): void => {
    setParts(parts.map((one, at) => (at === index ? { ...one, ...part } : one)));
  };
  const whoUses = textOf(row, 'actualUser');
  const ready = left >= 0 && parts.length > 0 && parts.every(({ user, amount }) => user !== '' && amount > 0);
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16, pb: 1 }}>
        {say('按实际使用单位拆分', 'Split by using unit')}
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {`${textOf(row, 'serviceName')}　${say('金额', 'amount')} ${showYuan(whole)} ${say('元', 'yuan')}`}
          {whoUses === '' ? '' : `　${say('实际使用单位', 'used by')} ${whoUses}`}
        </Box>
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box sx={{ maxHeight: 260, overflow: 'auto' }}>
          {parts.map((part, index) => {
            const nth = String(index + 1);
            return (
              <Box key={nth} sx={line}>
                <Pick
                  label={say(`实际使用单位 ${nth}`, `Using unit ${nth}`)}
                  value={part.user}
                  width={280}
                  onPick={(user) => {
                    set(index, { user });
                  }}
                  choices={[
                    { value: '', text: say('请选择', 'Choose') },
                    ...users.map(({ code, name }) => ({ value: name, text: `${code} ${name}` })),
                  ]}
                />
                <Box sx={{ width: 150 }}>
                  <AmountField
                    label={say(`金额 ${nth}`, `Amount ${nth}`)}
                    amount={part.amount}
                    onChange={(amount) => {
                      set(index, { amount });
                    }}
                  />
                </Box>
                <Button
                  color="error"
                  onClick={() => {
                    setParts(parts.filter((_one, at) => at !== index));
                  }}
                >
                  {say('删除', 'Remove')}
                </Button>
              </Box>
            );
          })}
        </Box>
        <Box sx={line}>
          <Button
            variant="outlined"
            disabled={parts.length >= users.length}
            onClick={() => {
              setParts([...parts, { user: '', amount: left > 0 ? left : fen(0) }]);
            }}
          >
            {say('新增使用单位', 'Add a unit')}
          </Button>
          <Box sx={{ flex: 1 }} />
          <Box sx={{ fontSize: 13, color: left < 0 ? tokens.error : tokens.inkSecond }}>
            {left < 0
              ? say(`超出 ${showYuan(fen(0 - left))} 元`, `${showYuan(fen(0 - left))} too much`)
              : say(`待分配 ${showYuan(left)} 元`, `${showYuan(left)} not yet assigned`)}
          </Box>
        </Box>
        <TextField
          label={say('拆分原因', 'Reason')}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Box sx={{ fontSize: 13, color: tokens.inkSecond, lineHeight: 1.6 }}>
          {say(
            '金额仍列在本级，合计不变，只计一次；未分完的留在原行。改动记入修改痕迹，并待单位确认。',
            'The money stays with the head office and is counted once; the rest stays in the row. The change is traced and waits for the unit.',
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={!ready || reason.trim() === ''}
          onClick={() => {
            props.onSplit(parts, reason);
          }}
        >
          {say('拆分', 'Split')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
