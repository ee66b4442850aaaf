export type FieldType = 'text' | 'money' | 'decimal' | 'int' | 'pct' | 'code' | 'enum' | 'date' | 'bool';
/** Code lists of the year that a field takes its values from; also the key of a dropdown in the workbook. */
export type ListName =
  | 'catalog'
  | 'functions'
  | 'departmentEconomy'
  | 'governmentEconomy'
  | 'procurementItems'
  | 'methods'
  | 'orgForms'
  | 'providerTypes'
  | 'measures'
  | 'statuses'
  | 'projectClasses'
  | 'grades'
  | 'indicatorKinds'
  | 'indicatorSigns'
  | 'levels';
export type FieldRecord = {
  readonly zh: string;
  readonly en: string;
  readonly type: FieldType;
  /** Printed unit of measure, such as 元 or 月. */
  readonly unit?: string;
  readonly list?: ListName;
  /** Computed at intake and in the workbook; the clerk does not type it. */
  readonly computed?: true;
  readonly source: string;
};

const field = (
  zh: string,
  en: string,
  type: FieldType,
  source: string,
  more: Partial<FieldRecord> = {},
): FieldRecord => ({
  zh,
  en,
  type,
  source,
  ...more,
});

const yuan = { unit: '元' } as const;

/** Every field of every form, named once: identifier, Chinese and English name, type, unit, code list, source. */
export const fieldDictionary = {
  projectCode: field('项目编码', 'Project code', 'text', 'domain 5.1'),
  projectName: field('项目名称', 'Project name', 'text', 'domain 5.1'),
  projectClass: field('项目类别', 'Project class', 'enum', 'practice 1.1', { list: 'projectClasses' }),
  threeGuarantees: field('三保标识', 'Three guarantees', 'bool', 'practice 1.1'),
  funcCode: field('支出功能分类', 'Functional classification', 'code', 'domain 6.1', { list: 'functions' }),
  deptEcon: field('部门预算经济分类', 'Departmental economic classification', 'code', 'domain 6.2', {
    list: 'departmentEconomy',
  }),
  govEcon: field('政府预算经济分类', 'Government economic classification', 'code', 'domain 6.3', {
    list: 'governmentEconomy',
    computed: true,
  }),
  amtTotal: field('金额合计', 'Total amount', 'money', 'domain 5.1', yuan),
  amtGeneral: field('一般公共预算资金', 'General public budget', 'money', 'domain 5.1', yuan),
  amtFund: field('政府性基金预算资金', 'Government fund budget', 'money', 'domain 5.1', yuan),
  amtSoe: field('国有资本经营预算资金', 'State capital budget', 'money', 'domain 5.1', yuan),
  amtEscrow: field('财政专户管理资金', 'Special fiscal account', 'money', 'domain 5.1', yuan),
  amtUnit: field('单位资金', 'Unit funds', 'money', 'domain 5.1', yuan),
  amtCarry: field('其中:上年结转', 'Of which carried over', 'money', 'practice 1.3', yuan),
  isPurchase: field('是否政府购买服务', 'Purchase of services', 'bool', 'domain 5.3'),
  status: field('项目属性', 'New or continuing', 'enum', 'domain 5.1', { list: 'statuses' }),
  upperNotice: field('上级专项文号', 'Higher-level notice', 'text', 'practice 1.11'),
  upperLevel: field('上级专项级次', 'Higher level', 'enum', 'practice 1.11', { list: 'levels' }),
  instructionNo: field('批示号', 'Instruction number', 'text', 'practice 1.11'),
  approvalNo: field('批准文号', 'Approval number', 'text', 'practice 1.11'),
  basis: field('测算依据及过程', 'Basis of the amount', 'text', 'domain 5.1'),
  hasAttachment: field('附件有无', 'Attachment', 'bool', 'practice 1.11'),
  remark: field('备注', 'Remark', 'text', 'domain 5.1'),
  serviceName: field('购买服务事项名称', 'Service', 'text', 'domain 5.1'),
  catalogCode: field('指导性目录编码', 'Catalogue code', 'code', 'domain 4', { list: 'catalog' }),
  filingNo: field('目录外备案号', 'Filing outside catalogue', 'text', 'practice 1.11'),
  qty: field('服务数量', 'Quantity', 'decimal', 'domain 5.1'),
  uom: field('计量单位', 'Unit of measure', 'enum', 'domain 5.1', { list: 'measures' }),
  periods: field('期数', 'Periods', 'int', 'practice 1.11', { unit: '月' }),
  unitPrice: field('单价', 'Unit price', 'money', 'domain 5.1', yuan),
  isProcurement: field('是否政府采购', 'Government procurement', 'bool', 'domain 5.1'),
  purItemCode: field('政府采购品目', 'Procurement item', 'code', 'domain 6.7', { list: 'procurementItems' }),
  purMethod: field('采购方式', 'Procurement method', 'enum', 'domain 6.5', { list: 'methods' }),
  purOrgForm: field('采购组织形式', 'Procurement form', 'enum', 'domain 6.5', { list: 'orgForms' }),
  smeReserved: field('面向中小企业预留', 'Reserved for SMEs', 'money', 'practice 1.11', yuan),
  providerType: field('承接主体类型', 'Provider type', 'enum', 'domain 6.6', { list: 'providerTypes' }),
  providerName: field('承接主体名称', 'Provider', 'text', 'domain 5.1'),
  actualUser: field('实际使用单位', 'Using unit', 'text', 'practice 1.11'),
  startDate: field('服务开始日期', 'Start', 'date', 'domain 5.1'),
  endDate: field('服务结束日期', 'End', 'date', 'domain 5.1'),
  contractTotal: field('合同总额', 'Contract total', 'money', 'practice 1.11', yuan),
  paidBefore: field('以前年度已付', 'Paid in earlier years', 'money', 'practice 1.11', yuan),
  y1: field('第一年金额', 'First year', 'money', 'domain 5.1', yuan),
  y2: field('第二年金额', 'Second year', 'money', 'domain 5.1', yuan),
  y3: field('第三年金额', 'Third year', 'money', 'domain 5.1', yuan),
  tickFixed: field('内容固定', 'Content fixed', 'bool', 'Order 102 art. 24'),
  tickContinuous: field('连续性强', 'Continuous', 'bool', 'Order 102 art. 24'),
  tickFunded: field('经费来源稳定', 'Funding stable', 'bool', 'Order 102 art. 24'),
  tickStablePrice: field('价格变化小', 'Price stable', 'bool', 'Order 102 art. 24'),
  termNote: field('期限说明', 'Note on the term', 'text', 'rule A502'),
  prevBudget: field('上年预算数', "Last year's budget", 'money', 'practice 1.2', yuan),
  targetAmount: field('项目资金总额', 'Amount of the project', 'money', 'domain 5.4', yuan),
  indicatorKind: field('指标类型', 'Kind of indicator', 'enum', 'domain 5.4', { list: 'indicatorKinds' }),
  indicatorName: field('三级指标', 'Indicator', 'text', 'domain 5.4'),
  indicatorSign: field('符号', 'Sign', 'enum', 'domain 5.4', { list: 'indicatorSigns' }),
  indicatorValue: field('指标值', 'Target value', 'text', 'domain 5.4'),
  indicatorUnit: field('指标计量单位', 'Unit of the indicator', 'text', 'domain 5.4'),
  indicatorWeight: field('权重', 'Weight', 'int', 'domain 5.4'),
  controlFigure: field('控制数', 'Control figure', 'money', 'domain 5.5', { ...yuan, computed: true }),
} as const satisfies Record<string, FieldRecord>;

export type FieldId = keyof typeof fieldDictionary;
