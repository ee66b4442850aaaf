import { useState, type ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { ExportDialog, ImportsPage } from '../../features/imports/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { exportIntegrated, type ExportScope } from '../../usecases/export-integrated.ts';
import { importEntries } from '../../usecases/imports.ts';
import type { ImportKind } from '../../usecases/ports.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';
import { useImports } from '../use-imports.tsx';
import { currentRound } from '../use-office-state.ts';

/** 数据导入: what other systems have already, so that nobody keys it twice; and the way back into the integrated one. */
export function ImportsTab(props: ScreenProps): ReactNode {
  const { office, yearFile, state } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const imports = useImports(props);
  const now = currentRound(state);
  const [kind, setKind] = useState<ImportKind>('integrated');
  const [round, setRound] = useState<CollectingRound>(now === 'up1' || now === 'down1' ? 'up1' : 'up2');
  const [exporting, setExporting] = useState(false);
  const entries = useObserved(
    (listener) => office.ledger.observe(listener),
    () => importEntries(office),
    'imports',
  );
  const takeOut = async (scope: ExportScope): Promise<void> => {
    setExporting(false);
    const [folder] = await choose(office, {
      title: say('选择存放导入表的文件夹', 'Choose a folder'),
      wants: 'folder',
      extensions: [],
    });
    if (!folder) return;
    const done = await exportIntegrated(office, yearFile, { round, scope, folder: folder.handle });
    if (!done.ok) {
      props.say({ tone: 'error', text: failureSentence(done.error, language) });
      return;
    }
    const { name, units, rows, cells, personnel } = done.value;
    const leftOut =
      personnel === 0
        ? ''
        : say(
            `另有 ${String(personnel)} 行人员类项目未导出（基本支出不在本程序编制）。`,
            ` Left out: ${String(personnel)} rows of personnel projects (人员类); basic expenditure is not compiled here.`,
          );
    props.say({
      tone: 'success',
      text: say(
        `已导出“${name}”：${String(units)} 个单位，${String(rows)} 行；回读核对 ${String(cells)} 格，全部一致。存放在“${folder.name}”。${leftOut}`,
        `"${name}" was written into "${folder.name}": ${String(units)} units, ${String(rows)} rows; ${String(cells)} cells were read back and agree.${leftOut}`,
      ),
    });
  };
  return (
    <>
      {imports.trial ?? (
        <ImportsPage
          kind={kind}
          onKind={setKind}
          round={round}
          onRound={setRound}
          entries={entries ?? []}
          reading={imports.reading}
          onChoose={() => void imports.open(kind, round)}
          onExport={() => {
            setExporting(true);
          }}
        />
      )}
      {exporting && (
        <ExportDialog
          round={round}
          onClose={() => {
            setExporting(false);
          }}
          onExport={(scope) => void takeOut(scope)}
        />
      )}
      {chooser}
      {imports.chooser}
    </>
  );
}
