import { useState, type ReactNode } from 'react';
import { Tabs } from '../ui/frame/index.ts';
import { useSay } from '../ui/tongue/index.ts';
import { LettersTab } from './papers/letters-tab.tsx';
import { TablesTab } from './papers/tables-tab.tsx';
import type { ScreenProps } from './screen-props.ts';

type Tab = 'letters' | 'tables';

/** 文书报表: the letters and tables of the year. */
export function PapersScreen(props: ScreenProps): ReactNode {
  const say = useSay();
  const [tab, setTab] = useState<Tab>('letters');
  return (
    <>
      <Tabs<Tab>
        label={say('文书报表', 'Letters, tables')}
        current={tab}
        onChoose={setTab}
        tabs={[
          { key: 'letters', label: say('文书', 'Letters') },
          { key: 'tables', label: say('报表', 'Tables') },
        ]}
      />
      {tab === 'letters' ? <LettersTab {...props} /> : <TablesTab {...props} />}
    </>
  );
}
