import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { ReplyPage } from '../features/reply/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { issueReply, pendingLines, recordUnitReply } from '../usecases/issue-reply.ts';
import { exportReplies } from '../usecases/reports.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 二下 批复: finance to departments, departments to their units. */
export function ReplyScreen(props: ScreenProps): ReactNode {
  const { office, state, yearFile, say } = props;
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();
  const lines = useObserved(
    (listener) => office.ledger.observe(listener),
    () => pendingLines(office, yearFile),
    'pending',
  );
  const exportInto = async (): Promise<void> => {
    const [folder] = await choose(office, {
      title: word('选择存放文件的文件夹', 'Choose a folder for the files'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const done = await exportReplies(office, yearFile, folder.handle);
    say(
      done.ok
        ? {
            tone: 'success',
            text: word(
              `已导出 ${String(done.value.files)} 个文件，存放在“${folder.name}”。`,
              `${String(done.value.files)} files written into “${folder.name}”.`,
            ),
          }
        : { tone: 'error', text: failureSentence(done.error, language) },
    );
  };
  return (
    <>
      <ReplyPage
        yearFile={yearFile}
        lines={lines ?? []}
        replied={state.reply}
        unitReplies={state.unitReplies}
        onUnitReply={(department, replyDate) => {
          void recordUnitReply(office, { department, replyDate }).then((done) => {
            if (!done.ok) say({ tone: 'error', text: failureSentence(done.error, language) });
          });
        }}
        today={office.clock.now().slice(0, 10)}
        onExport={() => void exportInto()}
        onReply={(congressDate, replyDate, approved) => {
          void issueReply(office, { yearFile, congressDate, replyDate, approved }).then((done) => {
            say(
              done.ok
                ? {
                    tone: 'success',
                    text: word(
                      `已批复 ${String(approved.length)} 个项目。`,
                      `Replied to ${String(approved.length)} projects.`,
                    ),
                  }
                : { tone: 'error', text: failureSentence(done.error, language) },
            );
          });
        }}
      />
      {chooser}
    </>
  );
}
