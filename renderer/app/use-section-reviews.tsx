import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { showYuan } from '#shared/money';
import type { CollectingRound } from '#shared/records';
import { sectionsOf } from '#shared/year-file';
import { useLanguage, useSay } from '../ui/tongue/index.ts';
import { exportSectionReviews, mergeSectionReview } from '../usecases/section-review.ts';
import type { ScreenProps } from './screen-props.ts';
import { useChooser } from './use-chooser.tsx';

const spreadsheets = ['.xlsx', '.xls', '.et', '.xlsm', '.ods'];

/** 按股室审核表 out to the sections' own computers, and back. section '' is every section. */
export function useSectionReviews(
  { office, yearFile, say }: ScreenProps,
  round: CollectingRound,
): {
  readonly exportFor: (section: string) => void;
  readonly mergeFor: (section: string) => void;
  readonly chooser: ReactNode;
} {
  const word = useSay();
  const { language } = useLanguage();
  const { choose, chooser } = useChooser();
  const exportFor = async (section: string): Promise<void> => {
    const title = word('选择存放审核表的文件夹', 'Choose a folder for the tables');
    const [folder] = await choose(office, { title, wants: 'folder', extensions: [] });
    if (!folder) return;
    const sections = section === '' ? sectionsOf(yearFile) : [section];
    const done = await exportSectionReviews(office, yearFile, { round, sections, folder: folder.handle });
    if (!done.ok) {
      say({ tone: 'error', text: failureSentence(done.error, language) });
      return;
    }
    const { files, rows } = done.value;
    say(
      files === 0
        ? { tone: 'warning', text: word('还没有可审核的项目，没有导出文件。', 'Nothing to review; no file was made.') }
        : {
            tone: 'success',
            text: word(
              `已导出 ${String(files)} 个股室的审核表，共 ${String(rows)} 个项目，存放在“${folder.name}”。`,
              `Exported ${String(files)} section tables with ${String(rows)} projects into "${folder.name}".`,
            ),
          },
    );
  };
  const mergeFor = async (section: string): Promise<void> => {
    const title = word('选择股室填好的审核表', 'Choose the tables that the sections filled in');
    const files = await choose(office, { title, wants: 'files', extensions: spreadsheets });
    const lines: string[] = [];
    let refused = 0;
    for (const { handle, name } of files) {
      const question = { round, section: section === '' ? null : section, handle };
      const done = await mergeSectionReview(office, yearFile, question);
      if (done.ok)
        lines.push(
          word(
            `已合并${done.value.section}的审核表：${String(done.value.rows)} 条意见，核减 ${showYuan(done.value.cut)} 元。`,
            `Merged ${done.value.section}: ${String(done.value.rows)} opinions, ${showYuan(done.value.cut)} yuan cut.`,
          ),
        );
      else {
        refused += 1;
        lines.push(`${name}${word('：', ': ')}${failureSentence(done.error, language)}`);
      }
    }
    if (lines.length > 0) say({ tone: refused > 0 ? 'error' : 'success', text: lines.join('\n') });
  };
  return {
    exportFor: (section) => void exportFor(section),
    mergeFor: (section) => void mergeFor(section),
    chooser,
  };
}
