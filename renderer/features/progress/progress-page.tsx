import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { daysAfter } from '#shared/calendar';
import { roundLabel } from '#shared/messages';
import type { CollectingRound, SubmissionState } from '#shared/records';
import { sectionOf, type YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { MenuButton, Pick, TaskBar, type MenuEntry } from '../../ui/frame/index.ts';
import { SectionPick } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';
import type { BulkAct, BulkAnswer } from '../../usecases/review-submission.ts';
import { BulkDialog, bulkWords } from './bulk-dialog.tsx';
import { progressColumns, wan } from './progress-columns.tsx';
import { lineOf } from './progress-line.ts';

/** 报送进度: who has handed in, in what state, with how much money and how many problems. */
export function ProgressPage(props: {
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly onRound: (round: CollectingRound) => void;
  readonly heads: ReadonlyMap<string, SubmissionHead>;
  readonly handingOut: { readonly done: number; readonly all: number } | null;
  readonly onHandOut: () => void;
  /** 导出练习表, in the practice ledger alone. */
  readonly onPracticeForms: () => void;
  readonly onCancel: () => void;
  readonly onReturnFiles: (units: readonly string[]) => void;
  readonly onReceive: () => void;
  readonly onOpen: (unit: string) => void;
  readonly onRegister: () => void;
  /** Today, YYYY-MM-DD, for what is late. */
  readonly today: string;
  readonly onPlanBulk: (act: BulkAct, units: readonly string[]) => Promise<BulkAnswer>;
  /** Further acts, about one section or ('') about all of them. */
  readonly further: (section: string) => readonly MenuEntry[];
  readonly onBulk: (act: BulkAct, units: readonly string[]) => void;
}): ReactNode {
  const { yearFile, heads, handingOut } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [by, setBy] = useState<'department' | 'unit'>('department');
  const [section, setSection] = useState('');
  const [department, setDepartment] = useState('');
  const [asking, setAsking] = useState<{ act: BulkAct; units: readonly string[]; plan: BulkAnswer } | null>(null);
  const deadline = props.round === 'up1' ? yearFile.calendar.up1Deadline : yearFile.calendar.up2Deadline;
  // Nothing is late before a form went out and something came back.
  const daysOver = heads.size === 0 ? 0 : daysAfter(deadline, props.today);
  const unitsOf = new Map<string, string[]>();
  const inSection = yearFile.units.filter((unit) => section === '' || sectionOf(yearFile, unit) === section);
  for (const unit of inSection) unitsOf.set(unit.department, [...(unitsOf.get(unit.department) ?? []), unit.code]);
  const units = inSection.filter((unit) => department === '' || unit.department === department);
  const departments = yearFile.departments.filter(
    ({ code }) => (department === '' || code === department) && (section === '' || unitsOf.has(code)),
  );
  const lines =
    by === 'department'
      ? departments.map(({ code, name }) => lineOf(code, name, unitsOf.get(code) ?? [], heads, daysOver))
      : units.map((unit) => lineOf(unit.code, unit.name, [unit.code], heads, daysOver));
  const codes = units.map(({ code }) => code);
  const all = lineOf('', '合计', codes, heads, daysOver);
  const started = all.received > 0;
  const inState = (...states: readonly SubmissionState[]): readonly string[] =>
    codes.filter((code) => states.includes(heads.get(code)?.state ?? 'absent'));
  const waiting: Record<BulkAct, readonly string[]> = {
    pass: inState('submitted', 'resubmitted'),
    lock: inState('passed'),
  };
  const returned = inState('returned');
  const ask = (act: BulkAct): void => {
    void props.onPlanBulk(act, waiting[act]).then((plan) => {
      setAsking({ act, units: waiting[act], plan });
    });
  };

  const bulk: readonly MenuEntry[] = [
    ...(['pass', 'lock'] as const)
      .filter((act) => waiting[act].length > 0)
      .map((act) => ({
        label: say(`批量${bulkWords[act][0]}…`, `${bulkWords[act][1]} many…`),
        onPick: () => {
          ask(act);
        },
      })),
    ...(returned.length > 0
      ? [
          {
            label: say(`批量导出退回文件 ${String(returned.length)}…`, `Write ${String(returned.length)} returns…`),
            disabled: handingOut !== null,
            onPick: () => {
              props.onReturnFiles(returned);
            },
          },
        ]
      : []),
  ];

  return (
    <>
      <TaskBar
        title={say('报送进度', 'Progress')}
        filters={
          <>
            <Pick
              label={say('阶段', 'Round')}
              value={props.round}
              onPick={props.onRound}
              choices={[
                { value: 'up1', text: roundLabel('up1', language) },
                { value: 'up2', text: roundLabel('up2', language) },
              ]}
            />
            <SectionPick
              yearFile={yearFile}
              value={section}
              onPick={(next) => {
                setSection(next);
                setDepartment('');
              }}
            />
            <Pick
              label={say('部门', 'Department')}
              value={department}
              width={136}
              onPick={setDepartment}
              choices={[
                { value: '', text: say('全部部门', 'All departments') },
                ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
              ]}
            />
            <ToggleButtonGroup
              size="small"
              exclusive
              value={by}
              onChange={(_event, next: 'department' | 'unit' | null) => {
                if (next) setBy(next);
              }}
              sx={{ height: 32 }}
            >
              <ToggleButton value="department">{say('部门', 'Dept.')}</ToggleButton>
              <ToggleButton value="unit">{say('单位', 'Unit')}</ToggleButton>
            </ToggleButtonGroup>
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>
          {say('单位：万元', '10,000 yuan')}
        </Box>
        <Button variant={started ? 'outlined' : 'contained'} onClick={props.onHandOut} disabled={handingOut !== null}>
          {say('下发表样…', 'Hand out…')}
        </Button>
        {yearFile.ledger === 'practice' && !started && (
          <Button variant="outlined" onClick={props.onPracticeForms} disabled={handingOut !== null}>
            {say('导出练习表…', 'Practice forms…')}
          </Button>
        )}
        <MenuButton label={say('股室审核', 'Sections')} entries={props.further(section)} />
        {bulk.length > 0 && <MenuButton label={say('批量办理', 'Bulk')} entries={bulk} />}
        <Button variant={started ? 'contained' : 'outlined'} onClick={props.onReceive} disabled={handingOut !== null}>
          {say('接收文件…', 'Receive…')}
        </Button>
      </TaskBar>
      {handingOut && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pb: 1 }}>
          <LinearProgress
            variant="determinate"
            value={(100 * handingOut.done) / Math.max(1, handingOut.all)}
            sx={{ flex: 1 }}
          />
          <Box
            sx={{ fontSize: 13 }}
          >{`${String(handingOut.done)} / ${String(handingOut.all)} ${say('个文件', 'files')}`}</Box>
          <Button onClick={props.onCancel}>{say('取消', 'Cancel')}</Button>
        </Box>
      )}
      <DataTable
        label={say('报送进度', 'Progress')}
        exportAs={{
          title: `${say('报送进度', 'Progress')} ${roundLabel(props.round, language)}`,
          money: 'wan',
        }}
        rows={lines}
        rowKey={(line) => line.code}
        onSelect={(line) => {
          if (by === 'unit') props.onOpen(line.code);
          else {
            setDepartment(line.code);
            setBy('unit');
          }
        }}
        empty={say(
          '本年度还没有单位。请先到“年度设置”导入单位名册，再下发表样。',
          'This year has no units yet. Import the roster under “Year settings”, then hand out forms.',
        )}
        total={{
          name: say(
            `合计 ${String(lines.length)} 个${by === 'unit' ? '单位' : '部门'}`,
            `Total of ${String(lines.length)} ${by === 'unit' ? 'units' : 'departments'}`,
          ),
          units: all.units,
          received: `${String(all.received)} / ${String(all.units)}`,
          projects: wan(all.projects),
          purchases: wan(all.purchases),
          problems: all.problems === 0 ? '' : all.problems,
        }}
        columns={progressColumns(by, say, language)}
      />
      <Box sx={{ pt: 1, display: 'flex', alignItems: 'center', fontSize: 13, color: tokens.inkSecond }}>
        <Box sx={{ flex: 1 }}>
          {roundLabel(props.round, language)}
          {'　'}
          {say(
            `缺 ${String(all.units - all.received)} 个单位`,
            `${String(all.units - all.received)} units missing`,
          )} ·{' '}
          {by === 'unit'
            ? say('点选一行查看单位的审核问题', 'choose a row to see the findings of a unit')
            : say('点选一行查看部门的各单位', 'choose a row to see the units of a department')}
        </Box>
        <Button variant="outlined" onClick={props.onRegister} disabled={yearFile.units.length === 0}>
          {say('报送登记…', 'Paper register…')}
        </Button>
      </Box>
      {asking && (
        <BulkDialog
          act={asking.act}
          plan={asking.plan}
          names={new Map(yearFile.units.map((unit) => [unit.code, unit.name]))}
          onClose={() => {
            setAsking(null);
          }}
          onConfirm={() => {
            setAsking(null);
            props.onBulk(asking.act, asking.units);
          }}
        />
      )}
    </>
  );
}
