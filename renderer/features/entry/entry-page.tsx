import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState, type ReactNode } from 'react';
import {
  columnTotal,
  entryColumns,
  placeOfRow,
  type Draft,
  type EntrySheet,
  type MoneyUnit,
  type PastePlan,
} from '#shared/entry';
import type { FieldId } from '#shared/fields';
import { mayBuyServices } from '#shared/forms';
import { roundLabel, stateLabel, tableLabel } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import type { CollectingRound, Finding, TableName, Unit } from '#shared/records';
import { tableNames } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { selectedRect, TableEditor, useEditing, type GridSelection } from '../../ui/form-grid/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { EntryBeginning } from '../../usecases/drafts.ts';
import { EntryPanel } from './entry-panel.tsx';
import { EntryTools } from './entry-tools.tsx';
import { FindBar } from './find-bar.tsx';
import { FormTabs } from './form-tabs.tsx';
import { LineForm } from './line-form.tsx';
import { ReadOnlyNote } from './read-only-note.tsx';
import { RefusedDialog } from './refused-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { SubmitDialog } from './submit-dialog.tsx';

const beginning: GridSelection = { active: { row: 0, column: 0 }, anchor: { row: 0, column: 0 } };
type View = 'grid' | 'line';

/** 编报: the forms of one unit, as a grid or line by line, with what the rules say beside them. */
export function EntryPage(props: {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  /** Units to choose from; one alone in a unit's own hands. */
  readonly units: readonly Unit[];
  readonly round: CollectingRound;
  readonly draft: Draft;
  readonly opened: EntryBeginning;
  readonly findings: readonly Finding[];
  readonly saved: ReactNode;
  readonly newRowId: () => string;
  readonly onChooseUnit: (unit: string) => void;
  readonly onRound: (round: CollectingRound) => void;
  readonly onChange: (changed: Partial<Pick<Draft, 'tables' | 'noPurchases'>>) => void;
  readonly onSubmit: () => void;
  readonly onWithdraw: () => void;
  /** Further acts of the task bar, such as the submission package of a unit. */
  readonly more?: ReactNode;
  /** 送审 goes to finance as a package: the button is in `more`. */
  readonly submits: boolean;
}): ReactNode {
  const { yearFile, unit, round, draft, findings, opened } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [table, setTable] = useState<TableName>('projects');
  const [view, setView] = useState<View>('grid');
  const [money, setMoney] = useState<MoneyUnit>('yuan');
  const [panel, setPanel] = useState(true);
  const [finding, setFinding] = useState(false);
  const [focusRequest, setFocusRequest] = useState(0);
  const toGrid = (): void => {
    setFocusRequest((count) => count + 1);
  };
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<PastePlan | null>(null);
  const [selections, setSelections] = useState<{ readonly [Table in TableName]?: GridSelection }>({});
  const editing = useEditing(draft.tables, (tables) => {
    props.onChange({ tables });
  });
  const buys = mayBuyServices(unit.type);
  const tables = tableNames.filter((name) => name !== 'purchases' || buys);
  const form = yearFile.forms.find((one) => one.table === table);
  const columns = useMemo(() => (form ? entryColumns(form, round) : []), [form, round]);
  const { newRowId } = props;
  const sheet: EntrySheet = { yearFile, unit, round, table, columns, tables: draft.tables, money, newRowId };
  const selection = selections[table] ?? beginning;
  const select = (next: GridSelection, where: TableName = table): void => {
    setSelections({ ...selections, [where]: next });
  };
  const rect = selectedRect(selection);
  const readOnly = opened.stands !== 'typing';
  const row = draft.tables[table][selection.active.row] ?? null;

  const jump = (rowId: string, field: FieldId | null): void => {
    const place = placeOfRow(draft.tables, rowId);
    if (!place) return;
    const target = yearFile.forms.find((one) => one.table === place.table);
    const column = target ? entryColumns(target, round).findIndex((one) => one.field === field) : 0;
    const cell = { row: place.index, column: Math.max(column, 0) };
    toGrid();
    setTable(place.table);
    select({ active: cell, anchor: cell }, place.table);
  };
  const numberOf = (one: Finding): string => {
    const place = one.rowId === undefined ? null : placeOfRow(draft.tables, one.rowId);
    return place
      ? `${tableLabel(place.table, language)} ${say(`第 ${String(place.index + 1)} 行`, `line ${String(place.index + 1)}`)}`
      : '';
  };
  const state = opened.head?.state ?? 'absent';
  const total = showYuan(fen(columnTotal(draft.tables.projects, 'amtTotal') ?? 0));

  return (
    <>
      <TaskBar
        title={say('编报', 'Entry')}
        filters={
          <>
            {props.units.length > 1 ? (
              <Pick
                label={say('单位', 'Unit')}
                value={unit.code}
                onPick={props.onChooseUnit}
                width={210}
                choices={props.units.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
              />
            ) : (
              <Box sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>{`${unit.code} ${unit.name}`}</Box>
            )}
            <Pick<CollectingRound>
              label={say('阶段', 'Round')}
              value={round}
              onPick={props.onRound}
              choices={(['up1', 'up2'] as const).map((one) => ({ value: one, text: roundLabel(one, language) }))}
            />
            <StateLabel tone={state === 'returned' ? 'red' : state === 'absent' ? 'grey' : 'blue'}>
              {stateLabel(state, language)}
            </StateLabel>
            {props.saved}
          </>
        }
      >
        <Pick<MoneyUnit>
          label={say('金额单位', 'Unit of money')}
          value={money}
          onPick={setMoney}
          choices={[
            { value: 'yuan', text: say('元', '¥') },
            { value: 'wan', text: say('万元', '¥10k') },
          ]}
        />
        <Pick<View>
          label={say('填报方式', 'View')}
          value={view}
          onPick={setView}
          choices={[
            { value: 'grid', text: say('表格', 'Grid') },
            { value: 'line', text: say('单行', 'One line') },
          ]}
        />
        <Button
          aria-expanded={panel}
          onClick={() => {
            setPanel(!panel);
          }}
          sx={{ whiteSpace: 'nowrap' }}
        >
          {say(`审核问题 ${String(findings.length)}`, `Findings ${String(findings.length)}`)}
        </Button>
        {props.more}
        {props.submits && opened.stands === 'typing' && (
          <Button
            variant="contained"
            onClick={() => {
              setAsking(true);
            }}
          >
            {say('送审…', 'Submit…')}
          </Button>
        )}
        {opened.stands === 'handed-in' && (state === 'submitted' || state === 'resubmitted') && (
          <Button variant="outlined" onClick={props.onWithdraw}>
            {say('取消送审', 'Withdraw')}
          </Button>
        )}
      </TaskBar>
      {opened.stands === 'received' && <ReadOnlyNote file={opened.head?.file?.name ?? ''} />}
      {!readOnly && view === 'grid' && (
        <EntryTools
          sheet={sheet}
          rect={rect}
          editing={editing}
          noPurchases={draft.noPurchases}
          onNoPurchases={(noPurchases) => {
            props.onChange({ noPurchases });
          }}
          onFind={() => {
            setFinding(true);
          }}
        />
      )}
      {finding && (
        <FindBar
          sheet={sheet}
          onFound={(place) => {
            select({ active: place, anchor: place });
          }}
          onClose={() => {
            setFinding(false);
            toGrid();
          }}
        />
      )}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          {view === 'grid' ? (
            <TableEditor
              key={`${round}/${unit.code}/${table}`}
              label={`${unit.code} ${form?.sheet ?? ''}`}
              sheet={sheet}
              editing={editing}
              readOnly={readOnly}
              findings={findings}
              selection={selection}
              onSelect={select}
              onRefused={setRefused}
              focusRequest={focusRequest}
              onFind={() => {
                setFinding(true);
              }}
            />
          ) : (
            <LineForm
              key={`${round}/${unit.code}/${table}`}
              sheet={sheet}
              index={selection.active.row}
              readOnly={readOnly}
              findings={findings}
              onIndex={(index) => {
                const place = { row: index, column: selection.active.column };
                select({ active: place, anchor: place });
              }}
              onStep={editing.apply}
              onUndo={editing.undo}
              onRedo={editing.redo}
            />
          )}
          <FormTabs tables={tables} current={table} draft={draft} yearFile={yearFile} onChoose={setTable} />
        </Box>
        {panel && (
          <EntryPanel
            findings={findings}
            row={row}
            rowNumber={selection.active.row + 1}
            numberOf={numberOf}
            onJump={jump}
          />
        )}
      </Box>
      <StatusBar sheet={sheet} rect={rect} findings={findings} />
      {refused && (
        <RefusedDialog
          plan={refused}
          onClose={() => {
            setRefused(null);
            toGrid();
          }}
          onTake={() => {
            editing.apply(refused.step);
            setRefused(null);
            toGrid();
          }}
        />
      )}
      {asking && (
        <SubmitDialog
          unit={unit}
          round={round}
          draft={draft}
          findings={findings}
          total={total}
          onClose={() => {
            setAsking(false);
          }}
          onSubmit={() => {
            setAsking(false);
            props.onSubmit();
          }}
        />
      )}
    </>
  );
}
