import type { ListName } from '#shared/fields';
import type { TypedColumn } from '#shared/foreign-tables';
import { natureCode } from './natures.ts';

/** Tables that the integrated budget system exports: 项目支出, 政府购买服务汇总, 政府采购, 批复 (domain 5.6 to 5.8, 5.1). */
export const integratedTables = ['projects', 'purchases', 'procurement', 'reply'] as const;
export type IntegratedTable = (typeof integratedTables)[number];

type Kind = TypedColumn<string>['kind'];
const column = <const Key extends string>(
  key: Key,
  kind: Kind,
  heads: readonly [string, ...string[]],
  list?: ListName,
): TypedColumn<Key> => ({
  key,
  kind,
  heads,
  ...(list === undefined ? {} : { list }),
  ...(kind === 'nature' ? { parse: natureCode } : {}),
});

const unit = column('unit', 'unit', ['预算单位', '单位', '预算单位名称', '单位名称', '预算单位编码-名称']);
const unitCode = column('unitCode', 'unit', ['预算单位编码', '单位编码', '单位代码', '预算单位代码']);
const projectCode = column('projectCode', 'text', ['项目编码', '项目代码', '项目编号']);
const projectName = column('projectName', 'text', ['项目名称', '预算项目', '预算项目名称']);
const func = ['支出功能分类', '支出功能分类科目', '功能分类', '功能科目', '功能分类科目', '支出功能科目'] as const;
const dept = ['部门预算经济分类', '部门预算支出经济分类', '部门经济分类', '部门支出经济分类', '部门经济科目'] as const;
const gov = ['政府预算经济分类', '政府预算支出经济分类', '政府经济分类', '政府支出经济分类', '政府经济科目'] as const;
const funcCode = column('funcCode', 'code', [...func], 'functions');
const deptEcon = column('deptEcon', 'code', [...dept], 'departmentEconomy');
const govEcon = column('govEcon', 'code', [...gov], 'governmentEconomy');
const isPurchaseHeads = ['是否有政府购买服务', '是否政府购买服务', '是否包含政府购买服务', '政府购买服务'] as const;
const isProcurement = column('isProcurement', 'bool', ['是否政府采购', '是否包含政府采购', '政府采购', '是否采购']);
const newAssets = column('newAssets', 'bool', ['是否新增资产配置', '新增资产配置', '是否资产配置']);
const expenseClass = column('expenseClass', 'text', ['支出项目类别', '支出类别', '支出项目类型']);
const nature = column('nature', 'nature', ['资金性质', '资金性质名称', '资金性质代码', '资金性质编码']);
const source = column('source', 'text', ['资金来源', '预算资金来源', '资金级次']);
const batch = column('batch', 'text', ['调整批次号', '批次号']);
const businessType = column('businessType', 'text', ['业务类型代码', '业务类型']);

/** The columns of each table in the system's own order; the first head of each is its own word. */
export const layouts = {
  projects: {
    title: '项目支出预算表',
    titles: /项目支出|支出预算/,
    columns: [
      unit,
      column('projectClass', 'text', ['项目类别', '项目大类', '项目分类']),
      expenseClass,
      column('specialFund', 'text', ['专项资金目录', '专项资金名称']),
      projectCode,
      projectName,
      funcCode,
      govEcon,
      deptEcon,
      isProcurement,
      newAssets,
      column('isPurchase', 'bool', [...isPurchaseHeads]),
      nature,
      source,
      column('amount', 'money', ['预算金额', '预算数', '金额', '金额合计', '预算金额合计', '合计', '申报数']),
      column('general', 'money', ['公共预算拨款', '一般公共预算拨款', '一般公共预算', '一般公共预算资金']),
      column('special', 'money', ['专项资金项目', '专项资金']),
      column('fund', 'money', ['政府性基金拨款', '政府性基金', '政府性基金预算拨款', '政府性基金预算资金']),
      column('income', 'money', ['事业收入']),
      column('balance', 'money', ['实户资金余额']),
      column('business', 'money', ['事业单位经营收入', '经营收入']),
      column('affiliates', 'money', ['附属单位上缴收入', '附属单位上缴']),
      column('otherOwn', 'money', ['其他自有资金', '其他收入', '其他资金']),
      column('carried', 'money', ['上年结转', '其中:上年结转', '上年结转结余']),
    ],
  },
  purchases: {
    title: '政府购买服务汇总表',
    titles: /购买服务/,
    columns: [
      unit,
      projectCode,
      projectName,
      funcCode,
      deptEcon,
      govEcon,
      column('isProcurement', 'bool', ['是否包含政府采购', '是否政府采购', '是否包含政府采购预算']),
      column('serviceName', 'text', ['政府购买服务内容', '购买服务内容', '购买服务事项', '政府购买服务项目']),
      column('qty', 'quantity', ['购买数量', '数量', '服务数量']),
      column('amount', 'money', ['购买金额', '金额', '总金额', '预算金额']),
      column('region', 'text', ['财政区划代码', '财政区划', '区划代码']),
      column('year', 'text', ['预算年度', '年度']),
      column('updatedAt', 'text', ['更新时间']),
      column('deleted', 'bool', ['是否删除', '删除标识']),
      column('createdAt', 'text', ['创建时间']),
      batch,
      businessType,
    ],
  },
  procurement: {
    title: '政府采购预算表',
    titles: /政府采购/,
    columns: [
      unit,
      projectCode,
      projectName,
      funcCode,
      deptEcon,
      govEcon,
      column(
        'purItemCode',
        'code',
        ['政府采购品目代码', '采购品目', '政府采购品目', '采购品目编码'],
        'procurementItems',
      ),
      column('uom', 'text', ['计量单位']),
      column('unitPrice', 'money', ['单价', '采购单价']),
      column('qty', 'quantity', ['采购数量', '数量']),
      column('amount', 'money', ['采购金额', '金额', '预算金额']),
      businessType,
      column('nature', 'nature', ['资金性质代码', '资金性质', '资金性质编码']),
      batch,
    ],
  },
  reply: {
    title: '预算批复表',
    titles: /批复/,
    columns: [
      column('section', 'text', ['财政内部机构', '业务处室', '业务股室']),
      unit,
      column('expenseClass', 'text', ['支出项目类别', '项目类别', '支出类别']),
      column('projectCode', 'text', ['项目代码', '项目编码']),
      projectName,
      funcCode,
      deptEcon,
      govEcon,
      isProcurement,
      column('isPurchase', 'bool', ['是否政府购买服务', '是否有政府购买服务', '是否包含政府购买服务']),
      newAssets,
      nature,
      column('source', 'text', ['预算资金来源', '资金来源']),
      column('amount', 'money', ['预算金额合计', '预算金额', '批复数', '批复金额']),
    ],
  },
} as const;

export type IntegratedKey = (typeof layouts)[IntegratedTable]['columns'][number]['key'];
export type LayoutColumn = TypedColumn<IntegratedKey | 'unitCode'>;

/** The columns that a reader looks for: the layout's own, and the unit's code where an export parts it from the name. */
export const wantedColumns = (table: IntegratedTable): readonly LayoutColumn[] => [...layouts[table].columns, unitCode];
/** Without these a table cannot be read. */
export const neededKeys: { readonly [Table in IntegratedTable]: readonly IntegratedKey[] } = {
  projects: ['unit', 'projectName', 'amount'],
  purchases: ['unit', 'projectName', 'serviceName', 'amount'],
  procurement: ['unit', 'projectName', 'purItemCode', 'amount'],
  reply: ['unit', 'projectName', 'amount'],
};
