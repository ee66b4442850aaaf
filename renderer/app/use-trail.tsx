import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import type { TrailRow } from '#shared/trail';
import { TrailDialog, trailTime } from '../features/trail/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { exportTrail, trailRows } from '../usecases/trail-list.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

type Shown = { readonly unit: string; readonly rows: readonly TrailRow[] };

/** 全县修改痕迹 over the screen that asks for it; unit '' begins with the county. */
export function useTrail(
  { office, yearFile, say }: ScreenProps,
  onLocate: (unit: string, round: CollectingRound) => void,
): { readonly open: (unit: string) => void; readonly dialog: ReactNode } {
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [shown, setShown] = useState<Shown | null>(null);
  const exportRows = async (rows: readonly TrailRow[]): Promise<void> => {
    const title = word('选择存放文件的文件夹', 'Choose a folder');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const done = await exportTrail(office, yearFile, { rows, folder: folder.handle, localTime: trailTime });
    if (!done.ok) say({ tone: 'error', text: failureSentence(done.error, language) });
    else
      say({
        tone: 'success',
        text: word(
          `已导出“${done.value.name}”，存放在“${folder.name}”。`,
          `Exported "${done.value.name}" into "${folder.name}".`,
        ),
      });
    setShown(null);
  };
  return {
    open: (unit) => {
      void trailRows(office, yearFile, language).then((rows) => {
        setShown({ unit, rows });
      });
    },
    dialog: (
      <>
        {shown && (
          <TrailDialog
            yearFile={yearFile}
            rows={shown.rows}
            unit={shown.unit}
            onClose={() => {
              setShown(null);
            }}
            onExport={(rows) => void exportRows(rows)}
            onLocate={(unit, round) => {
              setShown(null);
              onLocate(unit, round);
            }}
          />
        )}
        {chooser}
      </>
    ),
  };
}
