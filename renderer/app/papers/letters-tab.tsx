import { useRef, useState, type ReactNode } from 'react';
import type { LetterDraft, LetterKind, LetterWishes } from '#shared/letters';
import { draftLetters, letterKinds } from '#shared/letters';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { LettersPage, type LetterForm } from '../../features/papers/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { letterFacts } from '../../usecases/letter-facts.ts';
import {
  exportTemplate,
  letterShelf,
  loadTemplate,
  nextNumber,
  numberingOf,
  restoreTemplate,
  writeLetters,
  type LetterShelf,
} from '../../usecases/letters.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';
import { currentRound, type OfficeState } from '../use-office-state.ts';

const emptyShelf: LetterShelf = { templates: new Map(), batches: [] };

/** What stands in the fields before anybody types: the last prefix of this kind, today, or the day of the reply. */
function proposed(
  kind: LetterKind,
  shelf: LetterShelf,
  state: OfficeState,
  today: string,
): Omit<LetterForm, 'first' | 'round' | 'contact'> {
  const last = shelf.batches.findLast((batch) => batch.kind === kind) ?? shelf.batches.at(-1);
  return {
    // Each department has a prefix of its own, so none is proposed for their letters.
    prefix: kind === 'unitReply' ? '' : (last?.prefix ?? ''),
    date: kind === 'reply' && state.reply ? state.reply.replyDate : today,
    deadline: '',
    money: 'wan',
    cityName: '市财政局',
  };
}

/** 文书: which letters there is reason to write, and the batch that is written. */
export function LettersTab(props: ScreenProps): ReactNode {
  const { office, state, yearFile, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [kind, setKind] = useState<LetterKind>('launch');
  const [typed, setTyped] = useState<Partial<LetterForm>>({});
  const [writing, setWriting] = useState<{ done: number; all: number } | null>(null);
  const cancelled = useRef(false);
  const now = currentRound(state);
  const round: CollectingRound = typed.round ?? (now === 'up1' || now === 'down1' ? 'up1' : 'up2');
  const observe = (listener: () => void): (() => void) => office.ledger.observe(listener);
  const shelf = useObserved(observe, () => letterShelf(office), 'shelf') ?? emptyShelf;
  const facts = useObserved(observe, () => letterFacts(office, yearFile, round), `facts/${round}`);

  const base = proposed(kind, shelf, state, office.clock.now().slice(0, 10));
  const partly = { ...base, contact: office.operator(), ...typed, round };
  const year = Number(partly.date.slice(0, 4));
  const form: LetterForm = { ...partly, first: typed.first ?? String(nextNumber(shelf, partly.prefix.trim(), year)) };
  const wishesFor = (one: LetterKind): LetterWishes => ({
    kind: one,
    date: form.date.trim(),
    deadline: form.deadline.trim() === '' ? null : form.deadline.trim(),
    money: form.money,
    contact: form.contact.trim(),
    cityName: form.cityName.trim(),
  });
  const draftsOf = (one: LetterKind): readonly LetterDraft[] => (facts ? draftLetters(facts, wishesFor(one)) : []);
  const drafts = draftsOf(kind);
  const counts = Object.fromEntries(letterKinds.map((one) => [one, draftsOf(one).length])) as Record<
    LetterKind,
    number
  >;
  const numbering = numberingOf({ prefix: form.prefix, first: form.first, wishes: wishesFor(kind) });
  const fail = (failure: Parameters<typeof failureSentence>[0]): void => {
    say({ tone: 'error', text: failureSentence(failure, language) });
  };
  const intoFolder = async (title: string, work: (folder: { handle: string; name: string }) => Promise<void>) => {
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (folder) await work(folder);
  };

  const write = (): Promise<void> => {
    if (!numbering.ok) {
      fail(numbering.error);
      return Promise.resolve();
    }
    return intoFolder(word('选择存放文书的文件夹', 'Choose a folder for the letters'), async (folder) => {
      cancelled.current = false;
      setWriting({ done: 0, all: drafts.length });
      const done = await writeLetters(office, {
        yearFile,
        drafts,
        wishes: wishesFor(kind),
        prefix: form.prefix,
        first: form.first,
        folder: folder.handle,
        onProgress: setWriting,
        isCancelled: () => cancelled.current,
      });
      setWriting(null);
      // The next batch goes on where this one ended.
      setTyped((before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'first')));
      if (!done.ok) {
        fail(done.error);
        return;
      }
      const { written, numbers } = done.value;
      const range = numbers ? (numbers[0] === numbers[1] ? numbers[0] : `${numbers[0]} — ${numbers[1]}`) : '';
      say({
        tone: done.value.cancelled ? 'warning' : 'success',
        text: word(
          `${done.value.cancelled ? '已取消。' : ''}已生成 ${String(written)} 份文书（${range}），存放在“${folder.name}”。`,
          `${done.value.cancelled ? 'Cancelled. ' : ''}${String(written)} letters written (${range}) into "${folder.name}".`,
        ),
      });
    });
  };
  const takeOut = (): Promise<void> =>
    intoFolder(word('选择存放模板的文件夹', 'Choose a folder for the template'), async (folder) => {
      const done = await exportTemplate(office, kind, folder.handle);
      if (!done.ok) fail(done.error);
      else
        say({
          tone: 'success',
          text: word(
            `已导出“${done.value.name}”，存放在“${folder.name}”。请用 Word 或 WPS 修改文字，保留花括号中的占位符，再载入。`,
            `"${done.value.name}" is in "${folder.name}". Change its words, keep what stands in braces, and load it again.`,
          ),
        });
    });
  const takeIn = async (): Promise<void> => {
    const title = word('选择修改好的模板', 'Choose the changed template');
    const [file] = await choose(office, { title, wants: 'files', extensions: ['.docx'] });
    if (!file) return;
    const done = await loadTemplate(office, kind, file.handle);
    if (!done.ok) fail(done.error);
    else say({ tone: 'success', text: word(`已载入模板“${done.value.name}”。`, `"${done.value.name}" is in use.`) });
  };
  const restore = async (): Promise<void> => {
    const done = await restoreTemplate(office, kind);
    if (!done.ok) fail(done.error);
    else say({ tone: 'success', text: word('已恢复默认文字。', "The program's own wording is in use again.") });
  };

  const own = shelf.templates.get(kind);
  const last = shelf.batches.findLast((batch) => batch.kind === kind);
  return (
    <>
      <LettersPage
        kind={kind}
        onKind={(next) => {
          setKind(next);
          setTyped(({ money, contact }) => ({ ...(money ? { money } : {}), ...(contact ? { contact } : {}) }));
        }}
        counts={counts}
        drafts={drafts}
        numbering={numbering.ok ? numbering.value : null}
        form={form}
        onForm={(part) => {
          setTyped({ ...typed, ...part });
        }}
        own={own ?? null}
        last={
          last
            ? {
                date: last.date,
                count: last.letters.length,
                numbers: `${last.letters[0]?.number ?? ''} — ${last.letters.at(-1)?.number ?? ''}`,
              }
            : null
        }
        writing={writing}
        onWrite={() => void write()}
        onCancel={() => {
          cancelled.current = true;
        }}
        onExportTemplate={() => void takeOut()}
        onLoadTemplate={() => void takeIn()}
        onRestoreTemplate={() => void restore()}
      />
      {chooser}
    </>
  );
}
