import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { BulkAct, BulkAnswer } from '../../usecases/review-submission.ts';

export const bulkWords: Record<BulkAct, readonly [string, string]> = {
  pass: ['审核通过', 'Pass'],
  lock: ['锁定', 'Lock'],
};

/** Says in numbers what a bulk act will do, and why some units are left out, before it is done. */
export function BulkDialog(props: {
  readonly act: BulkAct;
  readonly plan: BulkAnswer;
  readonly names: ReadonlyMap<string, string>;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}): ReactNode {
  const { act, plan, names } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [zh, en] = bulkWords[act];
  const count = String(plan.done.length);
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say(`批量${zh}`, `${en} many`)}</DialogTitle>
      <DialogContent sx={{ fontSize: 14, lineHeight: 1.8 }}>
        {plan.done.length > 0
          ? say(
              `将${zh} ${count} 个单位。${act === 'lock' ? '锁定后形成定稿版本，修改须经批准解锁。' : ''}`,
              `${en} ${count} units.${act === 'lock' ? ' What is locked is final; a change needs an approved unlocking.' : ''}`,
            )
          : say(`没有可以${zh}的单位。`, `No unit can be ${act === 'lock' ? 'locked' : 'passed'}.`)}
        {plan.refused.length > 0 && (
          <Box sx={{ mt: 1 }}>
            {say(
              `另有 ${String(plan.refused.length)} 个单位不能${zh}：`,
              `${String(plan.refused.length)} more units cannot be ${act === 'lock' ? 'locked' : 'passed'}:`,
            )}
            <Box sx={{ maxHeight: 220, overflow: 'auto', fontSize: 13, color: tokens.warning }}>
              {plan.refused.map(({ unit, failure }) => (
                <div
                  key={unit}
                >{`${unit} ${names.get(unit) ?? ''}${say('：', ': ')}${failureSentence(failure, language)}`}</div>
              ))}
            </Box>
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        {plan.done.length > 0 && (
          <Button variant="contained" onClick={props.onConfirm}>
            {say(`${zh} ${count} 个单位`, `${en} ${count} units`)}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
