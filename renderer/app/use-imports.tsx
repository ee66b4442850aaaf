import { useRef, useState, type ReactNode } from 'react';
import type { ImportAnswers } from '#shared/foreign-tables';
import { failureSentence } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { ImportQuestions, PreviewPage, PriorColumns } from '../features/imports/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { previewImport, type ImportPreview, type ImportQuestion, type Opened } from '../usecases/import-preview.ts';
import { openFiles, takeImport } from '../usecases/imports.ts';
import type { ImportKind } from '../usecases/ports.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

type Trial = { readonly opened: readonly Opened[]; readonly question: ImportQuestion; readonly preview: ImportPreview };
const noAnswers: ImportAnswers = { moneyUnits: {}, units: {} };

/** 试导入 and 导入: chooses the files, shows what they would bring, asks what is open, and takes the whole. */
export function useImports(props: Pick<ScreenProps, 'office' | 'yearFile' | 'say'>): {
  readonly open: (kind: ImportKind, round: CollectingRound) => Promise<void>;
  /** Files read so far; null while nothing is read. */
  readonly reading: number | null;
  /** The trial, in the place of the screen that it was begun from; null where there is none. */
  readonly trial: ReactNode;
  readonly chooser: ReactNode;
} {
  const { office, yearFile } = props;
  const say = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [reading, setReading] = useState<number | null>(null);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [taking, setTaking] = useState(false);
  const [looking, setLooking] = useState(false);

  // Answers may come faster than a long file is read again: each builds on the one before, and only the last is shown.
  const latest = useRef<ImportQuestion | null>(null);
  const look = async (opened: readonly Opened[], question: ImportQuestion): Promise<void> => {
    latest.current = question;
    setLooking(true);
    const preview = await previewImport(office, yearFile, opened, question);
    if (latest.current !== question) return;
    setTrial({ opened, question, preview });
    setLooking(false);
  };
  const open = async (kind: ImportKind, round: CollectingRound): Promise<void> => {
    props.say(null);
    const files = await choose(office, {
      title: say('选择要导入的文件', 'Choose the files to import'),
      wants: 'files',
      extensions: ['.xlsx', '.xls', '.et', '.xlsm'],
    });
    if (files.length === 0) return;
    setReading(0);
    const opened = await openFiles(office, files, setReading);
    await look(opened, { kind, round, answers: noAnswers, months: null, columns: null });
    setReading(null);
  };
  const take = async ({ opened, question, preview }: Trial): Promise<void> => {
    setTaking(true);
    const done = await takeImport(office, yearFile, opened, question, preview);
    setTaking(false);
    if (!done.ok) {
      props.say({ tone: 'error', text: failureSentence(done.error, language) });
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
  return {
    open,
    reading,
    chooser,
    trial: trial && (
      <PreviewPage
        yearFile={yearFile}
        kind={trial.question.kind}
        preview={trial.preview}
        // What is shown is about to be replaced while an answer is worked in: it cannot be taken.
        taking={taking || looking}
        onTake={() => void take(trial)}
        onDiscard={() => {
          setTrial(null);
        }}
        questions={
          <>
            {trial.preview.columns && (
              <PriorColumns
                columns={trial.preview.columns}
                onAnswer={(answered) => void look(trial.opened, answered(latest.current ?? trial.question))}
              />
            )}
            <ImportQuestions
              yearFile={yearFile}
              preview={trial.preview}
              answers={trial.question.answers}
              months={trial.question.months}
              onAnswer={(answered) => void look(trial.opened, answered(latest.current ?? trial.question))}
            />
          </>
        }
      />
    ),
  };
}
