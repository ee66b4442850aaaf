import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState, type ReactNode } from 'react';
import { figureKey, type ControlMode, type IssuedFigure, type SplitState } from '#shared/control-figures';
import type { FigureLine } from '#shared/figures-workbook';
import { figureTarget } from '#shared/figures-workbook';
import { showYuan } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { figureColumns, figureTotals } from './figure-columns.tsx';
import { FigureVersions } from './figure-versions.tsx';
import { NoticeDialog, type UpperGrant } from './notice-dialog.tsx';

/** A lump that a department is splitting over its units' projects. */
export type Splitting = { readonly lump: IssuedFigure; readonly state: SplitState };
const modes: readonly { readonly value: ControlMode; readonly text: string }[] = [
  { value: 'project', text: '按项目' },
  { value: 'unitFund', text: '按单位和资金' },
  { value: 'departmentLump', text: '部门切块' },
];

/** 一下 控制数: what was asked, what the section, the office and the meeting make of it, issued and re-issued. */
export function FiguresPage(props: {
  readonly yearFile: YearFile;
  readonly mode: ControlMode;
  readonly onMode: (mode: ControlMode) => void;
  readonly lines: readonly FigureLine[];
  readonly issued: readonly IssuedFigure[];
  readonly splitting: Splitting | null;
  readonly onSplit: (lump: IssuedFigure | null) => void;
  readonly onWork: (line: FigureLine) => void;
  readonly onExportFigures: (lines: readonly FigureLine[]) => void;
  readonly onImportFigures: () => void;
  readonly onExportNotices: () => void;
  readonly onIssue: (lines: readonly FigureLine[], changeReason: string) => void;
  readonly onGrant: (grant: UpperGrant) => void;
}): ReactNode {
  const { yearFile, mode, lines, issued, splitting } = props;
  const [department, setDepartment] = useState('');
  const [working, setWorking] = useState(false);
  const [changeReason, setChangeReason] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [granting, setGranting] = useState(false);
  const names = new Map([...yearFile.units, ...yearFile.departments].map(({ code, name }) => [code, name]));
  const versionsOf = (key: string): readonly IssuedFigure[] =>
    issued.filter((figure) => figureKey(figure) === key).toSorted((a, b) => b.version - a.version);
  const counts = new Map<string, number>();
  for (const figure of issued) counts.set(figureKey(figure), figure.version);
  const shown = lines.filter((line) => department === '' || line.department === department);
  const opened = lines.find((line) => figureKey(line) === open);
  const openedVersions = open === null ? [] : versionsOf(open);
  const everIssued = issued.length > 0;

  return (
    <>
      <TaskBar
        title={splitting ? `分解 ${names.get(splitting.lump.department) ?? ''}` : '控制数'}
        filters={
          splitting ? (
            <Box sx={{ fontSize: 13 }} data-testid="split-state">
              已下达 {showYuan(splitting.state.issued)}　已分解 {showYuan(splitting.state.split)}　待分解{' '}
              <b>{showYuan(splitting.state.stillToSplit)}</b>
            </Box>
          ) : (
            <>
              <Pick label="下达方式" value={mode} choices={modes} onPick={props.onMode} />
              <Pick
                label="部门"
                value={department}
                width={150}
                onPick={setDepartment}
                choices={[
                  { value: '', text: '全部部门' },
                  ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
                ]}
              />
              <ToggleButtonGroup
                size="small"
                exclusive
                value={working ? 'working' : 'short'}
                onChange={(_event, next: string | null) => {
                  if (next !== null) setWorking(next === 'working');
                }}
                sx={{ height: 32 }}
              >
                <ToggleButton value="short">审定</ToggleButton>
                <ToggleButton value="working">初审·建议·审定·采购</ToggleButton>
              </ToggleButtonGroup>
            </>
          )
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>单位：元</Box>
        {splitting && (
          <Button
            onClick={() => {
              props.onSplit(null);
            }}
          >
            返回
          </Button>
        )}
        {everIssued && (
          <TextField
            placeholder="调整原因（必填）"
            value={changeReason}
            onChange={(event) => {
              setChangeReason(event.target.value);
            }}
            sx={{ width: 200 }}
          />
        )}
        <Button
          variant="contained"
          disabled={lines.length === 0}
          onClick={() => {
            props.onIssue(lines, changeReason.trim());
          }}
        >
          {splitting ? '部门分解下达' : '下达控制数'}
        </Button>
      </TaskBar>
      <DataTable
        label="控制数"
        rows={shown}
        rowKey={figureKey}
        selected={open}
        onSelect={(line) => {
          setOpen(figureKey(line));
        }}
        empty="还没有一上申报的项目。接收并锁定一上报表后，在此核定控制数。"
        total={figureTotals(shown)}
        columns={figureColumns({
          names,
          working,
          versionOf: (line) => counts.get(figureKey(line)) ?? 0,
          change: (line, part) => {
            props.onWork({ ...line, ...part });
          },
        })}
      />
      {opened && <FigureVersions title={figureTarget(opened)} versions={openedVersions} />}
      <Box sx={{ pt: 1, fontSize: 13, color: tokens.inkSecond, display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1 }}>
          {everIssued ? '历次下达的版本均保留。' : '尚未下达。'}核减 30% 以上须写明理由；基本支出控制数不在本系统编制。
        </Box>
        {mode === 'departmentLump' && !splitting && (
          <Button
            variant="outlined"
            disabled={openedVersions.length === 0}
            onClick={() => {
              props.onSplit(openedVersions[0] ?? null);
            }}
          >
            分解到项目…
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={!everIssued}
          onClick={() => {
            setGranting(true);
          }}
        >
          上级专项…
        </Button>
        <Button
          variant="outlined"
          disabled={lines.length === 0}
          onClick={() => {
            props.onExportFigures(shown);
          }}
        >
          导出测算表…
        </Button>
        <Button variant="outlined" disabled={lines.length === 0} onClick={props.onImportFigures}>
          导入测算表…
        </Button>
        <Button variant="outlined" disabled={!everIssued} onClick={props.onExportNotices}>
          导出通知表…
        </Button>
      </Box>
      {granting && (
        <NoticeDialog
          yearFile={yearFile}
          onClose={() => {
            setGranting(false);
          }}
          onGrant={(grant) => {
            setGranting(false);
            props.onGrant(grant);
          }}
        />
      )}
    </>
  );
}
