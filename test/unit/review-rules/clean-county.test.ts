import { describe, expect, it } from 'vitest';
import { defaultForms, mayBuyServices } from '#shared/forms';
import { practiceFillings, practicePrior, practiceYearFile, type PracticeFilling } from '#shared/practice-county';
import type { Cells, Finding, Row, Tables, Unit } from '#shared/records';
import { findingSentence, reviewUnit, type RuleInputs } from '#shared/review-rules';

const yearFile = practiceYearFile(349901, defaultForms);
const fillings = practiceFillings(349901, yearFile);
const rows = (cells: readonly Cells[], table: string): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${String(index)}`, cells: each }));
const tablesOf = ({ projects, purchases, targets }: PracticeFilling): Tables => ({
  projects: rows(projects, 'p'),
  purchases: rows(purchases, 's'),
  targets: rows(targets, 't'),
});

const prior = practicePrior(349901);
const textIn = (row: Cells, field: 'projectCode' | 'purItemCode'): string => {
  const cell = row[field];
  return typeof cell === 'string' ? cell : '';
};
/** What an office has imported beside the forms: the pool, the procurement budget, basic spending, last year's list. */
function known(unit: Unit): RuleInputs {
  const { up1, up2 } = fillings[unit.code]!;
  const procured = up2.purchases.filter((row) => row.isProcurement === true);
  return {
    prior: prior.filter((line) => line.unit === unit.code),
    departmentPrior: prior.filter((line) => line.unit.startsWith(unit.department)),
    pool: new Set([...up1.projects, ...up2.projects].map((row) => textIn(row, 'projectCode'))),
    procurement: procured.map((row) => ({
      unit: unit.code,
      projectCode: textIn(row, 'projectCode'),
      purItemCode: textIn(row, 'purItemCode'),
      amount: Number(row.amtTotal),
    })),
    // 财政局 pays its office block from basic spending; what it buys there stands under 公用经费 (practice 7).
    basics: ['30201', ...(unit.code === '108001' ? ['30209'] : [])].map((deptEcon) => ({
      unit: unit.code,
      deptEcon,
      amount: 1_000_000,
      previous: 1_000_000,
    })),
    assets: [],
    carryOver: [],
    posts: { authorised: 20, actual: 20, offQuota: 0 },
  };
}

function findingsOf(round: 'up1' | 'up2', inputs?: typeof known): readonly (Finding & { readonly unit: string })[] {
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
      ...(inputs ? { inputs: inputs(unit) } : {}),
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
  it.each([
    ['up1', []],
    ['up2', ['104001 A302']],
  ] as const)('stays as quiet at %s when the office knows all that it can import', (round, expected) => {
    expect(loud(findingsOf(round, known)).map((text) => text.slice(0, 11))).toEqual(expected);
  });
});
