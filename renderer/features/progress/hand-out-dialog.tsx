import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

type Scope = 'all' | 'purchases';

/** 下发表样 where the integrated system has figures already: whole forms, or only what is missing for purchases. */
export function HandOutDialog(props: {
  /** Units whose figures of this round were imported. */
  readonly units: number;
  readonly all: number;
  readonly onClose: () => void;
  readonly onHandOut: (scope: Scope) => void;
}): ReactNode {
  const say = useSay();
  const [scope, setScope] = useState<Scope>('purchases');
  const choices: readonly { readonly scope: Scope; readonly title: string; readonly note: string }[] = [
    {
      scope: 'purchases',
      title: say('下发仅需补填购买服务要素的表样', 'Forms in which only the purchase elements are missing'),
      note: say(
        '只列有购买服务的项目，金额和科目已按一体化数据填好；其余项目收回时自动并入。',
        'Only projects that buy; amounts and codes are filled in. The other projects are added when the form comes back.',
      ),
    },
    {
      scope: 'all',
      title: say('下发完整表样', 'Whole forms'),
      note: say('全部项目都列在表样中，已按一体化数据填好。', 'Every project, filled in from the integrated system.'),
    },
  ];
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('下发表样', 'Hand out forms')}</DialogTitle>
      <DialogContent sx={{ fontSize: 14 }}>
        <Box sx={{ pb: 1, color: tokens.inkSecond }}>
          {say(
            `${String(props.all)} 个单位中，${String(props.units)} 个单位已导入一体化数据；其余单位下发完整表样。`,
            `${String(props.units)} of ${String(props.all)} units have figures of the integrated system; the others get whole forms.`,
          )}
        </Box>
        {choices.map((choice) => (
          <Box component="label" key={choice.scope} sx={{ display: 'flex', gap: 1, py: 1, cursor: 'pointer' }}>
            <input
              type="radio"
              name="scope"
              checked={scope === choice.scope}
              onChange={() => {
                setScope(choice.scope);
              }}
            />
            <Box>
              <b>{choice.title}</b>
              <Box sx={{ color: tokens.inkSecond, fontSize: 13, pt: 0.25 }}>{choice.note}</Box>
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          onClick={() => {
            props.onHandOut(scope);
          }}
        >
          {say('下发表样…', 'Hand out…')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
