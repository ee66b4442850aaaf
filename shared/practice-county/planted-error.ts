import type { FieldId } from '#shared/fields';
import type { Cell, Cells, CollectingRound, TableName } from '#shared/records';

/** One mistake of the practice workbooks, as the solution sheet tells it. */
export type PlantedError = {
  readonly number: number;
  readonly rule: string;
  readonly unit: string;
  readonly round: CollectingRound;
  readonly table: TableName;
  /** Project or service of the row, '' where the whole table is meant. */
  readonly name: string;
  /** What was changed: right value and planted value; empty where rows were added, left out or declared away. */
  readonly changes: readonly { readonly field: FieldId; readonly right: Cell; readonly planted: Cell }[];
  readonly zh: string;
  readonly en: string;
};
/** The rows of one table, and the place of the chosen one; the declaration is a mark of the unit. */
export type Change = (row: Cells) => Cells;
export type Plant = {
  readonly rule: string;
  readonly unit: string;
  readonly round: CollectingRound;
  readonly table: TableName;
  readonly zh: string;
  readonly en: string;
  /** The first row that this accepts carries the mistake. */
  readonly pick?: (row: Cells) => boolean;
  /** Cells of that row that are written otherwise. */
  readonly write?: Change;
  readonly act?: 'repeat' | 'leaveOutProject' | 'declareNone' | 'addProject';
};

const of = (row: Cells, field: FieldId): number => {
  const cell = row[field];
  return typeof cell === 'number' ? cell : 0;
};
const wordsOf = (row: Cells, field: FieldId): string => {
  const cell = row[field];
  return typeof cell === 'string' ? cell : '';
};
const general = (row: Cells): boolean => of(row, 'amtGeneral') === of(row, 'amtTotal');
const calendarYear = (row: Cells): boolean =>
  row.startDate === '2027-01-01' && row.endDate === '2027-12-31' && row.contractTotal === undefined;
const lump = (row: Cells): boolean => row.uom === '项' && calendarYear(row) && row.upperNotice === undefined;
const counted = (row: Cells): boolean => of(row, 'qty') >= 10_000 && calendarYear(row);
const severalYears = (row: Cells): boolean => of(row, 'contractTotal') > 0;
const ordinary = (row: Cells): boolean => row.isPurchase === false && of(row, 'amtTotal') > 200_000;
const kind =
  (code: string): ((row: Cells) => boolean) =>
  (row) =>
    row.indicatorKind === code;
const branchA = (row: Cells): boolean => wordsOf(row, 'catalogCode').startsWith('A') && calendarYear(row);

const first = { round: 'up1', table: 'purchases' } as const;
const second = { round: 'up2', table: 'purchases' } as const;
const renamed =
  (serviceName: string): Change =>
  () => ({ serviceName });

/** Forty mistakes as clerks make them, over the units that may buy; 一上 first. */
export const plants: readonly Plant[] = [
  {
    ...first,
    rule: 'A001',
    unit: '101001',
    pick: lump,
    write: () => ({ uom: null }),
    zh: '计量单位漏填，按合同口径补填“项”。',
    en: 'The unit of measure was left out; give it as in the contract.',
  },
  {
    ...first,
    rule: 'A101',
    unit: '101001',
    pick: counted,
    write: (row) => ({ unitPrice: of(row, 'unitPrice') + Math.max(100, Math.round(of(row, 'unitPrice') / 5)) }),
    zh: '单价填错，应使数量×期数×单价等于金额。',
    en: 'The unit price is wrong: quantity × periods × price must give the amount.',
  },
  {
    ...first,
    rule: 'A103',
    unit: '102001',
    pick: lump,
    write: () => ({ amtCarry: -100_000 }),
    zh: '上年结转填了负数，没有结转的留空。',
    en: 'Carry-over was negative; leave it blank where there is none.',
  },
  {
    ...first,
    rule: 'A105',
    unit: '108001',
    pick: (row) => lump(row) && of(row, 'prevBudget') > 0,
    write: (row) => ({ prevBudget: of(row, 'amtTotal') * 10_000, remark: '上年预算数按万元表转抄。' }),
    zh: '上年预算数多乘了一万，改为以元为单位。',
    en: "Last year's budget was multiplied by ten thousand; give it in yuan.",
  },
  {
    ...first,
    rule: 'A006',
    unit: '102001',
    pick: (row) => lump(row) && of(row, 'amtTotal') < 20_000_000,
    act: 'repeat',
    zh: '同一行复制了两次，删除其中一行。',
    en: 'The row was pasted twice; delete one.',
  },
  {
    ...first,
    rule: 'A009',
    unit: '108002',
    act: 'declareNone',
    zh: '填了购买服务明细又勾选无购买服务声明，取消声明。',
    en: 'The unit has purchase rows and declared none; withdraw the declaration.',
  },
  {
    ...first,
    rule: 'A201',
    unit: '103001',
    pick: lump,
    write: () => ({ projectCode: '10300127999', projectName: '未列项目' }),
    zh: '项目编码不在项目支出表中，改回原项目编码。',
    en: 'The project code is not in the project table; correct it.',
  },
  {
    ...first,
    rule: 'A401',
    unit: '103001',
    pick: counted,
    write: () => ({ catalogCode: 'Z0101' }),
    zh: '目录编码不存在，从下拉列表中重新选择三级目录。',
    en: 'There is no such catalogue code; choose one of the third tier.',
  },
  {
    ...first,
    rule: 'A406',
    unit: '104001',
    pick: lump,
    write: renamed('办公电脑购置'),
    zh: '货物不得列政府购买服务，取消标识，按货物采购编报。',
    en: 'Goods are no service; clear the mark and procure them as goods.',
  },
  {
    ...first,
    rule: 'A407',
    unit: '105002',
    pick: lump,
    write: renamed('社区用房修缮'),
    zh: '工程不得列政府购买服务，取消标识，按工程项目编报。',
    en: 'Works are no service; clear the mark.',
  },
  {
    ...first,
    rule: 'A408',
    unit: '107001',
    pick: lump,
    write: renamed('污水处理站建设和运营一体化'),
    zh: '建设与运营打包，把运营部分单列，建设部分按工程编报。',
    en: 'Building and running are bundled; keep the running only.',
  },
  {
    ...first,
    rule: 'A409',
    unit: '106001',
    pick: lump,
    write: renamed('监控设备融资租赁'),
    zh: '融资行为不得列政府购买服务，取消标识。',
    en: 'Financing is no service; clear the mark.',
  },
  {
    ...first,
    rule: 'A410',
    unit: '109001',
    pick: lump,
    write: renamed('服务窗口劳务派遣'),
    zh: '劳务派遣不得列政府购买服务，取消标识，按用工规定办理。',
    en: 'Labour dispatch is no service; clear the mark.',
  },
  {
    ...first,
    rule: 'A411',
    unit: '107002',
    pick: lump,
    write: renamed('农业行政处罚实施'),
    zh: '行政处罚应由政府直接履职，取消标识。',
    en: 'Penalties are a matter of the government itself; clear the mark.',
  },
  {
    ...first,
    rule: 'A414',
    unit: '110001',
    pick: (row) => counted(row) && of(row, 'amtTotal') > 10_000_000,
    write: () => ({ providerType: '60', providerName: '李明远' }),
    zh: '超过单位自行采购限额的事项由个人承接，改为企业或社会组织。',
    en: 'A person provides more than the limit; choose a company or an organisation.',
  },
  {
    ...first,
    rule: 'A501',
    unit: '111001',
    pick: (row) => calendarYear(row) && row.status === '新增',
    write: () => ({ endDate: '2031-12-31' }),
    zh: '合同期 60 个月，超过 36 个月，缩短期限。',
    en: 'Sixty months exceed the longest term; shorten it.',
  },
  {
    ...first,
    rule: 'A502',
    unit: '111001',
    pick: (row) => calendarYear(row) && row.status === '延续',
    write: () => ({ endDate: '2028-12-31' }),
    zh: '期限 24 个月，须勾选四项条件并填写期限说明，或改为一年。',
    en: 'Two years need the four ticks and a note on the term.',
  },
  {
    ...first,
    rule: 'A504',
    unit: '112001',
    pick: calendarYear,
    write: () => ({ startDate: '2027-12-31', endDate: '2027-01-01' }),
    zh: '起止日期颠倒，对调两个日期。',
    en: 'Start and end are swapped.',
  },
  {
    ...first,
    rule: 'A601',
    unit: '110001',
    pick: (row) => calendarYear(row) && of(row, 'prevBudget') > 0 && of(row, 'amtTotal') > 12_000_000,
    write: (row) => ({ prevBudget: Math.floor(of(row, 'amtTotal') / 2), remark: null }),
    zh: '比上年增加一倍，没有写明原因，在备注中说明。',
    en: 'Twice last year without a reason; give it in the remark.',
  },
  {
    round: 'up1',
    table: 'projects',
    rule: 'N01',
    unit: '106002',
    pick: (row) => ordinary(row) && general(row),
    write: (row) => ({ amtGeneral: null, amtFund: of(row, 'amtTotal') }),
    zh: '一般公共预算科目下列了政府性基金，改回一般公共预算资金。',
    en: 'Fund money stands under a general code; move it back.',
  },
  {
    ...first,
    rule: 'N02',
    unit: '109002',
    pick: calendarYear,
    write: () => ({ projectClass: '人员类' }),
    zh: '人员类不得列购买服务，改正项目类别。',
    en: 'Personnel spending holds no purchases; correct the class.',
  },
  {
    round: 'up1',
    table: 'projects',
    rule: 'N03',
    unit: '106003',
    pick: ordinary,
    write: () => ({ deptEcon: null }),
    zh: '这一行没有部门预算经济分类，按经济分类的合计小于项目合计，补填科目。',
    en: 'The row has no economic classification, so that the classes fall short of the project; give it.',
  },
  {
    ...first,
    rule: 'N07',
    unit: '112001',
    pick: lump,
    write: () => ({ upperLevel: '省' }),
    zh: '填了级次没有上级专项文号，补填文号或清空级次。',
    en: 'A level without its notice; give the notice or clear the level.',
  },
  {
    round: 'up1',
    table: 'projects',
    rule: 'A618',
    unit: '101002',
    pick: (row) => row.projectName === '业务工作经费',
    write: () => ({ projectName: '执勤点物业外包' }),
    zh: '名称是物业外包却没有标政府购买服务，补标识并填报明细。',
    en: 'Named as outsourced property management but not marked; mark it and fill in its rows.',
  },
  {
    round: 'up2',
    table: 'projects',
    rule: 'A301',
    unit: '101002',
    pick: (row) => row.projectName === '业务工作经费' && general(row),
    write: (row) => ({
      amtTotal: of(row, 'amtTotal') + 5_000_000,
      amtGeneral: of(row, 'amtGeneral') + 5_000_000,
    }),
    zh: '二上超控制数 50,000 元，压回控制数以内。',
    en: 'Over the control figure by 50,000 yuan; cut it back.',
  },
  {
    round: 'up2',
    table: 'projects',
    rule: 'A305',
    unit: '103001',
    pick: (row) => ordinary(row) && general(row),
    act: 'addProject',
    zh: '二上新增一上没有的项目，补填批示号或上级文号，否则删除。',
    en: 'A project that was not in 一上; give its instruction number or delete it.',
  },
  {
    ...second,
    rule: 'A402',
    unit: '102001',
    pick: branchA,
    write: (row) => ({ catalogCode: wordsOf(row, 'catalogCode').slice(0, 3) }),
    zh: '目录只选到二级，改选三级目录。',
    en: 'The code is of the second tier; choose one of the third.',
  },
  {
    ...second,
    rule: 'A404',
    unit: '103001',
    pick: lump,
    write: () => ({ catalogCode: '目录外' }),
    zh: '目录外事项没有备案号，先备案或改选目录。',
    en: 'Outside the catalogue without a filing number; file it or choose a code.',
  },
  {
    ...second,
    rule: 'A413',
    unit: '104001',
    pick: lump,
    write: () => ({ providerType: '90' }),
    zh: '公益一类事业单位不得承接，改正承接主体类型。',
    en: 'Public institutions of class I may not provide; correct the type.',
  },
  {
    ...second,
    rule: 'A503',
    unit: '104001',
    pick: severalYears,
    write: (row) => ({ y2: of(row, 'y2') + 1_000_000 }),
    zh: '分年度金额之和不等于合同总额，改正第二年金额。',
    en: 'The years do not sum to the contract; correct the second year.',
  },
  {
    ...second,
    rule: 'A507',
    unit: '105002',
    pick: (row) => row.isProcurement === true && of(row, 'amtTotal') < 200_000_000,
    write: () => ({ purMethod: '4' }),
    zh: '询价只适用于货物，改为竞争性磋商。',
    en: 'Inquiry is for goods; choose competitive consultation.',
  },
  {
    ...second,
    rule: 'A508',
    unit: '106001',
    pick: (row) => row.isProcurement === true && of(row, 'amtTotal') < 200_000_000 && row.remark === undefined,
    write: () => ({ purMethod: '5' }),
    zh: '单一来源没有论证说明，在备注中写明论证情况或改变方式。',
    en: 'A single source without reasons; write them or change the method.',
  },
  {
    ...second,
    rule: 'N08',
    unit: '107001',
    pick: (row) => row.isProcurement === true && of(row, 'amtTotal') < 200_000_000 && row.remark === undefined,
    write: (row) => ({ smeReserved: Math.floor(of(row, 'amtTotal') / 2) }),
    zh: '200 万元以下应全部预留中小企业，补足预留金额。',
    en: 'Up to 2,000,000 yuan is reserved whole for small and medium enterprises.',
  },
  {
    ...second,
    rule: 'N12',
    unit: '102001',
    pick: (row) => lump(row) && row.purMethod === '9' && row.remark === undefined,
    write: () => ({ providerType: '30', providerName: '青岚县职业教育中心' }),
    zh: '直接委托所属公益二类单位，组织比选或在备注中写明经费挂钩情况。',
    en: "Goes to the department's own institution without competition; compare offers or note how its money is linked.",
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A606',
    unit: '105003',
    act: 'leaveOutProject',
    zh: '项目没有填绩效目标，补填。',
    en: 'The project has no performance targets.',
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A607',
    unit: '108001',
    pick: kind('22'),
    write: () => ({ indicatorKind: '12' }),
    zh: '缺效益指标，改回社会效益指标。',
    en: 'There is no indicator of benefit; set the kind back.',
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A608',
    unit: '109001',
    pick: kind('12'),
    write: () => ({ indicatorWeight: 15 }),
    zh: '权重合计 95，应为 90，质量指标改回 10。',
    en: 'The weights sum to 95 instead of 90.',
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A609',
    unit: '110001',
    pick: kind('13'),
    write: () => ({ indicatorValue: '及时' }),
    zh: '指标值不是数值，改为可衡量的百分比。',
    en: 'The value is no figure; make it measurable.',
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A610',
    unit: '111001',
    pick: kind('31'),
    write: () => ({ indicatorValue: '120' }),
    zh: '满意度超过 100%，改正。',
    en: 'Satisfaction is above 100%.',
  },
  {
    round: 'up2',
    table: 'targets',
    rule: 'A611',
    unit: '112001',
    pick: kind('11'),
    write: (row) => ({ indicatorValue: String(Number(wordsOf(row, 'indicatorValue')) + 7) }),
    zh: '数量指标与购买数量不一致，按明细表改正。',
    en: 'The quantity indicator differs from the quantity bought.',
  },
];
