import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { Facts } from '../../ui/frame/index.ts';
import { localDay, localMinute } from '../../ui/instant/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { sizeText } from './size-text.ts';

type Incoming = HostOutput<'copies.open'>;
const when = (instant: string): string => (instant === '' ? '' : `${localDay(instant)} ${localMinute(instant)}`);

/** 从备份恢复: what the backup holds beside what the ledger holds, before anything happens. */
export function IncomingDialog(props: {
  readonly incoming: Incoming;
  readonly bookName: string;
  /** The ledger that would be replaced; null where there is none of that name. */
  readonly present: { readonly sequence: number; readonly at: string; readonly foreign: boolean } | null;
  readonly busy: boolean;
  readonly onLookAt: (() => void) | null;
  readonly onAdopt: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { incoming, present, busy } = props;
  const say = useSay();
  const [sure, setSure] = useState(false);
  const older = present !== null && !present.foreign && present.sequence > incoming.sequence;
  return (
    <Dialog open onClose={props.onClose} maxWidth="sm" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('从备份恢复', 'Restore from a backup')}</DialogTitle>
      <DialogContent>
        <Box sx={{ fontSize: 13, lineHeight: 1.7 }}>
          {say(
            '备份已整份校验完好，并已解到一旁，没有改动任何账套。可以先查看，再决定是否恢复。',
            'The backup was checked whole and unpacked beside the ledgers; none was touched. Look at it before you decide.',
          )}
        </Box>
        <Facts
          facts={[
            { name: say('文件', 'File'), value: incoming.name },
            { name: say('账套', 'Ledger'), value: props.bookName },
            {
              name: say('备份时间', 'Made at'),
              value: `${when(incoming.at)}，${sizeText(incoming.size)}`,
            },
            {
              name: say('备份内容', 'It holds'),
              value: say(
                `到第 ${String(incoming.sequence)} 笔，条目 ${String(incoming.entries)}，收到的文件 ${String(incoming.files)}`,
                `up to entry ${String(incoming.sequence)}, ${String(incoming.entries)} entries, ${String(incoming.files)} files`,
              ),
            },
            {
              name: say('本机现有', 'This computer has'),
              value: present
                ? say(
                    `到第 ${String(present.sequence)} 笔（${when(present.at)}）`,
                    `up to entry ${String(present.sequence)} (${when(present.at)})`,
                  )
                : say('没有这个账套', 'no such ledger'),
            },
          ]}
        />
        {present?.foreign === true && (
          <Box role="alert" sx={{ mt: 1.5, color: 'error.main', fontSize: 13, lineHeight: 1.7 }}>
            {say(
              '这份备份属于另一个账套（另一年度或另一单位），不是本机的这个账套。请先查看内容，确认无误再恢复。',
              'This backup is of another ledger (another year or another office). Look at it before you restore.',
            )}
          </Box>
        )}
        {older && (
          <Box sx={{ mt: 1.5, color: 'warning.main', fontSize: 13, lineHeight: 1.7 }}>
            {say(
              `备份比本机少 ${String(present.sequence - incoming.sequence)} 笔。恢复后，这些操作不在账套中；现有数据原样另存，可以找回。`,
              `The backup lacks ${String(present.sequence - incoming.sequence)} entries that this computer has. They stay in the data kept aside.`,
            )}
          </Box>
        )}
        {present && (
          <label style={{ display: 'block', marginTop: 12, fontSize: 13 }}>
            <input
              type="checkbox"
              checked={sure}
              onChange={(event) => {
                setSure(event.target.checked);
              }}
            />{' '}
            {say(
              '我确认用备份替换本机的这个账套（现有数据原样另存，不会删除）',
              'Replace this ledger by the backup; the present data are kept aside, not deleted',
            )}
          </label>
        )}
      </DialogContent>
      <DialogActions>
        <Button disabled={busy} onClick={props.onClose}>
          {say('取消', 'Cancel')}
        </Button>
        {props.onLookAt && (
          <Button variant="outlined" disabled={busy} onClick={props.onLookAt}>
            {say('查看备份内容', 'Look at it')}
          </Button>
        )}
        <Button variant="contained" disabled={busy || (present !== null && !sure)} onClick={props.onAdopt}>
          {say('恢复', 'Restore')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
