import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { RegisterDialog } from '../features/paper/index.ts';
import { localDay } from '../ui/instant/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { exportRegister, registerLines, registerPaper } from '../usecases/paper-register.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 报送登记 of one round: papers and 零报告, over the progress of the round. */
export function Register(
  props: ScreenProps & { readonly round: CollectingRound; readonly onClose: () => void },
): ReactNode {
  const { office, yearFile, round, say: tell, onClose } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [refusal, setRefusal] = useState<string | null>(null);
  const lines = useObserved(
    (listener) => office.ledger.observe(listener),
    () => registerLines(office, yearFile, round),
    round,
  );
  const takeOut = async (): Promise<void> => {
    const [folder] = await choose(office, {
      title: say('选择存放文件的文件夹', 'Choose a folder'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const done = await exportRegister(office, yearFile, round, folder.handle, localDay);
    onClose();
    tell(
      done.ok
        ? { tone: 'success', text: say(`已导出“${done.value.name}”。`, `Exported "${done.value.name}".`) }
        : { tone: 'error', text: failureSentence(done.error, language) },
    );
  };
  if (!lines) return null;
  return (
    <>
      <RegisterDialog
        round={round}
        lines={lines}
        refusal={refusal}
        onRegister={(unit, draft) => {
          void registerPaper(office, yearFile, round, unit, draft).then((done) => {
            setRefusal(done.ok ? null : failureSentence(done.error, language));
          });
        }}
        onExport={() => void takeOut()}
        onClose={onClose}
      />
      {chooser}
    </>
  );
}
