import Box from '@mui/material/Box';
import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound, Unit } from '#shared/records';
import { EntryPage } from '../features/entry/index.ts';
import { CodeMemoryContext } from '../ui/form-grid/index.ts';
import { TaskBar } from '../ui/frame/index.ts';
import { tokens } from '../ui/theme/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { submitDraft } from '../usecases/drafts.ts';
import { withdrawSubmission } from '../usecases/review-submission.ts';
import type { ScreenProps } from './screen-props.ts';
import { SeatActs } from './seat-acts.tsx';
import { useCodeMemory } from './use-code-memory.ts';
import { useDraft, type SavedMark } from './use-draft.ts';
import { currentRound } from './use-office-state.ts';

/** 编报: the forms filled in the program itself. */
export function EntryScreen(props: ScreenProps): ReactNode {
  const { yearFile, state } = props;
  const say = useSay();
  const now = currentRound(state);
  const [chosen, setChosen] = useState<CollectingRound | null>(null);
  const [unitCode, setUnitCode] = useState(state.seat?.unit ?? yearFile.units[0]?.code ?? '');
  const unit = yearFile.units.find(({ code }) => code === unitCode) ?? yearFile.units[0];
  const round = chosen ?? state.seat?.round ?? (now === 'up1' || now === 'down1' ? 'up1' : 'up2');
  if (!unit)
    return (
      <>
        <TaskBar title={say('编报', 'Entry')} />
        <Box sx={{ p: 4, color: tokens.inkSecond }}>
          {say(
            '还没有预算单位。请先在“年度设置”导入或新增单位。',
            'There are no units yet. Enter them in Year settings.',
          )}
        </Box>
      </>
    );
  return (
    <UnitEntry
      key={`${round}/${unit.code}`}
      {...props}
      unit={unit}
      units={state.seat ? [unit] : yearFile.units}
      round={round}
      onChooseUnit={setUnitCode}
      onRound={setChosen}
    />
  );
}

function UnitEntry(
  props: ScreenProps & {
    readonly unit: Unit;
    readonly units: readonly Unit[];
    readonly round: CollectingRound;
    readonly onChooseUnit: (unit: string) => void;
    readonly onRound: (round: CollectingRound) => void;
  },
): ReactNode {
  const { office, yearFile, unit, round } = props;
  const { seat } = props.state;
  const say = useSay();
  const { language } = useLanguage();
  const memory = useCodeMemory(office);
  const desk = useDraft(office, yearFile, round, unit, language);
  if (!desk) return <Box sx={{ p: 4 }}>{say('正在打开…', 'Opening…')}</Box>;

  const submit = async (): Promise<void> => {
    await desk.settled();
    const done = await submitDraft(office, yearFile, round, unit);
    if (!done.ok) props.say({ tone: 'error', text: failureSentence(done.error, language) });
    else props.say({ tone: 'success', text: say(`${unit.name}已送审。`, `${unit.name} has been submitted.`) });
    desk.reopen();
  };
  const withdraw = async (): Promise<void> => {
    const done = await withdrawSubmission(office, round, unit.code);
    if (!done.ok) props.say({ tone: 'error', text: failureSentence(done.error, language) });
    else
      props.say({
        tone: 'success',
        text: say(`${unit.name}已取消送审，可以继续修改。`, `${unit.name} has been withdrawn and can be changed.`),
      });
    desk.reopen();
  };
  return (
    <CodeMemoryContext value={memory}>
      <EntryPage
        yearFile={yearFile}
        unit={unit}
        units={props.units}
        round={round}
        draft={desk.draft}
        opened={desk.beginning}
        findings={desk.findings}
        saved={<Saved mark={desk.saved} />}
        newRowId={() => office.identities.next()}
        onChooseUnit={props.onChooseUnit}
        onRound={props.onRound}
        onChange={desk.change}
        onSubmit={() => void submit()}
        onWithdraw={() => void withdraw()}
        more={seat === null ? null : <SeatActs {...props} desk={desk} />}
        submits={seat === null}
      />
    </CodeMemoryContext>
  );
}

function Saved({ mark }: { readonly mark: SavedMark }): ReactNode {
  const say = useSay();
  if (mark.state === 'failed')
    return (
      <Box role="alert" sx={{ color: tokens.error, fontSize: 13 }} data-testid="draft-saved">
        {mark.text === '' ? say('尚未写入磁盘', 'Not on disk yet') : mark.text}
      </Box>
    );
  const time =
    mark.text === ''
      ? ''
      : new Date(mark.text).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
  return (
    <Box
      sx={{ color: mark.state === 'saved' ? tokens.passed : tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}
      data-testid="draft-saved"
    >
      {mark.state === 'saving'
        ? say('正在保存…', 'Saving…')
        : time === ''
          ? ''
          : say(`已保存 ${time}`, `Saved ${time}`)}
    </Box>
  );
}
