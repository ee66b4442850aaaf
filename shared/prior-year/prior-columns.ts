import type { TypedColumn } from '#shared/foreign-tables';

export type PriorKey =
  | 'unit'
  | 'unitCode'
  | 'projectCode'
  | 'projectName'
  | 'serviceName'
  | 'catalogCode'
  | 'funcCode'
  | 'deptEcon'
  | 'uom'
  | 'unitPrice'
  | 'budget'
  | 'executed'
  | 'budgetBefore'
  | 'settled'
  | 'grade'
  | 'gradeYear';

/** What last year's lists call their columns; 上年 is N−1, 前年 N−2 (practice 1.2). */
export const priorColumns: readonly TypedColumn<PriorKey>[] = [
  {
    key: 'unit',
    kind: 'unit',
    heads: ['单位名称', '预算单位', '单位', '预算单位名称', '部门(单位)名称', '购买主体', '购买单位'],
  },
  { key: 'unitCode', kind: 'unit', heads: ['单位编码', '预算单位编码', '单位代码'] },
  { key: 'projectCode', kind: 'text', heads: ['项目编码', '项目代码', '项目编号'] },
  { key: 'projectName', kind: 'text', heads: ['项目名称', '预算项目', '预算项目名称', '项目'] },
  {
    key: 'serviceName',
    kind: 'text',
    heads: [
      '购买服务事项名称',
      '购买服务内容',
      '政府购买服务内容',
      '购买服务项目名称',
      '政府购买服务项目名称',
      '购买服务事项(内容)名称',
      '服务名称',
      '购买内容',
      '服务内容',
    ],
  },
  {
    key: 'catalogCode',
    kind: 'code',
    heads: ['指导性目录编码', '目录编码', '三级目录编码', '指导性目录', '三级目录', '指导性目录编码(三级)'],
    list: 'catalog',
  },
  {
    key: 'funcCode',
    kind: 'code',
    heads: ['支出功能分类', '支出功能分类科目', '功能分类', '功能科目', '功能分类科目'],
    list: 'functions',
  },
  {
    key: 'deptEcon',
    kind: 'code',
    heads: ['部门预算经济分类', '部门预算支出经济分类', '部门经济分类', '经济分类', '经济科目'],
    list: 'departmentEconomy',
  },
  { key: 'uom', kind: 'text', heads: ['计量单位'] },
  { key: 'unitPrice', kind: 'money', heads: ['单价', '服务单价'] },
  {
    key: 'budget',
    kind: 'money',
    heads: [
      '上年预算数',
      '上年预算',
      '批复数',
      '年初预算数',
      '年初预算',
      '批复金额',
      '预算金额合计',
      '预算金额',
      '预算数',
      '金额合计',
      '金额',
      '资金合计',
      '合计',
    ],
    like: /^(?:上年)?(?:\(?\d{4}年?\)?)?(?:年初)?(?:批复|预算)(?:数|金额)?$/,
  },
  {
    key: 'executed',
    kind: 'money',
    heads: ['上年执行数', '执行数', '累计支出', '支出数', '已支付'],
    like: /^(?:上年|\d{4}年)?(?:截至|1[-—~至])?\d{1,2}月(?:底|末)?(?:累计)?(?:执行数?|支出数?|支付数?)$/,
  },
  { key: 'budgetBefore', kind: 'money', heads: ['前年调整预算数', '前年预算数', '前年调整预算', '前年预算'] },
  { key: 'settled', kind: 'money', heads: ['前年决算数', '前年决算', '前年执行数', '决算数'] },
  {
    key: 'grade',
    kind: 'text',
    heads: ['评价等级', '绩效评价等级', '上年绩效评价等级', '最近一次评价等级', '绩效等级', '等级'],
  },
  { key: 'gradeYear', kind: 'text', heads: ['评价年度', '最近一次评价年度'] },
];
export const neededPriorKeys = ['unit', 'projectName', 'budget'] as const satisfies readonly PriorKey[];
