import { useEffect, useState, type ReactNode } from 'react';
import type { HostFailure, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { copyFailure, failureSentence } from '#shared/messages';
import { AskPassphrase, BackupPage } from '../../features/safety/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { programHost } from '../compose.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useSession } from '../session.ts';
import { useChooser } from '../use-chooser.tsx';
import { useAsked } from './use-asked.ts';
import { useIncoming } from './use-incoming.tsx';

type Asking = { readonly folder: string; readonly use: 'second' | 'once' };

/** 备份恢复: connects the page to the copies and to the checkpoints of the open book. */
export function BackupTab(props: ScreenProps): ReactNode {
  const { office, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const { protection } = useSession();
  const { choose, chooser } = useChooser();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [busy, setBusy] = useState(false);
  const copies = useAsked(() => programHost['copies.state']({}));
  const ladder = useAsked(() => office.host['vault.ladder']({ ledger: office.kind }));
  const incoming = useIncoming(props, busy, setBusy);
  const unasked = copies.failure ?? ladder.failure;
  useEffect(() => {
    if (unasked) say({ tone: 'error', text: failureSentence(unasked, language) });
  }, [unasked]);

  const done = <Value,>(answer: Result<Value, HostFailure>, sentence: (value: Value) => string): void => {
    setBusy(false);
    copies.again();
    ladder.again();
    say(
      answer.ok
        ? { tone: 'success', text: sentence(answer.value) }
        : { tone: 'error', text: failureSentence(answer.error, language) },
    );
  };
  const written = ({ name, sequence, entries, files }: HostOutput<'copies.write'>): string =>
    word(
      `已备份到“${name}”，到第 ${String(sequence)} 笔；回读核对：条目 ${String(entries)}，收到的文件 ${String(files)}，完好。`,
      `Backed up as "${name}", up to entry ${String(sequence)}; read back: ${String(entries)} entries, ${String(files)} files, sound.`,
    );
  const askFolder = async (use: Asking['use']): Promise<void> => {
    const title = word('选择备份文件夹或 U 盘', 'Choose a folder or a USB stick');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (folder) setAsking({ folder: folder.handle, use });
  };
  const copyNow = async (): Promise<void> => {
    setBusy(true);
    done(await office.host['copies.write']({ ledger: office.kind, folder: null, passphrase: null }), written);
  };
  const answer = async ({ folder, use }: Asking, passphrase: string | null): Promise<void> => {
    setAsking(null);
    setBusy(true);
    if (use === 'once') {
      done(await office.host['copies.write']({ ledger: office.kind, folder, passphrase }), written);
      return;
    }
    const chosen = await programHost['copies.choose']({ folder, passphrase });
    if (chosen.ok) await copyNow();
    else done(chosen, () => '');
  };
  const state = copies.value;
  return (
    <>
      <BackupPage
        copies={state}
        failure={state?.failure ? copyFailure(state.failure, language) : ''}
        rungs={ladder.value?.rungs ?? []}
        busy={busy}
        onChoose={() => void askFolder('second')}
        onStop={() => {
          setBusy(true);
          void programHost['copies.choose']({ folder: null, passphrase: null }).then((stopped) => {
            done(stopped, () =>
              word('已停用第二份备份；已有的备份文件保留不动。', 'No second copy any more; the files written stay.'),
            );
          });
        }}
        onCopyNow={() => void copyNow()}
        onBackUpTo={() => void askFolder('once')}
        onRestore={() => void incoming.ask()}
        onLookAt={(sequence) => {
          props.lookAt({ office, sequence });
        }}
      />
      {asking && (
        <AskPassphrase
          title={word('备份口令', 'Passphrase of the backup')}
          kind="new"
          required={protection === 'encrypted'}
          sentence=""
          onAnswer={(passphrase) => void answer(asking, passphrase)}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
      {incoming.dialogs}
      {chooser}
    </>
  );
}
