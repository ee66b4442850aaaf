import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { HostOutput } from '#shared/contract';
import { Facts, Panel, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { sizeText } from './size-text.ts';

/** 数据文件夹: where the data lie, how much room is left, and the ways out of trouble. */
export function StoragePage(props: {
  readonly storage: HostOutput<'storage.state'> | null;
  readonly version: string;
  readonly busy: boolean;
  readonly onMove: () => void;
  readonly onRescue: () => void;
  readonly onDiagnose: () => void;
}): ReactNode {
  const { storage, busy } = props;
  const say = useSay();
  const low = storage !== null && storage.free !== null && storage.free < storage.floor;
  return (
    <>
      <TaskBar title={say('数据文件夹', 'Data folder')} />
      <Box sx={{ display: 'grid', gap: 1.5, overflow: 'auto' }}>
        <Panel
          title={say('位置与空间', 'Place and room')}
          text={say(
            '全部账套、收到的文件和操作日志都在这个文件夹里。可以移到 D 盘等处：先复制并逐个核对，再启用新位置，原文件夹保留不动。请不要用手工方式改动其中的文件。',
            'All ledgers, the files received and the log lie in this folder. It can be moved: everything is copied and compared first, and the old folder stays. Do not change files in it by hand.',
          )}
          acts={
            <Button variant="outlined" disabled={busy} onClick={props.onMove}>
              {say('移动到…', 'Move to…')}
            </Button>
          }
        >
          <Facts
            facts={[
              {
                name: say('文件夹', 'Folder'),
                value: (
                  <>
                    <span data-testid="data-folder">{storage?.folder ?? ''}</span>{' '}
                    {storage?.present === false && <StateLabel tone="red">{say('找不到', 'not there')}</StateLabel>}
                  </>
                ),
              },
              {
                name: say('剩余空间', 'Free space'),
                value: (
                  <>
                    {storage === null || storage.free === null
                      ? say('系统未提供', 'not told by the system')
                      : sizeText(storage.free)}{' '}
                    {low && (
                      <StateLabel tone="red">
                        {say(
                          `低于 ${sizeText(storage.floor)}，只能查看和导出`,
                          `below ${sizeText(storage.floor)}: reading and exporting only`,
                        )}
                      </StateLabel>
                    )}
                  </>
                ),
              },
              { name: say('程序版本', 'Program'), value: props.version },
            ]}
          />
        </Panel>
        <Panel
          title={say('另存的旧数据', 'Data kept aside')}
          text={say(
            '恢复数据时，被替换的数据原样另存于此，程序不再改动。确认不需要后，可由技术人员从数据文件夹的 aside 子文件夹中清理。',
            'What a restore replaced is kept as it was. A technician may clear it from the folder aside inside the data folder.',
          )}
        >
          {storage && storage.aside.length > 0 ? (
            <Box component="ul" sx={{ m: 0, mt: 1, pl: 3, fontSize: 13, lineHeight: 1.8 }}>
              {storage.aside.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </Box>
          ) : (
            <Box sx={{ fontSize: 13, pt: 1 }}>{say('没有。', 'None.')}</Box>
          )}
        </Panel>
        <Panel
          title={say('导出全部可读数据', 'Export everything readable')}
          text={say(
            '把每个账套当前的全部数据、操作日志和收到的文件另存为普通文件，遇到损坏的部分跳过并列明。用于电脑即将更换或数据出现问题时留底。',
            'Writes the data, the log and the files received of every ledger as plain files; what is damaged is skipped and named.',
          )}
          acts={
            <Button variant="outlined" disabled={busy} onClick={props.onRescue}>
              {say('导出到…', 'Export to…')}
            </Button>
          }
        />
        <Panel
          title={say('诊断信息', 'Diagnostic bundle')}
          text={say(
            '程序出现异常时交给技术人员。只含版本、计数、时间和错误记录，不含单位名称、金额等预算数据。',
            'For a technician: versions, counts, times and faults; no budget data.',
          )}
          acts={
            <Button variant="outlined" disabled={busy} onClick={props.onDiagnose}>
              {say('生成到…', 'Write to…')}
            </Button>
          }
        />
      </Box>
    </>
  );
}
