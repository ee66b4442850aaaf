import { useState, type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import type { YearFile } from '#shared/year-file';
import type { NewYear } from '../features/start/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { bookOfYear, yearBooks } from '../usecases/books.ts';
import type { Office } from '../usecases/office.ts';
import { openLedger, type Opening } from '../usecases/open-ledger.ts';
import { foundPractice, foundYear, loadYearFile, readYearFile } from '../usecases/start-year.ts';
import { readHandOut, readSeat, takeHandOut } from '../usecases/unit-seat.ts';
import { composeOffice, rememberBook, rememberOperator } from './compose.ts';
import { readySentence } from './opening-sentence.ts';
import { useChooser } from './use-chooser.tsx';

type Failed = Parameters<typeof failureSentence>[0];
type Begun = { readonly ok: true } | { readonly ok: false; readonly error: Failed };

const bookFor = (kind: Office['kind'], year: number): Promise<BookName> =>
  bookOfYear(composeOffice(kind).host, kind, year, composeOffice);
const newestPractice = async (): Promise<BookName> =>
  (await yearBooks(composeOffice('practice').host, 'practice', composeOffice)).at(-1)?.book ?? 'practice';

/** What the doors of the first page lead to. */
export type Entered = {
  readonly open: (office: Office, say: string) => void;
  readonly whose: (office: Office, yearFile: YearFile) => void;
  /** The ledger behind the door was not opened. */
  readonly stopped: (office: Office, opening: Exclude<Opening, { readonly kind: 'ready' | 'empty' }>) => void;
  readonly refuse: (sentence: string) => void;
};

/** 首次启动: each door opens the ledger that it leads to, or founds it where it is empty. */
export function useFirstDoors(entered: Entered): {
  readonly busy: boolean;
  readonly practice: (operator: string) => Promise<void>;
  readonly yearFile: (operator: string) => Promise<void>;
  readonly unit: (operator: string) => Promise<void>;
  readonly newYear: (operator: string, year: NewYear) => Promise<void>;
  readonly chooser: ReactNode;
} {
  const [busy, setBusy] = useState(false);
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();

  const refuse = (error: Failed): void => {
    setBusy(false);
    entered.refuse(failureSentence(error, language));
  };
  const enter = async (operator: string, office: Office, found: () => Promise<Begun>): Promise<void> => {
    setBusy(true);
    rememberOperator(operator);
    const opened = await openLedger(office);
    if (opened.kind !== 'ready' && opened.kind !== 'empty') {
      setBusy(false);
      entered.stopped(office, opened);
      return;
    }
    const begun = opened.kind === 'empty' ? await found() : { ok: true as const };
    setBusy(false);
    if (!begun.ok) {
      refuse(begun.error);
      return;
    }
    rememberBook(office.book);
    entered.open(office, opened.kind === 'ready' ? readySentence(opened.say, language) : '');
  };

  const practice = async (operator: string): Promise<void> => {
    const office = composeOffice(await newestPractice());
    await enter(operator, office, () => foundPractice(office));
  };
  const newYear = async (operator: string, year: NewYear): Promise<void> => {
    const office = composeOffice(await bookFor('real', year.year));
    await enter(operator, office, () => foundYear(office, year));
  };
  const yearFile = async (operator: string): Promise<void> => {
    const office = composeOffice('real');
    const title = word('选择年度文件', 'Choose a year file');
    const [file] = await choose(office, { title, wants: 'files', extensions: ['.json'] });
    if (!file) return;
    const read = await readYearFile(office, file.handle);
    if (!read.ok) {
      refuse(read.error);
      return;
    }
    const own = composeOffice(await bookFor('real', read.value.year));
    await enter(operator, own, () => loadYearFile(own, file.handle));
  };

  /** 我是预算单位: a handed-out workbook says whose it is; with a year file the person is asked. */
  const unit = async (operator: string): Promise<void> => {
    const title = word('选择财政下发的表样或年度文件', 'Choose your forms or the year file');
    const door = composeOffice('real');
    const [file] = await choose(door, { title, wants: 'files', extensions: ['.xlsx', '.json'] });
    if (!file) return;
    setBusy(true);
    rememberOperator(operator);
    const handed = file.name.toLowerCase().endsWith('.xlsx') ? await readHandOut(door, file.handle) : null;
    const read = handed ?? (await readYearFile(door, file.handle));
    if (!read.ok) {
      refuse(read.error);
      return;
    }
    const { ledger, year } = 'yearFile' in read.value ? read.value.yearFile : read.value;
    const office = composeOffice(await bookFor(ledger, year));
    const opened = await openLedger(office);
    if (opened.kind !== 'ready' && opened.kind !== 'empty') {
      setBusy(false);
      entered.stopped(office, opened);
      return;
    }
    const taken = handed?.ok
      ? await takeHandOut(office, handed.value)
      : opened.kind === 'empty'
        ? await loadYearFile(office, file.handle)
        : await ownSeat(office);
    setBusy(false);
    if (!taken.ok) {
      refuse(taken.error);
      return;
    }
    rememberBook(office.book);
    const held = await office.ledger.get('year', 'year');
    if (held && (await readSeat(office.ledger)) === null) entered.whose(office, held);
    else entered.open(office, opened.kind === 'ready' ? readySentence(opened.say, language) : '');
  };

  return { busy, practice, yearFile, unit, newYear, chooser };
}

/** A ledger that is there already is a unit's own, or it is an office's. */
async function ownSeat(office: Office): Promise<Begun> {
  const seat = await readSeat(office.ledger);
  return seat === null ? { ok: false, error: { kind: 'seat/office-ledger' } } : { ok: true };
}
