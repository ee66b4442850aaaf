import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { Cells, Row, Submission, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';

export const seed = 349901;
const usualLines = 50;

export const practice = (): { yearFile: YearFile; fillings: ReturnType<typeof practiceFillings> } => {
  const yearFile = practiceYearFile(seed, defaultForms);
  return { yearFile, fillings: practiceFillings(seed, yearFile) };
};

/**
 * A city of so many purchase lines, some fifty a unit unless it is said: the lines of the practice county over and over, under unit codes
 * of their own. Equal rows share their cells, so that the county weighs little beside what is measured.
 */
export function cityOf(
  lines: number,
  linesPerUnit = usualLines,
): { yearFile: YearFile; submissions: readonly Submission[] } {
  const { yearFile, fillings } = practice();
  const filled = Object.values(fillings).map(({ up2 }) => up2);
  const purchases = filled.flatMap((filling) => filling.purchases);
  const projects = new Map(filled.flatMap((filling) => filling.projects.map((cells) => [cells.projectCode, cells])));
  const buyer = yearFile.units.find(({ type }) => type === 'administrative');
  if (!buyer) throw new Error('the practice county has no buyer');
  const units: Unit[] = [];
  const submissions: Submission[] = [];
  for (let made = 0; made < lines; made += linesPerUnit) {
    const code = String(200_000 + units.length);
    const own = Array.from(
      { length: Math.min(linesPerUnit, lines - made) },
      (_each, index) => purchases[(made + index) % purchases.length] ?? {},
    );
    const ownProjects = [...new Set(own.map((cells) => cells.projectCode))].map((key) => projects.get(key) ?? {});
    const rowsOf = (cells: readonly Cells[], table: string): readonly Row[] =>
      cells.map((each, index) => ({
        id: `${code}-${table}-${String(index)}`,
        cells: each,
        origin: { digest: '', file: `${code}.xlsx`, sheet: table, row: 6 + index },
      }));
    units.push({ ...buyer, code, name: `第${code}单位` });
    submissions.push({
      unit: code,
      round: 'up2',
      state: 'locked',
      revision: 1,
      sequence: 1,
      noPurchases: false,
      tables: { projects: rowsOf(ownProjects, '项目'), purchases: rowsOf(own, '明细'), targets: [] },
      findings: [],
      explanations: {},
    });
  }
  return { yearFile: { ...yearFile, units }, submissions };
}
