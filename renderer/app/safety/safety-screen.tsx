import { useState, type ReactNode } from 'react';
import { Tabs } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import type { ScreenProps } from '../screen-props.ts';
import { BackupTab } from './backup-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { OperatorsTab } from './operators-tab.tsx';
import { StorageTab } from './storage-tab.tsx';

type Tab = 'backup' | 'history' | 'operators' | 'storage';

/** 数据安全: what keeps the data, who did what with them, who may come in, and where they lie. */
export function SafetyScreen(props: ScreenProps): ReactNode {
  const say = useSay();
  const [tab, setTab] = useState<Tab>('backup');
  return (
    <>
      <Tabs<Tab>
        label={say('数据安全', 'Data safety')}
        current={tab}
        onChoose={(next) => {
          setTab(next);
          props.say(null);
        }}
        tabs={[
          { key: 'backup', label: say('备份恢复', 'Backup and restore') },
          { key: 'history', label: say('操作日志', 'Log of acts') },
          { key: 'operators', label: say('操作员', 'Operators') },
          { key: 'storage', label: say('数据文件夹', 'Data folder') },
        ]}
      />
      {tab === 'backup' && <BackupTab {...props} />}
      {tab === 'history' && <HistoryTab {...props} />}
      {tab === 'operators' && <OperatorsTab {...props} />}
      {tab === 'storage' && <StorageTab {...props} />}
    </>
  );
}
