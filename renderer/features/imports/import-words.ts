import type { IntegratedTable } from '#shared/integrated';
import type { Say } from '../../ui/tongue/index.ts';
import type { ImportKind } from '../../usecases/ports.ts';

type Words = readonly [zh: string, en: string];
export const importKinds: readonly ImportKind[] = [
  'integrated',
  'basics',
  'prior',
  'pool',
  'carryOver',
  'contracts',
  'assets',
];
const kindWords: Readonly<Record<ImportKind, Words>> = {
  integrated: ['一体化系统导出表', 'Tables of the integrated system'],
  basics: ['基本支出控制数', 'Figures of basic expenditure'],
  prior: ['上年预算和执行', "Last year's list"],
  pool: ['项目库已储备项目', 'Reserved projects'],
  carryOver: ['上年结转', 'Carry-over'],
  contracts: ['合同台账', 'Contracts'],
  assets: ['新增资产配置计划', 'Asset plan'],
};
/** What the file must hold, and what it is good for. */
const kindNotes: Readonly<Record<ImportKind, Words>> = {
  integrated: [
    '项目支出预算表、政府购买服务汇总表、政府采购预算表、预算批复表，可一次选多个文件。导入后编报和下发的表样已填好项目、科目、资金和金额，单位只补填购买服务要素；公用经费的行一并导入，人员类不导入，批复表只留存备查。',
    'Project expenditure, purchases of services, procurement, replies; several files at once. Forms then begin with projects, codes, funds and amounts; units fill in only what purchases still lack. Lines of office quota come too, those of staff do not; a reply is only kept.',
  ],
  basics: [
    '须有预算单位、部门预算经济分类、控制数三列。基本支出不在本系统编制，导入后在“控制数”中查看，并供审核规则使用。',
    'Unit, economic classification and figure. Basic expenditure is not compiled here: it is shown among the control figures and used by the rules.',
  ],
  prior: [
    '上年购买服务和项目清单，任何版式（上年的预算批复表也可）；须有预算单位、项目名称、预算数，可另有执行数、前年决算数、评价等级。供同比、执行率、评价结果应用等规则使用。',
    "Last year's purchases and projects in any layout, its reply table too: unit, project and budget, and where known execution, settlement and grade. Used by the rules that compare years.",
  ],
  pool: [
    '须有预算单位、项目编码、项目名称；有“入库状态”列时，未入库的不导入。供规则 A004 使用。',
    'Unit, project code and name; projects whose state says that they are not admitted are left out. Used by rule A004.',
  ],
  carryOver: [
    '须有预算单位、项目编码、结转金额。供规则 A605 使用。',
    'Unit, project code and amount. Used by rule A605.',
  ],
  contracts: [
    '须有预算单位、项目编码、购买服务事项、承接主体、签订日期、开始日期、结束日期、合同金额。供执行阶段的合同规则使用。',
    'Unit, project code, service, provider, dates and amount. Used by the rules on contracts.',
  ],
  assets: [
    '须有预算单位、项目编码、资产名称、配置金额。供规则 A213 使用。',
    'Unit, project code, asset and amount. Used by rule A213.',
  ],
};
const tableWords: Readonly<Record<IntegratedTable, Words>> = {
  projects: ['项目支出预算表', 'Project expenditure'],
  purchases: ['政府购买服务汇总表', 'Purchases of services'],
  procurement: ['政府采购预算表', 'Procurement'],
  reply: ['预算批复表', 'Reply'],
};

export const kindWord = (say: Say, kind: ImportKind): string => say(...kindWords[kind]);
export const kindNote = (say: Say, kind: ImportKind): string => say(...kindNotes[kind]);
export const tableWord = (say: Say, table: IntegratedTable): string => say(...tableWords[table]);
