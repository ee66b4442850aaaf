import type { ReactNode } from 'react';
import { failureSentence, type AnyFailure } from '#shared/messages';
import { YearPage } from '../../features/year/index.ts';
import { saveYearFile } from '../../usecases/start-year.ts';
import { exportRoster, importRoster, saveCalendar } from '../../usecases/year-settings.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';

/** 单位与日期: who is in the budget this year, and by when. */
export function UnitsTab(props: ScreenProps): ReactNode {
  const { office, yearFile, say } = props;
  const { choose, chooser } = useChooser();
  const fail = (failure: AnyFailure): void => {
    say({ tone: 'error', text: failureSentence(failure, 'zh') });
  };
  const exportInto = async (write: typeof exportRoster, title: string): Promise<void> => {
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const done = await write(office, yearFile, folder.handle);
    if (done.ok) say({ tone: 'success', text: `已导出“${done.value.name}”，存放在“${folder.name}”。` });
    else fail(done.error);
  };
  const takeRoster = async (): Promise<void> => {
    const [file] = await choose(office, {
      title: '选择单位名册',
      wants: 'files',
      extensions: ['.xlsx', '.xls', '.et'],
    });
    if (!file) return;
    const done = await importRoster(office, yearFile, file.handle);
    if (done.ok)
      say({
        tone: 'success',
        text: `已导入 ${String(done.value.departments)} 个部门、${String(done.value.units)} 个单位。`,
      });
    else fail(done.error);
  };
  return (
    <>
      <YearPage
        yearFile={yearFile}
        onExportYear={() => void exportInto(saveYearFile, '选择存放年度文件的文件夹')}
        onExportRoster={() => void exportInto(exportRoster, '选择存放单位名册的文件夹')}
        onImportRoster={() => void takeRoster()}
        onDates={(dates) => {
          void saveCalendar(office, yearFile, dates).then((done) => {
            if (done.ok) say({ tone: 'success', text: '日期已保存。' });
            else fail(done.error);
          });
        }}
      />
      {chooser}
    </>
  );
}
