import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { CityPage } from '../features/city/index.ts';
import { ComparePage } from '../features/compare/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { compareStages, consolidateRound, exportCity, exportCompare } from '../usecases/reports.ts';
import { useChooser } from './use-chooser.tsx';
import type { ScreenProps } from './screen-props.ts';

/** 汇总上报 and 四阶段对比: what leaves the office. */
export function ReportScreens(props: ScreenProps & { readonly screen: 'city' | 'compare' }): ReactNode {
  const { office, yearFile, screen, say } = props;
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();
  const observe = (listener: () => void): (() => void) => office.ledger.observe(listener);
  const city = useObserved(observe, () => consolidateRound(office, yearFile), 'city');
  const stages = useObserved(observe, () => compareStages(office, yearFile), 'stages');

  const intoFolder = async (write: (folder: string, name: string) => Promise<void>): Promise<void> => {
    const [folder] = await choose(office, {
      title: word('选择存放文件的文件夹', 'Choose a folder for the files'),
      wants: 'folder',
      extensions: [],
    });
    if (folder) await write(folder.handle, folder.name);
  };
  const makeCity = (): Promise<void> =>
    intoFolder(async (folder, folderName) => {
      const done = await exportCity(office, yearFile, folder);
      say(
        done.ok
          ? {
              tone: 'success',
              text: word(
                `已生成“${done.value.name}”，存放在“${folderName}”。数据核对：${String(done.value.cells)} 个单元格逐一比对，无差异，校验码 ${done.value.shortCode}。`,
                `“${done.value.name}” written into “${folderName}”. Proof: ${String(done.value.cells)} cells compared one by one, no difference, code ${done.value.shortCode}.`,
              ),
            }
          : { tone: 'error', text: failureSentence(done.error, language) },
      );
    });
  const makeCompare = (): Promise<void> =>
    intoFolder(async (folder, folderName) => {
      const done = await exportCompare(office, yearFile, folder);
      say(
        done.ok
          ? {
              tone: 'success',
              text: word(
                `已导出“${done.value.name}”，存放在“${folderName}”。`,
                `“${done.value.name}” written into “${folderName}”.`,
              ),
            }
          : { tone: 'error', text: failureSentence(done.error, language) },
      );
    });

  return (
    <>
      {screen === 'city' && city && (
        <CityPage
          round={city.round}
          consolidation={city.consolidation}
          locked={city.locked}
          units={yearFile.units.length}
          onExport={() => void makeCity()}
        />
      )}
      {screen === 'compare' && stages && (
        <ComparePage yearFile={yearFile} table={stages} onExport={() => void makeCompare()} onLocate={props.goToUnit} />
      )}
      {chooser}
    </>
  );
}
