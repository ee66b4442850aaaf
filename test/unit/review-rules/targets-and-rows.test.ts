import { describe, expect, it } from 'vitest';
import { findingSentence } from '#shared/review-rules';
import {
  goodLine,
  goodTargets,
  judged,
  project,
  target,
  testRules,
  yuan,
  type Given,
  type RuleCase,
} from './rule-bench.ts';

const without = (...kinds: readonly string[]): Given => ({
  targets: goodTargets.filter(({ indicatorKind }) => !kinds.some((kind) => kind === indicatorKind)),
});
const instead = (kind: string, ...rows: readonly ReturnType<typeof target>[]): Given => ({
  targets: [...goodTargets.filter(({ indicatorKind }) => indicatorKind !== kind), ...rows],
});
const quantity = (value: string, of: string | null = '人次') => target('11', '上门服务', '≥', value, of, 20);
const words = (name: string) => target('22', name, '定性', '有所提高', null, 30);
const satisfaction = (value: string) => target('31', '满意度', '≥', value, '%', 10);
const whole = (amount: number, more: object = {}) => ({ project: { status: '新增', amtTotal: yuan(amount), ...more } });
const scores = (self: number, finance: number): Given => ({
  stage: 'evaluation',
  inputs: { scores: [{ ...project, self, finance }] },
});
const paper = (stated: string) => ({ inputs: { paper: { stated, file: '7F3A-9C21' } } });
const auxiliary = { ...goodLine, catalogCode: 'B1102', serviceName: '办公区物业服务' };

const cases: readonly RuleCase[] = [
  ['A606', 'positive', 'none', { targets: [] }, 'error'],
  ['A606', 'positive', 'none at 一上', { round: 'up1', targets: [] }, 'warning'],
  ['A606', 'negative', 'filled in', {}, 'silent'],
  ['A606', 'boundary', 'the very threshold', { targets: [], thresholds: { targets: yuan(1_000_000) } }, 'error'],
  ['A606', 'boundary', 'a fen below', { targets: [], thresholds: { targets: yuan(1_000_000.01) } }, 'silent'],
  ['A606', 'boundary', '公用经费 has none', { targets: [], line: { projectClass: '公用经费' } }, 'silent'],
  ['A607', 'positive', 'no 产出', without('11', '12', '13', '14'), 'error'],
  ['A607', 'positive', 'no 效益', without('22'), 'error'],
  ['A607', 'positive', 'no 质量', without('12'), 'warning'],
  ['A607', 'positive', 'no 满意度', without('31'), 'warning'],
  ['A607', 'negative', 'complete', {}, 'silent'],
  ['A607', 'boundary', '成本 stands for 时效', without('13'), 'silent'],
  ['A607', 'boundary', 'neither 时效 nor 成本', without('13', '14'), 'warning'],
  ['A607', 'boundary', 'branch B asks for no 满意度', { ...without('31'), lines: [auxiliary] }, 'silent'],
  ['A608', 'positive', '99', instead('31', target('31', '满意度', '≥', '90', '%', 19)), 'warning'],
  ['A608', 'negative', '90 and ten for execution', {}, 'silent'],
  ['A608', 'boundary', '100', instead('31', target('31', '满意度', '≥', '90', '%', 20)), 'silent'],
  [
    'A608',
    'boundary',
    '90 with execution among them',
    { targets: [...goodTargets.slice(0, 5), target('12', '预算执行率', '=', '100', '%', 10)] },
    'warning',
  ],
  [
    'A608',
    'boundary',
    'a blank weight is named elsewhere',
    instead('31', target('31', '满意度', '≥', '90', '%', null)),
    'silent',
  ],
  ['A609', 'positive', 'words under a figure sign', instead('11', quantity('若干')), 'warning'],
  ['A609', 'positive', 'a figure without a unit', instead('11', quantity('10000', null)), 'warning'],
  ['A609', 'negative', 'figures with units', {}, 'silent'],
  [
    'A609',
    'boundary',
    'a figure that carries its unit',
    instead('13', target('13', '完成时间', '≤', '2027年12月底前', null, 10)),
    'silent',
  ],
  [
    'A609',
    'boundary',
    'two of five in words',
    { targets: [...goodTargets.slice(0, 3), words('知晓'), words('稳定')] },
    'silent',
  ],
  [
    'A609',
    'boundary',
    'three of six in words',
    { targets: [...goodTargets.slice(0, 3), words('知晓'), words('稳定'), words('持续')] },
    'warning',
  ],
  ['A610', 'positive', 'too low', instead('31', satisfaction('79.99')), 'warning'],
  ['A610', 'positive', 'more than all', instead('31', satisfaction('101')), 'warning'],
  ['A610', 'negative', 'as usual', {}, 'silent'],
  ['A610', 'boundary', '80', instead('31', satisfaction('80')), 'silent'],
  ['A610', 'boundary', '100', instead('31', satisfaction('100%')), 'silent'],
  ['A611', 'positive', 'fewer', instead('11', quantity('9999')), 'warning'],
  ['A611', 'negative', 'the same', {}, 'silent'],
  ['A611', 'boundary', 'with separators', instead('11', quantity('10,000')), 'silent'],
  ['A611', 'boundary', 'two indicators sum up', instead('11', quantity('6000'), quantity('4000')), 'silent'],
  ['A611', 'boundary', 'the quantity and a part of it', instead('11', quantity('10000'), quantity('4000')), 'silent'],
  ['A611', 'boundary', 'another unit of measure', instead('11', quantity('12', '人')), 'silent'],
  ['A612', 'positive', 'new and large', whole(3_000_000), 'error'],
  ['A612', 'positive', 'says that it was not evaluated', whole(3_000_000, { remark: '尚未事前评估。' }), 'error'],
  ['A612', 'negative', 'continuing', whole(3_000_000, { status: '延续' }), 'silent'],
  ['A612', 'boundary', 'a fen below', whole(2_999_999.99), 'silent'],
  ['A612', 'boundary', 'evaluated', whole(3_000_000, { remark: '事前绩效评估结论为予以支持。' }), 'silent'],
  ['A612', 'boundary', 'no threshold is set', { ...whole(3_000_000), thresholds: { exAnte: null } }, 'unchecked'],
  ['A615', 'positive', 'eleven points', scores(9_500, 8_400), 'warning'],
  ['A615', 'negative', 'the same', scores(9_000, 9_000), 'silent'],
  ['A615', 'boundary', 'ten points', scores(8_400, 9_400), 'warning'],
  ['A615', 'boundary', 'a hundredth less', scores(8_400, 9_399), 'silent'],
  ['A615', 'boundary', 'no scores are known', { stage: 'evaluation' }, 'unchecked'],
  ['N05', 'positive', 'another code', paper('7F3A-9C22'), 'error'],
  ['N05', 'negative', 'the same', paper('7F3A-9C21'), 'silent'],
  ['N05', 'boundary', 'typed without its hyphen and in small letters', paper('7f3a 9c21'), 'silent'],
  ['N05', 'boundary', 'no paper yet', {}, 'unchecked'],
  [
    'N07',
    'positive',
    'a notice without its level at 一上',
    { round: 'up1', line: { upperNotice: '财预〔2026〕1号' } },
    'warning',
  ],
  ['N07', 'positive', 'a level without its notice at 二上', { line: { upperLevel: '省' } }, 'error'],
  ['N07', 'positive', 'said in words only', { line: { basis: '省级补助资金安排。' } }, 'error'],
  ['N07', 'negative', 'own money', {}, 'silent'],
  [
    'N07',
    'boundary',
    'both',
    { line: { upperNotice: '财预〔2026〕1号', upperLevel: '省', basis: '提前下达资金。' } },
    'silent',
  ],
  ['N11', 'positive', 'too large', { line: { amtTotal: yuan(50_000_000.01) } }, 'warning'],
  ['N11', 'positive', 'too small', { line: { amtTotal: yuan(999.99) } }, 'warning'],
  ['N11', 'negative', 'as usual', {}, 'silent'],
  ['N11', 'boundary', '50,000,000', { line: { amtTotal: yuan(50_000_000) } }, 'silent'],
  ['N11', 'boundary', '1,000', { line: { amtTotal: yuan(1_000) } }, 'silent'],
  [
    'N11',
    'boundary',
    'a cancelled row of nothing',
    { project: { status: '取消', amtTotal: 0, isPurchase: false } },
    'silent',
  ],
];

describe('targets and the sense of rows', () => {
  testRules(cases);

  it('names what is missing and the figures that differ', () => {
    const sentence = (given: Given, rule: string) =>
      findingSentence(
        judged(given).findings.find((finding) => finding.rule === rule)!,
        'zh',
      );
    expect(sentence(without('12', '31'), 'A607')).toContain('缺质量指标、满意度指标');
    expect(sentence(instead('11', quantity('9999')), 'A611')).toContain('购买 10000 人次，数量指标合计为 9999 人次');
  });
  it('finds the targets of a project without a code by its name', () => {
    const nameless = { projectCode: null } as const;
    const given = {
      line: nameless,
      project: nameless,
      targets: goodTargets.map((row) => ({ ...row, ...nameless })),
    };
    expect(judged(given).findings.map(({ rule }) => rule)).not.toContain('A606');
  });
});
