import type { ReactNode } from 'react';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { failureSentence } from '#shared/messages';
import type { NoticeText } from '../../ui/notice/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { programHost } from '../compose.ts';
import { useChooser } from '../use-chooser.tsx';

/** What the settings and the rescue screen do with the data folder as a whole: ask for a place, do it, say it. */
export function useStorageActs(
  say: (notice: NoticeText) => void,
  setBusy: (busy: boolean) => void,
): {
  readonly move: () => Promise<void>;
  readonly rescue: () => Promise<void>;
  /** page: what the page knows of itself, such as why a ledger was not opened. */
  readonly diagnose: (page: Readonly<Record<string, string>>) => Promise<void>;
  readonly chooser: ReactNode;
} {
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const inFolder = async <Value,>(
    title: string,
    act: (folder: string) => Promise<Result<Value, HostFailure>>,
    sentence: (value: Value) => NoticeText,
  ): Promise<void> => {
    const [folder] = await choose({ host: programHost }, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    setBusy(true);
    const answer = await act(folder.handle);
    setBusy(false);
    say(answer.ok ? sentence(answer.value) : { tone: 'error', text: failureSentence(answer.error, language) });
  };
  const agent = (): Record<string, string> => ({ browser: navigator.userAgent, language });
  return {
    chooser,
    move: () =>
      inFolder(
        word('选择新的数据文件夹所在位置', 'Choose where the data folder shall lie'),
        (folder) => programHost['storage.move']({ folder }),
        ({ folder, files }) => ({
          tone: 'success',
          text: word(
            `已移到“${folder}”，共 ${String(files)} 个文件，逐个核对一致。原文件夹保留未动。`,
            `Moved to "${folder}": ${String(files)} files, each compared. The old folder was left as it is.`,
          ),
        }),
      ),
    rescue: () =>
      inFolder(
        word('选择导出位置', 'Choose where to export'),
        (folder) => programHost['storage.rescue']({ folder }),
        ({ name, books, entries, files, unreadable }) => ({
          tone: unreadable.length === 0 ? 'success' : 'warning',
          text: word(
            `已导出到“${name}”：账套 ${String(books)} 个，条目 ${String(entries)}，收到的文件 ${String(files)}。` +
              (unreadable.length === 0 ? '' : `有 ${String(unreadable.length)} 处读不出来，已列在其中的说明里。`),
            `Exported as "${name}": ${String(books)} ledgers, ${String(entries)} entries, ${String(files)} files.` +
              (unreadable.length === 0
                ? ''
                : ` ${String(unreadable.length)} parts could not be read; the note in it names them.`),
          ),
        }),
      ),
    diagnose: (page) =>
      inFolder(
        word('选择存放诊断信息的位置', 'Choose where to write the bundle'),
        (folder) => programHost['storage.diagnose']({ folder, page: { ...agent(), ...page } }),
        ({ name, reference }) => ({
          tone: 'success',
          text: word(
            `已生成“${name}”，参考号 ${reference}。其中不含预算数据。`,
            `Written as "${name}", reference ${reference}. It holds no budget data.`,
          ),
        }),
      ),
  };
}
