import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { accessAct } from '#shared/messages';
import { DataTable } from '../../ui/data-table/index.ts';
import { localDay, localSecond } from '../../ui/instant/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

type Trail = HostOutput<'operators.trail'>;

/** 登录记录: who came and went, and what was done to the data as a whole, the newest first. */
export function AccessDialog(props: { readonly trail: Trail; readonly onClose: () => void }): ReactNode {
  const { records, damagedLine } = props.trail;
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('登录记录', 'Who came and went')}</DialogTitle>
      <DialogContent sx={{ height: 460, display: 'flex', flexDirection: 'column' }}>
        {damagedLine !== null && (
          <Box role="alert" sx={{ color: tokens.error, fontSize: 13, pb: 1 }}>
            {say(
              `登录记录从第 ${String(damagedLine)} 行起被改动或损坏，损坏的文件已另存。`,
              `From line ${String(damagedLine)} on the record was changed or damaged; the damaged file is kept.`,
            )}
          </Box>
        )}
        <DataTable
          label={say('登录记录', 'Who came and went')}
          rows={records.toReversed()}
          rowKey={({ sequence }) => String(sequence)}
          empty={say('还没有记录。', 'Nothing yet.')}
          columns={[
            {
              key: 'at',
              head: say('时间', 'Time'),
              width: 180,
              cell: ({ at }) => `${localDay(at)} ${localSecond(at)}`,
            },
            { key: 'by', head: say('操作员', 'Operator'), width: 160, cell: ({ by }) => by },
            { key: 'act', head: say('事项', 'What'), cell: ({ act }) => accessAct(act, language) },
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('关闭', 'Close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
