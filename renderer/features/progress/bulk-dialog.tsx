import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { tokens } from '../../ui/theme/index.ts';
import type { BulkAct, BulkAnswer } from '../../usecases/review-submission.ts';

export const bulkWords: Record<BulkAct, string> = { pass: '审核通过', lock: '锁定' };

/** Says in numbers what a bulk act will do, and why some units are left out, before it is done. */
export function BulkDialog(props: {
  readonly act: BulkAct;
  readonly plan: BulkAnswer;
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const { act, plan, names } = props;
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>批量{bulkWords[act]}</DialogTitle>
      <DialogContent sx={{ fontSize: 14, lineHeight: 1.8 }}>
        {plan.done.length > 0
          ? `将${bulkWords[act]} ${String(plan.done.length)} 个单位。${act === 'lock' ? '锁定后形成定稿版本，修改须经批准解锁。' : ''}`
          : `没有可以${bulkWords[act]}的单位。`}
        {plan.refused.length > 0 && (
          <Box sx={{ mt: 1 }}>
            另有 {plan.refused.length} 个单位不能{bulkWords[act]}：
            <Box sx={{ maxHeight: 220, overflow: 'auto', fontSize: 13, color: tokens.warning }}>
              {plan.refused.map(({ unit, failure }) => (
                <div key={unit}>{`${unit} ${names.get(unit) ?? ''}：${failureSentence(failure, 'zh')}`}</div>
              ))}
            </Box>
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>取消</Button>
        {plan.done.length > 0 && (
          <Button variant="contained" onClick={props.onConfirm}>
            {bulkWords[act]} {plan.done.length} 个单位
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
