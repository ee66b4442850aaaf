import { describe, expect, it } from 'vitest';
import type { PriorLine } from '#shared/records';
import {
  goodLine,
  goodProject,
  judged,
  priorLine,
  testRules,
  unitOf,
  yuan,
  type Given,
  type RuleCase,
} from './rule-bench.ts';

const after = (part: Partial<PriorLine>, more: Given = {}): Given => ({
  ...more,
  inputs: { prior: [{ ...priorLine, ...part }] },
});
const grew = (before: number, more: object = {}): Given => ({ line: { prevBudget: yuan(before), ...more } });
const graded = (word: '优' | '良' | '中' | '差', part: Partial<PriorLine> = {}): Given =>
  after({ grade: { year: 2025, word }, ...part });
const carried = (amount: number): NonNullable<Given['inputs']> => ({
  carryOver: [{ unit: '105001', projectCode: '10500127001', amount: yuan(amount) }],
});
const executed = (amount: number): Given => after({ executed: { amount: yuan(amount), months: 8 } }, { round: 'up1' });
const settled = (amount: number): Given =>
  after({ yearBefore: { budget: yuan(1_000_000), settled: yuan(amount) } }, { round: 'up1' });
/** 100.00 this year for 10,000 人次: each yuan of change moves 10,000. */
const price = (before: number, more: object = {}): Given => after({ unitPrice: yuan(before) }, { line: more });

const ordinary = (basis: string, more: object = {}) => ({
  ...goodProject,
  projectCode: '10500127009',
  projectName: '业务工作经费',
  isPurchase: false,
  deptEcon: '30201',
  basis,
  ...more,
});
const beside = (row: object, more: Given = {}): Given => ({ ...more, projects: [goodProject, row] });
const bought: PriorLine = {
  ...priorLine,
  projectCode: '10500126003',
  projectName: '业务工作经费',
  serviceName: '档案整理',
};
const basics = (deptEcon: string, amount: number, previous: number | null) => [
  { unit: '105001', deptEcon, amount: yuan(amount), previous: previous === null ? null : yuan(previous) },
];

const cases: readonly RuleCase[] = [
  [
    'A009',
    'positive',
    'none declared after some',
    { lines: [], project: { isPurchase: false }, noPurchases: true, ...after({}) },
    'warning',
  ],
  ['A009', 'negative', 'rows and no declaration', {}, 'silent'],
  [
    'A009',
    'boundary',
    'only ordinary lines last year',
    { lines: [], project: { isPurchase: false }, noPurchases: true, ...after({ serviceName: '' }) },
    'silent',
  ],
  ['A601', 'positive', 'a quarter more', grew(800_000), 'warning'],
  ['A601', 'positive', 'half of it, by the list of last year', after({ budget: yuan(2_000_000) }), 'warning'],
  ['A601', 'negative', 'the same', grew(1_000_000), 'silent'],
  ['A601', 'boundary', 'exactly 20 %', { line: { amtTotal: yuan(960_000), prevBudget: yuan(800_000) } }, 'warning'],
  [
    'A601',
    'boundary',
    'a fen less than 20 %',
    { line: { amtTotal: yuan(959_999.99), prevBudget: yuan(800_000) } },
    'silent',
  ],
  ['A601', 'boundary', 'less than 50,000', { line: { amtTotal: yuan(59_999.99), prevBudget: yuan(10_000) } }, 'silent'],
  ['A601', 'boundary', 'exactly 50,000', { line: { amtTotal: yuan(60_000), prevBudget: yuan(10_000) } }, 'warning'],
  ['A601', 'boundary', 'nothing last year', grew(0), 'silent'],
  ['A601', 'boundary', 'a reason is given', grew(500_000, { remark: '新增三个乡镇。' }), 'silent'],
  ['A602', 'positive', 'a quarter more', price(80), 'warning'],
  ['A602', 'negative', 'the same', price(100), 'silent'],
  ['A602', 'boundary', 'exactly 15 %', price(100, { unitPrice: yuan(115) }), 'warning'],
  ['A602', 'boundary', 'a fen less', price(100, { unitPrice: yuan(114.99) }), 'silent'],
  ['A602', 'boundary', 'moves less than 50,000', price(80, { qty: 249_900 }), 'silent'],
  ['A602', 'boundary', 'another unit of measure', after({ unitPrice: yuan(10), uom: '人' }), 'silent'],
  ['A602', 'boundary', 'last year is not known', {}, 'unchecked'],
  ['A604', 'positive', 'two years ago', settled(600_000), 'warning'],
  ['A604', 'positive', 'this running year', executed(300_000), 'warning'],
  ['A604', 'negative', 'well spent', executed(700_000), 'silent'],
  ['A604', 'boundary', '70 % two years ago', settled(700_000), 'silent'],
  ['A604', 'boundary', 'a fen less', settled(699_999.99), 'warning'],
  ['A604', 'boundary', '0.6 × 8/12 of this year', executed(400_000), 'silent'],
  ['A604', 'boundary', 'a fen less', executed(399_999.99), 'warning'],
  ['A604', 'boundary', 'less is asked for', { ...executed(300_000), line: { amtTotal: yuan(999_999.99) } }, 'silent'],
  ['A604', 'boundary', 'not at 二上', after({ executed: { amount: 0, months: 8 } }), 'silent'],
  ['A605', 'positive', 'left out', { inputs: carried(50_000) }, 'warning'],
  ['A605', 'negative', 'nothing carried over', { inputs: { carryOver: [] } }, 'silent'],
  ['A605', 'boundary', 'planned in the line', { inputs: carried(50_000), line: { amtCarry: yuan(0.01) } }, 'silent'],
  ['A605', 'boundary', 'not loaded yet', {}, 'unchecked'],
  ['A613', 'positive', '差', graded('差'), 'error'],
  ['A613', 'positive', '中 and not cut', graded('中'), 'warning'],
  ['A613', 'negative', '良', graded('良'), 'silent'],
  ['A613', 'boundary', '中 and a fen less', { ...graded('中'), line: { amtTotal: yuan(999_999.99) } }, 'silent'],
  ['A613', 'boundary', '差 but approved', { ...graded('差'), line: { approvalNo: '青政办〔2026〕9号' } }, 'silent'],
  ['A613', 'boundary', 'was not there two years ago', graded('差', { yearBefore: null }), 'silent'],
  ['A614', 'positive', 'no grade', after({ grade: null }), 'warning'],
  ['A614', 'negative', 'graded', after({}), 'silent'],
  ['A614', 'boundary', 'was not there two years ago', after({ grade: null, yearBefore: null }), 'silent'],
  ['A614', 'boundary', 'new', after({ grade: null }, { line: { status: '新增' } }), 'silent'],
  ['A618', 'positive', 'the basis speaks of it', beside(ordinary('委托第三方开展调查。')), 'notice'],
  [
    'A618',
    'positive',
    'the name speaks of it',
    beside(ordinary('按面积测算。', { projectName: '办公楼物业' })),
    'warning',
  ],
  [
    'A618',
    'positive',
    'bought last year',
    beside(ordinary('按定额测算。'), { inputs: { prior: [bought] } }),
    'warning',
  ],
  [
    'A618',
    'positive',
    'procured as a service',
    beside(ordinary('按定额测算。'), {
      inputs: { procurement: [{ unit: '105001', projectCode: '10500127009', purItemCode: 'C23030000', amount: 1 }] },
      year: {
        catalog: [
          {
            code: 'B0302',
            name: '审计服务',
            level: 3,
            branch: 'B',
            legacyClass: 'L4',
            procurementItems: ['C23030000'],
          },
        ],
      },
    }),
    'warning',
  ],
  ['A618', 'negative', 'ordinary spending', beside(ordinary('按在编人数和定额测算。')), 'silent'],
  [
    'A618',
    'boundary',
    'a class of services from the limit on',
    beside(ordinary('按定额测算。', { deptEcon: '30227', amtTotal: yuan(100_000) })),
    'notice',
  ],
  [
    'A618',
    'boundary',
    'a fen below the limit',
    beside(ordinary('按定额测算。', { deptEcon: '30227', amtTotal: yuan(99_999.99) })),
    'silent',
  ],
  [
    'A618',
    'boundary',
    'a school may not buy',
    { unit: unitOf('102002'), lines: [], projects: [ordinary('', { projectName: '校园保安' })] },
    'silent',
  ],
  ['N09', 'positive', 'more for receptions', { inputs: { basics: basics('30217', 50_000.01, 50_000) } }, 'warning'],
  [
    'N09',
    'positive',
    'more for training in a project',
    { project: { deptEcon: '30216' }, inputs: { basics: [], prior: [] } },
    'warning',
  ],
  [
    'N09',
    'boundary',
    'last year is a list of purchases only',
    { project: { deptEcon: '30216' }, inputs: { basics: [], prior: [], departmentPrior: [priorLine] } },
    'silent',
  ],
  ['N09', 'negative', 'more for offices', { inputs: { basics: basics('30201', 90_000, 50_000) } }, 'silent'],
  ['N09', 'boundary', 'the same', { inputs: { basics: basics('30217', 50_000, 50_000) } }, 'silent'],
  ['N09', 'boundary', 'last year is not stated', { inputs: { basics: basics('30217', 50_000, null) } }, 'silent'],
  ['N09', 'boundary', 'not loaded', {}, 'unchecked'],
];

describe('this year beside last year', () => {
  testRules(cases);

  it('follows a project by its name where its code begins anew', () => {
    const renamed = after({ projectCode: '10500126001', budget: yuan(500_000) });
    expect(judged(renamed).findings.map(({ rule }) => rule)).toContain('A601');
  });
  it('speaks once about a line that last year told apart, and about a project where it did not', () => {
    const whole = after({ serviceName: '', grade: { year: 2025, word: '差' } });
    const own = (given: Given) =>
      judged(given)
        .findings.filter(({ rule }) => rule === 'A613')
        .map(({ table }) => table);
    expect(own(whole)).toEqual(['projects']);
    expect(own(graded('差'))).toEqual(['purchases']);
  });
  it('lists each candidate with its money and sums up the rest of a unit in one notice', () => {
    const rows = [ordinary('委托开展调查。'), ordinary('', { deptEcon: '30213' }), ordinary('', { deptEcon: '30226' })];
    const found = judged({ lines: [goodLine], projects: [goodProject, ...rows] }).findings.filter(
      ({ rule }) => rule === 'A618',
    );
    expect(found.map(({ scope, values }) => [scope, values['case'], values['rows'], values['amount']])).toEqual([
      ['row', 'words', undefined, yuan(1_000_000)],
      ['unit', 'economy', 2, yuan(2_000_000)],
    ]);
  });
});
