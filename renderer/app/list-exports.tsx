import type { ReactNode } from 'react';
import { failureSentence, roundLabel } from '#shared/messages';
import type { ListTable } from '#shared/reports';
import { ListExportContext } from '../ui/data-table/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { exportList } from '../usecases/export-list.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';
import { currentRound } from './use-office-state.ts';

/** 导出列表 for every list of the screens inside: asks for a folder, writes the list, says where it went. */
export function ListExports(
  props: Pick<ScreenProps, 'office' | 'state' | 'yearFile' | 'say'> & { readonly children: ReactNode },
): ReactNode {
  const { office, state, yearFile, say } = props;
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();
  const write = async (list: ListTable): Promise<void> => {
    const title = word('选择存放列表的文件夹', 'Choose a folder for the list');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const stage = roundLabel(currentRound(state), 'zh');
    const done = await exportList(office, yearFile, { list, stage, folder: folder.handle });
    say(
      done.ok
        ? {
            tone: 'success',
            text: word(
              `已导出“${done.value.name}”，存放在“${folder.name}”。`,
              `“${done.value.name}” written into “${folder.name}”.`,
            ),
          }
        : { tone: 'error', text: failureSentence(done.error, language) },
    );
  };
  return (
    <ListExportContext
      value={(list) => {
        void write(list);
      }}
    >
      {props.children}
      {chooser}
    </ListExportContext>
  );
}
