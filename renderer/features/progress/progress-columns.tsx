import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { stateLabel } from '#shared/messages';
import { fen, showWanYuan } from '#shared/money';
import type { SubmissionState } from '#shared/records';
import { localMoment } from '../../ui/instant/index.ts';
import { StateLabel, type LabelTone } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import type { Language, Say } from '../../ui/tongue/index.ts';
import type { ProgressLine } from './progress-line.ts';

type Column = {
  readonly key: string;
  readonly head: string;
  readonly width?: number;
  readonly align?: 'right';
  readonly cell: (line: ProgressLine) => ReactNode;
};

const tones: Record<SubmissionState, LabelTone> = {
  absent: 'grey',
  submitted: 'blue',
  returned: 'red',
  resubmitted: 'ochre',
  passed: 'jade',
  locked: 'jade',
  replied: 'jade',
};

/** Fen as 万元; blank for none. */
export const wan = (amount: number): string => (amount === 0 ? '' : showWanYuan(fen(amount)));

/** The columns of 报送进度, by department or by unit. */
export const progressColumns = (by: 'department' | 'unit', say: Say, language: Language): readonly Column[] => [
  { key: 'code', head: say('编码', 'Code'), width: 72, cell: (line) => line.code },
  {
    key: 'name',
    head: by === 'unit' ? say('单位', 'Unit') : say('部门', 'Department'),
    cell: (line) => line.name,
  },
  { key: 'units', head: say('单位数', 'Units'), width: 64, align: 'right', cell: (line) => line.units },
  {
    key: 'received',
    head: say('已报', 'Received'),
    width: 170,
    cell: (line) => (
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, height: 6, borderRadius: '3px', backgroundColor: '#EEF0F3' }}>
          <Box
            sx={{
              width: `${String((100 * line.received) / Math.max(1, line.units))}%`,
              height: 6,
              borderRadius: '3px',
              backgroundColor: tokens.accent,
            }}
          />
        </Box>
        {`${String(line.received)} / ${String(line.units)}`}
      </Box>
    ),
  },
  {
    key: 'state',
    head: say('状态', 'State'),
    width: 90,
    cell: (line) => <StateLabel tone={tones[line.state]}>{stateLabel(line.state, language)}</StateLabel>,
  },
  {
    key: 'projects',
    head: say('项目支出', 'Projects'),
    width: 110,
    align: 'right',
    cell: (line) => wan(line.projects),
  },
  {
    key: 'purchases',
    head: say('其中购买服务', 'of it purchases'),
    width: 120,
    align: 'right',
    cell: (line) => wan(line.purchases),
  },
  {
    key: 'problems',
    head: say('审核问题', 'Findings'),
    width: 80,
    align: 'right',
    cell: (line) => (line.problems === 0 ? '' : <span style={{ color: tokens.error }}>{line.problems}</span>),
  },
  {
    key: 'last',
    head: say('最近一次接收', 'Last received'),
    width: 120,
    cell: (line) =>
      line.late > 0 ? (
        <span style={{ color: tokens.error }}>
          {say(`逾期 ${String(line.late)} 天未报`, `${String(line.late)} days late`)}
        </span>
      ) : line.last === '' ? (
        '—'
      ) : (
        localMoment(line.last)
      ),
  },
];
