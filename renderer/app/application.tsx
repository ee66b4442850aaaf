import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState, type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import type { YearFile } from '#shared/year-file';
import { ChooseUnit, StartPage, type NewYear } from '../features/start/index.ts';
import type { NoticeText } from '../ui/notice/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import type { Office } from '../usecases/office.ts';
import type { OpeningWay } from '../usecases/describe-opening.ts';
import { openLedger } from '../usecases/open-ledger.ts';
import { takeWay } from '../usecases/take-way.ts';
import { bookOfYear, yearBooks } from '../usecases/books.ts';
import { foundPractice, foundYear, loadYearFile, readYearFile } from '../usecases/start-year.ts';
import { readHandOut, readSeat, takeHandOut, takeSeat } from '../usecases/unit-seat.ts';
import { composeOffice, lastBook, rememberBook, rememberedOperator, rememberOperator } from './compose.ts';
import { waysOut, waySentence, openingSentence, readySentence } from './opening-sentence.ts';
import { useChooser } from './use-chooser.tsx';
import { Workplace } from './workplace.tsx';

type Phase =
  | { readonly kind: 'opening' }
  | { readonly kind: 'start' }
  | { readonly kind: 'open'; readonly office: Office; readonly say: string }
  | { readonly kind: 'whose'; readonly office: Office; readonly yearFile: YearFile }
  | { readonly kind: 'stopped'; readonly sentence: string; readonly office: Office; readonly ways: readonly OpeningWay[] };

const bookFor = (kind: Office['kind'], year: number): Promise<BookName> =>
  bookOfYear(composeOffice(kind).host, kind, year, composeOffice);
const newestPractice = async (): Promise<BookName> =>
  (await yearBooks(composeOffice('practice').host, 'practice', composeOffice)).at(-1)?.book ?? 'practice';

/** Opens the ledger used last, or greets a first-time user with three doors. */
export function Application(): ReactNode {
  const [phase, setPhase] = useState<Phase>({ kind: 'opening' });
  const [notice, setNotice] = useState<NoticeText | null>(null);
  const [busy, setBusy] = useState(false);
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();

  const openBook = async (book: BookName): Promise<void> => {
    const office = composeOffice(book);
    const answer = await openLedger(office);
    if (answer.kind === 'ready') {
      rememberBook(book);
      setPhase({ kind: 'open', office, say: readySentence(answer.say, language) });
    } else if (answer.kind === 'empty') setPhase({ kind: 'start' });
    else
      setPhase({
        kind: 'stopped',
        sentence: openingSentence(answer, language),
        office,
        ways: waysOut(answer),
      });
  };
  useEffect(() => {
    void lastBook().then(openBook);
  }, []);

  const enter = async (
    operator: string,
    office: Office,
    found: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly sentence: string }>,
  ): Promise<void> => {
    setBusy(true);
    rememberOperator(operator);
    const opened = await openLedger(office);
    const answer =
      opened.kind === 'ready'
        ? { ok: true as const }
        : opened.kind === 'empty'
          ? await found()
          : { ok: false as const, sentence: openingSentence(opened, language) };
    setBusy(false);
    if (!answer.ok) {
      setNotice({ tone: 'error', text: answer.sentence });
      return;
    }
    rememberBook(office.book);
    setNotice(null);
    setPhase({ kind: 'open', office, say: opened.kind === 'ready' ? readySentence(opened.say, language) : '' });
  };

  const refuse = (text: string): void => {
    setBusy(false);
    setNotice({ tone: 'error', text });
  };

  const enterYearFile = async (operator: string): Promise<void> => {
    const office = composeOffice('real');
    const [file] = await choose(office, {
      title: word('选择年度文件', 'Choose a year file'),
      wants: 'files',
      extensions: ['.json'],
    });
    if (!file) return;
    const read = await readYearFile(office, file.handle);
    if (!read.ok) {
      refuse(failureSentence(read.error, language));
      return;
    }
    const own = composeOffice(await bookFor('real', read.value.year));
    await enter(operator, own, async () => {
      const loaded = await loadYearFile(own, file.handle);
      return loaded.ok ? { ok: true } : { ok: false, sentence: failureSentence(loaded.error, language) };
    });
  };

  /** 我是预算单位: a handed-out workbook says whose it is; with a year file the person is asked. */
  const enterUnit = async (operator: string): Promise<void> => {
    const [file] = await choose(composeOffice('real'), {
      title: word('选择财政下发的表样或年度文件', 'Choose your forms or the year file'),
      wants: 'files',
      extensions: ['.xlsx', '.json'],
    });
    if (!file) return;
    setBusy(true);
    rememberOperator(operator);
    const door = composeOffice('real');
    const handed = file.name.toLowerCase().endsWith('.xlsx') ? await readHandOut(door, file.handle) : null;
    const read = handed ?? (await readYearFile(door, file.handle));
    if (!read.ok) {
      refuse(failureSentence(read.error, language));
      return;
    }
    const { ledger, year } = 'yearFile' in read.value ? read.value.yearFile : read.value;
    const office = composeOffice(await bookFor(ledger, year));
    const opened = await openLedger(office);
    if (opened.kind !== 'ready' && opened.kind !== 'empty') {
      refuse(openingSentence(opened, language));
      return;
    }
    const taken = handed?.ok
      ? await takeHandOut(office, handed.value)
      : opened.kind === 'empty'
        ? await loadYearFile(office, file.handle)
        : (await readSeat(office.ledger)) === null
          ? { ok: false as const, error: { kind: 'seat/office-ledger' as const } }
          : { ok: true as const };
    if (!taken.ok) {
      refuse(failureSentence(taken.error, language));
      return;
    }
    rememberBook(office.book);
    setBusy(false);
    setNotice(null);
    const yearFile = await office.ledger.get('year', 'year');
    const known = (await readSeat(office.ledger)) !== null;
    if (!known && yearFile) setPhase({ kind: 'whose', office, yearFile });
    else setPhase({ kind: 'open', office, say: opened.kind === 'ready' ? readySentence(opened.say, language) : '' });
  };

  const practice = (operator: string): void => {
    void newestPractice().then((book) => {
      const office = composeOffice(book);
      return enter(operator, office, async () => {
        const founded = await foundPractice(office);
        return founded.ok ? { ok: true } : { ok: false, sentence: failureSentence(founded.error, language) };
      });
    });
  };

  const newYear = (operator: string, year: NewYear): void => {
    void bookFor('real', year.year).then((book) => {
      const office = composeOffice(book);
      return enter(operator, office, async () => {
        const founded = await foundYear(office, year);
        return founded.ok ? { ok: true } : { ok: false, sentence: failureSentence(founded.error, language) };
      });
    });
  };

  const goWay = (office: Office, way: OpeningWay, ways: readonly OpeningWay[]): void => {
    void takeWay(office, way).then((done) => {
      if (!done.ok) {
        const left = ways.filter((each) => each !== way);
        setPhase({ kind: 'stopped', sentence: failureSentence(done.error, language), office, ways: left });
      } else if (way === 'lay-aside')
        setPhase({
          kind: 'stopped',
          sentence: word(
            '下次启动时会把打不开的工作数据原样移到一边。请关闭程序后重新打开。',
            'At the next start the working data are laid aside untouched. Close the program and open it again.',
          ),
          office,
          ways: [],
        });
      else
        setPhase({
          kind: 'open',
          office,
          say: word(
            `已从磁盘记录恢复到第 ${String(done.value.head.sequence)} 笔。`,
            `Restored from the disk up to entry ${String(done.value.head.sequence)}.`,
          ),
        });
    });
  };

  if (phase.kind === 'opening') return <Box sx={{ p: 6 }}>{word('正在打开账套…', 'Opening the ledger…')}</Box>;
  if (phase.kind === 'whose')
    return (
      <ChooseUnit
        yearFile={phase.yearFile}
        onChoose={(unit) => {
          const { office } = phase;
          void takeSeat(office, unit).then((done) => {
            if (done.ok) setPhase({ kind: 'open', office, say: '' });
            else {
              setNotice({ tone: 'error', text: failureSentence(done.error, language) });
              setPhase({ kind: 'start' });
            }
          });
        }}
      />
    );
  if (phase.kind === 'stopped')
    return (
      <Box role="alert" sx={{ p: 6, maxWidth: 720, lineHeight: 1.8 }}>
        <h1>{word('账套没有打开', 'The ledger was not opened')}</h1>
        <p>{phase.sentence}</p>
        {phase.ways.map((way) => (
          <Button
            key={way}
            variant="contained"
            sx={{ mr: 2 }}
            onClick={() => {
              goWay(phase.office, way, phase.ways);
            }}
          >
            {waySentence(way, language)}
          </Button>
        ))}
      </Box>
    );
  if (phase.kind === 'open')
    return (
      <Workplace
        key={phase.office.book}
        office={phase.office}
        say={phase.say}
        onOpenBook={(book) => void openBook(book)}
        onLeave={() => {
          setPhase({ kind: 'start' });
        }}
      />
    );
  return (
    <>
      <StartPage
        operator={rememberedOperator()}
        notice={notice}
        busy={busy}
        onCloseNotice={() => {
          setNotice(null);
        }}
        onPractice={practice}
        onYearFile={(operator) => void enterYearFile(operator)}
        onUnit={(operator) => void enterUnit(operator)}
        onNewYear={newYear}
      />
      {chooser}
    </>
  );
}
