import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { listWorkbook, type ListTable, type ListWords } from '#shared/reports';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';

/** 导出列表: any list of the screen as a workbook of its own, named by what the list is and whose. */
export async function exportList(
  office: Office,
  yearFile: YearFile,
  question: { readonly list: ListTable; readonly words: ListWords; readonly folder: string },
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const { list, words, folder } = question;
  const plan = listWorkbook(list, words, {
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const title = list.title.replaceAll(/[\\/:*?"<>|]/g, ' ').trim();
  const name = `${yearFile.ledger === 'practice' ? '练习_' : ''}${String(yearFile.year)}年_${title}.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}
