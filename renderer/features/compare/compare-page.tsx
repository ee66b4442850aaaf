import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { stageTotals, type FourStageTable, type StageAmounts, type StageRow } from '#shared/compare';
import { sectionOf, type YearFile } from '#shared/year-file';
import { formatScaled, showWanYuan, showYuan, type Fen } from '#shared/money';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { holdsWords, SectionPick, WordsField } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';

type Filter = 'all' | 'changed' | 'over';
const filters: Record<Filter, (row: StageRow) => boolean> = {
  all: () => true,
  changed: (row) => row.cut !== null && row.cut !== 0,
  over: (row) => row.left !== null && row.left < 0,
};

/** 四阶段对比表: 一上, 控制数, 二上 and 批复 side by side. */
export function ComparePage(props: {
  readonly yearFile: YearFile;
  readonly table: FourStageTable;
  readonly onExport: () => void;
  readonly onLocate: (unit: string) => void;
}): ReactNode {
  const { table, yearFile } = props;
  const [section, setSection] = useState('');
  const [words, setWords] = useState('');
  const sections = new Map([
    ...yearFile.departments.map(({ code, section: name }) => [code, name] as const),
    ...yearFile.units.map((unit) => [unit.code, sectionOf(yearFile, unit)] as const),
  ]);
  const departments = new Map(yearFile.departments.map(({ code, name }) => [code, name]));
  const [filter, setFilter] = useState<Filter>('all');
  const [wan, setWan] = useState(false);
  const money = (amount: Fen): string => (wan ? showWanYuan(amount) : showYuan(amount));
  const both = (amounts: StageAmounts | null, over = false): ReactNode =>
    amounts === null ? (
      ''
    ) : (
      <Box sx={{ lineHeight: 1.4, py: 0.5, color: over ? tokens.error : tokens.ink }}>
        {money(amounts.total)}
        {amounts.purchases !== 0 && (
          <Box sx={{ fontSize: 12, color: over ? tokens.error : tokens.inkSecond }}>
            其中 {money(amounts.purchases)}
          </Box>
        )}
      </Box>
    );
  const rows = table.rows.filter(
    (row) =>
      filters[filter](row) &&
      (section === '' || sections.get(row.unit === '' ? row.department : row.unit) === section) &&
      holdsWords(
        words,
        departments.get(row.department) ?? '',
        row.unit,
        row.unitName,
        row.projectCode,
        row.projectName,
      ),
  );
  const totals = stageTotals(rows);
  return (
    <>
      <TaskBar
        title="四阶段对比表"
        filters={
          <>
            <SectionPick yearFile={yearFile} value={section} onPick={setSection} />
            <WordsField label="查询部门、单位、项目" words={words} onChange={setWords} width={170} />
            <ToggleButtonGroup
              size="small"
              exclusive
              value={filter}
              onChange={(_event, next: Filter | null) => {
                if (next) setFilter(next);
              }}
              sx={{ height: 32 }}
            >
              <ToggleButton value="all">全部</ToggleButton>
              <ToggleButton value="changed">有变化</ToggleButton>
              <ToggleButton value="over">超控制数</ToggleButton>
            </ToggleButtonGroup>
          </>
        }
      >
        <ToggleButtonGroup
          size="small"
          exclusive
          value={wan}
          onChange={(_event, next: boolean | null) => {
            if (next !== null) setWan(next);
          }}
          sx={{ height: 32 }}
        >
          <ToggleButton value={false}>元</ToggleButton>
          <ToggleButton value>万元</ToggleButton>
        </ToggleButtonGroup>
        <Button variant="contained" disabled={table.rows.length === 0} onClick={props.onExport}>
          导出Excel
        </Button>
      </TaskBar>
      <DataTable
        label="四阶段对比表"
        rows={rows}
        rowKey={(row) => `${row.department}/${row.unit}/${row.projectCode}`}
        onLocate={(row) => {
          if (row.unit !== '') props.onLocate(row.unit);
        }}
        empty={table.rows.length === 0 ? '还没有可对比的数据。接收一上报表后，在此逐项对比。' : '没有符合条件的项目。'}
        total={{
          name: `合计 ${String(rows.length)} 个项目`,
          up1: money(totals.up1.total),
          control: money(totals.control.total),
          up2: money(totals.up2.total),
          reply: money(totals.reply.total),
          cut: money(totals.cut),
        }}
        columns={[
          {
            key: 'name',
            head: '项目、单位',
            cell: (row) => (
              <Box sx={{ lineHeight: 1.4, py: 0.5 }}>
                {row.projectName}
                <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>
                  {row.unit} {row.unitName}
                </Box>
              </Box>
            ),
          },
          { key: 'up1', head: '①一上申报', width: 128, align: 'right', cell: (row) => both(row.up1) },
          { key: 'control', head: '②控制数', width: 128, align: 'right', cell: (row) => both(row.control) },
          {
            key: 'up2',
            head: '③二上编制',
            width: 128,
            align: 'right',
            cell: (row) => both(row.up2, row.left !== null && row.left < 0),
          },
          { key: 'reply', head: '④批复', width: 128, align: 'right', cell: (row) => both(row.reply) },
          {
            key: 'cut',
            head: '核减额 ①−②',
            width: 120,
            align: 'right',
            cell: (row) => (row.cut === null ? '' : money(row.cut)),
          },
          {
            key: 'rate',
            head: '核减率',
            width: 72,
            align: 'right',
            cell: (row) => (row.cutRate === null || row.cut === null ? '' : `${formatScaled(row.cutRate, 2)}%`),
          },
          {
            key: 'reason',
            head: '说明',
            cell: (row) => (
              <Box sx={{ width: 240, whiteSpace: 'normal', lineHeight: 1.4 }}>
                {[row.controlReason, row.replyReason].filter((text) => text !== '').join('；')}
              </Box>
            ),
          },
        ]}
      />
    </>
  );
}
