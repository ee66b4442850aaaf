import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { fen } from '#shared/money';
import { practiceYearFile, workedExample } from '#shared/practice-county';
import type { Cells, Row } from '#shared/records';
import { reviewUnit, uncheckedSentence, type RuleContext } from '#shared/review-rules';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
const rows = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${String(index)}`, cells: each }));
const { up2 } = workedExample;
const context: RuleContext = {
  yearFile,
  unit,
  round: 'up2',
  tables: { projects: rows(up2.projects, 'p'), purchases: rows(up2.purchases, 's'), targets: rows(up2.targets, 't') },
  noPurchases: false,
  mayBuy: true,
};
const ceiling = { unit: '105001', projectCode: null, fund: null, amount: fen(0), purchases: null };
const missing = (given: RuleContext) => new Map(reviewUnit(given).unchecked.map((one) => [one.rule, one]));

describe('a rule without its inputs', () => {
  it('is unchecked and says what is missing', () => {
    const without = missing(context).get('A301');
    expect(without?.missing).toEqual(['controls']);
    expect(uncheckedSentence(without!, 'zh')).toBe('未检查：缺一下控制数');
    expect(uncheckedSentence(without!, 'en')).toBe('Not checked: control figures missing');
  });
  it('speaks once they are there, and only then', () => {
    expect(reviewUnit(context).findings.map(({ rule }) => rule)).not.toContain('A301');
    const given = { ...context, controls: [ceiling] };
    expect(missing(given).has('A301')).toBe(false);
    expect(reviewUnit(given).findings.map(({ rule }) => rule)).toContain('A301');
  });
  it('is not asked for in a round in which it does not speak, nor where the year has switched it off', () => {
    expect(missing({ ...context, round: 'up1' }).has('A301')).toBe(false);
    const off = { ...yearFile, rules: [{ rule: 'A301', enabled: false }] };
    expect(missing({ ...context, yearFile: off }).has('A301')).toBe(false);
    expect(reviewUnit({ ...context, yearFile: off, controls: [ceiling] }).findings).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ rule: 'A301' })]),
    );
  });
  it('takes the severity that the year gives it', () => {
    const softer = { ...yearFile, rules: [{ rule: 'A301', enabled: true, severity: 'notice' as const }] };
    const found = reviewUnit({ ...context, yearFile: softer, controls: [ceiling] }).findings;
    expect(found.find(({ rule }) => rule === 'A301')?.severity).toBe('notice');
  });
});
