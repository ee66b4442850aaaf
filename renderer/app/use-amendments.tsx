import { useState, type ReactNode } from 'react';
import { isWaiting, mayAmend, type Amendment } from '#shared/amend';
import { failureSentence } from '#shared/messages';
import type { CollectingRound, Row, TableName, Tables, Unit } from '#shared/records';
import {
  AmendDialog,
  BadBuyerDialog,
  ConfirmationPanel,
  SplitDialog,
  type BadBuyerAct,
} from '../features/review/index.ts';
import { useLanguage } from '../ui/tongue/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { amendCells, clearPurchaseMark, moveToDepartment, splitLump } from '../usecases/amend.ts';
import { amendmentsOf, confirmAmendments } from '../usecases/confirmations.ts';
import type { SubmissionHead } from '../usecases/ports.ts';
import type { ScreenProps } from './screen-props.ts';

type Asking =
  | { readonly kind: 'amend'; readonly table: TableName; readonly row: Row }
  | { readonly kind: 'mend'; readonly act: BadBuyerAct }
  | { readonly kind: 'split'; readonly row: Row };
type Done = { readonly ok: true } | { readonly ok: false; readonly error: Parameters<typeof failureSentence>[0] };

/** 代改 in the review of one unit: what was changed, what waits for the unit, and the dialogs that change. */
export function useAmendments(
  { office, yearFile, say }: ScreenProps,
  about: {
    readonly round: CollectingRound;
    readonly unit: Unit | undefined;
    readonly head: SubmissionHead | null;
    readonly tables: Tables | null;
  },
): {
  readonly amendments: readonly Amendment[];
  readonly waiting: number;
  readonly panel: ReactNode;
  readonly onAmend: (table: TableName, row: Row) => void;
  readonly onMend: (act: BadBuyerAct) => void;
  readonly onSplit: (row: Row) => void;
  readonly dialog: ReactNode;
} {
  const { round, unit, head, tables } = about;
  const code = unit?.code ?? '';
  const { language } = useLanguage();
  const [asking, setAsking] = useState<Asking | null>(null);
  const amendments =
    useObserved(
      (listener) => office.ledger.observe(listener),
      () => amendmentsOf(office.ledger, round, code),
      `${round}/${code}`,
    ) ?? [];
  const done = (answer: Done): void => {
    say(answer.ok ? null : { tone: 'error', text: failureSentence(answer.error, language) });
  };
  const ask = (next: Asking): void => {
    if (!unit) return;
    const may = mayAmend({ unit, state: head?.state ?? 'absent' });
    done(may);
    if (may.ok) setAsking(next);
  };
  const close = (): void => {
    setAsking(null);
  };
  const mend = (act: BadBuyerAct, reason: string): void => {
    close();
    const run = act === 'clear' ? clearPurchaseMark : moveToDepartment;
    void run(office, yearFile, round, code, reason).then(done);
  };
  const dialogOf = (open: Asking, whose: Unit, rows: Tables): ReactNode => {
    switch (open.kind) {
      case 'amend':
        return (
          <AmendDialog
            yearFile={yearFile}
            unit={whose}
            round={round}
            table={open.table}
            row={open.row}
            tables={rows}
            findings={head?.findings ?? []}
            onClose={close}
            onAmend={(cells, reason) => {
              close();
              const asked = { table: open.table, rowId: open.row.id, cells, reason };
              void amendCells(office, yearFile, round, code, asked).then(done);
            }}
          />
        );
      case 'mend':
        return (
          <BadBuyerDialog
            act={open.act}
            yearFile={yearFile}
            unit={whose}
            tables={rows}
            onClose={close}
            onMend={(reason) => {
              mend(open.act, reason);
            }}
          />
        );
      case 'split':
        return (
          <SplitDialog
            yearFile={yearFile}
            unit={whose}
            row={open.row}
            onClose={close}
            onSplit={(parts, reason) => {
              close();
              void splitLump(office, yearFile, round, code, { rowId: open.row.id, parts, reason }).then(done);
            }}
          />
        );
    }
  };
  return {
    amendments,
    waiting: amendments.filter(isWaiting).length,
    panel: (
      <ConfirmationPanel
        key={`${round}/${code}`}
        amendments={amendments}
        onConfirm={(words) => void confirmAmendments(office, round, code, words).then(done)}
      />
    ),
    onAmend: (table, row) => {
      ask({ kind: 'amend', table, row });
    },
    onMend: (act) => {
      ask({ kind: 'mend', act });
    },
    onSplit: (row) => {
      ask({ kind: 'split', row });
    },
    dialog: unit && tables && asking ? dialogOf(asking, unit, tables) : null,
  };
}
