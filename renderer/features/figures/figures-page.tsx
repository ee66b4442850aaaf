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
import { sectionOf, type YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { holdsWords, SectionPick, WordsField } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay, type Say } from '../../ui/tongue/index.ts';
import { figureColumns, figureTotals } from './figure-columns.tsx';
import { FigureVersions } from './figure-versions.tsx';
import { NoticeDialog, type UpperGrant } from './notice-dialog.tsx';

/** A lump that a department is splitting over its units' projects. */
export type Splitting = { readonly lump: IssuedFigure; readonly state: SplitState };
const modesOf = (say: Say): readonly { readonly value: ControlMode; readonly text: string }[] => [
  { value: 'project', text: say('按项目', 'By project') },
  { value: 'unitFund', text: say('按单位和资金', 'By unit and fund') },
  { value: 'departmentLump', text: say('部门切块', 'Lump per department') },
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
  readonly onLocate: (unit: string) => void;
}): ReactNode {
  const { yearFile, mode, lines, issued, splitting } = props;
  const say = useSay();
  const [section, setSection] = useState('');
  const [words, setWords] = useState('');
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
  const sectionNamed = (line: FigureLine): string => {
    const unit = yearFile.units.find(({ code }) => code === line.unit);
    if (unit) return sectionOf(yearFile, unit);
    return yearFile.departments.find(({ code }) => code === line.department)?.section ?? '';
  };
  const shown = lines.filter(
    (line) =>
      (department === '' || line.department === department) &&
      (section === '' || sectionNamed(line) === section) &&
      (words === '' ||
        holdsWords(words, names.get(line.unit ?? line.department) ?? '', line.projectCode ?? '', figureTarget(line))),
  );
  const opened = lines.find((line) => figureKey(line) === open);
  const openedVersions = open === null ? [] : versionsOf(open);
  const everIssued = issued.length > 0;

  return (
    <>
      <TaskBar
        title={
          splitting
            ? `${say('分解', 'Split')} ${names.get(splitting.lump.department) ?? ''}`
            : say('控制数', 'Control figures')
        }
        filters={
          splitting ? (
            <Box sx={{ fontSize: 13 }} data-testid="split-state">
              {say('已下达', 'Issued')} {showYuan(splitting.state.issued)}　{say('已分解', 'split')}{' '}
              {showYuan(splitting.state.split)}　{say('待分解', 'still to split')}{' '}
              <b>{showYuan(splitting.state.stillToSplit)}</b>
            </Box>
          ) : (
            <>
              <Pick label={say('下达方式', 'How issued')} value={mode} choices={modesOf(say)} onPick={props.onMode} />
              <SectionPick yearFile={yearFile} value={section} width={100} onPick={setSection} />
              <Pick
                label={say('部门', 'Department')}
                value={department}
                width={116}
                onPick={setDepartment}
                choices={[
                  { value: '', text: say('全部部门', 'All departments') },
                  ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
                ]}
              />
              <WordsField
                label={say('查询单位、项目', 'Unit or project')}
                words={words}
                onChange={setWords}
                width={120}
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
                <ToggleButton value="short">{say('审定', 'Final')}</ToggleButton>
                <ToggleButton value="working">{say('初审·建议·审定·采购', 'All')}</ToggleButton>
              </ToggleButtonGroup>
            </>
          )
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }}>{say('单位：元', 'in yuan')}</Box>
        {splitting && (
          <Button
            onClick={() => {
              props.onSplit(null);
            }}
          >
            {say('返回', 'Back')}
          </Button>
        )}
        {everIssued && (
          <TextField
            placeholder={say('调整原因（必填）', 'Reason for the change')}
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
          {splitting ? say('部门分解下达', 'Issue the split') : say('下达控制数', 'Issue figures')}
        </Button>
      </TaskBar>
      <DataTable
        label={say('控制数', 'Control figures')}
        exportAs={{ money: 'yuan' }}
        rows={shown}
        rowKey={figureKey}
        selected={open}
        onSelect={(line) => {
          setOpen(figureKey(line));
        }}
        onLocate={(line) => {
          if (line.unit !== null) props.onLocate(line.unit);
        }}
        empty={
          lines.length > 0
            ? say('没有符合条件的项目。', 'No project meets the filters.')
            : say(
                '还没有一上申报的项目。接收并锁定一上报表后，在此核定控制数。',
                'No projects have been asked for yet. Receive and lock first submissions, then set figures here.',
              )
        }
        total={figureTotals(shown, say)}
        columns={figureColumns({
          say,
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
          {everIssued ? say('历次下达的版本均保留。', 'Every issue is kept. ') : say('尚未下达。', 'Not issued yet. ')}
          {say(
            '核减 30% 以上须写明理由；基本支出控制数不在本系统编制。',
            'Cuts of 30% and more need a reason; no basic expenditure here.',
          )}
        </Box>
        {mode === 'departmentLump' && !splitting && (
          <Button
            variant="outlined"
            disabled={openedVersions.length === 0}
            onClick={() => {
              props.onSplit(openedVersions[0] ?? null);
            }}
          >
            {say('分解到项目…', 'Split…')}
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={!everIssued}
          onClick={() => {
            setGranting(true);
          }}
        >
          {say('上级专项…', 'Earmarked grant…')}
        </Button>
        <Button
          variant="outlined"
          disabled={lines.length === 0}
          onClick={() => {
            props.onExportFigures(shown);
          }}
        >
          {say('导出测算表…', 'Export workings…')}
        </Button>
        <Button variant="outlined" disabled={lines.length === 0} onClick={props.onImportFigures}>
          {say('导入测算表…', 'Import workings…')}
        </Button>
        <Button variant="outlined" disabled={!everIssued} onClick={props.onExportNotices}>
          {say('导出通知表…', 'Export notices…')}
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
