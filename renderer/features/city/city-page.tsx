import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import type { Consolidation } from '#shared/consolidate';
import { roundLabel } from '#shared/messages';
import { showWanYuan } from '#shared/money';
import type { CollectingRound } from '#shared/records';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';

type View = 'unit' | 'catalog' | 'legacy';
type Line = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly projects: number;
  readonly lines: number;
  readonly amount: string;
};

function linesOf(consolidation: Consolidation, view: View): readonly Line[] {
  if (view === 'unit')
    return consolidation.byUnit
      .filter((one) => one.totals.lines > 0)
      .map(({ unit, totals }) => ({
        key: unit.code,
        code: unit.code,
        name: unit.name,
        projects: totals.projects,
        lines: totals.lines,
        amount: showWanYuan(totals.amount),
      }));
  if (view === 'catalog')
    return consolidation.byCatalog.map(({ code, names, totals }) => ({
      key: `${code}/${names.join('/')}`,
      code,
      name: names.findLast((name) => name !== '') ?? code,
      projects: totals.projects,
      lines: totals.lines,
      amount: showWanYuan(totals.amount),
    }));
  return consolidation.byLegacy.map(({ legacyClass, name, totals }) => ({
    key: name,
    code: legacyClass ?? '',
    name,
    projects: totals.projects,
    lines: totals.lines,
    amount: showWanYuan(totals.amount),
  }));
}

/** 汇总上报: what goes to the city, from locked submissions only. */
export function CityPage(props: {
  readonly round: CollectingRound;
  readonly consolidation: Consolidation;
  readonly locked: number;
  readonly units: number;
  readonly onExport: () => void;
}): ReactNode {
  const { consolidation, locked, units, round } = props;
  const [view, setView] = useState<View>('unit');
  const { whole, countyLevel, townships } = consolidation;
  return (
    <>
      <TaskBar
        title="汇总上报"
        filters={
          <ToggleButtonGroup
            size="small"
            exclusive
            value={view}
            onChange={(_event, next: View | null) => {
              if (next) setView(next);
            }}
            sx={{ height: 32 }}
          >
            <ToggleButton value="unit">按单位</ToggleButton>
            <ToggleButton value="catalog">按目录</ToggleButton>
            <ToggleButton value="legacy">按类别</ToggleButton>
          </ToggleButtonGroup>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>单位：万元</Box>
        <Button variant="contained" disabled={locked === 0} onClick={props.onExport}>
          生成上报市局表
        </Button>
      </TaskBar>
      <Box
        sx={{ pb: 1, fontSize: 13, color: locked < units ? tokens.warning : tokens.inkSecond }}
        data-testid="city-scope"
      >
        口径：{roundLabel(round, 'zh')}已锁定 {locked} / {units} 个单位；全县 {showWanYuan(whole.amount)} = 县本级{' '}
        {showWanYuan(countyLevel.amount)} + 乡镇 {showWanYuan(townships.amount)}；项目数按“单位+项目编码”去重。
      </Box>
      <DataTable
        label="汇总"
        rows={linesOf(consolidation, view)}
        rowKey={(line) => line.key}
        empty="还没有锁定的报表。审核通过并锁定后，在此汇总并生成上报市局表。"
        total={{ name: '全县合计', projects: whole.projects, lines: whole.lines, amount: showWanYuan(whole.amount) }}
        columns={[
          { key: 'code', head: '编码', width: 90, cell: (line) => line.code },
          { key: 'name', head: '名称', cell: (line) => line.name },
          { key: 'projects', head: '项目数', width: 90, align: 'right', cell: (line) => line.projects || '' },
          { key: 'lines', head: '明细行数', width: 90, align: 'right', cell: (line) => line.lines || '' },
          {
            key: 'amount',
            head: '购买服务金额',
            width: 160,
            align: 'right',
            cell: (line) => (line.lines === 0 ? '' : line.amount),
          },
        ]}
      />
    </>
  );
}
