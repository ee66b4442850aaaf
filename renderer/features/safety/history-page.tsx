import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { actLabel, isQuiet } from '#shared/acts';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { localDay, localSecond } from '../../ui/instant/index.ts';
import { holdsWords, WordsField } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { actAt, type PastAct } from '../../usecases/time-machine.ts';

const most = 500;

const momentPattern = /^(20\d{2})-(\d{1,2})-(\d{1,2})[ T](\d{1,2})[:：](\d{2})$/;
/** The last instant of a minute that was typed on the person's clock; null while it is none. */
function instantOf(text: string): string | null {
  const read = momentPattern.exec(text.trim());
  if (!read) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = read.slice(1).map(Number);
  const at = new Date(year, month - 1, day, hour, minute, 59, 999);
  return at.getMonth() === month - 1 && at.getDate() === day && hour < 24 && minute < 60 ? at.toISOString() : null;
}

/** The verdict of 校验日志: counts, and a sentence for every fault. */
export type Verdict = {
  readonly records: number;
  readonly checkpoints: number;
  readonly blobs: number;
  readonly faults: readonly string[];
};

/** 操作日志: who did what and when, the chain checked on demand, and the way to the data of any moment. */
export function HistoryPage(props: {
  readonly acts: readonly PastAct[];
  readonly verdict: Verdict | null;
  readonly busy: boolean;
  readonly onVerify: () => void;
  readonly onLookAt: (sequence: number) => void;
}): ReactNode {
  const { acts, verdict, busy } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [by, setBy] = useState('');
  const [words, setWords] = useState('');
  const [minute, setMinute] = useState('');
  const people = [...new Set(acts.map((act) => act.by))].filter((name) => name !== '').sort();
  const matching = acts.filter(
    (act) =>
      !isQuiet(act.act) &&
      (by === '' || act.by === by) &&
      holdsWords(words, actLabel(act.act, language), act.by, String(act.sequence), localDay(act.at)),
  );
  const found = matching.toReversed().slice(0, most);
  const asked = instantOf(minute);
  const atMinute = asked === null ? null : actAt(acts, asked);
  return (
    <>
      <TaskBar
        title={say('操作日志', 'Log of acts')}
        filters={
          <>
            <Pick
              label={say('操作人', 'By')}
              value={by}
              onPick={setBy}
              width={140}
              choices={[
                { value: '', text: say('全部操作人', 'Everyone') },
                ...people.map((name) => ({ value: name, text: name })),
              ]}
            />
            <WordsField label={say('查询', 'Search')} words={words} onChange={setWords} width={160} />
            <WordsField
              label={say('时刻，如 2026-11-29 14:32', 'such as 2026-11-29 14:32')}
              words={minute}
              onChange={setMinute}
              width={190}
            />
            <Button
              variant="outlined"
              disabled={busy || !atMinute}
              onClick={() => {
                if (atMinute) props.onLookAt(atMinute.sequence);
              }}
            >
              {say('查看该时刻的数据', 'Look at that minute')}
            </Button>
          </>
        }
      >
        <Button variant="contained" disabled={busy} onClick={props.onVerify}>
          {say('校验日志', 'Verify the log')}
        </Button>
      </TaskBar>
      {verdict && (
        <Box
          role="status"
          data-testid="verdict"
          sx={{
            flex: 'none',
            mb: 1,
            p: 1,
            fontSize: 13,
            lineHeight: 1.7,
            maxHeight: 160,
            overflow: 'auto',
            borderRadius: '4px',
            color: verdict.faults.length === 0 ? tokens.passed : tokens.error,
            backgroundColor: verdict.faults.length === 0 ? tokens.passedSoft : tokens.errorSoft,
          }}
        >
          {verdict.faults.length === 0
            ? say(
                `已校验 ${String(verdict.records)} 笔记录、${String(verdict.checkpoints)} 个保存点、${String(verdict.blobs)} 个数据块，前后衔接，没有改动、缺失或调换。`,
                `${String(verdict.records)} records, ${String(verdict.checkpoints)} checkpoints and ${String(verdict.blobs)} blocks were read: nothing was changed, removed or put elsewhere.`,
              )
            : say(`发现 ${String(verdict.faults.length)} 处问题：`, `${String(verdict.faults.length)} faults:`)}
          {verdict.faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </Box>
      )}
      <DataTable
        label={say('操作日志', 'Log of acts')}
        rows={found}
        rowKey={({ sequence }) => String(sequence)}
        onLocate={({ sequence }) => {
          props.onLookAt(sequence);
        }}
        empty={
          acts.length === 0
            ? say('还没有操作记录。', 'Nothing has been done yet.')
            : say('没有符合条件的操作。', 'No act matches.')
        }
        columns={[
          {
            key: 'sequence',
            head: say('笔次', 'Entry'),
            width: 72,
            align: 'right',
            cell: ({ sequence }) => String(sequence),
          },
          {
            key: 'at',
            head: say('时间', 'Time'),
            width: 170,
            cell: ({ at }) => `${localDay(at)} ${localSecond(at)}`,
          },
          { key: 'by', head: say('操作人', 'By'), width: 140, cell: (act) => act.by },
          { key: 'act', head: say('操作', 'Act'), cell: ({ act }) => actLabel(act, language) },
          {
            key: 'look',
            head: '',
            width: 130,
            align: 'center',
            cell: ({ sequence }) => (
              <Button
                disabled={busy}
                onClick={() => {
                  props.onLookAt(sequence);
                }}
              >
                {say('查看当时数据', 'Look at it')}
              </Button>
            ),
          },
        ]}
      />
      {matching.length > most && (
        <Box sx={{ fontSize: 12, color: tokens.inkSecond, pt: 0.5 }}>
          {say(
            `共 ${String(matching.length)} 笔，显示最近 ${String(most)} 笔；请用日期或查询缩小范围。`,
            `${String(matching.length)} acts, the latest ${String(most)} shown; narrow them by day or words.`,
          )}
        </Box>
      )}
    </>
  );
}
