import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { TableId } from '#shared/paper-tables';
import { makeTable } from '#shared/paper-tables';
import { TablesPage } from '../../features/papers/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { exportTables, tableFacts, tablesToExport } from '../../usecases/paper-tables.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';

/** 报表: the office's tables on the screen, in print and as workbooks. */
export function TablesTab(props: ScreenProps): ReactNode {
  const { office, yearFile, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [id, setId] = useState<TableId>('suggestion');
  const [section, setSection] = useState<string | null>(null);
  const [department, setDepartment] = useState('');
  const facts = useObserved(
    (listener) => office.ledger.observe(listener),
    () => tableFacts(office, yearFile, section),
    `tables/${section ?? ''}`,
  );
  if (!facts) return <Box sx={{ p: 3 }}>{word('正在汇总…', 'Adding up…')}</Box>;
  const { departments } = facts.yearFile;
  const chosen = departments.some(({ code }) => code === department) ? department : (departments[0]?.code ?? '');
  const exportAll = async (): Promise<void> => {
    const title = word('选择存放报表的文件夹', 'Choose a folder for the table');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const done = await exportTables(office, yearFile, { folder: folder.handle, ...tablesToExport(id, facts) });
    say(
      done.ok
        ? {
            tone: 'success',
            text: word(
              `已导出“${done.value.name}”，存放在“${folder.name}”。`,
              `"${done.value.name}" is in "${folder.name}".`,
            ),
          }
        : { tone: 'error', text: failureSentence(done.error, language) },
    );
  };
  return (
    <>
      <TablesPage
        id={id}
        onTable={setId}
        table={makeTable(id, facts, chosen)}
        sections={[...new Set(yearFile.departments.map((one) => one.section))].filter((one) => one !== '')}
        section={section}
        onSection={setSection}
        departments={departments}
        department={chosen}
        onDepartment={setDepartment}
        onExport={() => void exportAll()}
      />
      {chooser}
    </>
  );
}
