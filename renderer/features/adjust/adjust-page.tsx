import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { batchKinds, type Batch, type BatchDraft, type CurrentLine } from '#shared/adjustments';
import { batchKindLabel } from '#shared/messages';
import { fen, showYuan, sumOf, type Fen } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, Tabs, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { BatchDialog } from './batch-dialog.tsx';

const blankZero = (amount: Fen): ReactNode =>
  amount === 0 ? '' : <span style={amount < 0 ? { color: tokens.error } : undefined}>{showYuan(amount)}</span>;
const totalOf = (batch: Batch): Fen => fen(batch.lines.reduce((sum, { change }) => sum + change, 0));

/** 追加调整: 批复数, the batches over it, 现预算 at all times. */
export function AdjustPage(props: {
  readonly yearFile: YearFile;
  readonly replied: boolean;
  readonly lines: readonly CurrentLine[];
  readonly batches: readonly Batch[];
  readonly refusal: string | null;
  readonly recording: boolean;
  readonly onAsk: (open: boolean) => void;
  readonly onRecord: (draft: BatchDraft) => void;
  readonly onExportCurrent: () => void;
  readonly onExportBatch: (number: number) => void;
}): ReactNode {
  const { yearFile, replied, lines, batches } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [tab, setTab] = useState<'current' | 'batches'>('current');
  const [department, setDepartment] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const rows = lines.filter(
    (line) =>
      (department === '' || units.get(line.unit)?.department === department) &&
      (!changedOnly || batchKinds.some((kind) => line.changes[kind] !== 0)),
  );
  const sum = (pick: (line: CurrentLine) => Fen): string => showYuan(sumOf(rows.map(pick)));
  const nothing = replied
    ? say('没有符合条件的项目。', 'No project fits.')
    : say(
        '还没有批复。办理二下批复后，在此登记追加、追减、调剂、预算调整和结转。',
        'There is no reply yet. After it, supplements, reductions, transfers, adjustments and carry-over are recorded here.',
      );

  return (
    <>
      <TaskBar
        title={say('追加调整', 'Adjustments')}
        filters={
          <>
            <Pick
              label={say('部门', 'Department')}
              value={department}
              onPick={setDepartment}
              choices={[
                { value: '', text: say('全部部门', 'All departments') },
                ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
              ]}
            />
            <label style={{ fontSize: 13, whiteSpace: 'nowrap' }}>
              <input
                type="checkbox"
                checked={changedOnly}
                onChange={(event) => {
                  setChangedOnly(event.target.checked);
                }}
              />{' '}
              {say('只看有调整的', 'Changed only')}
            </label>
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('单位：元', 'in yuan')}</Box>
        <Button variant="outlined" disabled={lines.length === 0} onClick={props.onExportCurrent}>
          {say('导出Excel', 'Export')}
        </Button>
        <Button
          variant="contained"
          disabled={!replied}
          onClick={() => {
            props.onAsk(true);
          }}
        >
          {say('登记批次…', 'Record a batch…')}
        </Button>
      </TaskBar>
      <Tabs
        label={say('追加调整', 'Adjustments')}
        current={tab}
        onChoose={setTab}
        tabs={[
          { key: 'current', label: say('现预算', 'Current budget') },
          { key: 'batches', label: say(`调整批次 ${String(batches.length)}`, `Batches ${String(batches.length)}`) },
        ]}
      />
      {tab === 'current' && (
        <DataTable
          label={say('现预算', 'Current budget')}
          rows={rows}
          rowKey={(line) => `${line.unit}/${line.projectCode}`}
          empty={nothing}
          total={{
            project: say(`合计 ${String(rows.length)} 个项目`, `Total of ${String(rows.length)} projects`),
            approved: sum((line) => line.approved),
            ...Object.fromEntries(batchKinds.map((kind) => [kind, sum((line) => line.changes[kind])])),
            current: sum((line) => line.current),
            purchases: sum((line) => line.purchases),
          }}
          columns={[
            {
              key: 'project',
              head: say('项目、单位', 'Project, unit'),
              cell: (line) => (
                <Box sx={{ lineHeight: 1.4, py: 0.5 }}>
                  {line.projectName}
                  <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>
                    {line.unit} {units.get(line.unit)?.name ?? ''}
                  </Box>
                </Box>
              ),
            },
            {
              key: 'approved',
              head: say('批复数', 'Approved'),
              width: 124,
              align: 'right',
              cell: (line) => showYuan(line.approved),
            },
            ...batchKinds.map((kind) => ({
              key: kind,
              head: batchKindLabel(kind, language),
              width: 104,
              align: 'right' as const,
              cell: (line: CurrentLine) => blankZero(line.changes[kind]),
            })),
            {
              key: 'current',
              head: say('现预算', 'Current'),
              width: 124,
              align: 'right',
              cell: (line) => <b>{showYuan(line.current)}</b>,
            },
            {
              key: 'purchases',
              head: say('其中购买服务', 'Of which purchases'),
              width: 124,
              align: 'right',
              cell: (line) => blankZero(line.purchases),
            },
          ]}
        />
      )}
      {tab === 'batches' && (
        <DataTable
          label={say('调整批次', 'Batches')}
          rows={batches}
          rowKey={(batch) => String(batch.number)}
          empty={replied ? say('还没有登记调整批次。', 'No batch has been recorded.') : nothing}
          columns={[
            { key: 'number', head: say('批次', 'No.'), width: 56, align: 'right', cell: (batch) => batch.number },
            {
              key: 'kind',
              head: say('类型', 'Kind'),
              width: 90,
              cell: (batch) => batchKindLabel(batch.kind, language),
            },
            { key: 'document', head: say('文号', 'Document'), width: 200, cell: (batch) => batch.document },
            { key: 'date', head: say('日期', 'Date'), width: 100, cell: (batch) => batch.date },
            {
              key: 'lines',
              head: say('行数', 'Lines'),
              width: 56,
              align: 'right',
              cell: (batch) => batch.lines.length,
            },
            {
              key: 'total',
              head: say('调整数', 'Change'),
              width: 130,
              align: 'right',
              cell: (batch) => showYuan(totalOf(batch)),
            },
            { key: 'reason', head: say('事由', 'Reason'), cell: (batch) => batch.reason },
            { key: 'by', head: say('登记人', 'By'), width: 80, cell: (batch) => batch.by },
            {
              key: 'export',
              head: '',
              width: 110,
              cell: (batch) => (
                <Button
                  sx={{ height: 26 }}
                  onClick={() => {
                    props.onExportBatch(batch.number);
                  }}
                >
                  {say('导出调整表', 'Export')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {props.recording && (
        <BatchDialog
          yearFile={yearFile}
          lines={lines}
          refusal={props.refusal}
          onRecord={props.onRecord}
          onClose={() => {
            props.onAsk(false);
          }}
        />
      )}
    </>
  );
}
