import { useState, type ReactNode } from 'react';
import { failureSentence, type AnyFailure } from '#shared/messages';
import type { RosterLayout } from '#shared/unit-roster';
import { RosterDialog, UnitsPage, type Answer } from '../../features/units/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { exportRoster, takeRoster, tryRoster, type TriedRoster } from '../../usecases/roster.ts';
import { saveYearFile } from '../../usecases/start-year.ts';
import {
  changeUnitsNow,
  retireDepartmentNow,
  reviveUnitNow,
  saveCodeWidths,
  saveDepartment,
  saveUnit,
} from '../../usecases/unit-register.ts';
import { saveCalendar } from '../../usecases/year-settings.ts';
import type { ScreenProps } from '../screen-props.ts';
import { useChooser } from '../use-chooser.tsx';

type Done = Promise<{ readonly ok: true } | { readonly ok: false; readonly error: AnyFailure }>;

/** 单位与日期: who is in the budget this year, and by when. */
export function UnitsTab(props: ScreenProps): ReactNode {
  const { office, yearFile, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const [tried, setTried] = useState<TriedRoster | null>(null);
  const fail = (failure: AnyFailure): void => {
    say({ tone: 'error', text: failureSentence(failure, language) });
  };
  const succeed = (text: string): void => {
    say({ tone: 'success', text });
  };
  /** An act of a dialog: what was refused is said in the dialog itself. */
  const answer = async (done: Done, sentence: string): Answer => {
    const result = await done;
    if (!result.ok) return failureSentence(result.error, language);
    succeed(sentence);
    return null;
  };
  const exportInto = async (write: typeof exportRoster, title: string): Promise<void> => {
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const done = await write(office, yearFile, folder.handle);
    if (done.ok)
      succeed(
        word(
          `已导出“${done.value.name}”，存放在“${folder.name}”。`,
          `"${done.value.name}" was written into "${folder.name}".`,
        ),
      );
    else fail(done.error);
  };
  const look = async (asked: { handle: string; layout?: RosterLayout; sheet?: string }): Promise<void> => {
    const done = await tryRoster(office, yearFile, asked);
    if (done.ok) setTried(done.value);
    else fail(done.error);
  };
  const chooseRoster = async (): Promise<void> => {
    const [file] = await choose(office, {
      title: word('选择单位名册', 'Choose a list of units'),
      wants: 'files',
      extensions: ['.xlsx', '.xls', '.et'],
    });
    if (file) await look({ handle: file.handle });
  };
  const take = async (roster: TriedRoster): Promise<void> => {
    setTried(null);
    const done = await takeRoster(office, yearFile, roster);
    if (done.ok)
      succeed(
        word(
          `已导入 ${String(done.value.departments)} 个部门、${String(done.value.units)} 个单位。`,
          `${String(done.value.departments)} departments and ${String(done.value.units)} units were imported.`,
        ),
      );
    else fail(done.error);
  };
  return (
    <>
      <UnitsPage
        yearFile={yearFile}
        onExportYear={() =>
          void exportInto(saveYearFile, word('选择存放年度文件的文件夹', 'Choose a folder for the year file'))
        }
        onExportRoster={() =>
          void exportInto(exportRoster, word('选择存放单位名册的文件夹', 'Choose a folder for the list'))
        }
        onImportRoster={() => void chooseRoster()}
        onDates={(dates) => {
          void saveCalendar(office, yearFile, dates).then((done) => {
            if (done.ok) succeed(word('日期已保存。', 'The dates were saved.'));
            else fail(done.error);
          });
        }}
        onWidths={(widths) =>
          void saveCodeWidths(office, yearFile, widths).then((done) => {
            const text = widths.join('-');
            if (done.ok) succeed(word(`编码级次已改为 ${text}。`, `Codes have ${text} digits now.`));
            else fail(done.error);
          })
        }
        onUnit={(unit, before) =>
          answer(
            saveUnit(office, yearFile, unit, before),
            word(`已保存 ${unit.code} ${unit.name}。`, `${unit.code} ${unit.name} was saved.`),
          )
        }
        onDepartment={(department, before) =>
          answer(
            saveDepartment(office, yearFile, department, before),
            word(`已保存部门 ${department.code} ${department.name}。`, `Department ${department.code} was saved.`),
          )
        }
        onWish={(wish) => {
          const sentences = {
            retire: word('已停用 1 个单位。', 'The unit was retired.'),
            merge: word('单位已合并。', 'The units were merged.'),
            split: word('单位已拆分。', 'The unit was split.'),
          };
          return answer(changeUnitsNow(office, yearFile, wish), sentences[wish.kind]);
        }}
        onRetireDepartment={(code) =>
          answer(
            retireDepartmentNow(office, yearFile, code),
            word(`已停用部门 ${code}。`, `Department ${code} was retired.`),
          )
        }
        onRevive={(code) =>
          void reviveUnitNow(office, yearFile, code).then((done) => {
            if (done.ok) succeed(word(`已恢复使用 ${code}。`, `${code} was revived.`));
            else fail(done.error);
          })
        }
      />
      {tried && (
        <RosterDialog
          key={`${tried.handle} ${tried.layout.sheet}`}
          yearFile={yearFile}
          file={tried.file}
          question={tried.question}
          layout={tried.layout}
          reading={tried.reading}
          onSheet={(sheet) => void look({ handle: tried.handle, sheet })}
          onLayout={(layout) => void look({ handle: tried.handle, layout })}
          onTake={() => void take(tried)}
          onClose={() => {
            setTried(null);
          }}
        />
      )}
      {chooser}
    </>
  );
}
