import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState, type ReactNode } from 'react';
import { failureSentence, roundLabel } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import { findingSentence, placeOfFinding } from '#shared/review-rules';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { DryRunLine } from '../../usecases/receive.ts';
import { sumsOf } from '../../usecases/submissions.ts';

const sums = (line: DryRunLine) => (line.outcome.state === 'readable' ? sumsOf(line.outcome.reading.tables) : null);
const problems = (line: DryRunLine, severity: 'error' | 'warning'): number =>
  line.outcome.state === 'readable'
    ? line.outcome.findings.filter((finding) => finding.severity === severity).length
    : 0;
const yuan = (amount: number | undefined): string => (amount === undefined ? '' : showYuan(fen(amount)));

function Details(props: { readonly line: DryRunLine }): ReactNode {
  const { outcome, file } = props.line;
  const say = useSay();
  const { language } = useLanguage();
  return (
    <Box
      sx={{
        maxHeight: 220,
        overflow: 'auto',
        mt: 1,
        p: 1,
        border: `1px solid ${tokens.hairline}`,
        backgroundColor: tokens.paper,
        fontSize: 13,
      }}
      data-testid="dry-run-details"
    >
      <b>{file}</b>
      {outcome.state === 'refused' && (
        <Box sx={{ color: tokens.error, mt: 0.5 }}>{failureSentence(outcome.failure, language)}</Box>
      )}
      {outcome.state === 'slip' && (
        <Box sx={{ mt: 0.5 }}>
          {say(
            `审核意见单 ${outcome.kept.slip.number}：共 ${String(outcome.kept.slip.items.length)} 条意见，单位答复 ${String(outcome.answers.size)} 条。`,
            `Slip ${outcome.kept.slip.number}: ${String(outcome.kept.slip.items.length)} items, ${String(outcome.answers.size)} answered.`,
          )}
        </Box>
      )}
      {outcome.state === 'readable' && outcome.takesBack > 0 && (
        <Box sx={{ color: tokens.warning, mt: 0.5 }}>
          {say(
            `单位已确认的代改有 ${String(outcome.takesBack)} 次被这份文件改回。接收后，修改痕迹中改记为“单位已另报”，请核对。`,
            `The file takes back ${String(outcome.takesBack)} amendment(s) that the unit had confirmed. Once received, the traces say "replaced by the unit"; please check.`,
          )}
        </Box>
      )}
      {outcome.state === 'readable' && outcome.findings.length === 0 && (
        <Box sx={{ color: tokens.passed, mt: 0.5 }}>{say('没有审核问题。', 'No findings.')}</Box>
      )}
      {outcome.state === 'readable' &&
        outcome.findings.map((finding, index) => (
          <Box
            key={`${finding.rule}-${String(index)}`}
            sx={{
              mt: 0.5,
              color:
                finding.severity === 'error'
                  ? tokens.error
                  : finding.severity === 'warning'
                    ? tokens.warning
                    : tokens.inkSecond,
            }}
          >
            {[placeOfFinding(finding, outcome.reading.tables), findingSentence(finding, language)]
              .filter((part) => part !== '')
              .join(say('：', ': '))}
          </Box>
        ))}
    </Box>
  );
}

/** 接收审核: a dry run of the chosen files; the person receives all of them or some. */
export function ReceivePage(props: {
  readonly lines: readonly DryRunLine[] | null;
  readonly reading: { readonly done: number; readonly all: number } | null;
  readonly onChoose: () => void;
  readonly onChooseFolder: () => void;
  readonly onReceive: (lines: readonly DryRunLine[]) => void;
}): ReactNode {
  const { lines, reading } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<string | null>(null);
  const readable = (lines ?? []).filter((line) => line.outcome.state !== 'refused');
  const chosen = readable.filter((line) => !left.has(line.handle));
  const opened = (lines ?? []).find((line) => line.handle === open) ?? null;
  const toggle = (line: DryRunLine): void => {
    const next = new Set(left);
    if (!next.delete(line.handle)) next.add(line.handle);
    setLeft(next);
  };

  return (
    <>
      <TaskBar title={say('接收审核', 'Receive')}>
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('单位：元', 'in yuan')}</Box>
        <Button variant="outlined" onClick={props.onChooseFolder} disabled={reading !== null}>
          {say('选择文件夹…', 'Choose a folder…')}
        </Button>
        <Button
          variant={chosen.length > 0 ? 'outlined' : 'contained'}
          onClick={props.onChoose}
          disabled={reading !== null}
        >
          {say('选择文件…', 'Choose files…')}
        </Button>
        {chosen.length > 0 && (
          <Button
            variant="contained"
            disabled={reading !== null}
            onClick={() => {
              props.onReceive(chosen);
            }}
          >
            {say(`接收 ${String(chosen.length)} 个文件`, `Receive ${String(chosen.length)} files`)}
          </Button>
        )}
      </TaskBar>
      {reading && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pb: 1 }}>
          <LinearProgress
            variant="determinate"
            value={(100 * reading.done) / Math.max(1, reading.all)}
            sx={{ flex: 1 }}
          />
          <Box
            sx={{ fontSize: 13 }}
          >{`${String(reading.done)} / ${String(reading.all)} ${say('个文件', 'files')}`}</Box>
        </Box>
      )}
      <DataTable
        label={say('试收清单', 'Dry run')}
        exportAs={{ money: 'yuan' }}
        rows={lines ?? []}
        rowKey={(line) => line.handle}
        selected={open}
        onSelect={(line) => {
          setOpen(line.handle);
        }}
        empty={
          <Box sx={{ textAlign: 'center' }}>
            {say(
              '选择单位报回的表样，先试收：逐个识别单位、轮次，核对金额，列出审核问题。',
              'Choose the workbooks that came back. The dry run names the unit and the round, checks amounts and lists findings.',
            )}
            <br />
            {say(
              '确认后再接收；一个文件要么全部接收，要么都不接收。',
              'Then receive them; a file is received whole or not at all.',
            )}
          </Box>
        }
        columns={[
          {
            key: 'take',
            head: say('接收', 'Take'),
            width: 48,
            align: 'center',
            cell: (line) =>
              line.outcome.state !== 'refused' ? (
                <input
                  type="checkbox"
                  aria-label={say(`接收 ${line.file}`, `Take ${line.file}`)}
                  checked={!left.has(line.handle)}
                  onChange={() => {
                    toggle(line);
                  }}
                  onClick={(event) => {
                    event.stopPropagation();
                  }}
                />
              ) : null,
          },
          { key: 'file', head: say('文件', 'File'), cell: (line) => line.file },
          {
            key: 'unit',
            head: say('单位', 'Unit'),
            cell: (line) =>
              line.outcome.state === 'readable'
                ? `${line.outcome.reading.unit.code} ${line.outcome.reading.unit.name}`
                : line.outcome.state === 'slip'
                  ? line.outcome.kept.slip.unit
                  : '',
          },
          {
            key: 'round',
            head: say('阶段', 'Round'),
            width: 90,
            cell: (line) => (line.outcome.state === 'readable' ? roundLabel(line.outcome.reading.round, language) : ''),
          },
          { key: 'rows', head: say('行数', 'Rows'), width: 56, align: 'right', cell: (line) => sums(line)?.rows ?? '' },
          {
            key: 'projects',
            head: say('项目支出', 'Projects'),
            width: 130,
            align: 'right',
            cell: (line) => yuan(sums(line)?.projects),
          },
          {
            key: 'purchases',
            head: say('其中购买服务', 'of it purchases'),
            width: 130,
            align: 'right',
            cell: (line) => yuan(sums(line)?.purchases),
          },
          {
            key: 'errors',
            head: say('错误', 'Errors'),
            width: 48,
            align: 'right',
            cell: (line) => <span style={{ color: tokens.error }}>{problems(line, 'error') || ''}</span>,
          },
          {
            key: 'warnings',
            head: say('警告', 'Warn.'),
            width: 48,
            align: 'right',
            cell: (line) => <span style={{ color: tokens.warning }}>{problems(line, 'warning') || ''}</span>,
          },
          {
            key: 'state',
            head: say('结果', 'Outcome'),
            width: 110,
            cell: (line) =>
              line.outcome.state === 'refused' ? (
                <StateLabel tone="red">{say('不能接收', 'Refused')}</StateLabel>
              ) : line.outcome.state === 'slip' ? (
                <StateLabel tone="blue">{say('单位答复', 'Answer')}</StateLabel>
              ) : line.outcome.takesBack > 0 ? (
                <StateLabel tone="red">{say('将改回代改', 'Takes back')}</StateLabel>
              ) : line.outcome.replaces && line.outcome.replaces.state !== 'absent' ? (
                <StateLabel tone="ochre">{say('将替换上一份', 'Replaces')}</StateLabel>
              ) : (
                <StateLabel tone="blue">{say('可以接收', 'Ready')}</StateLabel>
              ),
          },
        ]}
      />
      {opened && <Details line={opened} />}
    </>
  );
}
