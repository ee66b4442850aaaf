import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { ProgressPage } from '../features/progress/index.ts';
import { ReceivePage } from '../features/receive/index.ts';
import { localDay } from '../ui/instant/index.ts';
import { filesIn } from '../usecases/places.ts';
import { dryRun, receive, type DryRunLine, type FilesToRead } from '../usecases/receive.ts';
import { planBulk, takeBulk, type BulkAct } from '../usecases/review-submission.ts';
import { currentRound } from './use-office-state.ts';
import { Register } from './register.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { useChooser } from './use-chooser.tsx';
import { useHandOut } from './use-hand-out.tsx';
import { useSectionReviews } from './use-section-reviews.tsx';
import { useTrail } from './use-trail.tsx';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import type { ScreenProps } from './screen-props.ts';
import { useReturnFiles } from './use-return-files.tsx';

const spreadsheets = ['.xlsx', '.xls', '.et', '.xlsm', '.ods'];

/** 下发表样, 接收, 审核: the screens of a collecting round. */
export function CollectScreens(props: ScreenProps & { readonly screen: 'progress' | 'receive' | 'review' }): ReactNode {
  const { office, state, yearFile, screen, say, go } = props;
  const now = currentRound(state);
  // Rounds overlap (practice 2.4): the office may look back at 一上 while 二上 is collected.
  const round = props.roundChosen ?? (now === 'up1' || now === 'down1' ? 'up1' : 'up2');
  const heads = state.heads[round];
  const { choose, chooser } = useChooser();
  const returns = useReturnFiles(props);
  const [registering, setRegistering] = useState(false);
  const [reading, setReading] = useState<{ done: number; all: number } | null>(null);
  const [lines, setLines] = useState<readonly DryRunLine[] | null>(null);
  // The workplace remembers the unit while the person is at other screens.
  const known = yearFile.units.find(({ code }) => code === props.unitAsked) ?? yearFile.units[0];
  const unitCode = known?.code ?? '';
  const openUnit = props.goToUnit;
  const word = useSay();
  const { language } = useLanguage();
  const trail = useTrail(props, openUnit);
  const sections = useSectionReviews(props, round);
  const handing = useHandOut(props, round);

  const startReceive = async (): Promise<void> => {
    go('receive');
    const files = await choose(office, {
      title: word('选择单位报回的文件', 'Choose the workbooks that came back'),
      wants: 'files',
      extensions: spreadsheets,
    });
    if (files.length > 0) await tryFiles(files);
  };

  const startReceiveFolder = async (): Promise<void> => {
    go('receive');
    const [folder] = await choose(office, {
      title: word('选择单位报回文件所在的文件夹', 'Choose the folder of the workbooks that came back'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const files = await filesIn(office, folder.handle, spreadsheets);
    if (!files.ok) say({ tone: 'error', text: failureSentence(files.error, language) });
    else if (files.value.length === 0)
      say({ tone: 'warning', text: word(`“${folder.name}”中没有表格文件。`, `No workbooks in “${folder.name}”.`) });
    else await tryFiles(files.value);
  };

  const tryFiles = async (files: FilesToRead): Promise<void> => {
    setReading({ done: 0, all: files.length });
    setLines(
      await dryRun(office, {
        yearFile,
        round,
        files,
        onProgress: (done) => {
          setReading({ done, all: files.length });
        },
      }),
    );
    setReading(null);
  };

  const takeAll = async (chosen: readonly DryRunLine[]): Promise<void> => {
    setReading({ done: 0, all: chosen.length });
    const failed: string[] = [];
    let done = 0;
    for (const line of chosen) {
      const taken = await receive(office, line);
      if (!taken.ok) failed.push(`${line.file}${word('：', ': ')}${failureSentence(taken.error, language)}`);
      done += 1;
      setReading({ done, all: chosen.length });
    }
    setReading(null);
    const handles = new Set(chosen.map((line) => line.handle));
    setLines((lines ?? []).filter((line) => !handles.has(line.handle)));
    say({
      tone: failed.length > 0 ? 'error' : 'success',
      text: [
        word(
          `已接收 ${String(chosen.length - failed.length)} 个文件。`,
          `${String(chosen.length - failed.length)} files received.`,
        ),
        ...failed,
      ].join('\n'),
    });
  };

  const bulk = async (kind: BulkAct, units: readonly string[]): Promise<void> => {
    const done = await takeBulk(office, round, units, kind);
    if (!done.ok) say({ tone: 'error', text: failureSentence(done.error, language) });
    else
      say({
        tone: done.value.refused.length > 0 ? 'warning' : 'success',
        text: word(
          `已${kind === 'pass' ? '审核通过' : '锁定'} ${String(done.value.done.length)} 个单位${done.value.refused.length > 0 ? `，${String(done.value.refused.length)} 个单位未办理` : ''}。`,
          `${String(done.value.done.length)} units ${kind === 'pass' ? 'passed' : 'locked'}${done.value.refused.length > 0 ? `, ${String(done.value.refused.length)} left as they are` : ''}.`,
        ),
      });
  };

  return (
    <>
      {screen === 'progress' && (
        <ProgressPage
          yearFile={yearFile}
          round={round}
          onRound={props.chooseRound}
          onPlanBulk={(kind, units) => planBulk(office, round, units, kind)}
          onBulk={(kind, units) => void bulk(kind, units)}
          further={(section) => [
            {
              label: word('导出按股室审核表…', 'Export section tables…'),
              onPick: () => {
                sections.exportFor(section);
              },
            },
            {
              label: word('合并按股室审核表…', 'Merge section tables…'),
              onPick: () => {
                sections.mergeFor(section);
              },
            },
            {
              label: word('全县修改痕迹…', 'Traces of the county…'),
              onPick: () => {
                trail.open('');
              },
            },
          ]}
          heads={heads}
          handingOut={handing.working ?? returns.working}
          onHandOut={() => void handing.ask()}
          onPracticeForms={() => void handing.practice()}
          onCancel={() => {
            handing.cancel();
            returns.cancel();
          }}
          onReturnFiles={(units) => void returns.write(round, units)}
          onReceive={() => void startReceive()}
          onRegister={() => {
            setRegistering(true);
          }}
          today={localDay(office.clock.now())}
          onOpen={openUnit}
        />
      )}
      {screen === 'receive' && (
        <ReceivePage
          lines={lines}
          reading={reading}
          onChoose={() => void startReceive()}
          onChooseFolder={() => void startReceiveFolder()}
          onReceive={(chosen) => void takeAll(chosen)}
        />
      )}
      {screen === 'review' && <ReviewScreen {...props} round={round} unitCode={unitCode} onChooseUnit={openUnit} />}
      {registering && (
        <Register
          {...props}
          round={round}
          onClose={() => {
            setRegistering(false);
          }}
        />
      )}
      {chooser}
      {returns.chooser}
      {handing.dialogs}
      {sections.chooser}
      {trail.dialog}
    </>
  );
}
