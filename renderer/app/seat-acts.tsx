import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound, Unit } from '#shared/records';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { readHandOut, takeHandOut, writePackage } from '../usecases/unit-seat.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';
import type { DraftDesk } from './use-draft.ts';

/** What a unit does beside filling in: it takes finance's next hand-out over, and writes its submission package. */
export function SeatActs(
  props: ScreenProps & { readonly unit: Unit; readonly round: CollectingRound; readonly desk: DraftDesk },
): ReactNode {
  const { office, yearFile, unit, round, desk } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();

  const takeOver = async (): Promise<void> => {
    const [file] = await choose(office, {
      title: say('选择财政下发的表样', 'Choose the form that finance handed out'),
      wants: 'files',
      extensions: ['.xlsx'],
    });
    if (!file) return;
    const handed = await readHandOut(office, file.handle);
    const taken = handed.ok ? await takeHandOut(office, handed.value) : handed;
    if (!taken.ok) props.say({ tone: 'error', text: failureSentence(taken.error, language) });
    else
      props.say({
        tone: 'success',
        text: taken.value.keptDraft
          ? say(
              '已载入表样；该阶段已有的填报内容保持不变。',
              'Taken over; what was already entered in its round stays.',
            )
          : say(
              `已载入表样，带入 ${String(taken.value.lines)} 行。`,
              `Taken over with ${String(taken.value.lines)} lines.`,
            ),
      });
    desk.reopen();
  };
  const write = async (): Promise<void> => {
    const [folder] = await choose(office, {
      title: say('选择存放送审文件的文件夹', 'Choose a folder for the submission'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    await desk.settled();
    const done = await writePackage(office, yearFile, { round, unit, folder: folder.handle });
    if (!done.ok) props.say({ tone: 'error', text: failureSentence(done.error, language) });
    else
      props.say({
        tone: 'success',
        text: say(
          `已生成“${done.value.name}”，存放在“${folder.name}”。数据校验码 ${done.value.code}，与打印的送审表一致。请交财政接收。`,
          `"${done.value.name}" is in "${folder.name}". Its check code is ${done.value.code}, as on the printed sheet. Hand it to finance.`,
        ),
      });
    desk.reopen();
  };
  return (
    <>
      <Button onClick={() => void takeOver()}>{say('载入下发表样…', 'Take over a form…')}</Button>
      {desk.beginning.stands === 'typing' && (
        <Button variant="contained" onClick={() => void write()}>
          {say('生成送审文件…', 'Write submission…')}
        </Button>
      )}
      {chooser}
    </>
  );
}
