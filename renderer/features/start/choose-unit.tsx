import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import type { YearFile } from '#shared/year-file';
import { CodePicker } from '../../ui/code-picker/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 我是预算单位, with a year file: which of its units this is. It is asked once. */
export function ChooseUnit(props: {
  readonly yearFile: YearFile;
  readonly onChoose: (unit: string) => void;
}): ReactNode {
  const say = useSay();
  const [unit, setUnit] = useState('');
  return (
    <Dialog open maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('选择本单位', 'Choose your unit')}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 1.5, lineHeight: 1.7 }}>
          {say(
            '选定后，本账套只填报这一个单位，不能更改。可输入编码、名称或拼音。',
            'From then on this ledger is for this one unit. Type a code, a name or pinyin.',
          )}
        </Box>
        <CodePicker
          label={say('本单位', 'Unit')}
          entries={props.yearFile.units.map(({ code, name }) => ({ code, name }))}
          value={unit}
          year={props.yearFile.year}
          onPick={setUnit}
          width="100%"
          autoFocus
        />
      </DialogContent>
      <DialogActions>
        <Button
          variant="contained"
          disabled={unit === ''}
          onClick={() => {
            props.onChoose(unit);
          }}
        >
          {say('开始填报', 'Begin')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
