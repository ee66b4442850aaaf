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

/** 结转上年: what the new year begins with, in numbers, before it is made. */
export function RollOverDialog(props: {
  readonly last: number;
  readonly first: number;
  readonly left: { readonly units: number; readonly prior: number; readonly replied: boolean };
  readonly onRollOver: (year: number) => Promise<string | null>;
  readonly onClose: () => void;
}): ReactNode {
  const { last, left } = props;
  const say = useSay();
  const [year, setYear] = useState(String(props.first));
  const [refused, setRefused] = useState('');
  const [busy, setBusy] = useState(false);
  const act = async (): Promise<void> => {
    setBusy(true);
    const sentence = await props.onRollOver(Number(year));
    setBusy(false);
    if (sentence === null) props.onClose();
    else setRefused(sentence);
  };
  const source =
    left.prior === 0
      ? say(
          `${String(last)} 年还没有二上数据，新年度没有上年数。`,
          `There are no figures of ${String(last)} yet; the new year begins without.`,
        )
      : left.replied
        ? say(
            `上年数 ${String(left.prior)} 行，取 ${String(last)} 年批复数加其后各批次；批复数与二上不同的项目，按二上各行的比例分到各行，分毫不差。`,
            `${String(left.prior)} lines of last year: the reply of ${String(last)} with its batches. Where a project was given another amount, each row has its share, to the fen.`,
          )
        : say(
            `${String(last)} 年尚未批复，上年数 ${String(left.prior)} 行取二上数。`,
            `${String(last)} has no reply yet; ${String(left.prior)} lines are taken from the second submission.`,
          );
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('结转到下一年度', 'Roll over to the next year')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, pt: '8px !important', fontSize: 14 }}>
        <TextField
          label={say('新的预算年度', 'New budget year')}
          value={year}
          autoFocus
          onChange={(event) => {
            setYear(event.target.value.trim());
          }}
          sx={{ width: 160 }}
        />
        <Box component="ul" sx={{ m: 0, pl: 2.5, lineHeight: 1.8 }} data-testid="roll-over-numbers">
          <li>
            {say(
              `单位 ${String(left.units)} 个，连同部门、基础目录、表样、审核规则、审核流程、限额标准一并结转。`,
              `${String(left.units)} units, with departments, code lists, forms, rules, review chain and thresholds.`,
            )}
          </li>
          <li>{source}</li>
          <li>
            {say(
              '报送截止和人代会日期须重新填写；更名、合并、拆分在新年度的“单位与日期”中办理，上年数随单位转移。',
              "Dates are set anew. Renames, mergers and splits are made in the new year; last year's lines follow the units.",
            )}
          </li>
          <li>
            {say(
              `${String(last)} 年账套保持原样，随时可以打开。本局修改过的文书模板须重新载入。`,
              `The book of ${String(last)} stays as it is. The office's own letter templates must be loaded again.`,
            )}
          </li>
        </Box>
        {refused !== '' && (
          <Box role="alert" sx={{ color: tokens.error, fontSize: 13 }}>
            {refused}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" disabled={busy || !/^2\d{3}$/.test(year)} onClick={() => void act()}>
          {say('结转', 'Roll over')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
