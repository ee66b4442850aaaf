import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { RosterDifference, RosterFailure, RosterLayout, RosterQuestion } from '#shared/unit-roster';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { RosterColumns } from './roster-columns.tsx';
import { RosterDifferences } from './roster-differences.tsx';
import { rosterWord } from './words.ts';

export type RosterReading =
  | { readonly kind: 'unclear' }
  | { readonly kind: 'problems'; readonly problems: readonly RosterFailure[] }
  | { readonly kind: 'sound'; readonly next: YearFile; readonly differences: readonly RosterDifference[] };

/** A roster before it is taken over: which column is what, what is wrong where, what would change. */
export function RosterDialog(props: {
  readonly yearFile: YearFile;
  readonly file: string;
  readonly question: RosterQuestion;
  readonly layout: RosterLayout;
  readonly reading: RosterReading;
  readonly onSheet: (sheet: string) => void;
  readonly onLayout: (layout: RosterLayout) => void;
  readonly onTake: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { question, reading, layout } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [columnsOpen, setColumnsOpen] = useState(false);
  const [assigned, setAssigned] = useState(layout);
  const unclear = reading.kind === 'unclear';
  const assigning = unclear || columnsOpen;
  const changed = JSON.stringify(assigned) !== JSON.stringify(layout);
  const complete =
    assigned.columns.code !== undefined &&
    assigned.columns.name !== undefined &&
    (assigned.columns.type !== undefined || assigned.type !== null);
  const missing = question.unclear.map((head) => rosterWord(head, say)).join(say('、', ', '));
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say('导入单位名册', 'Import a list of units')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, height: 520, fontSize: 13 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flex: 'none' }}>
          <span data-testid="roster-place">
            {say(
              `${props.file}　工作表“${layout.sheet}”　表头在第 ${String(layout.headRow)} 行`,
              `${props.file}, sheet "${layout.sheet}", head in row ${String(layout.headRow)}`,
            )}
          </span>
          {question.sheets.length > 1 && (
            <Pick
              label={say('工作表', 'Sheet')}
              value={layout.sheet}
              choices={question.sheets.map((sheet) => ({ value: sheet, text: sheet }))}
              onPick={props.onSheet}
            />
          )}
          <Box sx={{ flex: 1 }} />
          {!unclear && (
            <Button
              size="small"
              onClick={() => {
                setColumnsOpen(!columnsOpen);
              }}
            >
              {columnsOpen ? say('收起列对应', 'Hide columns') : say('列对应…', 'Columns…')}
            </Button>
          )}
        </Box>
        {unclear && (
          <Box role="alert" sx={{ color: tokens.warning, lineHeight: 1.6, flex: 'none' }}>
            {say(
              `表头没有说清：${missing}。请指明各项在哪一列；没有的列可以不选，现有单位的该项保持不变。`,
              `The head does not tell: ${missing}. Say which column holds what; columns that are not there may stay open.`,
            )}
          </Box>
        )}
        {assigning && <RosterColumns columns={question.columns} layout={assigned} onChange={setAssigned} />}
        {reading.kind === 'problems' && (
          <>
            <Box role="alert" sx={{ color: tokens.error, flex: 'none' }} data-testid="roster-problems">
              {say(
                `有 ${String(reading.problems.length)} 处需要改正，没有导入任何单位。请在名册中改正后重新导入。`,
                `${String(reading.problems.length)} cells need mending; nothing was imported.`,
              )}
            </Box>
            <DataTable
              label={say('名册问题', 'Problems')}
              rows={reading.problems}
              rowKey={(problem) => JSON.stringify(problem)}
              empty=""
              columns={[
                {
                  key: 'cell',
                  head: say('单元格', 'Cell'),
                  width: 70,
                  cell: (problem) => ('cell' in problem ? problem.cell : ''),
                },
                {
                  key: 'what',
                  head: say('问题', 'Problem'),
                  cell: (problem) => <span style={{ whiteSpace: 'normal' }}>{failureSentence(problem, language)}</span>,
                },
              ]}
            />
          </>
        )}
        {reading.kind === 'sound' && (
          <RosterDifferences yearFile={props.yearFile} next={reading.next} differences={reading.differences} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        {assigning && (unclear || changed) ? (
          <Button
            variant="contained"
            disabled={!complete}
            onClick={() => {
              props.onLayout(assigned);
            }}
          >
            {say('按此对应读取', 'Read with these columns')}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={reading.kind !== 'sound' || reading.differences.length === 0}
            onClick={props.onTake}
          >
            {reading.kind === 'sound'
              ? say(
                  `接用名册（${String(reading.differences.length)} 处变化）`,
                  `Take over (${String(reading.differences.length)} changes)`,
                )
              : say('接用名册', 'Take over')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
