import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { roundLabel } from '#shared/messages';
import { roundNames, type CollectingRound, type RoundName } from '#shared/records';
import { Frame, type NavEntry, type Station } from '../ui/frame/index.ts';
import { localDay, localMinute } from '../ui/instant/index.ts';
import { Notice, type NoticeText } from '../ui/notice/index.ts';
import type { Office } from '../usecases/office.ts';
import { YearPick } from './year/year-pick.tsx';
import { useLanguage, useSay, type Language, type Say } from '../ui/tongue/index.ts';
import { AdjustScreen } from './adjust-screen.tsx';
import { CollectScreens } from './collect-screens.tsx';
import { rememberedOperator } from './compose.ts';
import { EntryScreen } from './entry-screen.tsx';
import { FiguresTabs } from './figures-tabs.tsx';
import { ListExports } from './list-exports.tsx';
import { PapersScreen } from './papers-screen.tsx';
import { ReplyScreen } from './reply-screen.tsx';
import { ReportScreens } from './report-screens.tsx';
import type { Screen, ScreenProps } from './screen-props.ts';
import { SafetyScreen } from './safety/safety-screen.tsx';
import { useSession } from './session.ts';
import { YearScreen } from './year/year-screen.tsx';
import { currentRound, useOfficeState, type OfficeState } from './use-office-state.ts';

function stationsOf(state: OfficeState, say: Say, language: Language): readonly Station[] {
  const current = roundNames.indexOf(currentRound(state));
  const calendar = state.yearFile?.calendar;
  const notes = [
    calendar?.up1Deadline ? say(`${calendar.up1Deadline.slice(5)} 截止`, `by ${calendar.up1Deadline.slice(5)}`) : '',
    state.issued.length > 0 ? say('已下达', 'issued') : '',
    calendar?.up2Deadline ? say(`${calendar.up2Deadline.slice(5)} 截止`, `by ${calendar.up2Deadline.slice(5)}`) : '',
    state.reply ? say('已批复', 'replied') : '',
  ];
  return roundNames.map((round, index) => ({
    label: roundLabel(round, language),
    note: notes[index] ?? '',
    state: index < current || (round === 'down2' && state.reply) ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

function navOf(state: OfficeState, say: Say): readonly NavEntry<Screen>[] {
  const waiting = [...state.heads.up1.values(), ...state.heads.up2.values()].filter(
    (head) => head.state === 'submitted' || head.state === 'resubmitted',
  ).length;
  const safety: NavEntry<Screen> = { key: 'safety', label: say('数据安全', 'Data safety') };
  if (state.seat) return [{ key: 'entry', label: say('编报', 'Entry') }, safety];
  return [
    { key: 'progress', label: say('报送进度', 'Progress') },
    { key: 'entry', label: say('编报', 'Entry') },
    { key: 'receive', label: say('接收审核', 'Receive') },
    {
      key: 'review',
      label: say('单位审核', 'Review'),
      ...(waiting > 0 ? { note: say(`${String(waiting)} 待审`, `${String(waiting)} open`) } : {}),
    },
    { key: 'figures', label: say('控制数', 'Control figures'), apart: true },
    { key: 'reply', label: say('批复', 'Reply') },
    { key: 'adjust', label: say('追加调整', 'Adjustments') },
    { key: 'city', label: say('汇总上报', 'City workbook'), apart: true },
    { key: 'compare', label: say('四阶段对比', 'Four stages') },
    { key: 'papers', label: say('文书报表', 'Letters, tables') },
    { key: 'year', label: say('年度设置', 'Year settings'), apart: true },
    safety,
  ];
}

export type Past = {
  readonly sequence: number;
  readonly at: string;
  readonly backup: boolean;
  readonly onBack: () => void;
};

function PastStrip({ past }: { readonly past: Past }): ReactNode {
  const word = useSay();
  const when = `${localDay(past.at)} ${localMinute(past.at)}`;
  const entry = String(past.sequence);
  return (
    <>
      {past.backup
        ? word(
            `正在查看备份中的数据：${when}（第 ${entry} 笔）。只能查看和导出，今天的数据不受影响。`,
            `Looking at a backup as of ${when} (entry ${entry}): read and export only.`,
          )
        : word(
            `正在查看 ${when}（第 ${entry} 笔）时的数据。只能查看和导出，今天的数据不受影响。`,
            `Looking at the data of ${when} (entry ${entry}): read and export only.`,
          )}
      <Button variant="outlined" onClick={past.onBack} sx={{ ml: 2, height: 26 }}>
        {word('返回今天', 'Back to today')}
      </Button>
    </>
  );
}

/** The office's desk: the frame, and the screen that the person is at. */
export function Workplace(props: {
  readonly office: Office;
  /** What the opening has to say; blank where all is well. */
  readonly say: string;
  readonly onOpenBook: (book: BookName, news?: string) => void;
  readonly onLeave: () => void;
  readonly onLookAt: ScreenProps['lookAt'];
  /** Set where the data are those of an earlier moment or of a backup. */
  readonly past: Past | null;
}): ReactNode {
  const { office } = props;
  const word = useSay();
  const { language, choose } = useLanguage();
  const session = useSession();
  const state = useOfficeState(office);
  const [chosen, setScreen] = useState<Screen>('progress');
  const [unitAsked, setUnitAsked] = useState<string | null>(null);
  const [looksAt, setLooksAt] = useState<{ readonly round: CollectingRound; readonly during: RoundName } | null>(null);
  const [notice, setNotice] = useState<NoticeText | null>(
    props.say === '' ? null : { tone: 'warning', text: props.say },
  );
  if (!state?.yearFile) return <Box sx={{ p: 6 }}>{word('正在读取年度数据…', 'Reading the year…')}</Box>;
  const { yearFile, watermark, unsent, seat } = state;
  // A unit has its own forms, and what keeps them.
  const screen: Screen = seat && chosen !== 'safety' ? 'entry' : chosen;
  const own = yearFile.units.find(({ code }) => code === seat?.unit);
  // A choice lasts while the office is in the same round; with the next one the work begins there.
  const during = currentRound(state);
  const roundChosen = looksAt?.during === during ? looksAt.round : null;
  const chooseRound = (round: CollectingRound): void => {
    setLooksAt({ round, during });
  };
  const goToUnit = (unit: string, round?: CollectingRound): void => {
    setUnitAsked(unit);
    if (round) chooseRound(round);
    setScreen('review');
  };
  const shared: ScreenProps = {
    office,
    state,
    yearFile,
    say: setNotice,
    go: setScreen,
    openBook: props.onOpenBook,
    lookAt: props.onLookAt,
    goToUnit,
    unitAsked,
    roundChosen,
    chooseRound,
  };
  const saved =
    unsent > 0
      ? word(`还有 ${String(unsent)} 笔未写入磁盘`, `not on disk yet: ${String(unsent)}`)
      : watermark?.at
        ? word(`已保存 ${localMinute(watermark.at)}`, `Saved ${localMinute(watermark.at)}`)
        : word('已保存', 'Saved');
  return (
    <Frame<Screen>
      title={own?.name ?? word(`${yearFile.region.name}财政局`, `${yearFile.region.name} finance bureau`)}
      subtitle={<YearPick office={office} year={yearFile.year} onOpenBook={props.onOpenBook} />}
      practice={office.kind === 'practice'}
      stations={stationsOf(state, word, language)}
      saved={saved}
      operator={rememberedOperator()}
      strip={props.past && <PastStrip past={props.past} />}
      nav={navOf(state, word)}
      current={screen}
      onNavigate={(next) => {
        setScreen(next);
        setNotice(null);
      }}
      footer={
        <>
          <Box>
            {word(`第 ${String(watermark?.sequence ?? 0)} 笔记录`, `Entry ${String(watermark?.sequence ?? 0)}`)}
          </Box>
          {session.signedIn && (
            <Button size="small" onClick={session.lock} sx={{ px: 0, minWidth: 0, mr: 1 }}>
              {word('锁屏', 'Lock')}
            </Button>
          )}
          <Button size="small" onClick={props.onLeave} sx={{ px: 0, minWidth: 0 }}>
            {word('切换账套', 'Other ledger')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              choose(language === 'zh' ? 'en' : 'zh');
            }}
            sx={{ px: 0, minWidth: 0, ml: 1 }}
          >
            {word('English', '中文')}
          </Button>
        </>
      }
    >
      <Notice
        notice={notice}
        onClose={() => {
          setNotice(null);
        }}
      />
      <ListExports {...shared}>
        {(screen === 'progress' || screen === 'receive' || screen === 'review') && (
          <CollectScreens {...shared} screen={screen} />
        )}
        {screen === 'entry' && <EntryScreen {...shared} />}
        {screen === 'figures' && <FiguresTabs {...shared} />}
        {screen === 'reply' && <ReplyScreen {...shared} />}
        {screen === 'adjust' && <AdjustScreen {...shared} />}
        {screen === 'papers' && <PapersScreen {...shared} />}
        {screen === 'year' && <YearScreen {...shared} />}
        {screen === 'safety' && <SafetyScreen {...shared} />}
        {(screen === 'city' || screen === 'compare') && <ReportScreens {...shared} screen={screen} />}
      </ListExports>
    </Frame>
  );
}
