import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { checkpointStage } from '#shared/messages';
import { DataTable } from '../../ui/data-table/index.ts';
import { Facts, Panel, TaskBar } from '../../ui/frame/index.ts';
import { localDay, localMinute } from '../../ui/instant/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { sizeText } from './size-text.ts';

type Copies = HostOutput<'copies.state'>;
type Rung = HostOutput<'vault.ladder'>['rungs'][number];

const moment = (instant: string): string => `${localDay(instant)} ${localMinute(instant)}`;

/** 备份恢复: the second copy, a backup at once, the way back, and the checkpoints on this computer. */
export function BackupPage(props: {
  readonly copies: Copies | null;
  /** The failure of the last second copy as a sentence; blank where it went well. */
  readonly failure: string;
  readonly rungs: readonly Rung[];
  readonly busy: boolean;
  readonly onChoose: () => void;
  readonly onStop: () => void;
  readonly onCopyNow: () => void;
  readonly onBackUpTo: () => void;
  readonly onRestore: () => void;
  readonly onLookAt: (sequence: number) => void;
}): ReactNode {
  const { copies, rungs, busy } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { folder = null, last = null } = copies ?? {};
  const lastText = last
    ? say(
        `${moment(last.at)}，到第 ${String(last.sequence)} 笔，${sizeText(last.size)}，已回读核对（条目 ${String(last.entries)}，收到的文件 ${String(last.files)}）`,
        `${moment(last.at)}, up to entry ${String(last.sequence)}, ${sizeText(last.size)}, read back (${String(last.entries)} entries, ${String(last.files)} files)`,
      )
    : say('还没有', 'none yet');
  return (
    <>
      <TaskBar title={say('备份恢复', 'Backup and restore')}>
        <Button variant="outlined" disabled={busy} onClick={props.onRestore}>
          {say('从备份恢复…', 'Restore from a backup…')}
        </Button>
        <Button variant="contained" disabled={busy} onClick={props.onBackUpTo}>
          {say('备份到…', 'Back up to…')}
        </Button>
      </TaskBar>
      <Panel
        title={say('第二份备份', 'Second copy')}
        text={say(
          '每次保存都已写入本机磁盘。为防电脑损坏或丢失，请再选一个文件夹或 U 盘：每次锁定、下达、批复之后以及每天首次打开时，程序自动在那里写一份完整备份，写后回读核对。',
          'Every save is on this disk. Choose another folder or a USB stick as well: after each lock, issue and reply, and once a day, a full backup is written there and read back.',
        )}
        acts={
          <>
            {folder !== null && (
              <>
                <Button disabled={busy} onClick={props.onStop}>
                  {say('停用', 'Stop')}
                </Button>
                <Button variant="outlined" disabled={busy} onClick={props.onCopyNow}>
                  {say('立即备份', 'Copy now')}
                </Button>
              </>
            )}
            <Button
              variant={folder === null ? 'contained' : 'outlined'}
              disabled={busy || copies === null}
              onClick={props.onChoose}
            >
              {say('选择位置…', 'Choose a place…')}
            </Button>
          </>
        }
      >
        <Facts
          facts={[
            {
              name: say('位置', 'Place'),
              value:
                copies === null ? (
                  '…'
                ) : folder === null ? (
                  <StateLabel tone="ochre">{say('未设置', 'Not set')}</StateLabel>
                ) : (
                  <>
                    {folder}{' '}
                    {!copies.reachable && (
                      <StateLabel tone="red">{say('现在找不到（U 盘可能未插入）', 'not there now')}</StateLabel>
                    )}
                  </>
                ),
            },
            ...(folder === null
              ? []
              : [
                  {
                    name: say('加密', 'Encryption'),
                    value: copies?.encrypted === true ? say('设有口令', 'with a passphrase') : say('不加密', 'none'),
                  },
                  { name: say('最近一次', 'Last one'), value: <span data-testid="last-copy">{lastText}</span> },
                ]),
            ...(props.failure === ''
              ? []
              : [
                  {
                    name: say('上次失败', 'Last failure'),
                    value: <Box sx={{ color: 'error.main' }}>{props.failure}</Box>,
                  },
                ]),
          ]}
        />
      </Panel>
      <Box sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0, pt: 1.5 }}>
        <Box sx={{ fontWeight: 600, pb: 0.75 }}>{say('本机保存点', 'Checkpoints on this computer')}</Box>
        <DataTable
          label={say('本机保存点', 'Checkpoints')}
          rows={rungs}
          rowKey={({ number }) => String(number)}
          empty={say('还没有保存点。', 'There is no checkpoint yet.')}
          columns={[
            {
              key: 'number',
              head: say('编号', 'No.'),
              width: 64,
              align: 'right',
              cell: ({ number }) => String(number),
            },
            {
              key: 'savedAt',
              head: say('保存时间', 'Saved at'),
              width: 150,
              cell: ({ savedAt }) => moment(savedAt),
            },
            {
              key: 'stage',
              head: say('时机', 'When'),
              cell: ({ stage }) => checkpointStage(stage, language),
            },
            {
              key: 'sequence',
              head: say('到第几笔', 'Up to entry'),
              width: 90,
              align: 'right',
              cell: ({ watermark }) => String(watermark.sequence),
            },
            {
              key: 'entries',
              head: say('条目', 'Entries'),
              width: 80,
              align: 'right',
              cell: ({ entries }) => String(entries),
            },
            {
              key: 'whole',
              head: say('状态', 'State'),
              width: 80,
              align: 'center',
              cell: ({ whole }) =>
                whole ? (
                  <StateLabel tone="jade">{say('完好', 'Sound')}</StateLabel>
                ) : (
                  <StateLabel tone="red">{say('缺失', 'Incomplete')}</StateLabel>
                ),
            },
            {
              key: 'look',
              head: '',
              width: 130,
              align: 'center',
              cell: ({ watermark, whole }) => (
                <Button
                  disabled={!whole || watermark.sequence === 0}
                  onClick={() => {
                    props.onLookAt(watermark.sequence);
                  }}
                >
                  {say('查看当时数据', 'Look at it')}
                </Button>
              ),
            },
          ]}
        />
      </Box>
    </>
  );
}
