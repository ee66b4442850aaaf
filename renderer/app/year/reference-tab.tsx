import { useState, type ReactNode } from 'react';
import { failureSentence, type AnyFailure } from '#shared/messages';
import type { ReferenceSet } from '#shared/reference-sets';
import { ReferencePage, TakeOverDialog, type ReferenceView } from '../../features/reference/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { favouriteCodes, markFavourite, usedCode } from '../../usecases/favourites.ts';
import {
  exportReference,
  saveEntry,
  saveMapping,
  saveThresholds,
  takeReference,
  tryReference,
  type TriedReference,
} from '../../usecases/reference-sets.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';

/** 基础目录: the code lists of the year. */
export function ReferenceTab(props: ScreenProps): ReactNode {
  const { office, yearFile, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [chosen, setChosen] = useState<ReferenceView>('catalog');
  const [tried, setTried] = useState<TriedReference | null>(null);
  const codes = useObserved(
    (listener) => office.ledger.observe(listener),
    () => favouriteCodes(office, chosen),
    chosen,
  );
  const fail = (failure: AnyFailure): void => {
    say({ tone: 'error', text: failureSentence(failure, language) });
  };
  const saved = (
    done: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AnyFailure }>,
    sentence: string,
  ): void => {
    void done.then((answer) => {
      if (answer.ok) say({ tone: 'success', text: sentence });
      else fail(answer.error);
    });
  };
  const look = async (question: { set: ReferenceSet; handle: string; sheet?: string }): Promise<void> => {
    const answer = await tryReference(office, yearFile, question);
    if (answer.ok) setTried(answer.value);
    else fail(answer.error);
  };
  const importSet = async (set: ReferenceSet): Promise<void> => {
    const [file] = await choose(office, {
      title: word(`选择${set.zh}文件`, `Choose the file: ${set.en}`),
      wants: 'files',
      extensions: ['.xlsx', '.xls', '.et'],
    });
    if (file) await look({ set, handle: file.handle });
  };
  const exportSet = async (set: ReferenceSet): Promise<void> => {
    const [folder] = await choose(office, {
      title: word('选择存放目录的文件夹', 'Choose a folder'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const done = await exportReference(office, yearFile, set, folder.handle);
    if (done.ok)
      say({
        tone: 'success',
        text: word(
          `已导出“${done.value.name}”，存放在“${folder.name}”。`,
          `"${done.value.name}" was written into "${folder.name}".`,
        ),
      });
    else fail(done.error);
  };
  return (
    <>
      <ReferencePage
        key={chosen}
        yearFile={yearFile}
        chosen={chosen}
        onChoose={setChosen}
        favourites={codes?.favourites ?? []}
        recent={codes?.recent ?? []}
        onFind={(code) => void usedCode(office, chosen, code)}
        onFavourite={(code, favourite) => void markFavourite(office, chosen, code, favourite)}
        onImport={(set) => void importSet(set)}
        onExport={(set) => void exportSet(set)}
        onEntry={(name, entry) => {
          saved(
            saveEntry(office, yearFile, name, entry),
            word(`已保存 ${entry.code} ${entry.name}。`, `${entry.code} was saved.`),
          );
        }}
        onThresholds={(thresholds) => {
          saved(saveThresholds(office, yearFile, thresholds), word('限额标准已保存。', 'The thresholds were saved.'));
        }}
        onMapping={(mapping) => {
          saved(
            saveMapping(office, yearFile, mapping),
            word(
              `${mapping.departmentEconomy} 的对应关系已保存。`,
              `The way of ${mapping.departmentEconomy} was saved.`,
            ),
          );
        }}
      />
      {tried && (
        <TakeOverDialog
          set={tried.set}
          year={yearFile.year}
          file={tried.file}
          read={tried.read}
          takeOver={tried.takeOver}
          onSheet={(sheet) => void look({ set: tried.set, handle: tried.handle, sheet })}
          onClose={() => {
            setTried(null);
          }}
          onTake={() => {
            setTried(null);
            saved(
              takeReference(office, yearFile, tried),
              word(
                `已接用“${tried.file}”：${tried.set.zh}共 ${String(tried.read.entries.length)} 条。`,
                `"${tried.file}" was taken over: ${String(tried.read.entries.length)} entries.`,
              ),
            );
          }}
        />
      )}
      {chooser}
    </>
  );
}
