import { describe, expect, it } from 'vitest';
import type { Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { findingSentence } from '#shared/review-rules';
import { contract, goodLine, judged, testRules, unitOf, yearFile, yuan, type RuleCase } from './rule-bench.ts';

const catalogOf = (code: string, allowedDepartments: readonly string[]): Partial<YearFile> => ({
  catalog: yearFile.catalog.map((entry) => (entry.code === code ? { ...entry, allowedDepartments } : entry)),
});
const school = unitOf('102002');
const unitsWith = (code: string, more: Partial<Unit>): Partial<YearFile> => ({
  units: yearFile.units.map((unit) => (unit.code === code ? { ...unit, ...more } : unit)),
});
/** 120,000 of 600,000: exactly a fifth. */
const others = (amount: number) => [
  { ...goodLine, catalogCode: 'B1107', amtTotal: yuan(amount), serviceName: '综合服务' },
  { ...goodLine, amtTotal: yuan(480_000) },
];
const signed = { stage: 'execution', round: 'up2' } as const;
const college = '青岚县职业教育中心';
const fromCollege = { providerType: '30', providerName: college } as const;
const staff = { uom: '人月', qty: 12_000, unitPrice: 833_333 } as const;
const posts = (authorised: number, actual: number, offQuota: number) => ({
  inputs: { posts: { authorised, actual, offQuota } },
});

const cases: readonly RuleCase[] = [
  ['A403', 'positive', 'another department', { year: catalogOf('A0402', ['111']) }, 'warning'],
  ['A403', 'negative', 'for every department', {}, 'silent'],
  ['A403', 'boundary', 'one of several departments', { year: catalogOf('A0402', ['111', '105']) }, 'silent'],
  ['A404', 'positive', '目录外 without a number', { line: { catalogCode: '目录外' } }, 'error'],
  ['A404', 'positive', 'a number still to come', { line: { catalogCode: 'X1', filingNo: '待备案' } }, 'error'],
  ['A404', 'negative', 'in the catalogue', {}, 'silent'],
  ['A404', 'boundary', 'filed', { line: { catalogCode: '目录外', filingNo: '青财购备〔2026〕3号' } }, 'silent'],
  ['A404', 'boundary', 'not yet at 一上', { round: 'up1', line: { catalogCode: '目录外' } }, 'silent'],
  ['A405', 'positive', 'more than a fifth', { lines: others(120_000.01) }, 'notice'],
  ['A405', 'negative', 'none', {}, 'silent'],
  ['A405', 'boundary', 'exactly a fifth', { lines: others(120_000) }, 'silent'],
  ['A405', 'boundary', 'no share is set', { thresholds: { otherShare: null } }, 'unchecked'],
  ['A412', 'positive', '公益一类', { unit: school }, 'error'],
  ['A412', 'negative', 'a school without purchases', { unit: school, lines: [] }, 'silent'],
  ['A412', 'boundary', 'an administrative organ', {}, 'silent'],
  ['A412', 'boundary', 'before the order came into force', { unit: school, year: { year: 2019 } }, 'notice'],
  ['A413', 'positive', '公益一类', { line: { providerType: '90' } }, 'error'],
  ['A413', 'positive', 'the buyer itself', { line: { providerName: '县民政局(本级)' } }, 'error'],
  ['A413', 'positive', 'a school by its name', { line: { providerName: '青岚县第一中学' } }, 'error'],
  [
    'A413',
    'positive',
    'in a contract',
    { ...signed, inputs: { contracts: [{ ...contract, providerType: '91' }] } },
    'error',
  ],
  ['A413', 'negative', 'a company', { line: { providerType: '10', providerName: '惠民服务有限公司' } }, 'silent'],
  ['A413', 'boundary', '公益二类', { line: fromCollege }, 'silent'],
  ['A413', 'boundary', 'not yet at 一上', { round: 'up1', line: { providerType: '90' } }, 'silent'],
  ['A414', 'positive', 'too much', { line: { providerType: '60', amtTotal: yuan(100_000.01) } }, 'warning'],
  [
    'A414',
    'positive',
    'too long',
    { line: { providerType: '60', amtTotal: yuan(9_000), endDate: '2028-01-01' } },
    'warning',
  ],
  ['A414', 'negative', 'a company', { line: { providerType: '10' } }, 'silent'],
  [
    'A414',
    'boundary',
    'the very limit, for a year',
    { line: { providerType: '60', amtTotal: yuan(100_000) } },
    'silent',
  ],
  ['A414', 'boundary', 'no limit is set', { thresholds: { micro: null } }, 'unchecked'],
  [
    'A415',
    'positive',
    'wrong check character',
    { ...signed, inputs: { contracts: [{ ...contract, creditCode: '91350100M000100Y44' }] } },
    'error',
  ],
  [
    'A415',
    'positive',
    '17 characters',
    { ...signed, inputs: { contracts: [{ ...contract, creditCode: '91350100M000100Y4' }] } },
    'error',
  ],
  ['A415', 'negative', 'the example of the standard', { ...signed, inputs: { contracts: [contract] } }, 'silent'],
  [
    'A415',
    'boundary',
    'a person has none',
    { ...signed, inputs: { contracts: [{ ...contract, providerType: '60', creditCode: '' }] } },
    'silent',
  ],
  ['A415', 'boundary', 'no contracts are known', signed, 'unchecked'],
  ['A616', 'positive', 'more people than posts', { line: staff, ...posts(10, 9, 2) }, 'warning'],
  ['A616', 'positive', 'vacant posts', { line: staff, ...posts(12, 9, 2) }, 'notice'],
  [
    'A616',
    'positive',
    'a partly paid provider',
    { line: fromCollege, ...posts(9, 9, 0), year: unitsWith('102013', { funding: 'partial' }) },
    'warning',
  ],
  ['A616', 'negative', 'no people are bought', posts(10, 9, 2), 'silent'],
  ['A616', 'boundary', 'every post is filled', { line: staff, ...posts(10, 10, 0) }, 'silent'],
  [
    'A616',
    'boundary',
    'reviewed jointly',
    { line: { ...staff, remark: '已经联合审核。' }, ...posts(10, 9, 2) },
    'silent',
  ],
  ['A616', 'boundary', 'posts are not known', { line: staff }, 'unchecked'],
  [
    'A617',
    'positive',
    'wholly paid by the budget',
    { line: fromCollege, year: unitsWith('102013', { funding: 'full' }) },
    'error',
  ],
  ['A617', 'negative', 'a company', { line: { providerType: '10', providerName: '惠民服务有限公司' } }, 'silent'],
  [
    'A617',
    'boundary',
    'money is linked',
    { line: { ...fromCollege, remark: '已落实经费挂钩。' }, year: unitsWith('102013', { funding: 'full' }) },
    'silent',
  ],
  [
    'A617',
    'boundary',
    'partly paid',
    { line: fromCollege, year: unitsWith('102013', { funding: 'partial' }) },
    'silent',
  ],
  ['A617', 'boundary', 'nobody knows how it is paid', { line: fromCollege }, 'notice'],
  [
    'N12',
    'positive',
    'a single source',
    { unit: unitOf('102001'), line: { ...fromCollege, purMethod: '5' } },
    'warning',
  ],
  ['N12', 'negative', 'an institution of another department', { line: { ...fromCollege, purMethod: '5' } }, 'silent'],
  ['N12', 'boundary', 'in competition', { unit: unitOf('102001'), line: { ...fromCollege, purMethod: '6' } }, 'silent'],
  [
    'N12',
    'boundary',
    'money is linked',
    { unit: unitOf('102001'), line: { ...fromCollege, purMethod: '9', remark: '已落实经费挂钩。' } },
    'silent',
  ],
];

describe('catalogue, buyers and providers', () => {
  testRules(cases);

  it('offers a unit that may not buy its two ways out', () => {
    const found = judged({ unit: school }).findings.find(({ rule }) => rule === 'A412');
    expect(findingSentence(found!, 'zh')).toContain('“转主管部门统一购买”或“取消标识”');
  });
  it('says once that a purchase stands outside the catalogue', () => {
    const { findings } = judged({ line: { catalogCode: '目录外' } });
    expect(findings.map(({ rule }) => rule)).toEqual(['A404']);
  });
});
