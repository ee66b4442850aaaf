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
import { useSay } from '../../ui/tongue/index.ts';

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
  const say = useSay();
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
            {say('其中', 'of it')} {money(amounts.purchases)}
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
        title={say('四阶段对比表', 'Four stages')}
        filters={
          <>
            <SectionPick yearFile={yearFile} value={section} onPick={setSection} />
            <WordsField
              label={say('查询部门、单位、项目', 'Department, unit, project')}
              words={words}
              onChange={setWords}
              width={170}
            />
            <ToggleButtonGroup
              size="small"
              exclusive
              value={filter}
              onChange={(_event, next: Filter | null) => {
                if (next) setFilter(next);
              }}
              sx={{ height: 32 }}
            >
              <ToggleButton value="all">{say('全部', 'All')}</ToggleButton>
              <ToggleButton value="changed">{say('有变化', 'Changed')}</ToggleButton>
              <ToggleButton value="over">{say('超控制数', 'Over the figure')}</ToggleButton>
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
          <ToggleButton value={false}>{say('元', 'yuan')}</ToggleButton>
          <ToggleButton value>{say('万元', '10,000 yuan')}</ToggleButton>
        </ToggleButtonGroup>
        <Button variant="contained" disabled={table.rows.length === 0} onClick={props.onExport}>
          {say('导出Excel', 'Export to Excel')}
        </Button>
      </TaskBar>
      <DataTable
        label={say('四阶段对比表', 'Four stages')}
        exportAs={{ money: wan ? 'wan' : 'yuan' }}
        rows={rows}
        rowKey={(row) => `${row.department}/${row.unit}/${row.projectCode}`}
        onLocate={(row) => {
          if (row.unit !== '') props.onLocate(row.unit);
        }}
        empty={
          table.rows.length === 0
            ? say(
                '还没有可对比的数据。接收一上报表后，在此逐项对比。',
                'Nothing to compare yet. Receive first submissions first.',
              )
            : say('没有符合条件的项目。', 'No project meets the filters.')
        }
        total={{
          name: say(`合计 ${String(rows.length)} 个项目`, `Total of ${String(rows.length)} projects`),
          up1: money(totals.up1.total),
          control: money(totals.control.total),
          up2: money(totals.up2.total),
          reply: money(totals.reply.total),
          cut: money(totals.cut),
        }}
        columns={[
          {
            key: 'name',
            head: say('项目、单位', 'Project, unit'),
            cell: (row) => (
              <Box sx={{ lineHeight: 1.4, py: 0.5 }}>
                {row.projectName}
                <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>
                  {row.unit} {row.unitName}
                </Box>
              </Box>
            ),
          },
          { key: 'up1', head: say('①一上申报', '① Asked'), width: 128, align: 'right', cell: (row) => both(row.up1) },
          {
            key: 'control',
            head: say('②控制数', '② Figure'),
            width: 128,
            align: 'right',
            cell: (row) => both(row.control),
          },
          {
            key: 'up2',
            head: say('③二上编制', '③ Second'),
            width: 128,
            align: 'right',
            cell: (row) => both(row.up2, row.left !== null && row.left < 0),
          },
          { key: 'reply', head: say('④批复', '④ Reply'), width: 128, align: 'right', cell: (row) => both(row.reply) },
          {
            key: 'cut',
            head: say('核减额 ①−②', 'Cut ①−②'),
            width: 120,
            align: 'right',
            cell: (row) => (row.cut === null ? '' : money(row.cut)),
          },
          {
            key: 'rate',
            head: say('核减率', 'Cut %'),
            width: 72,
            align: 'right',
            cell: (row) => (row.cutRate === null || row.cut === null ? '' : `${formatScaled(row.cutRate, 2)}%`),
          },
          {
            key: 'reason',
            head: say('说明', 'Note'),
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
