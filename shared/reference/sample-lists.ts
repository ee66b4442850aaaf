import type { CodeEntry, Thresholds, YearFile } from '#shared/year-file';
import { codeEntries, wordEntries } from './code-entries.ts';
import { sampleCatalog } from './sample-catalog.ts';
import { sampleDepartmentEconomy, sampleGovernmentEconomy } from './sample-economy.ts';
import { sampleFunctions } from './sample-functions.ts';
import { sampleProcurementItems } from './sample-procurement-items.ts';

const thirdTier: readonly CodeEntry[] = sampleCatalog
  .filter((entry) => entry.level === 3)
  .map(({ code, name }) => ({ code, name }));

/** 示例代码表, one for every list of the year. Where a list has no official code, the word is its own code. */
export const sampleLists: YearFile['lists'] = {
  catalog: thirdTier,
  functions: sampleFunctions,
  departmentEconomy: sampleDepartmentEconomy,
  governmentEconomy: sampleGovernmentEconomy,
  procurementItems: sampleProcurementItems,
  methods: codeEntries(
    '1 公开招标; 2 邀请招标; 3 竞争性谈判; 4 询价; 5 单一来源; 6 竞争性磋商; 7 框架协议采购; 8 合作创新采购; 9 未达限额自行采购',
  ),
  orgForms: wordEntries('政府集中采购 部门集中采购 分散采购'),
  /** 90 and 91 are kept so that a forbidden choice can be recorded and named (Order 102, art. 8). */
  providerTypes: codeEntries(
    '10 企业; 11 大型企业; 12 中型企业; 13 小型企业; 14 微型企业; 20 社会组织; 21 社会团体; 22 基金会; 23 社会服务机构; 30 公益二类事业单位; 31 从事生产经营活动的事业单位; 40 农村集体经济组织; 50 基层群众性自治组织; 60 个人; 90 公益一类事业单位; 91 财政保障的群团组织',
  ),
  measures: wordEntries(
    '项 次 人 人次 人天 人月 人年 户 家 场 件 份 页 台 套 套年 套月 系统 路年 年 月 天 车天 亩 亩次 头次 ㎡ ㎡月 ㎡年 km² 吨 座年 站年 盏年 处年 床日 批次 栋 项目 村 所',
  ),
  statuses: wordEntries('新增 延续 取消'),
  projectClasses: wordEntries('人员类 公用经费 其他运转类 特定目标类'),
  grades: wordEntries('优 良 中 差'),
  indicatorKinds: codeEntries(
    '11 数量指标; 12 质量指标; 13 时效指标; 14 成本指标; 21 经济效益指标; 22 社会效益指标; 23 生态效益指标; 24 可持续影响指标; 31 服务对象满意度指标',
  ),
  indicatorSigns: wordEntries('≥ ≤ = > < 定性'),
  levels: wordEntries('中央 省 市'),
};

/** 资金性质 as the integrated system names them; a parent is a heading (domain 6.4). */
export const sampleFundNatures: readonly CodeEntry[] = [
  { code: '1', name: '政府预算资金' },
  { code: '11', name: '一般公共预算资金', parent: '1' },
  { code: '12', name: '政府性基金预算资金', parent: '1' },
  { code: '13', name: '国有资本经营预算资金', parent: '1' },
  { code: '14', name: '社会保险基金预算资金', parent: '1' },
  { code: '2', name: '财政专户管理资金' },
  { code: '3', name: '单位资金' },
  { code: '31', name: '事业收入资金', parent: '3' },
  { code: '32', name: '上级补助收入资金', parent: '3' },
  { code: '33', name: '附属单位上缴收入资金', parent: '3' },
  { code: '34', name: '事业单位经营收入资金', parent: '3' },
  { code: '39', name: '其他收入资金', parent: '3' },
];

/** Sets that a year begins with as samples (示例), until the official file is taken over. */
export const sampleNames: readonly string[] = [
  'catalog',
  'functions',
  'departmentEconomy',
  'governmentEconomy',
  'economyMapping',
  'procurementItems',
  'fundNatures',
  'methods',
  'providerTypes',
  'measures',
];

/** 行政区划 of nine digits: the county itself is its six digits and 000; townships are added or imported. */
export const countyRegion = (region: YearFile['region']): readonly CodeEntry[] => [
  { code: `${region.code}000`, name: `${region.name}本级` },
];

/** The province's own amounts are left empty: 请按本省文件填写. Contract terms are national (Order 102, art. 24). */
export const sampleThresholds: Thresholds = {
  decentralisedService: null,
  openTenderService: null,
  otherShare: 2_000,
  contractMonthsNormal: 12,
  contractMonthsMost: 36,
  review: null,
  exAnte: null,
  targets: 0,
  micro: 10_000_000,
  yearOnYearShare: 2_000,
  unitPriceShare: 1_500,
};
