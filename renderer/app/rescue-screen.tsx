import { useEffect, useState, type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import { RescuePage, type BookCase, type Way } from '../features/rescue/index.ts';
import type { NoticeText } from '../ui/notice/index.ts';
import { useLanguage, useSay, type Language, type Say } from '../ui/tongue/index.ts';
import {
  describeOpening,
  type OpeningPicture,
  type OpeningWay,
  type WayPicture,
} from '../usecases/describe-opening.ts';
import type { Office } from '../usecases/office.ts';
import type { Opening } from '../usecases/open-ledger.ts';
import { takeWay } from '../usecases/take-way.ts';
import { bookWord } from './book-word.ts';
import { composeOffice, programHost } from './compose.ts';
import { decisionSentence } from './opening-sentence.ts';
import { useIncoming } from './safety/use-incoming.tsx';
import { useStorageActs } from './safety/use-storage-acts.tsx';

type NotOpened = Exclude<Opening, { readonly kind: 'ready' | 'empty' }>;

function wayOf(way: WayPicture, say: Say): Way {
  const { entries, records, end } = way;
  const brings = say(
    `保存点条目 ${String(entries)}，再补 ${String(records)} 笔，恢复到第 ${String(end.sequence)} 笔。`,
    `${String(entries)} entries of a checkpoint and ${String(records)} acts, up to entry ${String(end.sequence)}.`,
  );
  const titles: { readonly [Key in OpeningWay]: readonly [title: string, text: string] } = {
    restore: [say('从磁盘记录恢复', 'Restore from the disk'), brings],
    'restore-beside': [
      say('从磁盘记录恢复，现有工作数据留存', 'Restore from the disk, beside the present data'),
      `${brings}${say('现有的工作数据原样留存，不覆盖。', ' The present working data stay untouched.')}`,
    ],
    'lay-aside': [
      say('把打不开的工作数据移到一边', 'Lay the working data aside'),
      say(
        '下次启动时原样移到一边，不删除；然后可以从磁盘记录恢复。',
        'They are moved aside untouched at the next start; then restore from the disk.',
      ),
    ],
    replay: [
      say('补回缺少的记录', 'Add the missing acts'),
      say(
        `把磁盘上多出的 ${String(records)} 笔补进工作数据，到第 ${String(end.sequence)} 笔。`,
        `${String(records)} acts of the disk are added, up to entry ${String(end.sequence)}.`,
      ),
    ],
  };
  const [title, text] = titles[way.way];
  return { key: way.way, title, text };
}

function caseOf(picture: OpeningPicture, say: Say, language: Language): BookCase {
  const { book, working, disk, decision } = picture;
  return {
    book,
    title: bookWord(book, say),
    working:
      working.state === 'present'
        ? { state: 'present', head: working.head }
        : { state: working.state === 'unreadable' ? 'unreadable' : 'absent' },
    disk: disk && { end: disk.end, checkpoints: disk.checkpoints.length, damage: disk.damage },
    sentence: decisionSentence(decision, language),
    ways: picture.ways.map((way) => wayOf(way, say)),
  };
}

/** 数据恢复: always opens, whatever of the data does not. */
export function RescueScreen(props: {
  readonly office?: Office;
  readonly opening?: NotOpened | null;
  /** What concerns the program as a whole, such as a damaged list of operators. */
  readonly sentence?: string;
  readonly onOpenBook?: (book: BookName, news: string) => void;
  readonly onLeave?: () => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [pictures, setPictures] = useState<readonly OpeningPicture[] | null>(null);
  const [notice, setNotice] = useState<NoticeText | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const acts = useStorageActs(setNotice, setBusy);
  const open = (book: BookName, news = ''): void => {
    if (props.onOpenBook) props.onOpenBook(book, news);
    else location.reload();
  };
  const incoming = useIncoming({ say: setNotice, openBook: open, lookAt: null }, busy, setBusy);

  const look = async (): Promise<void> => {
    const answer = await programHost['vault.books']({});
    if (!answer.ok) {
      setFailed(failureSentence(answer.error, language));
      setPictures([]);
      return;
    }
    const asked = props.office ? [props.office.book] : [];
    const found: OpeningPicture[] = [];
    for (const book of new Set([...answer.value.books, ...asked])) {
      const picture = await describeOpening(composeOffice(book));
      if (!picture.ok) setFailed(failureSentence(picture.error, language));
      // Where nothing was ever kept there is nothing to recover.
      else if (picture.value.decision.act !== 'create') found.push(picture.value);
    }
    setPictures(found);
  };
  useEffect(() => {
    if (props.sentence === undefined)
      void look().catch((thrown: unknown) => {
        const detail = thrown instanceof Error ? thrown.name : 'unknown';
        setFailed(failureSentence({ kind: 'ledger/broken', detail }, language));
        setPictures([]);
      });
  }, []);

  const take = async (book: string, key: string): Promise<void> => {
    const picture = pictures?.find((each) => each.book === book);
    const way = picture?.ways.find((each) => each.way === key);
    if (!picture || !way) return;
    setBusy(true);
    const taken = await takeWay(composeOffice(picture.book), way.way);
    setBusy(false);
    if (!taken.ok) {
      setNotice({ tone: 'error', text: failureSentence(taken.error, language) });
      await look();
      return;
    }
    if (way.way === 'lay-aside') {
      setNotice({
        tone: 'info',
        text: say(
          '下次启动时会把打不开的工作数据原样移到一边。请关闭程序后重新打开。',
          'At the next start the working data are laid aside untouched. Close the program and open it again.',
        ),
      });
      return;
    }
    open(
      picture.book,
      say(
        `已从磁盘记录恢复到第 ${String(taken.value.head.sequence)} 笔。`,
        `Restored from the disk up to entry ${String(taken.value.head.sequence)}.`,
      ),
    );
  };
  const opening = props.opening ?? null;
  const sentence = props.sentence ?? (opening?.kind === 'failed' ? failureSentence(opening.failure, language) : failed);
  return (
    <>
      <RescuePage
        looking={pictures === null && props.sentence === undefined}
        stopped={opening !== null || props.sentence !== undefined}
        cases={(pictures ?? []).map((picture) => caseOf(picture, say, language))}
        sentence={sentence}
        notice={notice}
        busy={busy}
        onCloseNotice={() => {
          setNotice(null);
        }}
        onTake={(book, way) => void take(book, way)}
        onOpen={(book) => {
          const picture = pictures?.find((each) => each.book === book);
          if (picture) open(picture.book);
        }}
        onRestore={() => void incoming.ask()}
        onRescue={() => void acts.rescue()}
        onDiagnose={() =>
          void acts.diagnose({
            opening: (pictures ?? []).map(({ book, decision }) => `${book}:${decision.act}`).join(' '),
            failed: sentence.slice(0, 500),
          })
        }
        onLeave={() => {
          if (props.onLeave) props.onLeave();
          else location.reload();
        }}
      />
      {incoming.dialogs}
      {acts.chooser}
    </>
  );
}
