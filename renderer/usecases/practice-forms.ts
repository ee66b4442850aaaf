import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { roundLabel } from '#shared/messages';
import { plantErrors, practiceFillings } from '#shared/practice-county';
import { solutionsWorkbook } from '#shared/practice-solutions';
import type { Cells, Row } from '#shared/records';
import type { HandOutCommand, HandOutSummary } from './hand-out.ts';
import { handOut } from './hand-out.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';
import { practiceSeed } from './start-year.ts';

/**
 * 导出练习表: the forms of the practice county as its units might have filled them in, with the planted errors of the round,
 * and their solutions beside the folders of the departments. 二上 presumes the control figures of the practice county.
 */
export async function writePracticeForms(
  office: Office,
  command: Omit<HandOutCommand, 'prefill'>,
): Promise<Result<HandOutSummary, HostFailure | LedgerFailure>> {
  const { yearFile, round, folder } = command;
  const { fillings, errors } = plantErrors(practiceFillings(practiceSeed, yearFile));
  const rowsOf = (cells: readonly Cells[]): readonly Row[] =>
    cells.map((each) => ({ id: office.identities.next(), cells: each }));
  const written = await handOut(office, {
    ...command,
    prefill: ({ code }) => {
      const filling = fillings[code]?.[round];
      if (!filling) return Promise.resolve(null);
      const { projects, purchases, targets, noPurchases } = filling;
      const tables = { projects: rowsOf(projects), purchases: rowsOf(purchases), targets: rowsOf(targets) };
      return Promise.resolve({ tables, noPurchases });
    },
  });
  if (!written.ok || written.value.cancelled) return written;
  const stage = roundLabel(round, 'zh');
  const plan = solutionsWorkbook(
    errors.filter((error) => error.round === round),
    yearFile,
    {
      year: yearFile.year,
      regionName: yearFile.region.name,
      stage,
      ledger: yearFile.ledger,
      creator: '两上两下预算',
      created: office.clock.now(),
    },
  );
  const solved = await office.host['workbooks.write']({ folder, path: [`${stage}_练习题答案.xlsx`], plan });
  return solved.ok ? written : solved;
}
