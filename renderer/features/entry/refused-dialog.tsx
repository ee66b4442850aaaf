import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import type { PastePlan } from '#shared/entry';
import { fieldDictionary } from '#shared/fields';
import { failureSentence } from '#shared/messages';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** A pasted block with cells that their columns cannot hold: named one by one; nothing is pasted until it is decided. */
export function RefusedDialog(props: {
  readonly plan: PastePlan;
  readonly onTake: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { plan } = props;
  const say = useSay();
  const { language } = useLanguage();
  const count = String(plan.refused.length);
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say(`${count} 个单元格不能粘贴`, `${count} cells cannot be pasted`)}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 1 }}>
          {say(
            '还没有粘贴任何内容。以下单元格与所在列不符：',
            'Nothing has been pasted yet. These do not fit their columns:',
          )}
        </Box>
        <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 260, overflow: 'auto', lineHeight: 1.8 }}>
          {plan.refused.map(({ row, field, refused }) => (
            <li key={`${String(row)}/${field}`}>
              {say(
                `第 ${String(row + 1)} 行“${fieldDictionary[field].zh}”：`,
                `Line ${String(row + 1)}, ${fieldDictionary[field].en}: `,
              )}
              {failureSentence(refused, language)}
            </li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose} variant="contained" autoFocus>
          {say('不粘贴', 'Paste nothing')}
        </Button>
        <Button onClick={props.onTake} disabled={plan.written === 0}>
          {say(`只粘贴其余 ${String(plan.written)} 格`, `Paste the other ${String(plan.written)} cells`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
