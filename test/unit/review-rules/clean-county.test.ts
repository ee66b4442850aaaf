import { describe, expect, it } from 'vitest';
import { defaultForms, mayBuyServices } from '#shared/forms';
import { practiceFillings, practiceYearFile, type PracticeFilling } from '#shared/practice-county';
import type { Cells, Finding, Row, Tables } from '#shared/records';
import { findingSentence, reviewUnit } from '#shared/review-rules';

const yearFile = practiceYearFile(349901, defaultForms);
const fillings = practiceFillings(349901, yearFile);
const rows = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${String(index)}`, cells: each }));
const tablesOf = ({ projects, purchases, targets }: PracticeFilling): Tables => ({
  projects: rows(projects, 'p'),
  purchases: rows(purchases, 's'),
  targets: rows(targets, 't'),
});

function findingsOf(round: 'up1' | 'up2'): readonly (Finding & { readonly unit: string })[] {
  return yearFile.units.flatMap((unit) => {
    const filling = fillings[unit.code]!;
    const { findings } = reviewUnit({
      yearFile,
      unit,
      round,
      tables: tablesOf(filling[round]),
      noPurchases: filling[round].noPurchases,
      mayBuy: mayBuyServices(unit.type),
      ...(round === 'up2'
        ? { previous: tablesOf(filling.up1), controls: filling.control.map((one) => ({ ...one, fund: null })) }
        : {}),
    });
    return findings.map((finding) => ({ ...finding, unit: unit.code }));
  });
}
const loud = (findings: ReturnType<typeof findingsOf>): readonly string[] =>
  findings
    .filter(({ severity }) => severity !== 'notice')
    .map((finding) => `${finding.unit} ${finding.rule} ${findingSentence(finding, 'zh')}`);

describe('the clean practice county', () => {
  it('raises no error and no warning at 一上', () => {
    expect(loud(findingsOf('up1'))).toEqual([]);
  });
  it('raises one warning at 二上: the purchases that one unit left unused', () => {
    expect(loud(findingsOf('up2')).map((text) => text.slice(0, 11))).toEqual(['104001 A302']);
  });
});
