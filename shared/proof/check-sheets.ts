import type { ReadWorkbook } from '#shared/workbook-model';
import type { Check } from './check-record.ts';
import { CheckRecord } from './check-record.ts';
import type { Exact } from './exact.ts';
import { divide, roundTo, whole, zero } from './exact.ts';
import type { Bucket, MoneyField, RawRow, RawSums } from './raw-sums.ts';
import { emptyBucket, moneyFields, moneyIn, wordsIn } from './raw-sums.ts';
import type { SheetTable, TableRow } from './sheet-table.ts';
import { sheetTable } from './sheet-table.ts';

const fundHeads = {
  amtGeneral: '一般公共预算',
  amtFund: '政府性基金预算',
  amtSoe: '国有资本经营预算',
  amtEscrow: '财政专户管理资金',
  amtUnit: '单位资金',
  prevBudget: '上年预算数',
} as const satisfies Record<Exclude<MoneyField, 'amtTotal'>, string>;

const wan = (fen: bigint): Exact => ({ over: fen, under: 1_000_000n });
const share = (part: bigint, of: bigint): Exact => {
  const quotient = divide({ over: part, under: 1n }, { over: of, under: 1n });
  return quotient ? roundTo(quotient, 4) : zero;
};

function compareFunds(check: CheckRecord, row: TableRow, money: Readonly<Record<MoneyField, bigint>>): void {
  for (const field of moneyFields) {
    if (field !== 'amtTotal') check.number(row, fundHeads[field], wan(money[field]));
  }
}

function withTable(
  workbook: ReadWorkbook,
  names: { readonly check: string; readonly sheet: string; readonly head: string },
  run: (table: SheetTable, check: CheckRecord) => void,
): Check {
  const check = new CheckRecord(names.check, names.sheet);
  const table = sheetTable(workbook, names.sheet, names.head);
  if (table) run(table, check);
  else check.miss('', '有此工作表', '缺少');
  return check.done();
}

const levelPlaces: ReadonlyMap<string, string> = new Map([
  ['全县', 'all'],
  ['其中：县本级', 'level:county'],
  ['其中：乡镇', 'level:township'],
]);

function compareUnitRow(check: CheckRecord, row: TableRow, bucket: Bucket): void {
  const { money } = bucket;
  check.number(row, '项目数', whole(bucket.projects.size));
  check.number(row, '明细行数', whole(bucket.lines));
  check.number(row, '购买服务金额合计', wan(money.amtTotal));
  compareFunds(check, row, money);
  check.number(row, '项目支出预算', wan(bucket.projectBudget));
  check.number(row, '占项目支出预算', share(money.amtTotal, bucket.projectBudget));
  check.number(row, '增减', share(money.amtTotal - money.prevBudget, money.prevBudget));
}

export const checkByUnit = (workbook: ReadWorkbook, sums: RawSums): Check =>
  withTable(workbook, { check: '按单位汇总与报送原始行', sheet: '按单位汇总', head: '单位编码' }, (table, check) => {
    const found: string[] = [];
    for (const row of table.rows) {
      const code = row.text('单位编码');
      const place = code === '' ? levelPlaces.get(row.text('县（市、区）')) : `unit:${code}`;
      if (place === undefined) continue;
      found.push(place);
      const bucket = sums.buckets.get(place);
      if (bucket) compareUnitRow(check, row, bucket);
    }
    const units = [...sums.buckets.keys()].filter((place) => place.startsWith('unit:'));
    check.keys([...levelPlaces.values(), ...units], found);
    for (const unit of sums.unknownUnits) check.miss('', '单位名录中有此单位', unit);
  });

function catalogPlace(row: TableRow): string {
  const [code, first] = [row.text('目录编码'), row.text('一级')];
  if (first.startsWith('合计')) return 'all';
  if (first.endsWith(' 小计')) return `branch:${code}`;
  return row.text('三级') === '' ? `tier:${code}` : `leaf:${code}`;
}

export const checkByCatalog = (workbook: ReadWorkbook, sums: RawSums): Check =>
  withTable(workbook, { check: '按目录汇总与报送原始行', sheet: '按目录汇总', head: '目录编码' }, (table, check) => {
    const total = sums.buckets.get('all')?.money.amtTotal ?? 0n;
    for (const row of table.rows) {
      const bucket = sums.buckets.get(catalogPlace(row));
      if (!bucket) continue;
      check.number(row, '项目数', whole(bucket.projects.size));
      check.number(row, '明细行数', whole(bucket.lines));
      check.number(row, '金额', wan(bucket.money.amtTotal));
      check.number(row, '占比', share(bucket.money.amtTotal, total));
    }
    const expected = [...sums.buckets.keys()].filter((place) => /^(all$|branch:|tier:|leaf:)/.test(place));
    check.keys(expected, table.rows.map(catalogPlace));
  });

const classPlace = (row: TableRow): string =>
  row.text('名称').startsWith('合计') ? 'all' : `class:${row.text('类别')}`;

function compareClassRow(check: CheckRecord, row: TableRow, bucket: Bucket, all: Bucket): void {
  check.number(row, '项目数', whole(bucket.projects.size));
  check.number(row, '占项目总数', share(BigInt(bucket.projects.size), BigInt(all.projects.size)));
  check.number(row, '明细行数', whole(bucket.lines));
  check.number(row, '金额', wan(bucket.money.amtTotal));
  check.number(row, '占总金额', share(bucket.money.amtTotal, all.money.amtTotal));
  check.number(row, '其中：新增项目数', whole(bucket.newProjects.size));
  check.number(row, '其中：新增金额', wan(bucket.newMoney));
}

export const checkByClass = (workbook: ReadWorkbook, sums: RawSums): Check =>
  withTable(workbook, { check: '六类汇总与报送原始行', sheet: '六类汇总', head: '类别' }, (table, check) => {
    const bucketAt = (place: string): Bucket => sums.buckets.get(place) ?? emptyBucket();
    for (const row of table.rows) compareClassRow(check, row, bucketAt(classPlace(row)), bucketAt('all'));
    const six = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6'].map((name) => `class:${name}`);
    const rest = sums.buckets.has('class:') ? ['class:'] : [];
    check.keys(['all', ...six, ...rest], table.rows.map(classPlace));
  });

const rowKey = (unit: string, id: string): string => `${unit} ${id}`;

function compareWords(check: CheckRecord, row: TableRow, raw: RawRow): void {
  const { unit, entry } = raw;
  check.text(row, '单位', unit.name);
  check.text(row, '项目编码', wordsIn(raw.row, 'projectCode'));
  check.text(row, '购买服务事项', wordsIn(raw.row, 'serviceName'));
  check.text(row, '目录编码', wordsIn(raw.row, 'catalogCode'));
  check.text(row, '目录名称', entry?.name ?? '');
  check.text(row, '六类', entry?.legacyClass ?? '');
  check.text(row, '计量单位', wordsIn(raw.row, 'uom'));
  check.text(row, '项目属性', wordsIn(raw.row, 'status'));
}

function compareDetailRow(check: CheckRecord, row: TableRow, raw: RawRow): void {
  const { cells, origin } = raw.row;
  compareWords(check, row, raw);
  if (typeof cells.qty === 'number') check.number(row, '数量', { over: BigInt(cells.qty), under: 100n });
  else check.text(row, '数量', '');
  if (typeof cells.periods === 'number') check.number(row, '期数', whole(cells.periods));
  else check.text(row, '期数', '');
  check.number(row, '单价（元）', { over: moneyIn(raw.row, 'unitPrice'), under: 100n });
  check.number(row, '金额合计', wan(moneyIn(raw.row, 'amtTotal')));
  for (const field of moneyFields) {
    if (field !== 'amtTotal') check.number(row, fundHeads[field], wan(moneyIn(raw.row, field)));
  }
  check.text(row, '来源文件', origin?.file ?? '');
  check.text(row, '来源工作表', origin?.sheet ?? '');
  check.text(row, '来源行', origin ? String(origin.row) : '');
}

export const checkDetail = (workbook: ReadWorkbook, sums: RawSums): Check =>
  withTable(workbook, { check: '明细表与报送原始行', sheet: '明细表', head: '行标识' }, (table, check) => {
    const raws = new Map(sums.rows.map((raw) => [rowKey(raw.unit.code, raw.row.id), raw]));
    const found: string[] = [];
    for (const row of table.rows) {
      const all = sums.buckets.get('all');
      if (row.text('单位编码') === '' && row.text('行标识') === '') {
        if (!all) continue;
        check.number(row, '金额合计', wan(all.money.amtTotal));
        compareFunds(check, row, all.money);
        continue;
      }
      const key = rowKey(row.text('单位编码'), row.text('行标识'));
      found.push(key);
      const raw = raws.get(key);
      if (raw) compareDetailRow(check, row, raw);
    }
    check.keys(raws.keys(), found);
  });
