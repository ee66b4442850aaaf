import { describe, expect, it } from 'vitest';
import { defaultForms, mayBuyServices } from '#shared/forms';
import { plantErrors, practiceFillings, practiceYearFile, type PracticeFilling } from '#shared/practice-county';
import type { Cells, Row, Tables } from '#shared/records';
import { findingSentence, reviewUnit } from '#shared/review-rules';

const yearFile = practiceYearFile(349901, defaultForms);
const clean = practiceFillings(349901, yearFile);
const { fillings, errors } = plantErrors(clean);
const rowsOf = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${index}`, cells: each }));
const tablesOf = ({ projects, purchases, targets }: PracticeFilling): Tables => ({
  projects: rowsOf(projects, 'p'),
  purchases: rowsOf(purchases, 's'),
  targets: rowsOf(targets, 't'),
});
/** 一上 as planted; 二上 beside the clean 一上 and the control figures, as after a first round put right. */
function loudIn(round: 'up1' | 'up2') {
  return yearFile.units.flatMap((unit) => {
    const own = fillings[unit.code]!;
    const { findings } = reviewUnit({
      yearFile,
      unit,
      round,
      tables: tablesOf(own[round]),
      noPurchases: own[round].noPurchases,
      mayBuy: mayBuyServices(unit.type),
      ...(round === 'up2'
        ? {
            previous: tablesOf(clean[unit.code]!.up1),
            controls: own.control.map((figure) => ({ ...figure, fund: null })),
          }
        : {}),
    });
    return findings
      .filter(({ severity }) => severity !== 'notice')
      .map((finding) => ({ ...finding, unit: unit.code, round }));
  });
}
const loud = [...loudIn('up1'), ...loudIn('up2')];

describe('the practice county with its planted errors', () => {
  it('has forty over at least thirty rules, each told in both languages', () => {
    expect(errors).toHaveLength(40);
    expect(new Set(errors.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(30);
    for (const { zh, en } of errors) expect([zh.length > 8, en.length > 10]).toEqual([true, true]);
  });
  it.each(errors)('$number $rule in $unit at $round is found', ({ rule, unit, round, name }) => {
    const own = loud.filter((finding) => finding.rule === rule && finding.unit === unit && finding.round === round);
    expect(own.length).toBeGreaterThan(0);
    const sentences = own.map((finding) => findingSentence(finding, 'zh')).join('\n');
    if (rule === 'A001' || rule === 'A101') expect(sentences).toContain(name);
  });
  it('says nothing where nothing was planted', () => {
    const planted = new Set(errors.map(({ rule, unit, round }) => `${rule} ${unit} ${round}`));
    const rest = loud.map(({ rule, unit, round }) => `${rule} ${unit} ${round}`).filter((key) => !planted.has(key));
    // What this unit leaves unused is part of the county's frame.
    expect(rest).toEqual(['A302 104001 up2']);
  });
  it('leaves the clean county as it was', () => {
    expect(practiceFillings(349901, yearFile)).toEqual(clean);
  });
});
