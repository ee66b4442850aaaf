import { useState, type ReactNode } from 'react';
import { Tabs } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import type { ScreenProps } from '../screen-props.ts';
import { ChainTab } from './chain-tab.tsx';
import { ImportsTab } from './imports-tab.tsx';
import { ReferenceTab } from './reference-tab.tsx';
import { RulesTab } from './rules-tab.tsx';
import { UnitsTab } from './units-tab.tsx';
import { YearsTab } from './years-tab.tsx';

type Tab = 'units' | 'imports' | 'reference' | 'rules' | 'chain' | 'years';

/** 年度设置: everything that differs by year or place. */
export function YearScreen(props: ScreenProps): ReactNode {
  const say = useSay();
  const [tab, setTab] = useState<Tab>('units');
  return (
    <>
      <Tabs<Tab>
        label={say('年度设置', 'Year settings')}
        current={tab}
        onChoose={(next) => {
          setTab(next);
          // What was said about one part of the year is no news in another.
          props.say(null);
        }}
        tabs={[
          { key: 'units', label: say('单位与日期', 'Units and dates') },
          { key: 'imports', label: say('数据导入', 'Imports') },
          { key: 'reference', label: say('基础目录', 'Code lists') },
          { key: 'rules', label: say('审核规则', 'Rules') },
          { key: 'chain', label: say('审核流程', 'Review chain') },
          { key: 'years', label: say('年度结转', 'Years') },
        ]}
      />
      {tab === 'units' && <UnitsTab {...props} />}
      {tab === 'imports' && <ImportsTab {...props} />}
      {tab === 'reference' && <ReferenceTab {...props} />}
      {tab === 'rules' && <RulesTab {...props} />}
      {tab === 'chain' && <ChainTab {...props} />}
      {tab === 'years' && <YearsTab {...props} />}
    </>
  );
}
