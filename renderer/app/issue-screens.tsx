import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { FiguresPage } from '../features/figures/index.ts';
import { ReplyPage } from '../features/reply/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { draftFigures, issueFigures } from '../usecases/issue-figures.ts';
import { exportNotices, exportReplies } from '../usecases/reports.ts';
import { issueReply, pendingLines } from '../usecases/issue-reply.ts';
import { useChooser } from './use-chooser.tsx';
import type { ScreenProps } from './screen-props.ts';

/** 一下 控制数 and 二下 批复: what finance hands down. */
export function IssueScreens(props: ScreenProps & { readonly screen: 'figures' | 'reply' }): ReactNode {
  const { office, state, yearFile, screen, say } = props;
  const { choose, chooser } = useChooser();
  const exportInto = async (write: typeof exportNotices): Promise<void> => {
    const [folder] = await choose(office, { title: '选择存放文件的文件夹', wants: 'folder', extensions: [] });
    if (!folder) return;
    const done = await write(office, yearFile, folder.handle);
    say(
      done.ok
        ? { tone: 'success', text: `已导出 ${String(done.value.files)} 个文件，存放在“${folder.name}”。` }
        : { tone: 'error', text: failureSentence(done.error, 'zh') },
    );
  };
  const observe = (listener: () => void): (() => void) => office.ledger.observe(listener);
  const drafts = useObserved(observe, () => draftFigures(office, yearFile), 'drafts');
  const lines = useObserved(observe, () => pendingLines(office, yearFile), 'pending');
  if (screen === 'figures')
    return (
      <>
        <FiguresPage
          yearFile={yearFile}
          drafts={drafts ?? []}
          issuedVersions={state.issued.length === 0 ? 0 : Math.max(...state.issued.map((figure) => figure.version))}
          onExport={() => void exportInto(exportNotices)}
          onIssue={(figures, changeReason) => {
            const plain = figures.map(({ projectName, ...figure }) => (projectName === '' ? figure : figure));
            void issueFigures(office, { figures: plain, changeReason }).then((done) => {
              say(
                done.ok
                  ? { tone: 'success', text: `已下达 ${String(plain.length)} 个项目的控制数。` }
                  : { tone: 'error', text: failureSentence(done.error, 'zh') },
              );
            });
          }}
        />
        {chooser}
      </>
    );
  return (
    <>
      <ReplyPage
        yearFile={yearFile}
        lines={lines ?? []}
        replied={state.reply}
        today={office.clock.now().slice(0, 10)}
        onExport={() => void exportInto(exportReplies)}
        onReply={(congressDate, replyDate, approved) => {
          void issueReply(office, { yearFile, congressDate, replyDate, approved }).then((done) => {
            say(
              done.ok
                ? { tone: 'success', text: `已批复 ${String(approved.length)} 个项目。` }
                : { tone: 'error', text: failureSentence(done.error, 'zh') },
            );
          });
        }}
      />
      {chooser}
    </>
  );
}
