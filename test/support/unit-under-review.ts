import { defaultForms } from '#shared/forms';
import { practiceYearFile, workedExample, type PracticeFilling } from '#shared/practice-county';
import type { Cells, Row, Tables } from '#shared/records';
import type { RuleContext, RuleInputs } from '#shared/review-rules';

export const practiceYear = practiceYearFile(349901, defaultForms);
const unit = practiceYear.units.find(({ code }) => code === workedExample.unit)!;

const rowsOf = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${String(index)}`, cells: each }));
export const tablesOf = ({ projects, purchases, targets }: Omit<PracticeFilling, 'noPurchases'>): Tables => ({
  projects: rowsOf(projects, 'p'),
  purchases: rowsOf(purchases, 's'),
  targets: rowsOf(targets, 't'),
});

/** A change of the worked example before it is judged. The first row of a table is 居家养老, the second 社工站. */
export type Change = {
  readonly round?: 'up1' | 'up2';
  readonly project?: Cells;
  readonly purchase?: Cells;
  readonly second?: Cells;
  readonly target?: Cells;
  readonly more?: Partial<RuleContext>;
  readonly inputs?: RuleInputs;
};

const at = (rows: readonly Cells[], index: number, cells: Cells = {}): readonly Cells[] =>
  rows.map((row, place) => (place === index ? { ...row, ...cells } : row));

/** The worked example as the office would judge it, with one change. */
export function changedExample(change: Change = {}): RuleContext {
  const round = change.round ?? 'up2';
  const { projects, purchases, targets } = workedExample[round];
  return {
    yearFile: practiceYear,
    unit,
    round,
    tables: tablesOf({
      projects: at(projects, 0, change.project),
      purchases: at(at(purchases, 0, change.purchase), 1, change.second),
      targets: at(targets, 0, change.target),
    }),
    noPurchases: false,
    mayBuy: true,
    previous: tablesOf(workedExample.up1),
    controls: workedExample.control.map((figure) => ({ ...figure, fund: null })),
    ...change.more,
    ...(change.inputs ? { inputs: change.inputs } : {}),
  };
}
