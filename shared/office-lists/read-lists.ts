import type { ImportProblem, ListQuestion, ListReading, ListRow, ListShape, TypedColumn } from '#shared/foreign-tables';
import { readList, unitColumns } from '#shared/foreign-tables';
import { normalise } from '#shared/recognise';
import type { AssetLine, CarryOverLine, ContractLine } from '#shared/records';
import type { ReadWorkbook } from '#shared/workbook-model';

/** 项目库: one reserved project. */
export type PoolLine = { readonly unit: string; readonly projectCode: string; readonly projectName: string };

const projectCode: TypedColumn<'projectCode'> = {
  key: 'projectCode',
  kind: 'text',
  heads: ['项目编码', '项目代码', '项目编号'],
};
const projectName: TypedColumn<'projectName'> = {
  key: 'projectName',
  kind: 'text',
  heads: ['项目名称', '预算项目', '预算项目名称'],
};
const textIn = <Key extends string>({ value }: ListRow<Key>, key: Key): string => {
  const read = value(key);
  return typeof read === 'string' ? read.trim() : '';
};
const moneyIn = <Key extends string>({ value }: ListRow<Key>, key: Key): number | null => {
  const read = value(key);
  return typeof read === 'number' ? read : null;
};

const poolShape: ListShape<'projectCode' | 'projectName' | 'state'> = {
  columns: [
    ...unitColumns,
    projectCode,
    projectName,
    { key: 'state', kind: 'text', heads: ['入库状态', '储备状态', '项目状态', '状态', '审核状态'] },
  ],
  needed: ['unit', 'projectCode', 'projectName'],
  amount: null,
};
const notReserved = /未入库|退回|作废|终止|草稿|申报中|待审|未审|不予|拟入库/;

/** 项目库已储备项目: a list may hold projects still on their way, which are passed over by their state. */
export const readPool = (workbook: ReadWorkbook, question: ListQuestion): ListReading<PoolLine> =>
  readList(workbook, question, poolShape, (row) => {
    const code = textIn(row, 'projectCode');
    if (code === '' || notReserved.test(row.words('state'))) return null;
    return { unit: row.unit, projectCode: code, projectName: textIn(row, 'projectName') };
  });

type AmountShape<Key extends string> = ListShape<Key> & { readonly amount: Key };
const carryOverShape: AmountShape<'projectCode' | 'projectName' | 'amount'> = {
  columns: [
    ...unitColumns,
    projectCode,
    projectName,
    {
      key: 'amount',
      kind: 'money',
      heads: ['上年结转', '结转金额', '上年结转数', '结转数', '结转结余金额', '上年结转结余', '年末结转', '金额'],
    },
  ],
  needed: ['unit', 'projectCode', 'amount'],
  amount: 'amount',
};

type OfProject = { readonly unit: string; readonly amount: number };
type Nameless = Extract<ImportProblem, { readonly kind: 'import/row-unclear' }>;

/**
 * A list of one amount a project and row. What has an amount and belongs to no project is passed over where it is plainly
 * a total: an amount alone, and that of the unit or of all. Anything else is reported, for it would be lost.
 */
function readAmounts<Key extends string, Line extends OfProject>(
  workbook: ReadWorkbook,
  question: ListQuestion,
  shape: AmountShape<Key>,
  lineOf: (row: ListRow<Key>, amount: number) => Line | null,
): ListReading<Line> {
  const nameless: { readonly alone: boolean; readonly problem: Nameless }[] = [];
  const reading = readList(workbook, question, shape, (row) => {
    const amount = moneyIn(row, shape.amount);
    if (amount === null) return null;
    if (row.projectCode !== '') return lineOf(row, amount);
    const alone = shape.columns.every(({ key, kind }) => kind === 'unit' || kind === 'money' || row.words(key) === '');
    if (amount !== 0)
      nameless.push({ alone, problem: { kind: 'import/row-unclear', ...row.at(shape.amount), amount } });
    return null;
  });
  const sums = new Map<string, number>();
  for (const { unit, amount } of reading.lines) sums.set(unit, (sums.get(unit) ?? 0) + amount);
  const totals = new Set([...sums.values(), [...sums.values()].reduce((sum, each) => sum + each, 0)]);
  const unclear = nameless.filter(({ alone, problem }) => !alone || !totals.has(problem.amount));
  return { ...reading, problems: [...reading.problems, ...unclear.map(({ problem }) => problem)] };
}

/** 上年结转, known after the year has ended. */
export const readCarryOver = (workbook: ReadWorkbook, question: ListQuestion): ListReading<CarryOverLine> =>
  readAmounts(workbook, question, carryOverShape, ({ unit, projectCode: code }, amount) => ({
    unit,
    projectCode: code,
    amount,
  }));

const assetShape: AmountShape<'projectCode' | 'projectName' | 'name' | 'amount'> = {
  columns: [
    ...unitColumns,
    projectCode,
    projectName,
    { key: 'name', kind: 'text', heads: ['资产名称', '配置资产名称', '购置内容', '设备名称', '资产品目名称'] },
    { key: 'amount', kind: 'money', heads: ['配置金额', '购置金额', '预算金额', '计划金额', '金额', '总价'] },
  ],
  needed: ['unit', 'projectCode', 'name', 'amount'],
  amount: 'amount',
};

/** 新增资产配置计划. */
export const readAssets = (workbook: ReadWorkbook, question: ListQuestion): ListReading<AssetLine> =>
  readAmounts(workbook, question, assetShape, (row, amount) => {
    const name = textIn(row, 'name');
    if (name !== '') return { unit: row.unit, projectCode: row.projectCode, name, amount };
    if (amount !== 0) row.wrong('name', '该行配置的资产名称');
    return null;
  });

type ContractKey =
  | 'projectCode'
  | 'projectName'
  | 'serviceName'
  | 'provider'
  | 'providerType'
  | 'creditCode'
  | 'signed'
  | 'startDate'
  | 'endDate'
  | 'amount'
  | 'supplements'
  | 'procured';
const contractShape: AmountShape<ContractKey> = {
  columns: [
    ...unitColumns,
    projectCode,
    projectName,
    {
      key: 'serviceName',
      kind: 'text',
      heads: ['购买服务事项名称', '购买服务事项', '服务名称', '购买服务内容', '合同名称'],
    },
    { key: 'provider', kind: 'text', heads: ['承接主体', '承接主体名称', '供应商', '供应商名称', '乙方', '乙方名称'] },
    {
      key: 'providerType',
      kind: 'code',
      heads: ['承接主体类型', '供应商类型', '乙方类型'],
      list: 'providerTypes',
    },
    { key: 'creditCode', kind: 'text', heads: ['统一社会信用代码', '信用代码', '社会信用代码'] },
    { key: 'signed', kind: 'text', heads: ['签订日期', '合同签订日期', '签约日期', '签订时间'] },
    { key: 'startDate', kind: 'text', heads: ['开始日期', '合同开始日期', '服务开始日期', '起始日期', '合同起始日期'] },
    { key: 'endDate', kind: 'text', heads: ['结束日期', '合同结束日期', '服务结束日期', '终止日期', '合同终止日期'] },
    { key: 'amount', kind: 'money', heads: ['合同金额', '合同总额', '合同价', '金额'] },
    { key: 'supplements', kind: 'money', heads: ['补充合同金额', '补充合同', '补充协议金额'] },
    { key: 'procured', kind: 'bool', heads: ['是否重新采购', '是否经采购', '重新采购'] },
  ],
  needed: ['unit', 'projectCode', 'serviceName', 'provider', 'signed', 'startDate', 'endDate', 'amount'],
  amount: 'amount',
};

/** YYYY-MM-DD; null after a report of what is no date. */
function dateIn(row: ListRow<ContractKey>, key: 'signed' | 'startDate' | 'endDate'): string | null {
  const cell = row.cell(key);
  const read = cell === undefined ? null : normalise(cell, 'date').cell;
  if (typeof read === 'string' && read !== '') return read;
  row.wrong(key, '日期，如2027-01-20');
  return null;
}

/** 合同台账. A list without 是否重新采购 says that every contract was procured, so that no chain is guessed. */
export const readContracts = (workbook: ReadWorkbook, question: ListQuestion): ListReading<ContractLine> =>
  readAmounts(workbook, question, contractShape, (row, amount) => {
    const dates = [dateIn(row, 'signed'), dateIn(row, 'startDate'), dateIn(row, 'endDate')];
    const [signed, startDate, endDate] = dates;
    if (!signed || !startDate || !endDate) return null;
    return {
      unit: row.unit,
      projectCode: row.projectCode,
      serviceName: textIn(row, 'serviceName'),
      provider: textIn(row, 'provider'),
      providerType: textIn(row, 'providerType'),
      creditCode: textIn(row, 'creditCode'),
      signed,
      startDate,
      endDate,
      amount,
      supplements: moneyIn(row, 'supplements') ?? 0,
      procured: row.value('procured') !== false,
    };
  });
