import Box from '@mui/material/Box';
import { useEffect, useState, type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import type { YearFile } from '#shared/year-file';
import { ChooseUnit, StartPage } from '../features/start/index.ts';
import type { NoticeText } from '../ui/notice/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import type { Office } from '../usecases/office.ts';
import { openLedger, type Opening } from '../usecases/open-ledger.ts';
import { officeAt } from '../usecases/time-machine.ts';
import { takeSeat } from '../usecases/unit-seat.ts';
import { composeOffice, lastBook, programHost, rememberBook, rememberedOperator } from './compose.ts';
import { readySentence } from './opening-sentence.ts';
import { RescueScreen } from './rescue-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useSession } from './session.ts';
import { StartProtection } from './start-protection.tsx';
import { useFirstDoors } from './use-first-doors.tsx';
import { Workplace, type Past } from './workplace.tsx';

type Phase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'start' }
  /** turn: a book that was opened again is a desk begun anew, for its ledger may be another. */
  | { readonly kind: 'open'; readonly office: Office; readonly say: string; readonly turn: number }
  /** Beside the open office, which waits as it is. */
  | { readonly kind: 'past'; readonly today: Office; readonly office: Office; readonly past: Omit<Past, 'onBack'> }
  | { readonly kind: 'whose'; readonly office: Office; readonly yearFile: YearFile }
  | {
      readonly kind: 'rescue';
      readonly office: Office;
      readonly opening: Exclude<Opening, { readonly kind: 'ready' | 'empty' }> | null;
    };

let turns = 0;
const deskOf = (office: Office, say: string): Phase => ({ kind: 'open', office, say, turn: (turns += 1) });

/** Opens the ledger used last, or greets a first-time user with the doors; whatever fails leads to the rescue screen. */
export function Application(): ReactNode {
  const [phase, setPhase] = useState<Phase>({ kind: 'opening' });
  const [notice, setNotice] = useState<NoticeText | null>(null);
  const word = useSay();
  const { language } = useLanguage();
  const session = useSession();

  const openBook = async (book: BookName, news = ''): Promise<void> => {
    const office = composeOffice(book);
    const answer = await openLedger(office);
    if (answer.kind === 'ready') {
      rememberBook(book);
      const said = [news, readySentence(answer.say, language)].filter((text) => text !== '').join('\n');
      setPhase(deskOf(office, said));
    } else if (answer.kind === 'empty') setPhase({ kind: 'start' });
    else setPhase({ kind: 'rescue', office, opening: answer });
  };
  useEffect(() => {
    void lastBook().then((book) => openBook(book));
  }, []);

  const doors = useFirstDoors({
    open: (office, say) => {
      setNotice(null);
      setPhase(deskOf(office, say));
    },
    whose: (office, yearFile) => {
      setPhase({ kind: 'whose', office, yearFile });
    },
    stopped: (office, opening) => {
      setPhase({ kind: 'rescue', office, opening });
    },
    refuse: (text) => {
      setNotice({ tone: 'error', text });
    },
  });

  const broken = (today: Office) => (thrown: unknown) => {
    const detail = thrown instanceof Error ? thrown.name : 'unknown';
    setPhase(deskOf(today, failureSentence({ kind: 'ledger/broken', detail }, language)));
  };
  const lookFrom =
    (today: Office): ScreenProps['lookAt'] =>
    ({ office, sequence }) => {
      void officeAt(office, sequence).then((found) => {
        if (!found.ok) {
          setPhase(deskOf(today, failureSentence(found.error, language)));
          return;
        }
        const past = { ...found.value.moment, backup: office.book === 'incoming' };
        setPhase({ kind: 'past', today, office: found.value.office, past });
      }, broken(today));
    };
  const leave = (): void => {
    setPhase({ kind: 'start' });
  };

  switch (phase.kind) {
    case 'opening':
      return <Box sx={{ p: 6 }}>{word('正在打开账套…', 'Opening the ledger…')}</Box>;
    case 'whose':
      return (
        <ChooseUnit
          yearFile={phase.yearFile}
          onChoose={(unit) => {
            const { office } = phase;
            void takeSeat(office, unit).then((done) => {
              if (done.ok) setPhase(deskOf(office, ''));
              else {
                setNotice({ tone: 'error', text: failureSentence(done.error, language) });
                leave();
              }
            });
          }}
        />
      );
    case 'rescue':
      return (
        <RescueScreen
          office={phase.office}
          opening={phase.opening}
          onOpenBook={(book, news) => void openBook(book, news)}
          onLeave={leave}
        />
      );
    case 'open':
      return (
        <Workplace
          key={`${phase.office.book} ${String(phase.turn)}`}
          office={phase.office}
          say={phase.say}
          onOpenBook={(book, news) => void openBook(book, news)}
          onLookAt={lookFrom(phase.office)}
          onLeave={leave}
          past={null}
        />
      );
    case 'past': {
      const { today, office, past } = phase;
      const onBack = (): void => {
        // What was unpacked to be looked at is not left lying about.
        if (past.backup) void programHost['copies.drop']({});
        setPhase(deskOf(today, ''));
      };
      return (
        <Workplace
          key={`past ${office.book} ${String(past.sequence)}`}
          office={office}
          say=""
          onOpenBook={(book, news) => void openBook(book, news)}
          onLookAt={lookFrom(today)}
          onLeave={onBack}
          past={{ ...past, onBack }}
        />
      );
    }
    case 'start':
      return (
        <>
          <StartPage
            operator={rememberedOperator()}
            fixed={session.signedIn !== null}
            notice={notice}
            busy={doors.busy}
            more={
              <StartProtection
                onRescue={() => {
                  setPhase({ kind: 'rescue', office: composeOffice('real'), opening: null });
                }}
              />
            }
            onCloseNotice={() => {
              setNotice(null);
            }}
            onPractice={(operator) => void doors.practice(operator)}
            onYearFile={(operator) => void doors.yearFile(operator)}
            onUnit={(operator) => void doors.unit(operator)}
            onNewYear={(operator, year) => void doors.newYear(operator, year)}
          />
          {doors.chooser}
        </>
      );
  }
}
