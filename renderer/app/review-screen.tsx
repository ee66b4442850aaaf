import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound, Row, TableName } from '#shared/records';
import { rowsChangedSince } from '#shared/returns';
import { chainOf, type OpinionRow } from '#shared/review-chain';
import { amountOf, textOf, type ActKind } from '#shared/rounds';
import { OpinionsPanel } from '../features/chain/index.ts';
import { ReviewPage, SlipPanel, type ReviewPanel } from '../features/review/index.ts';
import { TrailPanel } from '../features/trail/index.ts';
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
import { giveOpinion, opinionsOf } from '../usecases/opinions.ts';
import { readTables } from '../usecases/submissions.ts';
import { trailRows } from '../usecases/trail-list.ts';
import type { ScreenProps } from './screen-props.ts';
import { useReturnFiles } from './use-return-files.tsx';
import { useAmendments } from './use-amendments.tsx';
import { useTrail } from './use-trail.tsx';

const nameFields = { projects: 'projectName', purchases: 'serviceName', targets: 'indicatorName' } as const;
const opinionRow = (table: TableName, row: Row): OpinionRow => ({
  table,
  rowId: row.id,
  name: textOf(row, nameFields[table]) || textOf(row, 'projectCode'),
  requested: amountOf(row, 'amtTotal'),
});

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

  const word = useSay();
  const { language } = useLanguage();
  const observe = (listener: () => void): (() => void) => office.ledger.observe(listener);
  const at = `${round}/${unitCode}`;
  const spoken = useObserved(observe, () => opinionsOf(office.ledger, round, unitCode), at);
  const traces = useObserved(observe, () => trailRows(office, yearFile, language, `${at}/`), `${at} ${language}`);
  const trail = useTrail(props, props.goToUnit);
  const [shownTable, setShownTable] = useState<TableName>('purchases');
  const [selected, setSelected] = useState<string | null>(null);
  const amending = useAmendments(props, { round, unit, head, tables });
  const about = tables?.[shownTable].find(({ id }) => id === selected);

  const act = async (kind: ActKind, words: { readonly reason: string; readonly approver: string }): Promise<void> => {
    const acts: Partial<Record<ActKind, () => ReviewAnswer>> = {
      pass: () => passSubmission(office, round, unitCode),
      withdraw: () => withdrawSubmission(office, round, unitCode),
      lock: () => lockSubmission(office, round, unitCode),
      unlock: () => unlockSubmission(office, round, unitCode, words),
    };
    // What was said before is over now; what another act says meanwhile stays.
    say(null);
    const done = await acts[kind]?.();
    if (done && !done.ok) say({ tone: 'error', text: failureSentence(done.error, language) });
  };

  const slips = useObserved(
    (listener) => office.ledger.observe(listener),
    () => slipsOf(office.ledger, round, unitCode),
    `${round}/${unitCode}`,
  );
  const files = useReturnFiles(props);
  const done = (answer: Awaited<ReviewAnswer>): void => {
    say(answer.ok ? null : { tone: 'error', text: failureSentence(answer.error, language) });
  };
  const latest = slips?.at(-1)?.slip;
  const open = latest?.items.filter((item) => !item.answer).length ?? 0;
  const panels: readonly ReviewPanel[] = [
    {
      key: 'slips',
      label: `${word('退回意见', 'Return slip')}${open === 0 ? '' : ` ${String(open)}`}`,
      content: (
        <SlipPanel
          key={at}
          slips={slips ?? []}
          tables={tables}
          findings={head?.findings ?? []}
          returned={head?.state === 'returned'}
          onAnswer={(key, item, text) => void answerSlip(office, key, new Map([[item, text]]), '').then(done)}
          onWriteFiles={() => void files.write(round, [unitCode])}
        />
      ),
    },
    {
      key: 'opinions',
      label: word('审核意见', 'Opinions'),
      content: (
        <OpinionsPanel
          key={at}
          chain={chainOf(yearFile)}
          head={head}
          opinions={spoken ?? []}
          row={about ? opinionRow(shownTable, about) : null}
          onGive={async (asked) => {
            const given = await giveOpinion(office, yearFile, round, unitCode, asked);
            say(given.ok ? null : { tone: 'error', text: failureSentence(given.error, language) });
            return given.ok;
          }}
          onLocate={(row) => {
            setShownTable(row.table);
            setSelected(row.rowId);
          }}
        />
      ),
    },
    {
      key: 'trail',
      label: `${word('修改痕迹', 'Traces')}${amending.waiting === 0 ? '' : ` ${String(amending.waiting)}`}`,
      content: (
        <>
          {amending.panel}
          <TrailPanel
            key={at}
            rows={traces ?? []}
            onAll={() => {
              trail.open('');
            }}
          />
        </>
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
        round={round}
        onRound={props.chooseRound}
        selected={selected}
        onSelectRow={(_table, row) => {
          setSelected(row.id);
        }}
        shownTable={shownTable}
        onTable={setShownTable}
        onChooseUnit={props.onChooseUnit}
        onAct={(kind, words) => void act(kind, words)}
        onExplain={(finding, text) => void explainFinding(office, round, unitCode, finding, text)}
        amendments={amending.amendments}
        onAmend={amending.onAmend}
        onMend={amending.onMend}
        onSplit={amending.onSplit}
        onReturn={(slip) => void returnSubmission(office, round, unitCode, slip).then(done)}
        changedRows={latest && tables && head?.state !== 'returned' ? rowsChangedSince(latest.before, tables) : null}
      />
      {files.chooser}
      {trail.dialog}
      {amending.dialog}
    </>
  );
}
