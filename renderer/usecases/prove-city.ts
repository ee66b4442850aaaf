import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { isProven, proofSheet, prove } from '#shared/proof';
import type { Submission } from '#shared/records';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';

export type CityProof = { readonly plan: WorkbookPlan; readonly cells: number; readonly shortCode: string };
export type ProofDiffers = {
  readonly kind: 'report/proof-differs';
  readonly differences: number;
  readonly first: string;
};

/** 数据核对: the workbook is written to memory, read back and compared by the second reader; the proof goes with it. */
export async function proveCity(
  office: Office,
  plan: WorkbookPlan,
  data: { readonly submissions: readonly Submission[]; readonly yearFile: YearFile },
): Promise<Result<CityProof, ProofDiffers | HostFailure>> {
  const rehearsed = await office.host['workbooks.rehearse']({ plan });
  if (!rehearsed.ok) return rehearsed;
  const { workbook, digest } = rehearsed.value;
  const { submissions, yearFile } = data;
  const proof = prove(workbook, { submissions, units: yearFile.units, catalog: yearFile.catalog, digest });
  const differences = proof.checks.flatMap((check) => check.differences);
  const [first] = differences;
  if (!isProven(proof) || first)
    return err({
      kind: 'report/proof-differs',
      differences: differences.length,
      first: first ? `${first.sheet} ${first.cell} 应为 ${first.expected}，实为 ${first.found}` : '',
    });
  return ok({
    plan: { ...plan, sheets: [...plan.sheets, proofSheet(proof)] },
    cells: proof.cellsCompared,
    shortCode: proof.shortCode,
  });
}
