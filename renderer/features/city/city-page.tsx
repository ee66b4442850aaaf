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
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

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
  const say = useSay();
  const { language } = useLanguage();
  const [view, setView] = useState<View>('unit');
  const { whole, countyLevel, townships } = consolidation;
  return (
    <>
      <TaskBar
        title={say('汇总上报', 'City workbook')}
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
            <ToggleButton value="unit">{say('按单位', 'By unit')}</ToggleButton>
            <ToggleButton value="catalog">{say('按目录', 'By catalogue')}</ToggleButton>
            <ToggleButton value="legacy">{say('按类别', 'By class')}</ToggleButton>
          </ToggleButtonGroup>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('单位：万元', 'in 10,000 yuan')}</Box>
        <Button variant="contained" disabled={locked === 0} onClick={props.onExport}>
          {say('生成上报市局表', 'Write the city workbook')}
        </Button>
      </TaskBar>
      <Box
        sx={{ pb: 1, fontSize: 13, color: locked < units ? tokens.warning : tokens.inkSecond }}
        data-testid="city-scope"
      >
        {say(
          `口径：${roundLabel(round, 'zh')}已锁定 ${String(locked)} / ${String(units)} 个单位；全县 ${showWanYuan(whole.amount)} = 县本级 ${showWanYuan(countyLevel.amount)} + 乡镇 ${showWanYuan(townships.amount)}；项目数按“单位+项目编码”去重。`,
          `${roundLabel(round, language)}: ${String(locked)} of ${String(units)} units locked; county ${showWanYuan(whole.amount)} = county level ${showWanYuan(countyLevel.amount)} + townships ${showWanYuan(townships.amount)}; a project counts once per unit and code.`,
        )}
      </Box>
      <DataTable
        label={say('汇总', 'Summary')}
        exportAs={{ title: `${say('购买服务汇总', 'Purchases')} ${roundLabel(round, language)}`, money: 'wan' }}
        rows={linesOf(consolidation, view)}
        rowKey={(line) => line.key}
        empty={say(
          '还没有锁定的报表。审核通过并锁定后，在此汇总并生成上报市局表。',
          'Nothing is locked yet. Pass and lock submissions to add them up here.',
        )}
        total={{
          name: say('全县合计', 'County total'),
          projects: whole.projects,
          lines: whole.lines,
          amount: showWanYuan(whole.amount),
        }}
        columns={[
          { key: 'code', head: say('编码', 'Code'), width: 90, cell: (line) => line.code },
          { key: 'name', head: say('名称', 'Name'), cell: (line) => line.name },
          {
            key: 'projects',
            head: say('项目数', 'Projects'),
            width: 90,
            align: 'right',
            cell: (line) => line.projects || '',
          },
          { key: 'lines', head: say('明细行数', 'Lines'), width: 90, align: 'right', cell: (line) => line.lines || '' },
          {
            key: 'amount',
            head: say('购买服务金额', 'Purchases'),
            width: 160,
            align: 'right',
            cell: (line) => (line.lines === 0 ? '' : line.amount),
          },
        ]}
      />
    </>
  );
}
