import { describe, expect, it } from 'vitest';
import type { ContractLine } from '#shared/records';
import { contract, goodLine, judged, project, testRules, yuan, type Given, type RuleCase } from './rule-bench.ts';

const money = (amount: number) => ({ amtTotal: yuan(amount), amtGeneral: yuan(amount) });
const lines = (amounts: readonly number[], more: object = {}) =>
  amounts.map((amount, index) => ({ ...goodLine, ...money(amount), serviceName: `服务${index}`, ...more }));
const approved = (purchases: number, repliedOn = '2027-02-02') => [
  { ...project, approved: yuan(5_000_000), purchases: yuan(purchases), reason: '', repliedOn },
];
const signed = (contracts: readonly Partial<ContractLine>[], more: Given['inputs'] = {}): Given => ({
  stage: 'execution',
  inputs: { contracts: contracts.map((one) => ({ ...contract, ...one })), ...more },
});
const threeYears = { startDate: '2027-01-01', endDate: '2029-12-31', amount: yuan(3_000_000) } as const;
const fresh = { line: { status: '新增' } } as const;
const early = { signed: '2027-02-01' } as const;
const chain = (...terms: readonly (readonly [string, string, boolean])[]): Given =>
  signed(terms.map(([startDate, endDate, procured]) => ({ startDate, endDate, procured })));

const cases: readonly RuleCase[] = [
  ['A505', 'positive', 'consultation above the threshold', { line: money(4_000_000.01) }, 'warning'],
  ['A505', 'positive', 'procurement without any method', { line: { ...money(4_000_000), purMethod: null } }, 'warning'],
  ['A505', 'negative', 'a tender', { line: { ...money(5_000_000), purMethod: '1' } }, 'silent'],
  ['A505', 'boundary', 'the very threshold', { line: money(4_000_000) }, 'warning'],
  ['A505', 'boundary', 'a fen below', { line: money(3_999_999.99) }, 'silent'],
  ['A505', 'boundary', 'approved', { line: { ...money(4_000_000), approvalNo: '青财购〔2027〕1号' } }, 'silent'],
  ['A505', 'boundary', 'no threshold is set', { thresholds: { openTenderService: null } }, 'unchecked'],
  ['A506', 'positive', 'three rows of one item', { lines: lines([1_500_000, 1_500_000, 1_500_000]) }, 'warning'],
  ['A506', 'negative', 'one row', {}, 'silent'],
  ['A506', 'boundary', 'together the very threshold', { lines: lines([2_000_000, 2_000_000]) }, 'warning'],
  ['A506', 'boundary', 'a fen below', { lines: lines([2_000_000, 1_999_999.99]) }, 'silent'],
  [
    'A506',
    'boundary',
    'two items',
    { lines: [...lines([2_000_000]), ...lines([2_500_000], { purItemCode: 'C21040000', serviceName: '物业' })] },
    'silent',
  ],
  ['A506', 'boundary', 'tendered', { lines: lines([2_000_000, 2_500_000], { purMethod: '1' }) }, 'silent'],
  ['A507', 'positive', 'inquiry', { line: { purMethod: '4' } }, 'error'],
  ['A507', 'negative', 'consultation', {}, 'silent'],
  ['A507', 'boundary', 'not yet at 一上', { round: 'up1', line: { purMethod: '4' } }, 'silent'],
  ['A508', 'positive', 'without reasons', { line: { purMethod: '5' } }, 'warning'],
  ['A508', 'negative', 'consultation', {}, 'silent'],
  ['A508', 'boundary', 'argued', { line: { purMethod: '5', remark: '已组织单一来源论证。' } }, 'silent'],
  ['A508', 'boundary', 'says that it was not argued', { line: { purMethod: '5', remark: '尚未论证。' } }, 'warning'],
  ['N08', 'positive', 'a part only', { line: { smeReserved: yuan(999_999.99) } }, 'warning'],
  ['N08', 'negative', 'no procurement', { line: { isProcurement: false, smeReserved: null } }, 'silent'],
  ['N08', 'boundary', 'the whole', { line: { smeReserved: yuan(1_000_000) } }, 'silent'],
  ['N08', 'boundary', 'up to 2,000,000', { line: { ...money(2_000_000), smeReserved: yuan(800_000) } }, 'warning'],
  ['N08', 'boundary', 'above 2,000,000', { line: { ...money(2_000_000.01), smeReserved: yuan(800_000) } }, 'silent'],
  ['N08', 'boundary', 'with a reason', { line: { smeReserved: null, remark: '市场供应商均为大型企业。' } }, 'silent'],
  [
    'A509',
    'positive',
    'over the reply',
    signed([{ amount: yuan(1_000_000.01) }], { approved: approved(1_000_000) }),
    'error',
  ],
  ['A509', 'positive', 'a project without a reply', signed([{ projectCode: 'X' }], { approved: [] }), 'error'],
  ['A509', 'negative', 'below', signed([{ amount: yuan(900_000) }], { approved: approved(1_000_000) }), 'silent'],
  ['A509', 'boundary', 'the very reply', signed([{}], { approved: approved(1_000_000) }), 'silent'],
  [
    'A509',
    'boundary',
    'three years, the first within the reply',
    { ...signed([threeYears], { approved: approved(1_000_000) }), line: { contractTotal: yuan(3_000_000) } },
    'silent',
  ],
  [
    'A509',
    'boundary',
    'three years, more than planned',
    {
      ...signed([{ ...threeYears, amount: yuan(3_000_001) }], { approved: approved(1_000_000) }),
      line: { contractTotal: yuan(3_000_000) },
    },
    'error',
  ],
  ['A509', 'boundary', 'no reply is known', signed([{}]), 'unchecked'],
  ['A510', 'positive', 'a fen over a tenth', signed([{ supplements: yuan(100_000.01) }]), 'error'],
  ['A510', 'negative', 'none', signed([{}]), 'silent'],
  ['A510', 'boundary', 'a tenth', signed([{ supplements: yuan(100_000) }]), 'silent'],
  [
    'A511',
    'positive',
    'new and signed before',
    { ...signed([early], { approved: approved(1_000_000) }), ...fresh },
    'warning',
  ],
  ['A511', 'negative', 'signed after', { ...signed([{}], { approved: approved(1_000_000) }), ...fresh }, 'silent'],
  [
    'A511',
    'boundary',
    'on the day of the reply',
    { ...signed([{ signed: '2027-02-02' }], { approved: approved(1_000_000) }), ...fresh },
    'silent',
  ],
  ['A511', 'boundary', 'continuing', signed([early], { approved: approved(1_000_000) }), 'silent'],
  [
    'A511',
    'boundary',
    'across years',
    { ...signed([{ ...early, ...threeYears }], { approved: approved(1_000_000) }), ...fresh },
    'silent',
  ],
  [
    'A511',
    'boundary',
    'approved to buy early',
    {
      ...signed([early], { approved: approved(1_000_000) }),
      line: { status: '新增', approvalNo: '青财购〔2027〕2号' },
    },
    'silent',
  ],
  [
    'A512',
    'positive',
    'renewed into a fourth year',
    chain(['2024-01-01', '2025-12-31', true], ['2026-01-01', '2027-12-31', false]),
    'error',
  ],
  ['A512', 'negative', 'one contract', chain(['2027-01-01', '2027-12-31', true]), 'silent'],
  [
    'A512',
    'boundary',
    '36 months',
    chain(['2025-01-01', '2025-12-31', true], ['2026-01-01', '2027-12-31', false]),
    'silent',
  ],
  [
    'A512',
    'boundary',
    'a day more',
    chain(['2025-01-01', '2025-12-31', true], ['2026-01-01', '2028-01-01', false]),
    'error',
  ],
  [
    'A512',
    'boundary',
    'procured anew',
    chain(['2024-01-01', '2025-12-31', true], ['2026-01-01', '2027-12-31', true]),
    'silent',
  ],
];

describe('methods and contracts', () => {
  testRules(cases);

  it('counts the chain of each provider by itself', () => {
    const two = signed([
      { startDate: '2024-01-01', endDate: '2025-12-31' },
      { startDate: '2026-01-01', endDate: '2027-12-31', procured: false, provider: '另一家公司' },
    ]);
    expect(judged(two).findings.filter(({ rule }) => rule === 'A512')).toEqual([]);
  });
});
