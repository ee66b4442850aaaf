import { useState, type ReactNode } from 'react';
import { BasicsPage } from '../features/basics/index.ts';
import { Tabs } from '../ui/frame/index.ts';
import { useSay } from '../ui/tongue/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { basicFigures } from '../usecases/imports.ts';
import { FiguresScreen } from './figures-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useImports } from './use-imports.tsx';

function BasicsTab(props: ScreenProps): ReactNode {
  const { office, yearFile } = props;
  const imports = useImports(props);
  const figures = useObserved(
    (listener) => office.ledger.observe(listener),
    () => basicFigures(office),
    'basics',
  );
  return (
    <>
      {imports.trial ?? (
        <BasicsPage
          yearFile={yearFile}
          figures={figures ?? new Map()}
          reading={imports.reading !== null}
          onImport={() => void imports.open('basics', 'up1')}
        />
      )}
      {imports.chooser}
    </>
  );
}

type Tab = 'projects' | 'basics';

/** 控制数: those of projects, which are made here, and those of basic expenditure, which are only shown. */
export function FiguresTabs(props: ScreenProps): ReactNode {
  const say = useSay();
  const [tab, setTab] = useState<Tab>('projects');
  return (
    <>
      <Tabs<Tab>
        label={say('控制数', 'Control figures')}
        current={tab}
        onChoose={setTab}
        tabs={[
          { key: 'projects', label: say('项目支出', 'Projects') },
          { key: 'basics', label: say('基本支出', 'Basic expenditure') },
        ]}
      />
      {tab === 'projects' ? <FiguresScreen {...props} /> : <BasicsTab {...props} />}
    </>
  );
}
