import { useState, type ReactNode } from 'react';
import type { ImportAnswers } from '#shared/foreign-tables';
import { failureSentence, type AnyFailure } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { ExportDialog, ImportQuestions, ImportsPage, PreviewPage } from '../../features/imports/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { exportIntegrated, type ExportScope } from '../../usecases/export-integrated.ts';
import { previewImport, type ImportPreview, type ImportQuestion, type Opened } from '../../usecases/import-preview.ts';
import { importEntries, openFiles, takeImport } from '../../usecases/imports.ts';
import type { ImportKind } from '../../usecases/ports.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';
import { currentRound } from '../use-office-state.ts';

type Trial = { readonly opened: readonly Opened[]; readonly question: ImportQuestion; readonly preview: ImportPreview };
const noAnswers: ImportAnswers = { moneyUnits: {}, units: {} };

/** 数据导入: what other systems have already, so that nobody keys it twice; and the way back into the integrated one. */
export function ImportsTab(props: ScreenProps): ReactNode {
  const { office, yearFile, state } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const now = currentRound(state);
  const [kind, setKind] = useState<ImportKind>('integrated');
  const [round, setRound] = useState<CollectingRound>(now === 'up1' || now === 'down1' ? 'up1' : 'up2');
  const [reading, setReading] = useState<number | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [taking, setTaking] = useState(false);
  const [exporting, setExporting] = useState(false);
  const entries = useObserved(
    (listener) => office.ledger.observe(listener),
    () => importEntries(office),
    'imports',
  );
  const fail = (failure: AnyFailure): void => {
    props.say({ tone: 'error', text: failureSentence(failure, language) });
  };

  const look = async (opened: readonly Opened[], question: ImportQuestion): Promise<void> => {
    setTrial({ opened, question, preview: await previewImport(office, yearFile, opened, question) });
  };
  const open = async (): Promise<void> => {
    props.say(null);
    const files = await choose(office, {
      title: say('选择要导入的文件', 'Choose the files to import'),
      wants: 'files',
      extensions: ['.xlsx', '.xls', '.et', '.xlsm'],
    });
    if (files.length === 0) return;
    setReading(0);
    const opened = await openFiles(office, files, setReading);
    await look(opened, { kind, round, answers: noAnswers, months: null });
    setReading(null);
  };
  const take = async ({ opened, question, preview }: Trial): Promise<void> => {
    setTaking(true);
    const done = await takeImport(office, yearFile, opened, question, preview);
    setTaking(false);
    if (!done.ok) {
      fail(done.error);
      return;
    }
    setTrial(null);
    const changed = String(preview.writes.length);
    props.say({
      tone: 'success',
      text: say(
        `已导入 ${changed} 个单位，共 ${String(preview.rows)} 行；在审的报表已按新数据重新审核。`,
        `${changed} units were imported (${String(preview.rows)} rows); what is in review was judged anew.`,
      ),
    });
  };
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
      fail(done.error);
      return;
    }
    const { name, units, rows, cells } = done.value;
    props.say({
      tone: 'success',
      text: say(
        `已导出“${name}”：${String(units)} 个单位，${String(rows)} 行；回读核对 ${String(cells)} 格，全部一致。存放在“${folder.name}”。`,
        `"${name}" was written into "${folder.name}": ${String(units)} units, ${String(rows)} rows; ${String(cells)} cells were read back and agree.`,
      ),
    });
  };

  return (
    <>
      {trial ? (
        <PreviewPage
          yearFile={yearFile}
          kind={trial.question.kind}
          preview={trial.preview}
          taking={taking}
          onTake={() => void take(trial)}
          onDiscard={() => {
            setTrial(null);
          }}
          questions={
            <ImportQuestions
              yearFile={yearFile}
              preview={trial.preview}
              answers={trial.question.answers}
              months={trial.question.months}
              onAnswers={(answers) => void look(trial.opened, { ...trial.question, answers })}
              onMonths={(months) => void look(trial.opened, { ...trial.question, months })}
            />
          }
        />
      ) : (
        <ImportsPage
          kind={kind}
          onKind={setKind}
          round={round}
          onRound={setRound}
          entries={entries ?? []}
          reading={reading}
          onChoose={() => void open()}
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
    </>
  );
}
