import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { ListTable } from '#shared/reports';
import { ListExportContext } from '../ui/data-table/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { exportList } from '../usecases/export-list.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 导出列表 for every list of the screens inside: asks for a folder, writes the list, says where it went. */
export function ListExports(
  props: Pick<ScreenProps, 'office' | 'yearFile' | 'say'> & { readonly children: ReactNode },
): ReactNode {
  const { office, yearFile, say } = props;
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();
  const write = async (list: ListTable): Promise<void> => {
    const title = word('选择存放列表的文件夹', 'Choose a folder for the list');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const rows = String(list.rows.length - list.totals);
    const money = list.money === 'wan' ? word('单位：万元', 'in 10,000 yuan') : word('单位：元', 'in yuan');
    const counted = word(`共 ${rows} 行`, `${rows} rows`);
    const words = {
      title: word(
        `${yearFile.region.name}${String(yearFile.year)}年${list.title}`,
        `${list.title}, ${yearFile.region.name} ${String(yearFile.year)}`,
      ),
      note: word('按屏幕所列筛选和顺序导出。', 'As the screen shows it, with its filters and its order.'),
      unitNote: list.money === null ? counted : `${money}　${counted}`,
    };
    const done = await exportList(office, yearFile, { list, words, folder: folder.handle });
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
