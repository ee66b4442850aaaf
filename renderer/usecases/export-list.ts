import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { listWorkbook, type ListTable } from '#shared/reports';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';

/** 导出列表: any list of the screen as a workbook of its own. stage: what the figures are, such as 一上申报. */
export async function exportList(
  office: Office,
  yearFile: YearFile,
  question: { readonly list: ListTable; readonly stage: string; readonly folder: string },
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const { list, stage, folder } = question;
  const plan = listWorkbook(list, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage,
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const name = `${yearFile.ledger === 'practice' ? '练习_' : ''}${String(yearFile.year)}年${list.label}.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}
