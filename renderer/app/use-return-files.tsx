import { useRef, useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { writeReturnFiles } from '../usecases/return-files.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

/** 生成退回文件, for one unit or for several: chooses the folder, writes, and says what came of it. */
export function useReturnFiles(props: Pick<ScreenProps, 'office' | 'yearFile' | 'say'>): {
  readonly write: (round: CollectingRound, units: readonly string[]) => Promise<void>;
  readonly working: { readonly done: number; readonly all: number } | null;
  readonly cancel: () => void;
  readonly chooser: ReactNode;
} {
  const { office, yearFile, say: notify } = props;
  const { choose, chooser } = useChooser();
  const say = useSay();
  const { language } = useLanguage();
  const cancelled = useRef(false);
  const [working, setWorking] = useState<{ done: number; all: number } | null>(null);
  const write = async (round: CollectingRound, units: readonly string[]): Promise<void> => {
    const title = say('选择存放退回文件的文件夹', 'Folder for the return files');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    cancelled.current = false;
    setWorking({ done: 0, all: units.length });
    const written = await writeReturnFiles(office, {
      yearFile,
      round,
      units,
      folder: folder.handle,
      onProgress: setWorking,
      isCancelled: () => cancelled.current,
    });
    setWorking(null);
    if (!written.ok) {
      notify({ tone: 'error', text: failureSentence(written.error, language) });
      return;
    }
    const { units: done, marked, slipOnly } = written.value;
    const names = new Map(yearFile.units.map((unit) => [unit.code, unit.name]));
    const lines = slipOnly.map(
      ({ unit, failure }) => `${names.get(unit) ?? unit}：${failureSentence(failure, language)}`,
    );
    notify({
      tone: slipOnly.length > 0 || written.value.cancelled ? 'warning' : 'success',
      text: [
        `${written.value.cancelled ? say('已取消。', 'Cancelled. ') : ''}${say(
          `已为 ${String(done)} 个单位生成审核意见单，其中 ${String(marked)} 个附有已标注的原表，存放在“${folder.name}”。`,
          `Return slips of ${String(done)} units written, ${String(marked)} with their marked workbook, in "${folder.name}".`,
        )}`,
        ...lines,
      ].join('\n'),
    });
  };
  return {
    write,
    working,
    cancel: () => {
      cancelled.current = true;
    },
    chooser,
  };
}
