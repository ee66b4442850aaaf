import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { isWaiting, type Amendment } from '#shared/amend';
import { roundLabel, stateLabel } from '#shared/messages';
import type { CollectingRound, Row, TableName, Tables, Unit } from '#shared/records';
import { allowedActs, type ActKind } from '#shared/rounds';
import { sectionOf, type YearFile } from '#shared/year-file';
import { Pick, Tabs, TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { SectionPick } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';
import type { ReturnWords } from '../../usecases/slips.ts';
import type { BadBuyerAct } from './bad-buyer-dialog.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { RowsTable } from './rows-table.tsx';
import { shownRows, TableBar, type RowFilter } from './table-bar.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';

/** A further panel beside the tables, such as opinions or traces. */
export type ReviewPanel = { readonly key: string; readonly label: string; readonly content: ReactNode };

/** 单位审核: the unit's tables as received, their findings, and the acts that its state allows. */
export function ReviewPage(props: {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly head: SubmissionHead | null;
  readonly tables: Tables | null;
  readonly panels: readonly ReviewPanel[];
  /** The row that opinions and traces speak about. */
  readonly selected: string | null;
  readonly onSelectRow: (table: TableName, row: Row) => void;
  /** Table that a panel leads to; the person may leave it again. */
  readonly shownTable: TableName;
  readonly onTable: (table: TableName) => void;
  readonly round: CollectingRound;
  readonly onRound: (round: CollectingRound) => void;
  readonly onChooseUnit: (unit: string) => void;
  readonly onAct: (act: ActKind, words: { readonly reason: string; readonly approver: string }) => void;
  readonly onReturn: (words: ReturnWords) => void;
  readonly onExplain: (finding: string, text: string) => void;
  /** Rows that are new or different since the last return; null where nothing was returned. */
  readonly changedRows: ReadonlySet<string> | null;
  readonly amendments: readonly Amendment[];
  readonly onAmend: (table: TableName, row: Row) => void;
  readonly onMend: (act: BadBuyerAct) => void;
  readonly onSplit: (row: Row) => void;
}): ReactNode {
  const { yearFile, unit, head, tables } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [filter, setFilter] = useState<RowFilter>({ problems: false, changed: false });
  const table = props.shownTable;
  const [section, setSection] = useState('');
  const [asking, setAsking] = useState<'return' | 'unlock' | null>(null);
  const acts = allowedActs(head?.state ?? 'absent', head?.round);
  const { round } = props;
  const go = (act: ActKind): void => {
    if (act === 'return' || act === 'unlock') setAsking(act);
    else props.onAct(act, { reason: '', approver: '' });
  };
  const buttons: readonly { act: ActKind; label: string; primary?: true }[] = [
    { act: 'withdraw', label: say('取消送审', 'Withdraw') },
    { act: 'return', label: say('退回', 'Return…') },
    { act: 'pass', label: say('审核通过', 'Pass'), primary: true },
    { act: 'unlock', label: say('解锁', 'Unlock…') },
    { act: 'lock', label: say('锁定', 'Lock'), primary: true },
  ];
  const findings = head?.findings ?? [];
  const [panelKey, setPanelKey] = useState('findings');
  const [panel, setPanel] = useState<boolean | null>(null);
  // Folded where there is nothing to say, so that the table has the width; the person decides otherwise.
  const unfolded = panel ?? (findings.length > 0 || (head?.returnReason ?? '') !== '');

  const chosen = tables?.[table].find(({ id }) => id === props.selected);
  const waiting = props.amendments.filter(isWaiting).length;
  const rows = shownRows({ rows: tables?.[table] ?? [], findings, changed: props.changedRows, filter });

  return (
    <>
      <TaskBar
        title={say('单位审核', 'Review')}
        filters={
          <>
            <Pick<CollectingRound>
              label={say('阶段', 'Round')}
              value={round}
              onPick={props.onRound}
              choices={(['up1', 'up2'] as const).map((one) => ({ value: one, text: roundLabel(one, language) }))}
            />
            <SectionPick
              yearFile={yearFile}
              value={section}
              onPick={(next) => {
                setSection(next);
                const first = yearFile.units.find((one) => next === '' || sectionOf(yearFile, one) === next);
                if (next !== '' && sectionOf(yearFile, unit) !== next && first) props.onChooseUnit(first.code);
              }}
            />
            <Pick
              label={say('单位', 'Unit')}
              width={210}
              value={unit.code}
              onPick={props.onChooseUnit}
              choices={yearFile.units
                .filter((one) => section === '' || one.code === unit.code || sectionOf(yearFile, one) === section)
                .map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
            />
            <StateLabel
              tone={
                head?.state === 'returned'
                  ? 'red'
                  : head?.state === 'locked' || head?.state === 'passed' || head?.state === 'replied'
                    ? 'jade'
                    : head
                      ? 'blue'
                      : 'grey'
              }
            >
              {stateLabel(head?.state ?? 'absent', language)}
            </StateLabel>
            {waiting > 0 && (
              <StateLabel tone="ochre">
                {say(`待单位确认 ${String(waiting)}`, `${String(waiting)} to confirm`)}
              </StateLabel>
            )}
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>{say('单位：元', 'in yuan')}</Box>
        <Button
          aria-expanded={unfolded}
          onClick={() => {
            setPanel(!unfolded);
          }}
        >
          {unfolded
            ? say('收起审核问题', 'Fold findings')
            : say(`审核问题 ${String(findings.length)}`, `Findings ${String(findings.length)}`)}
        </Button>
        {buttons
          .filter(({ act }) => acts.includes(act))
          .map(({ act, label, primary }) => (
            <Button
              key={act}
              variant={primary ? 'contained' : 'outlined'}
              onClick={() => {
                go(act);
              }}
            >
              {label}
            </Button>
          ))}
      </TaskBar>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <RowsTable
            yearFile={yearFile}
            unit={unit}
            table={table}
            round={round}
            head={head}
            tables={tables}
            rows={rows}
            amendments={props.amendments}
            selected={props.selected}
            onSelect={(row) => {
              props.onSelectRow(table, row);
            }}
          />
          <TableBar
            table={table}
            onTable={props.onTable}
            tables={tables}
            filter={filter}
            onFilter={setFilter}
            changed={props.changedRows}
          >
            {tables && unit.isHead && table === 'purchases' && (
              <Button
                variant="outlined"
                disabled={!chosen}
                title={chosen ? undefined : say('先选中要拆分的一行', 'Select a row first')}
                onClick={() => {
                  if (chosen) props.onSplit(chosen);
                }}
              >
                {say('拆分…', 'Split…')}
              </Button>
            )}
            {tables && (
              <Button
                variant="outlined"
                disabled={!chosen}
                title={chosen ? undefined : say('先选中要修改的一行', 'Select a row first')}
                onClick={() => {
                  if (chosen) props.onAmend(table, chosen);
                }}
              >
                {say('代改…', 'Amend…')}
              </Button>
            )}
          </TableBar>
        </Box>
        <Box
          sx={{
            width: 340,
            display: unfolded ? 'block' : 'none',
            flex: 'none',
            overflow: 'auto',
            backgroundColor: tokens.paper,
            border: `1px solid ${tokens.hairline}`,
            borderRadius: '4px',
            px: 1.5,
            pb: 1,
          }}
          data-testid="findings"
        >
          <Box sx={{ position: 'sticky', top: 0, pt: 0.5, zIndex: 1, backgroundColor: tokens.paper }}>
            <Tabs
              label={say('详细信息', 'Details')}
              dense
              current={panelKey}
              onChoose={setPanelKey}
              tabs={[
                {
                  key: 'findings',
                  label: `${say('审核问题', 'Findings')}${findings.length === 0 ? '' : ` ${String(findings.length)}`}`,
                },
                ...props.panels,
              ]}
            />
          </Box>
          {panelKey === 'findings' && (
            <FindingsPanel
              // Words typed to one unit's finding are no words to another's.
              key={`${round}/${unit.code}`}
              head={head}
              tables={tables}
              onExplain={props.onExplain}
              onMend={props.onMend}
            />
          )}
          {props.panels.find(({ key }) => key === panelKey)?.content}
        </Box>
      </Box>
      {asking === 'return' && head && (
        <ReturnDialog
          unit={unit}
          head={head}
          tables={tables}
          amendments={props.amendments}
          onClose={() => {
            setAsking(null);
          }}
          onReturn={(words) => {
            setAsking(null);
            setPanelKey('slips');
            props.onReturn(words);
          }}
        />
      )}
      {asking === 'unlock' && (
        <UnlockDialog
          unit={unit}
          onClose={() => {
            setAsking(null);
          }}
          onUnlock={(words) => {
            setAsking(null);
            props.onAct('unlock', words);
          }}
        />
      )}
    </>
  );
}
