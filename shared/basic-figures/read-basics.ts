import type { ListQuestion, ListReading, ListRow, ListShape } from '#shared/foreign-tables';
import { plain, readList, unitColumns } from '#shared/foreign-tables';
import type { BasicLine } from '#shared/records';
import type { ReadWorkbook } from '#shared/workbook-model';

type Key = 'deptEcon' | 'amount' | 'previous';
const shape: ListShape<Key> = {
  columns: [
    ...unitColumns,
    {
      key: 'deptEcon',
      kind: 'code',
      heads: [
        '部门预算经济分类',
        '部门预算支出经济分类',
        '部门经济分类',
        '经济分类',
        '经济科目',
        '支出经济分类',
        '经济分类编码',
        '科目编码',
        '经济分类科目',
      ],
      list: 'departmentEconomy',
    },
    {
      key: 'amount',
      kind: 'money',
      heads: ['控制数', '基本支出控制数', '金额', '本年控制数', '预算金额', '本年预算数', '预算数', '核定数'],
      like: /^\d{4}年(?:基本支出)?(?:控制数|预算数)$/,
    },
    { key: 'previous', kind: 'money', heads: ['上年预算数', '上年控制数', '上年数', '上年金额', '上年预算'] },
  ],
  needed: ['unit', 'deptEcon', 'amount'],
  amount: 'amount',
};

/** Classes of three digits (301 工资福利支出) add up the 款 under them; a row without a class adds up all of them. */
function addsUp({ words }: ListRow<Key>): boolean {
  const econ = plain(words('deptEcon'));
  return econ === '' || /^\d{3}(?!\d)/.test(econ);
}

/** 功能科目 may part one 款 into several rows: the figure of the 款 is their sum. */
function summed(lines: readonly BasicLine[]): readonly BasicLine[] {
  const sums = new Map<string, BasicLine>();
  for (const line of lines) {
    const key = `${line.unit} ${line.deptEcon}`;
    const before = sums.get(key);
    const previous = line.previous === null ? (before?.previous ?? null) : (before?.previous ?? 0) + line.previous;
    sums.set(key, { ...line, amount: (before?.amount ?? 0) + line.amount, previous });
  }
  return [...sums.values()];
}

/** 基本支出控制数: one unit and economic 款 a row, from any sheet that has these heads. */
export function readBasics(workbook: ReadWorkbook, question: ListQuestion): ListReading<BasicLine> {
  const reading = readList(workbook, question, shape, (row): BasicLine | null => {
    if (addsUp(row)) return null;
    const [deptEcon, amount, previous] = [row.value('deptEcon'), row.value('amount'), row.value('previous')];
    if (typeof deptEcon !== 'string' || typeof amount !== 'number') return null;
    return { unit: row.unit, deptEcon, amount, previous: typeof previous === 'number' ? previous : null };
  });
  return { ...reading, lines: summed(reading.lines) };
}
