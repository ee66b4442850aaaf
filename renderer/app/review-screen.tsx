import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import type { ActKind } from '#shared/rounds';
import { ReviewPage, type ReviewPanel } from '../features/review/index.ts';
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
import { readTables } from '../usecases/submissions.ts';
import type { ScreenProps } from './screen-props.ts';

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
      return: () => returnSubmission(office, round, unitCode, words.reason),
      withdraw: () => withdrawSubmission(office, round, unitCode),
      lock: () => lockSubmission(office, round, unitCode),
      unlock: () => unlockSubmission(office, round, unitCode, words),
    };
    const done = await acts[kind]?.();
    if (done && !done.ok) say({ tone: 'error', text: failureSentence(done.error, 'zh') });
    else say(null);
  };

  const panels: readonly ReviewPanel[] = [];
  if (!unit) return null;
  return (
    <ReviewPage
      yearFile={yearFile}
      unit={unit}
      head={head}
      tables={tables}
      panels={panels}
      onChooseUnit={props.onChooseUnit}
      onAct={(kind, words) => void act(kind, words)}
      onExplain={(finding, text) => void explainFinding(office, round, unitCode, finding, text)}
    />
  );
}
