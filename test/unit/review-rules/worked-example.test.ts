import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { fen } from '#shared/money';
import { practiceYearFile, workedExample } from '#shared/practice-county';
import type { Cells, Row, Tables } from '#shared/records';
import {
  explanationKey,
  findingSentence,
  mayPass,
  review,
  ruleRecords,
  type ControlCeiling,
  type RuleContext,
} from '#shared/review-rules';

const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
type Filling = {
  readonly projects: readonly Cells[];
  readonly purchases: readonly Cells[];
  readonly targets: readonly Cells[];
};
const rowsOf = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${String(index)}`, cells: each }));
const tablesOf = (filling: Filling): Tables => ({
  projects: rowsOf(filling.projects, 'p'),
  purchases: rowsOf(filling.purchases, 's'),
  targets: rowsOf(filling.targets, 't'),
});
const controls: readonly ControlCeiling[] = [
  { unit: '105001', projectCode: '10500127001', fund: null, amount: fen(280_000_000), purchases: fen(230_000_000) },
  { unit: '105001', projectCode: '10500127002', fund: null, amount: fen(90_000_000), purchases: fen(90_000_000) },
];
const context = (filling: Filling, more: Partial<RuleContext> = {}): RuleContext => ({
  yearFile,
  unit,
  round: 'up1',
  tables: tablesOf(filling),
  noPurchases: false,
  mayBuy: true,
  ...more,
});
const rulesIn = (given: RuleContext): readonly string[] => review(given).map(({ rule }) => rule);
const second = { round: 'up2', previous: tablesOf(workedExample.up1), controls } as const;
const changed = (part: Cells): Filling => ({
  ...workedExample.up1,
  purchases: [{ ...workedExample.up1.purchases[0], ...part }, ...workedExample.up1.purchases.slice(1)],
});

describe('reviewing the worked example', () => {
  it('finds no error in 一上 and none in the second version of 二上', () => {
    expect(review(context(workedExample.up1)).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(review(context(workedExample.up2, second)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
  it('raises A301 for 60,000.00 over the control figure, and does not let it pass', () => {
    const findings = review(context(workedExample.up2First, second));
    const over = findings.filter(({ rule }) => rule === 'A301');
    expect(over).toHaveLength(1);
    expect(findingSentence(over[0]!, 'zh')).toContain('60,000.00');
    expect(mayPass(findings, Object.fromEntries(findings.map((finding) => [explanationKey(finding), '说明'])))).toBe(
      false,
    );
  });
  it.each([
    ['A001', { serviceName: null }],
    ['A101', { unitPrice: 20_000 }],
    ['A102', { amtGeneral: 100 }],
    ['A103', { amtTotal: 0, amtGeneral: 0 }],
    ['A201', { amtTotal: 400_000_000, amtGeneral: 400_000_000 }],
    ['A401', { catalogCode: 'Z9999' }],
    ['A402', { catalogCode: 'A04' }],
    ['A501', { endDate: '2031-12-31' }],
    ['A502', { endDate: '2028-12-31' }],
    ['A504', { endDate: '2026-12-31' }],
  ] as const)('%s speaks about a line that breaks it, and is silent about one that does not', (rule, part) => {
    expect(rulesIn(context(changed(part)))).toContain(rule);
    expect(rulesIn(context(workedExample.up1))).not.toContain(rule);
  });
  it('asks for a declaration where there are neither lines nor a declaration', () => {
    const none = { ...workedExample.up1, purchases: [] };
    expect(rulesIn(context(none))).toContain('A009');
    expect(rulesIn(context({ projects: [], purchases: [], targets: [] }, { noPurchases: true }))).not.toContain('A009');
  });
  it('has a sentence in both languages for every rule', () => {
    for (const { sentence, id } of ruleRecords)
      for (const language of ['zh', 'en'] as const) expect(sentence[language]({ name: id }), id).not.toBe('');
  });
});
