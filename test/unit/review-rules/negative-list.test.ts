import { describe, expect, it } from 'vitest';
import { goodLine, judged, testRules, type RuleCase } from './rule-bench.ts';

const named = (serviceName: string, more: object = {}) => ({ line: { serviceName, ...more } });
const staff = { uom: '人月', qty: 12_000, unitPrice: 833_333 } as const;

const cases: readonly RuleCase[] = [
  ['A406', 'positive', '器材', named('应急救援器材配送服务'), 'warning'],
  ['A406', 'positive', '购置 under 31003', named('办公电脑购置服务', { deptEcon: '31003' }), 'error'],
  ['A406', 'positive', 'a goods item', named('办公电脑更新服务', { purItemCode: 'A02010104' }), 'error'],
  ['A406', 'negative', 'a service', named('居家上门照护服务'), 'silent'],
  [
    'A406',
    'negative',
    '31007 is no capital that makes a hit sure',
    named('系统软件购置服务', { deptEcon: '31007' }),
    'warning',
  ],
  ['A406', 'boundary', '租赁 ends within twelve characters', named('车辆一二三四五六七八九十租赁服务'), 'silent'],
  ['A406', 'boundary', '租赁 ends after twelve characters', named('车辆一二三四五六七八九十一租赁服务'), 'warning'],
  ['A406', 'boundary', 'a word before the hit does not silence', named('检测用器材配送服务'), 'warning'],
  ['A407', 'positive', '新建', named('社区服务站新建服务'), 'warning'],
  ['A407', 'positive', '修缮 under 30906', named('办公楼修缮服务', { deptEcon: '30906' }), 'error'],
  ['A407', 'positive', '农田水利', named('农田水利建设服务'), 'warning'],
  ['A407', 'negative', 'a service', named('绿化管养服务'), 'silent'],
  ['A407', 'boundary', 'supervision of works', named('办公楼修缮监理服务'), 'silent'],
  ['A408', 'positive', '建设+运营', named('污水处理厂建设+运营服务'), 'warning'],
  ['A408', 'positive', 'epc in small letters under 31005', named('管网epc服务', { deptEcon: '31005' }), 'error'],
  ['A408', 'negative', 'operation alone', named('污水处理设施运营服务'), 'silent'],
  ['A408', 'boundary', 'advice on it', named('污水处理厂建设运营方案咨询服务'), 'silent'],
  ['A409', 'positive', '融资租赁 does not silence itself', named('设备融资租赁服务'), 'warning'],
  ['A409', 'positive', '垫资 under 31005', named('工程垫资服务', { deptEcon: '31005' }), 'error'],
  ['A409', 'negative', 'a service', named('财务收支审计服务'), 'silent'],
  ['A409', 'boundary', 'examining of loans', named('创业贷款审核服务'), 'silent'],
  ['A410', 'positive', '劳务派遣 by the month', named('窗口劳务派遣服务', staff), 'error'],
  ['A410', 'positive', '劳务派遣 as one item', named('窗口劳务派遣服务', { uom: '项' }), 'warning'],
  ['A410', 'positive', '劳务费 by the month', named('窗口服务', { ...staff, deptEcon: '30226' }), 'warning'],
  ['A410', 'positive', 'a person by the month', named('窗口服务', { ...staff, providerType: '60' }), 'warning'],
  ['A410', 'positive', '工资 under 30101', named('编外工资', { deptEcon: '30101' }), 'error'],
  ['A410', 'negative', 'people of a provider', named('护学岗服务', staff), 'silent'],
  ['A410', 'boundary', '招聘会 is no 招聘', named('专场招聘会服务'), 'silent'],
  ['A410', 'boundary', '招聘 without 会', named('专场招聘服务'), 'warning'],
  ['A411', 'positive', '行政处罚', named('交通行政处罚服务'), 'warning'],
  ['A411', 'positive', '执法 under 30101', named('城管执法服务', { deptEcon: '30101' }), 'error'],
  ['A411', 'negative', 'a service', named('法律顾问服务'), 'silent'],
  ['A411', 'boundary', 'its files', named('行政处罚案卷评查服务'), 'silent'],
];

describe('the negative list', () => {
  testRules(cases);

  it.each([
    '档案材料整理服务',
    '事业单位招聘考务服务',
    '农产品抽检服务',
    '药品抽检服务',
    '公务出行车辆租赁服务',
    '创业担保贷款审核服务',
    '施工图审查服务',
    '违建拆除安全鉴定服务',
    '土地整理验收测绘服务',
    '处罚案卷评查服务',
    '农田水利设施管护服务',
    '社保经办服务',
    '校园保安服务',
    '法律顾问服务',
    '办公区物业服务',
  ])('is silent about %s', (serviceName) => {
    const { findings } = judged({ line: { serviceName } });
    expect(findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });

  it('reads the name of the service only: wages in the basis of a price are no hiring', () => {
    const basis = '按每人每年综合成本测算，含工资、社保、督导和管理费用。';
    const { findings } = judged({ lines: [{ ...goodLine, basis }] });
    expect(findings).toEqual([]);
  });
});
