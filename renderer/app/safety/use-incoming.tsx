import { useState, type ReactNode } from 'react';
import type { BookName, HostOutput } from '#shared/contract';
import { failureSentence } from '#shared/messages';
import { AskPassphrase, IncomingDialog } from '../../features/safety/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { Office } from '../../usecases/office.ts';
import { takeWay } from '../../usecases/take-way.ts';
import { bookWord } from '../book-word.ts';
import { composeOffice, forgetOffice, incomingOffice, programHost } from '../compose.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';

type Opened = {
  readonly incoming: HostOutput<'copies.open'>;
  /** The ledger that would be replaced; foreign where it is not the one that was backed up. */
  readonly present: { readonly sequence: number; readonly at: string; readonly foreign: boolean } | null;
};

/** 从备份恢复: choose, check whole, look, and only then replace; the ledger that was there is kept aside. */
export function useIncoming(
  {
    say,
    openBook,
    lookAt,
  }: Pick<ScreenProps, 'say' | 'openBook'> & {
    /** null where there is no desk to look from. */
    readonly lookAt: ((past: { readonly office: Office; readonly sequence: number }) => void) | null;
  },
  busy: boolean,
  setBusy: (busy: boolean) => void,
): { readonly ask: () => Promise<void>; readonly dialogs: ReactNode } {
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [file, setFile] = useState<string | null>(null);
  const [sentence, setSentence] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);

  const open = async (handle: string, passphrase: string | null): Promise<void> => {
    setBusy(true);
    const answer = await programHost['copies.open']({ handle, passphrase });
    setBusy(false);
    if (answer.ok) {
      const { ledger } = answer.value;
      const inspected = await programHost['vault.inspect']({ ledger });
      setFile(null);
      if (!inspected.ok) say({ tone: 'warning', text: failureSentence(inspected.error, language) });
      const disk = inspected.ok ? inspected.value.disk : null;
      const foreign = disk !== null && disk.identity !== answer.value.identity;
      // A book that cannot be inspected is there all the same, and is not replaced without a word.
      const unknown = { sequence: 0, at: '', foreign: false };
      setOpened({
        incoming: answer.value,
        present: disk ? { ...disk.watermark, foreign } : inspected.ok ? null : unknown,
      });
      return;
    }
    const { error } = answer;
    if (error.kind === 'package/needs-passphrase') {
      setSentence('');
      setFile(handle);
    } else if (error.kind === 'package/wrong-passphrase') setSentence(failureSentence(error, language));
    else {
      setFile(null);
      say({ tone: 'error', text: failureSentence(error, language) });
    }
  };
  const ask = async (): Promise<void> => {
    const title = word('选择备份文件（.tutd）', 'Choose a backup (.tutd)');
    const [chosen] = await choose({ host: programHost }, { title, wants: 'files', extensions: ['.tutd'] });
    if (chosen) await open(chosen.handle, null);
  };
  const drop = (): void => {
    setOpened(null);
    void programHost['copies.drop']({});
  };
  const adopt = async (ledger: BookName): Promise<void> => {
    setBusy(true);
    const adopted = await programHost['copies.adopt']({ ledger });
    if (!adopted.ok) {
      setBusy(false);
      say({ tone: 'error', text: failureSentence(adopted.error, language) });
      return;
    }
    forgetOffice(ledger);
    const restored = await takeWay(composeOffice(ledger), 'restore');
    setBusy(false);
    setOpened(null);
    // The vault stands in any case; where the working copy was not filled, the rescue screen offers the way again.
    openBook(
      ledger,
      restored.ok
        ? word(
            `已从备份恢复到第 ${String(restored.value.head.sequence)} 笔；原来的数据原样另存。`,
            `Restored from the backup up to entry ${String(restored.value.head.sequence)}; what was there is kept aside.`,
          )
        : failureSentence(restored.error, language),
    );
  };
  return {
    ask,
    dialogs: (
      <>
        {file !== null && (
          <AskPassphrase
            title={word('打开备份', 'Open the backup')}
            kind="open"
            required
            sentence={sentence}
            onAnswer={(passphrase) => void open(file, passphrase)}
            onClose={() => {
              setFile(null);
            }}
          />
        )}
        {opened && (
          <IncomingDialog
            incoming={opened.incoming}
            bookName={bookWord(opened.incoming.ledger, word)}
            present={opened.present}
            busy={busy}
            onLookAt={
              lookAt &&
              (() => {
                lookAt({ office: incomingOffice(opened.incoming.ledger), sequence: opened.incoming.sequence });
              })
            }
            onAdopt={() => void adopt(opened.incoming.ledger)}
            onClose={drop}
          />
        )}
        {chooser}
      </>
    ),
  };
}
