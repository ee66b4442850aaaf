import { useState, type ReactNode } from 'react';
import { splitState, type ControlMode, type IssuedFigure } from '#shared/control-figures';
import type { FigureLine } from '#shared/figures-workbook';
import { failureSentence, type AnyFailure } from '#shared/messages';
import { showYuan } from '#shared/money';
import { FiguresPage, type UpperGrant } from '../features/figures/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { issueFigures, raiseFigure, reissueFigures } from '../usecases/issue-figures.ts';
import { exportNotices } from '../usecases/reports.ts';
import { exportFigures, figureLines, importFigures, plainFigure, saveWorking } from '../usecases/working-figures.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

const spreadsheets = ['.xlsx', '.xls', '.et', '.xlsm', '.ods'];

/** 一下 控制数, as finance issues and departments re-issue it. */
export function FiguresScreen(props: ScreenProps): ReactNode {
  const { office, state, yearFile, say } = props;
  const { choose, chooser } = useChooser();
  const word = useSay();
  const { language } = useLanguage();
  const [mode, setMode] = useState<ControlMode>(state.issued[0]?.mode ?? 'project');
  const [lump, setLump] = useState<IssuedFigure | null>(null);
  const level: ControlMode = lump ? 'project' : mode;
  const all = useObserved(
    (listener) => office.ledger.observe(listener),
    () => figureLines(office, yearFile, level),
    level,
  );
  const lines = (all ?? []).filter((line) => lump === null || line.department === lump.department);
  const fail = (failure: AnyFailure): void => {
    say({ tone: 'error', text: failureSentence(failure, language) });
  };

  const issue = async (figures: readonly FigureLine[], changeReason: string): Promise<void> => {
    const plain = figures.map(plainFigure);
    const done = lump
      ? await reissueFigures(office, yearFile, { lump, splits: plain, changeReason })
      : await issueFigures(office, yearFile, { figures: plain, changeReason });
    if (done.ok)
      say({
        tone: 'success',
        text: word(`已下达 ${String(plain.length)} 项控制数。`, `${String(plain.length)} figures issued.`),
      });
    else fail(done.error);
  };
  const grant = async ({ unit, projectCode, notice, amount, purchases }: UpperGrant): Promise<void> => {
    const department = yearFile.units.find(({ code }) => code === unit)?.department ?? '';
    const target = { mode: 'project', department, unit, projectCode, fund: null } as const;
    const done = await raiseFigure(office, yearFile, { target, notice, amount, purchases });
    if (done.ok)
      say({
        tone: 'success',
        text: word(
          `已按 ${notice.number} 追加控制数 ${showYuan(amount)} 元。`,
          `Figure raised by ${showYuan(amount)} yuan under ${notice.number}.`,
        ),
      });
    else fail(done.error);
  };
  const work = async (line: FigureLine): Promise<void> => {
    const done = await saveWorking(office, [line]);
    if (!done.ok) fail(done.error);
  };
  const takeFile = async (): Promise<void> => {
    const [file] = await choose(office, {
      title: word('选择测算表', 'Choose the workings'),
      wants: 'files',
      extensions: spreadsheets,
    });
    if (!file) return;
    const done = await importFigures(office, yearFile, lines, file.handle);
    if (!done.ok) fail(done.error);
    else {
      const { lines: count, determined, cut } = done.value;
      say({
        tone: 'success',
        text: word(
          `已导入 ${String(count)} 行测算数：审定 ${showYuan(determined)} 元，核减 ${showYuan(cut)} 元。核对后再下达。`,
          `${String(count)} lines of workings: ${showYuan(determined)} yuan determined, ${showYuan(cut)} yuan cut. Check them, then issue.`,
        ),
      });
    }
  };
  const intoFolder = async (write: (folder: string, name: string) => Promise<void>): Promise<void> => {
    const [folder] = await choose(office, {
      title: word('选择存放文件的文件夹', 'Choose a folder for the files'),
      wants: 'folder',
      extensions: [],
    });
    if (folder) await write(folder.handle, folder.name);
  };

  return (
    <>
      <FiguresPage
        key={level}
        yearFile={yearFile}
        mode={mode}
        onMode={setMode}
        lines={lines}
        issued={state.issued}
        splitting={lump && { lump, state: splitState(lump, state.issued) }}
        onSplit={setLump}
        onWork={(line) => void work(line)}
        onIssue={(figures, reason) => void issue(figures, reason)}
        onGrant={(asked) => void grant(asked)}
        onLocate={props.goToUnit}
        onImportFigures={() => void takeFile()}
        onExportFigures={(shown) =>
          void intoFolder(async (folder, name) => {
            const done = await exportFigures(office, yearFile, shown, folder);
            if (done.ok)
              say({
                tone: 'success',
                text: word(
                  `已导出“${done.value.name}”，存放在“${name}”。`,
                  `“${done.value.name}” written into “${name}”.`,
                ),
              });
            else fail(done.error);
          })
        }
        onExportNotices={() =>
          void intoFolder(async (folder, name) => {
            const done = await exportNotices(office, yearFile, folder);
            if (done.ok)
              say({
                tone: 'success',
                text: word(
                  `已导出 ${String(done.value.files)} 个文件，存放在“${name}”。`,
                  `${String(done.value.files)} files written into “${name}”.`,
                ),
              });
            else fail(done.error);
          })
        }
      />
      {chooser}
    </>
  );
}
