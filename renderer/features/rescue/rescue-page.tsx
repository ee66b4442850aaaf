import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Facts, Panel } from '../../ui/frame/index.ts';
import { localDay, localMinute } from '../../ui/instant/index.ts';
import { Notice, StateLabel, type NoticeText } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Say } from '../../ui/tongue/index.ts';

type Mark = { readonly sequence: number; readonly at: string };
/** One way out, told before it is gone. */
export type Way = {
  readonly key: string;
  readonly title: string;
  /** What it brings and what stays. */
  readonly text: string;
};
/** One book: what each side holds, to the minute. */
export type BookCase = {
  readonly book: string;
  readonly title: string;
  readonly working: { readonly state: 'present'; readonly head: Mark } | { readonly state: 'absent' | 'unreadable' };
  readonly disk: {
    readonly end: Mark;
    readonly checkpoints: number;
    readonly damage: readonly string[];
  } | null;
  /** Why it does not open; blank where it does. */
  readonly sentence: string;
  readonly ways: readonly Way[];
};

const when = (mark: Mark, say: Say): string =>
  mark.sequence === 0
    ? say('没有记录', 'nothing')
    : say(
        `${localDay(mark.at)} ${localMinute(mark.at)}（第 ${String(mark.sequence)} 笔）`,
        `${localDay(mark.at)} ${localMinute(mark.at)} (entry ${String(mark.sequence)})`,
      );

function CasePanel(props: {
  readonly held: BookCase;
  readonly busy: boolean;
  readonly onTake: (way: string) => void;
  readonly onOpen: () => void;
}): ReactNode {
  const { held, busy } = props;
  const say = useSay();
  const { working, disk } = held;
  const opens = held.sentence === '';
  return (
    <Panel
      title={held.title}
      alert={!opens}
      acts={
        opens && (
          <Button variant="outlined" disabled={busy} onClick={props.onOpen}>
            {say('打开账套', 'Open it')}
          </Button>
        )
      }
      {...(opens ? {} : { text: <span data-testid="why-stopped">{held.sentence}</span> })}
    >
      <Facts
        facts={[
          {
            name: say('工作数据保存到', 'Working data up to'),
            value:
              working.state === 'present' ? (
                when(working.head, say)
              ) : working.state === 'absent' ? (
                <StateLabel tone="ochre">{say('没有', 'none')}</StateLabel>
              ) : (
                <StateLabel tone="red">{say('打不开', 'cannot be opened')}</StateLabel>
              ),
          },
          {
            name: say('磁盘记录保存到', 'Record on disk up to'),
            value: disk ? (
              say(
                `${when(disk.end, say)}，保存点 ${String(disk.checkpoints)} 个`,
                `${when(disk.end, say)}, ${String(disk.checkpoints)} checkpoints`,
              )
            ) : (
              <StateLabel tone="ochre">{say('没有', 'none')}</StateLabel>
            ),
          },
          ...(disk && disk.damage.length > 0
            ? [
                {
                  name: say('损坏之处', 'Damage'),
                  value: <Box sx={{ color: tokens.error }}>{disk.damage.join('；')}</Box>,
                },
              ]
            : []),
        ]}
      />
      {held.ways.map((way) => (
        <Box key={way.key} sx={{ display: 'flex', alignItems: 'center', gap: 2, pt: 1.5 }}>
          <Button
            variant="contained"
            disabled={busy}
            onClick={() => {
              props.onTake(way.key);
            }}
          >
            {way.title}
          </Button>
          <Box sx={{ fontSize: 13, color: tokens.inkSecond, lineHeight: 1.6 }}>{way.text}</Box>
        </Box>
      ))}
    </Panel>
  );
}

/** 数据恢复: what was saved to the minute, every way back with its counts, and what can be carried away. */
export function RescuePage(props: {
  readonly cases: readonly BookCase[];
  /** Still finding out. */
  readonly looking: boolean;
  /** An opening led here; else the person came by themselves. */
  readonly stopped: boolean;
  /** Why the program did not go further, where that concerns no book; blank otherwise. */
  readonly sentence: string;
  readonly notice: NoticeText | null;
  readonly busy: boolean;
  readonly onCloseNotice: () => void;
  readonly onTake: (book: string, way: string) => void;
  readonly onOpen: (book: string) => void;
  readonly onRestore: () => void;
  readonly onRescue: () => void;
  readonly onDiagnose: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const { busy, cases } = props;
  const say = useSay();
  const { language, choose } = useLanguage();
  return (
    <Box sx={{ height: '100vh', overflow: 'auto', backgroundColor: tokens.ground }}>
      <Box sx={{ width: 900, mx: 'auto', py: 4, display: 'grid', gap: 1.5 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <Box component="h1" sx={{ fontSize: 22, fontWeight: 600, m: 0 }}>
            {props.stopped ? say('账套没有打开', 'The ledger was not opened') : say('数据恢复', 'Data recovery')}
          </Box>
          <Box sx={{ flex: 1 }} />
          <Button
            onClick={() => {
              choose(language === 'zh' ? 'en' : 'zh');
            }}
          >
            {say('English', '中文')}
          </Button>
          <Button variant="outlined" disabled={busy} onClick={props.onLeave}>
            {say('返回首页', 'First page')}
          </Button>
        </Box>
        <Box sx={{ fontSize: 13, color: tokens.inkSecond, lineHeight: 1.7 }}>
          {say(
            '程序不会自行新建或覆盖任何数据。下面列出每个账套保存到了哪一分钟、可以怎样恢复；没有点下按钮之前，什么都不会改变。',
            'The program makes and overwrites nothing by itself. Below is what each ledger holds, to the minute, and the ways back; nothing changes before you choose one.',
          )}
        </Box>
        <Notice notice={props.notice} onClose={props.onCloseNotice} />
        {props.sentence !== '' && (
          <Box role="alert" sx={{ p: 1.5, color: tokens.error, backgroundColor: tokens.errorSoft, lineHeight: 1.7 }}>
            {props.sentence}
          </Box>
        )}
        {cases.map((held) => (
          <CasePanel
            key={held.book}
            held={held}
            busy={busy}
            onTake={(way) => {
              props.onTake(held.book, way);
            }}
            onOpen={() => {
              props.onOpen(held.book);
            }}
          />
        ))}
        {props.looking && <Box>{say('正在检查本机数据…', 'Looking at the data…')}</Box>}
        {!props.looking && cases.length === 0 && props.sentence === '' && (
          <Panel
            title={say('本机没有账套', 'No ledger on this computer')}
            text={say(
              '如果这里原来有数据，请不要新建账套：先检查数据文件夹所在的磁盘是否接上，或用备份文件恢复。',
              'If there were data here, begin no new ledger: check whether the disk of the data folder is connected, or restore from a backup.',
            )}
          />
        )}
        <Panel
          title={say('其他办法', 'Other ways')}
          acts={
            <>
              <Button variant="outlined" disabled={busy} onClick={props.onRestore}>
                {say('从备份恢复…', 'Restore from a backup…')}
              </Button>
              <Button variant="outlined" disabled={busy} onClick={props.onRescue}>
                {say('导出全部可读数据…', 'Export everything readable…')}
              </Button>
              <Button variant="outlined" disabled={busy} onClick={props.onDiagnose}>
                {say('诊断信息…', 'Diagnostic bundle…')}
              </Button>
            </>
          }
          text={say(
            '备份先整份校验、解到一旁，再由您决定是否恢复，被替换的数据原样另存。诊断信息不含预算数据，可交技术人员。',
            'A backup is checked whole and unpacked aside; what it replaces is kept. The diagnostic bundle holds no budget data.',
          )}
        />
      </Box>
    </Box>
  );
}
