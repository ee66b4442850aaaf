import type { HostFailure } from '#shared/contract';
import type { ExportedLines, UnitExport } from '#shared/integrated';
import { exportLines, integratedWorkbook, proveExport } from '#shared/integrated';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';
import type { ProofDiffers } from './prove-city.ts';
import { submissionsOf } from './reports.ts';

export type NothingToExport = { readonly kind: 'report/nothing-received' };
/** locked: 定稿 only; received: everything that the units have handed in. */
export type ExportScope = 'locked' | 'received';
export type Exported = {
  readonly name: string;
  readonly units: number;
  readonly rows: number;
  /** Cells that were read back and found to be what was written. */
  readonly cells: number;
  /** Rows of 人员类 that stand in the forms and not in the file. */
  readonly personnel: number;
};

/**
 * 导出一体化导入表: the units' forms in the import layout of the integrated system. The file is made only where it reads back
 * cell for cell.
 */
export async function exportIntegrated(
  office: Office,
  yearFile: YearFile,
  question: { readonly round: CollectingRound; readonly scope: ExportScope; readonly folder: string },
): Promise<Result<Exported, NothingToExport | ProofDiffers | HostFailure>> {
  const { round, scope, folder } = question;
  const now = office.clock.now();
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const chosen = (await submissionsOf(office, round)).filter(({ state }) =>
    scope === 'locked' ? state === 'locked' || state === 'replied' : state !== 'absent',
  );
  const parts = chosen.flatMap(({ unit: code, tables }): readonly UnitExport[] => {
    const unit = units.get(code);
    return unit ? [exportLines(unit, tables, { yearFile, day: now.slice(0, 10) })] : [];
  });
  const lines: ExportedLines = {
    projects: parts.flatMap(({ projects }) => projects),
    purchases: parts.flatMap(({ purchases }) => purchases),
    procurement: parts.flatMap(({ procurement }) => procurement),
  };
  if (lines.projects.length === 0) return err({ kind: 'report/nothing-received' });
  const plan = integratedWorkbook(lines, yearFile, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '一体化导入表',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: now,
  });
  const rehearsed = await office.host['workbooks.rehearse']({ plan });
  if (!rehearsed.ok) return rehearsed;
  const { cells, differences } = proveExport(lines, rehearsed.value.workbook, yearFile);
  const [first] = differences;
  if (first)
    return err({
      kind: 'report/proof-differs',
      differences: differences.length,
      first: `${first.sheet} ${first.cell} 应为 ${first.expected}，实为 ${first.found}`,
    });
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const word = round === 'up1' ? '一上' : '二上';
  const name = `${mark}${yearFile.region.name}${String(yearFile.year)}年${word}_一体化导入表.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  const rows = lines.projects.length + lines.purchases.length + lines.procurement.length;
  const personnel = parts.reduce((sum, part) => sum + part.personnel, 0);
  return written.ok ? ok({ name, units: parts.length, rows, cells, personnel }) : written;
}
