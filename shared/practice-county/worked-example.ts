import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import type { Cells } from '#shared/records';
import type { PracticeControl, PracticeFilling } from './practice-filling.ts';

const unit = '105001';
const care = { projectCode: '10500127001', projectName: '居家养老服务' } as const;
const station = { projectCode: '10500127002', projectName: '社工站运营' } as const;
const yuan = (amount: number): Fen => fen(amount * 100);
const general = (amount: number): Cells => ({ amtTotal: yuan(amount), amtGeneral: yuan(amount) });

const careProject = (amount: number): Cells => ({
  ...care,
  projectClass: '特定目标类',
  threeGuarantees: false,
  funcCode: '2081006',
  deptEcon: '30227',
  govEcon: '50205',
  ...general(amount),
  isPurchase: true,
  status: '新增',
  basis: '居家上门服务按服务人次和中标单价测算，困难老人补贴按在册人数测算。',
});
const stationProject = (amount: number): Cells => ({
  ...station,
  projectClass: '特定目标类',
  threeGuarantees: false,
  funcCode: '2080208',
  deptEcon: '30227',
  govEcon: '50205',
  ...general(amount),
  isPurchase: true,
  status: '新增',
  basis: '乡镇社工站配备社工十二人，按每人每年七万五千元综合成本测算。',
});
const careLine = (visits: number): Cells => ({
  ...care,
  projectClass: '特定目标类',
  serviceName: '居家养老上门服务',
  catalogCode: 'A0402',
  qty: visits * 100,
  uom: '人次',
  periods: 1,
  unitPrice: yuan(100),
  funcCode: '2081006',
  deptEcon: '30227',
  govEcon: '50205',
  ...general(visits * 100),
  status: '新增',
  isProcurement: true,
  purItemCode: 'C05010400',
  purMethod: '1',
  purOrgForm: '分散采购',
  smeReserved: yuan(visits * 40),
  providerType: '20',
  startDate: '2027-01-01',
  endDate: '2027-12-31',
  hasAttachment: true,
  basis: '按在册失能和高龄老人年服务人次，每人次一百元测算，价格参照上年成交价。',
});
/** tenths: person-years times ten. */
const stationLine = (tenths: number): Cells => {
  const amount = tenths * 7_500;
  return {
    ...station,
    projectClass: '特定目标类',
    serviceName: '乡镇社工站运营服务',
    catalogCode: 'A1003',
    qty: tenths * 10,
    uom: '人年',
    periods: 1,
    unitPrice: yuan(75_000),
    funcCode: '2080208',
    deptEcon: '30227',
    govEcon: '50205',
    ...general(amount),
    status: '新增',
    isProcurement: true,
    purItemCode: 'C05020300',
    purMethod: '6',
    purOrgForm: '分散采购',
    smeReserved: yuan(amount),
    providerType: '20',
    startDate: '2027-01-01',
    endDate: '2029-12-31',
    contractTotal: yuan(amount * 3),
    paidBefore: yuan(0),
    y1: yuan(amount),
    y2: yuan(amount),
    y3: yuan(amount),
    tickFixed: true,
    tickContinuous: true,
    tickFunded: true,
    tickStablePrice: true,
    termNote: '社工站服务内容固定、连续性强，经费由县级预算稳定保障，三年内价格变化小。',
    hasAttachment: true,
    basis: '社工按每人每年七万五千元综合成本测算，含工资、社保、督导和管理费用。',
  };
};

type Indicator = readonly [kind: string, name: string, sign: string, value: string, unit: string, weight: number];
const targetsOf = (project: Cells, targetAmount: number, indicators: readonly Indicator[]): readonly Cells[] =>
  indicators.map(([kind, name, sign, value, of, weight]) => ({
    ...project,
    targetAmount: yuan(targetAmount),
    indicatorKind: kind,
    indicatorName: name,
    indicatorSign: sign,
    indicatorValue: value,
    indicatorUnit: of,
    indicatorWeight: weight,
  }));
/** The other 10 points are the 预算执行率. */
const targets = (visits: string, careAmount: number, stationAmount: number): readonly Cells[] => [
  ...targetsOf(care, careAmount, [
    ['11', '上门服务人次', '≥', visits, '人次', 20],
    ['12', '验收合格率', '=', '100', '%', 10],
    ['13', '及时率', '≥', '98', '%', 10],
    ['14', '单位成本', '≤', '100', '元/人次', 10],
    ['22', '服务覆盖率', '≥', '60', '%', 30],
    ['31', '满意度', '≥', '90', '%', 10],
  ]),
  ...targetsOf(station, stationAmount, [
    ['11', '在岗社工', '=', '12', '人', 20],
    ['12', '持证率', '≥', '60', '%', 10],
    ['13', '启动及时率', '=', '100', '%', 10],
    ['14', '人均成本', '≤', '75000', '元/人年', 10],
    ['22', '服务人次', '≥', '9000', '人次', 30],
    ['31', '满意度', '≥', '90', '%', 10],
  ]),
];

const up1: PracticeFilling = {
  noPurchases: false,
  projects: [careProject(3_200_000), stationProject(900_000)],
  purchases: [careLine(26_000), stationLine(120)],
  targets: targets('26000', 3_200_000, 900_000),
};
/** Over the control figure of 社工站运营 by 60,000.00: returned. */
const up2First: PracticeFilling = {
  noPurchases: false,
  projects: [careProject(2_800_000), stationProject(960_000)],
  purchases: [careLine(23_000), stationLine(128)],
  targets: targets('23000', 2_800_000, 960_000),
};
const up2: PracticeFilling = {
  noPurchases: false,
  projects: [careProject(2_800_000), stationProject(900_000)],
  purchases: [careLine(23_000), stationLine(120)],
  targets: targets('23000', 2_800_000, 900_000),
};
const control: readonly PracticeControl[] = [
  {
    unit,
    projectCode: care.projectCode,
    amount: yuan(2_800_000),
    purchases: yuan(2_300_000),
    reason: '按上年实际服务人次核减。',
  },
  { unit, projectCode: station.projectCode, amount: yuan(900_000), purchases: yuan(900_000), reason: '按申报数安排。' },
];

/** One unit through all four rounds, with the figures and days a test can rely on. */
export const workedExample = {
  year: 2027,
  unit,
  up1,
  control,
  up2First,
  up2,
  reply: control.map(({ projectCode, amount, purchases }) => ({ unit, projectCode, amount, purchases })),
  days: {
    congress: '2027-01-20',
    replyDue: '2027-02-09',
    replied: '2027-02-02',
    departmentReplyDue: '2027-02-17',
    departmentDisclosureDue: '2027-02-22',
    departmentReplied: '2027-02-17',
    unitDisclosureDue: '2027-03-09',
  },
} as const;
