import { useState, type ReactNode } from 'react';
import type { BatchDraft } from '#shared/adjustments';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { batchKindLabel, failureSentence } from '#shared/messages';
import { AdjustPage } from '../features/adjust/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { adjustState, exportBatch, exportCurrent, recordBatch } from '../usecases/adjust-budget.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 追加、追减、调剂、预算调整、结转 after the reply. */
export function AdjustScreen(props: ScreenProps): ReactNode {
  const { office, yearFile, say: tell } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [recording, setRecording] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const state = useObserved(
    (listener) => office.ledger.observe(listener),
    () => adjustState(office),
    'adjust',
  );
  const ask = (open: boolean): void => {
    setRefusal(null);
    setRecording(open);
  };
  const record = async (draft: BatchDraft): Promise<void> => {
    const done = await recordBatch(office, yearFile, draft);
    if (!done.ok) {
      setRefusal(failureSentence(done.error, language));
      return;
    }
    ask(false);
    const { number, kind, lines } = done.value;
    tell({
      tone: 'success',
      text: say(
        `已登记第 ${String(number)} 批${batchKindLabel(kind, 'zh')}，共 ${String(lines.length)} 行。`,
        `Batch ${String(number)} recorded: ${batchKindLabel(kind, 'en')}, ${String(lines.length)} lines.`,
      ),
    });
  };
  const intoFolder = async (
    write: (folder: string) => Promise<Result<{ readonly name: string }, HostFailure>>,
  ): Promise<void> => {
    const [folder] = await choose(office, {
      title: say('选择存放文件的文件夹', 'Choose a folder'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const done = await write(folder.handle);
    tell(
      done.ok
        ? {
            tone: 'success',
            text: say(
              `已导出“${done.value.name}”，存放在“${folder.name}”。`,
              `Exported "${done.value.name}" into "${folder.name}".`,
            ),
          }
        : { tone: 'error', text: failureSentence(done.error, language) },
    );
  };
  if (!state) return null;
  return (
    <>
      <AdjustPage
        yearFile={yearFile}
        replied={state.reply !== null}
        lines={state.lines}
        batches={state.batches}
        refusal={refusal}
        recording={recording}
        onAsk={ask}
        onRecord={(draft) => void record(draft)}
        onExportCurrent={() => void intoFolder((folder) => exportCurrent(office, yearFile, folder))}
        onExportBatch={(number) => void intoFolder((folder) => exportBatch(office, yearFile, number, folder))}
      />
      {chooser}
    </>
  );
}
