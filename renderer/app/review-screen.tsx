import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { rowsChangedSince } from '#shared/returns';
import type { ActKind } from '#shared/rounds';
import { ReviewPage, SlipPanel, type ReviewPanel } from '../features/review/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import {
  explainFinding,
  lockSubmission,
  passSubmission,
  returnSubmission,
  unlockSubmission,
  withdrawSubmission,
  type ReviewAnswer,
} from '../usecases/review-submission.ts';
import { answerSlip, slipsOf } from '../usecases/slips.ts';
import { readTables } from '../usecases/submissions.ts';
import type { ScreenProps } from './screen-props.ts';
import { useReturnFiles } from './use-return-files.tsx';

/** 单位审核: one unit in one round, and what the office does about it. */
export function ReviewScreen(
  props: ScreenProps & {
    readonly round: CollectingRound;
    readonly unitCode: string;
    readonly onChooseUnit: (unit: string) => void;
  },
): ReactNode {
  const { office, state, yearFile, say, round, unitCode } = props;
  const unit = yearFile.units.find((candidate) => candidate.code === unitCode) ?? yearFile.units[0];
  const head = state.heads[round].get(unitCode) ?? null;
  const tables = useObserved(
    (listener) => office.ledger.observe(listener),
    () => readTables(office.ledger, round, unitCode),
    `${round}/${unitCode}`,
  );

  const act = async (kind: ActKind, words: { readonly reason: string; readonly approver: string }): Promise<void> => {
    const acts: Partial<Record<ActKind, () => ReviewAnswer>> = {
      pass: () => passSubmission(office, round, unitCode),
      withdraw: () => withdrawSubmission(office, round, unitCode),
      lock: () => lockSubmission(office, round, unitCode),
      unlock: () => unlockSubmission(office, round, unitCode, words),
    };
    const done = await acts[kind]?.();
    if (done && !done.ok) say({ tone: 'error', text: failureSentence(done.error, 'zh') });
    else say(null);
  };

  const slips = useObserved(
    (listener) => office.ledger.observe(listener),
    () => slipsOf(office.ledger, round, unitCode),
    `${round}/${unitCode}`,
  );
  const files = useReturnFiles(props);
  const words = useSay();
  const { language } = useLanguage();
  const done = (answer: Awaited<ReviewAnswer>): void => {
    say(answer.ok ? null : { tone: 'error', text: failureSentence(answer.error, language) });
  };
  const latest = slips?.at(-1)?.slip;
  const open = latest?.items.filter((item) => !item.answer).length ?? 0;
  const panels: readonly ReviewPanel[] = [
    {
      key: 'slips',
      label: `${words('退回意见', 'Return slip')}${open === 0 ? '' : ` ${String(open)}`}`,
      content: (
        <SlipPanel
          key={unitCode}
          slips={slips ?? []}
          tables={tables}
          findings={head?.findings ?? []}
          returned={head?.state === 'returned'}
          onAnswer={(key, item, text) => void answerSlip(office, key, new Map([[item, text]]), '').then(done)}
          onWriteFiles={() => void files.write(round, [unitCode])}
        />
      ),
    },
  ];
  if (!unit) return null;
  return (
    <>
      <ReviewPage
        yearFile={yearFile}
        unit={unit}
        head={head}
        tables={tables}
        panels={panels}
        onChooseUnit={props.onChooseUnit}
        onAct={(kind, words) => void act(kind, words)}
        onExplain={(finding, text) => void explainFinding(office, round, unitCode, finding, text)}
        onReturn={(slip) => void returnSubmission(office, round, unitCode, slip).then(done)}
        changedRows={latest && tables && head?.state !== 'returned' ? rowsChangedSince(latest.before, tables) : null}
      />
      {files.chooser}
    </>
  );
}
