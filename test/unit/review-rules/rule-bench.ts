import { expect, it } from 'vitest';
import { defaultForms, mayBuyServices } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { Cells, ContractLine, PriorLine, Row, Severity, TableName, Tables, Unit } from '#shared/records';
import {
  findingSentence,
  reviewCounty,
  reviewUnit,
  ruleRecords,
  type CountyInputs,
  type RuleInputs,
  type RuleStage,
} from '#shared/review-rules';
import type { Thresholds, YearFile } from '#shared/year-file';

/** The thresholds of a fictional province, so that every rule can speak. */
const thresholds = { decentralisedService: 50_000_000, openTenderService: 400_000_000, exAnte: 300_000_000 };
const practice = practiceYearFile(349901, defaultForms);
export const yearFile: YearFile = { ...practice, thresholds: { ...practice.thresholds, ...thresholds } };
export const unitOf = (code: string): Unit => yearFile.units.find((unit) => unit.code === code)!;
export const yuan = (amount: number): number => Math.round(amount * 100);

export const project = { projectCode: '10500127001', projectName: '居家养老' } as const;
/** A line that no rule has anything to say about: 10,000 人次 at 100.00. */
export const goodLine: Cells = {
  ...project,
  projectClass: '特定目标类',
  serviceName: '居家上门照护服务',
  catalogCode: 'A0402',
  qty: 1_000_000,
  uom: '人次',
  periods: 1,
  unitPrice: yuan(100),
  funcCode: '2081006',
  deptEcon: '30227',
  govEcon: '50205',
  amtTotal: yuan(1_000_000),
  amtGeneral: yuan(1_000_000),
  status: '延续',
  isProcurement: true,
  purItemCode: 'C05010400',
  purMethod: '6',
  purOrgForm: '分散采购',
  smeReserved: yuan(1_000_000),
  providerType: '20',
  startDate: '2027-01-01',
  endDate: '2027-12-31',
  hasAttachment: true,
  basis: '按在册老人年服务人次和单价测算，价格参照上年成交价。',
};
export const goodProject: Cells = {
  ...project,
  projectClass: '特定目标类',
  funcCode: '2081006',
  deptEcon: '30227',
  govEcon: '50205',
  amtTotal: yuan(1_000_000),
  amtGeneral: yuan(1_000_000),
  isPurchase: true,
  status: '延续',
  basis: '按服务人次和单价逐项测算，附测算明细。',
};
export const target = (
  kind: string,
  name: string,
  sign: string,
  value: string,
  of: string | null,
  weight: number | null,
): Cells => ({
  ...project,
  targetAmount: yuan(1_000_000),
  indicatorKind: kind,
  indicatorName: name,
  indicatorSign: sign,
  indicatorValue: value,
  indicatorUnit: of,
  indicatorWeight: weight,
});
export const goodTargets: readonly Cells[] = [
  target('11', '上门服务人次', '≥', '10000', '人次', 20),
  target('12', '验收合格率', '=', '100', '%', 10),
  target('13', '及时率', '≥', '98', '%', 10),
  target('14', '单位成本', '≤', '100', '元/人次', 10),
  target('22', '服务覆盖率', '≥', '60', '%', 30),
  target('31', '服务对象满意度', '≥', '90', '%', 10),
];
/** 上年 line that goodLine continues. */
export const priorLine: PriorLine = {
  unit: '105001',
  ...project,
  serviceName: '居家上门照护服务',
  catalogCode: 'A0402',
  funcCode: '2081006',
  deptEcon: '30227',
  uom: '人次',
  unitPrice: yuan(100),
  budget: yuan(1_000_000),
  executed: { amount: yuan(600_000), months: 8 },
  yearBefore: { budget: yuan(900_000), settled: yuan(900_000) },
  grade: { year: 2025, word: '良' },
};
export const contract: ContractLine = {
  unit: '105001',
  projectCode: project.projectCode,
  serviceName: '居家上门照护服务',
  provider: '青岚县同心社会服务中心',
  providerType: '20',
  creditCode: '91350100M000100Y43',
  signed: '2027-03-01',
  startDate: '2027-03-01',
  endDate: '2027-12-31',
  amount: yuan(1_000_000),
  supplements: 0,
  procured: true,
};

/** Parts of a unit's submission; what is not given is the line nobody objects to. */
export type Given = {
  readonly line?: Cells;
  readonly lines?: readonly Cells[];
  readonly project?: Cells;
  readonly projects?: readonly Cells[];
  readonly targets?: readonly Cells[];
  readonly round?: 'up1' | 'up2';
  readonly stage?: RuleStage;
  readonly unit?: Unit;
  readonly noPurchases?: boolean;
  readonly inputs?: RuleInputs;
  readonly thresholds?: Partial<Thresholds>;
  readonly year?: Partial<YearFile>;
};
const rowsOf = (table: TableName, cells: readonly Cells[]): readonly Row[] =>
  cells.map((each, index) => ({ id: `${table}-${index}`, cells: each }));
export const tablesOf = (given: Given): Tables => ({
  projects: rowsOf('projects', given.projects ?? [{ ...goodProject, ...given.project }]),
  purchases: rowsOf('purchases', given.lines ?? [{ ...goodLine, ...given.line }]),
  targets: rowsOf('targets', given.targets ?? goodTargets),
});
export function judged(given: Given): ReturnType<typeof reviewUnit> {
  const unit = given.unit ?? unitOf('105001');
  return reviewUnit({
    yearFile: { ...yearFile, thresholds: { ...yearFile.thresholds, ...given.thresholds }, ...given.year },
    unit,
    round: given.round ?? 'up2',
    ...(given.stage ? { stage: given.stage } : {}),
    tables: tablesOf(given),
    noPurchases: given.noPurchases ?? false,
    mayBuy: mayBuyServices(unit.type),
    ...(given.inputs ? { inputs: given.inputs } : {}),
  });
}

type Outcome = Severity | 'silent' | 'unchecked';
/** kind: speaks where it should, is silent where nothing is wrong, and stands on the right side of its limit. */
type Kind = 'positive' | 'negative' | 'boundary';
export type RuleCase = readonly [rule: string, kind: Kind, what: string, given: Given, outcome: Outcome];

const ranks: readonly Severity[] = ['error', 'warning', 'notice'];
function outcomeOf(rule: string, given: Given): Outcome {
  const { findings, unchecked } = judged(given);
  if (unchecked.some((one) => one.rule === rule)) return 'unchecked';
  const own = findings.filter((finding) => finding.rule === rule);
  for (const finding of own)
    for (const language of ['zh', 'en'] as const) {
      const sentence = findingSentence(finding, language);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
      expect(sentence.length).toBeGreaterThan(10);
    }
  return ranks.find((severity) => own.some((finding) => finding.severity === severity)) ?? 'silent';
}
/** One test for each case, and one that holds every rule named here to all three kinds. */
export function testRules(cases: readonly RuleCase[]): void {
  it.each(cases)('%s %s: %s', (rule, _kind, _what, given, outcome) => {
    expect(outcomeOf(rule, given)).toBe(outcome);
  });
  it('gives each rule a positive, a negative and a boundary case, and a legal basis', () => {
    const records = new Map(ruleRecords.map((record) => [record.id, record]));
    for (const rule of new Set(cases.map(([id]) => id))) {
      const kinds = new Set(cases.filter(([id]) => id === rule).map(([, kind]) => kind));
      expect([...kinds].toSorted(), rule).toEqual(['boundary', 'negative', 'positive']);
      expect(records.get(rule)?.legalBasis, rule).not.toBe('');
    }
  });
}

export type GivenUnit = { readonly unit: string; readonly lines: readonly Cells[] };
/** What the rules across units say: unit and severity of each finding of one rule. */
export function judgedCounty(
  rule: string,
  units: readonly GivenUnit[],
  stage: RuleStage,
  inputs: CountyInputs = {},
): readonly string[] {
  const { findings, unchecked } = reviewCounty({
    yearFile,
    stage,
    units: units.map((one) => ({ unit: unitOf(one.unit), tables: tablesOf({ lines: one.lines }) })),
    inputs,
  });
  if (unchecked.some((one) => one.rule === rule)) return ['unchecked'];
  return findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => {
      for (const language of ['zh', 'en'] as const)
        expect(findingSentence(finding, language)).not.toMatch(/undefined|NaN/);
      return `${finding.unit} ${finding.severity}`;
    });
}
