import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { ReplyPlan, UnitReplyPlan } from '#shared/approval';
import type { Department } from '#shared/records';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 部门批复登记: when each department replied to its units, whether in time, and when its units must disclose. */
export function UnitReplies(props: {
  readonly departments: readonly Department[];
  readonly reply: ReplyPlan;
  readonly replies: readonly UnitReplyPlan[];
  readonly onRecord: (department: string, replyDate: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { reply, replies } = props;
  const say = useSay();
  const [dates, setDates] = useState<ReadonlyMap<string, string>>(new Map());
  const concerned = props.departments.filter(({ code }) => reply.lines.some((line) => line.department === code));
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say('部门批复登记', 'Department replies')}
        {say(`（不晚于 ${reply.due.departmentReply ?? ''}）`, ` (by ${reply.due.departmentReply ?? ''})`)}
      </DialogTitle>
      <DialogContent sx={{ fontSize: 13 }}>
        {concerned.map(({ code, name }) => {
          const recorded = replies.find(({ department }) => department === code);
          const date = dates.get(code) ?? recorded?.replyDate ?? '';
          return (
            <Box key={code} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, height: 44 }}>
              <Box sx={{ width: 210 }}>{`${code} ${name}`}</Box>
              <TextField
                slotProps={{ htmlInput: { 'aria-label': say(`部门批复日期 ${name}`, `Reply date ${name}`) } }}
                placeholder={reply.due.departmentReply ?? ''}
                value={date}
                onChange={(event) => {
                  setDates(new Map(dates).set(code, event.target.value));
                }}
                sx={{ width: 130 }}
              />
              <Button
                variant="outlined"
                disabled={date === '' || date === recorded?.replyDate}
                onClick={() => {
                  props.onRecord(code, date.trim());
                }}
              >
                {say('登记', 'Record')}
              </Button>
              {recorded && (
                <Box sx={{ color: recorded.late ? tokens.error : tokens.inkSecond }}>
                  {say(
                    `${recorded.late ? '已逾期' : '按期'}；${String(recorded.units.length)} 个单位，单位公开不晚于 ${recorded.unitDisclosureDue ?? ''}`,
                    `${recorded.late ? 'Late' : 'In time'}; ${String(recorded.units.length)} units disclose by ${recorded.unitDisclosureDue ?? ''}`,
                  )}
                </Box>
              )}
            </Box>
          );
        })}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('关闭', 'Close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
