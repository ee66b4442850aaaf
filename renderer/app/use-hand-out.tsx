import { useRef, useState, type ReactNode } from 'react';
import { failureSentence, roundLabel } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { HandOutDialog } from '../features/progress/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { handOut } from '../usecases/hand-out.ts';
import { integratedUnits } from '../usecases/integrated-records.ts';
import { writePracticeForms } from '../usecases/practice-forms.ts';
import { prefillFor, type HandOutScope } from '../usecases/prefill.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 下发表样, whole or short, and 导出练习表: chooses the folder, writes, and says what came of it. */
export function useHandOut(
  props: Pick<ScreenProps, 'office' | 'yearFile' | 'say'>,
  round: CollectingRound,
): {
  readonly ask: () => Promise<void>;
  readonly practice: () => Promise<void>;
  readonly working: { readonly done: number; readonly all: number } | null;
  readonly cancel: () => void;
  readonly dialogs: ReactNode;
} {
  const { office, yearFile, say: notify } = props;
  const { choose, chooser } = useChooser();
  const say = useSay();
  const { language } = useLanguage();
  const cancelled = useRef(false);
  const [working, setWorking] = useState<{ done: number; all: number } | null>(null);
  const [shortForms, setShortForms] = useState<number | null>(null);

  const write = async (scope: HandOutScope): Promise<void> => {
    const [folder] = await choose(office, {
      title: say('选择存放表样的文件夹', 'Choose a folder for the forms'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    cancelled.current = false;
    setWorking({ done: 0, all: yearFile.units.length });
    const done = await handOut(office, {
      yearFile,
      round,
      folder: folder.handle,
      prefill: (each) => prefillFor(office, each, round, scope),
      onProgress: setWorking,
      isCancelled: () => cancelled.current,
    });
    setWorking(null);
    if (!done.ok) notify({ tone: 'error', text: failureSentence(done.error, language) });
    else
      notify({
        tone: done.value.cancelled ? 'warning' : 'success',
        text: say(
          `${done.value.cancelled ? '已取消。' : ''}已为 ${String(done.value.departments)} 个部门生成 ${String(done.value.written)} 个单位的${roundLabel(round, 'zh')}表样，存放在“${folder.name}”。`,
          `${done.value.cancelled ? 'Cancelled. ' : ''}Forms of ${String(done.value.written)} units in ${String(done.value.departments)} departments written into “${folder.name}”.`,
        ),
      });
  };

  const practice = async (): Promise<void> => {
    const [folder] = await choose(office, {
      title: say('选择存放练习表的文件夹', 'Choose a folder for the practice forms'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    cancelled.current = false;
    setWorking({ done: 0, all: yearFile.units.length });
    const done = await writePracticeForms(office, {
      yearFile,
      round,
      folder: folder.handle,
      onProgress: setWorking,
      isCancelled: () => cancelled.current,
    });
    setWorking(null);
    if (!done.ok) notify({ tone: 'error', text: failureSentence(done.error, language) });
    else
      notify({
        tone: done.value.cancelled ? 'warning' : 'success',
        text: done.value.cancelled
          ? say('已取消，练习表没有全部生成。', 'Cancelled; not all practice forms were written.')
          : say(
              `已在“${folder.name}”生成 ${String(done.value.written)} 个单位填好的${roundLabel(round, 'zh')}练习表（内有错误）和“${roundLabel(round, 'zh')}_练习题答案.xlsx”。请用“接收”收入后审核。`,
              `${String(done.value.written)} filled practice forms (with mistakes in them) and “${roundLabel(round, 'zh')}_练习题答案.xlsx” written into “${folder.name}”. Receive them, then review.`,
            ),
      });
  };

  /** Asks for the short form only where the integrated system has figures of this round. */
  const ask = async (): Promise<void> => {
    const units = await integratedUnits(office.ledger, round);
    if (units.size === 0) await write('all');
    else setShortForms(units.size);
  };
  return {
    ask,
    practice,
    working,
    cancel: () => {
      cancelled.current = true;
    },
    dialogs: (
      <>
        {shortForms !== null && (
          <HandOutDialog
            units={shortForms}
            all={yearFile.units.length}
            onClose={() => {
              setShortForms(null);
            }}
            onHandOut={(scope) => {
              setShortForms(null);
              void write(scope);
            }}
          />
        )}
        {chooser}
      </>
    ),
  };
}
