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
        <Box sx={{ color: tokens.error, mt: 0.5 }}>{failureSentence(outcome.failure, 'zh')}</Box>
      )}
      {outcome.state === 'slip' && (
        <Box sx={{ mt: 0.5 }}>
          {`审核意见单 ${outcome.kept.slip.number}：共 ${String(outcome.kept.slip.items.length)} 条意见，单位答复 ${String(outcome.answers.size)} 条。`}
        </Box>
      )}
      {outcome.state === 'readable' && outcome.findings.length === 0 && (
        <Box sx={{ color: tokens.passed, mt: 0.5 }}>没有审核问题。</Box>
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
            {[placeOfFinding(finding, outcome.reading.tables), findingSentence(finding, 'zh')]
              .filter((part) => part !== '')
              .join('：')}
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
      <TaskBar title="接收审核">
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>单位：元</Box>
        <Button variant="outlined" onClick={props.onChooseFolder} disabled={reading !== null}>
          选择文件夹…
        </Button>
        <Button
          variant={chosen.length > 0 ? 'outlined' : 'contained'}
          onClick={props.onChoose}
          disabled={reading !== null}
        >
          选择文件…
        </Button>
        {chosen.length > 0 && (
          <Button
            variant="contained"
            disabled={reading !== null}
            onClick={() => {
              props.onReceive(chosen);
            }}
          >
            接收 {chosen.length} 个文件
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
          <Box sx={{ fontSize: 13 }}>{`${String(reading.done)} / ${String(reading.all)} 个文件`}</Box>
        </Box>
      )}
      <DataTable
        label="试收清单"
        rows={lines ?? []}
        rowKey={(line) => line.handle}
        selected={open}
        onSelect={(line) => {
          setOpen(line.handle);
        }}
        empty={
          <Box sx={{ textAlign: 'center' }}>
            选择单位报回的表样，先试收：逐个识别单位、轮次，核对金额，列出审核问题。
            <br />
            确认后再接收；一个文件要么全部接收，要么都不接收。
          </Box>
        }
        columns={[
          {
            key: 'take',
            head: '接收',
            width: 48,
            align: 'center',
            cell: (line) =>
              line.outcome.state !== 'refused' ? (
                <input
                  type="checkbox"
                  aria-label={`接收 ${line.file}`}
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
          { key: 'file', head: '文件', cell: (line) => line.file },
          {
            key: 'unit',
            head: '单位',
            cell: (line) =>
              line.outcome.state === 'readable'
                ? `${line.outcome.reading.unit.code} ${line.outcome.reading.unit.name}`
                : line.outcome.state === 'slip'
                  ? line.outcome.kept.slip.unit
                  : '',
          },
          {
            key: 'round',
            head: '阶段',
            width: 90,
            cell: (line) => (line.outcome.state === 'readable' ? roundLabel(line.outcome.reading.round, 'zh') : ''),
          },
          { key: 'rows', head: '行数', width: 56, align: 'right', cell: (line) => sums(line)?.rows ?? '' },
          { key: 'projects', head: '项目支出', width: 130, align: 'right', cell: (line) => yuan(sums(line)?.projects) },
          {
            key: 'purchases',
            head: '其中购买服务',
            width: 130,
            align: 'right',
            cell: (line) => yuan(sums(line)?.purchases),
          },
          {
            key: 'errors',
            head: '错误',
            width: 48,
            align: 'right',
            cell: (line) => <span style={{ color: tokens.error }}>{problems(line, 'error') || ''}</span>,
          },
          {
            key: 'warnings',
            head: '警告',
            width: 48,
            align: 'right',
            cell: (line) => <span style={{ color: tokens.warning }}>{problems(line, 'warning') || ''}</span>,
          },
          {
            key: 'state',
            head: '结果',
            width: 110,
            cell: (line) =>
              line.outcome.state === 'refused' ? (
                <StateLabel tone="red">不能接收</StateLabel>
              ) : line.outcome.state === 'slip' ? (
                <StateLabel tone="blue">单位答复</StateLabel>
              ) : line.outcome.replaces && line.outcome.replaces.state !== 'absent' ? (
                <StateLabel tone="ochre">将替换上一份</StateLabel>
              ) : (
                <StateLabel tone="blue">可以接收</StateLabel>
              ),
          },
        ]}
      />
      {opened && <Details line={opened} />}
    </>
  );
}
