import type { ImportProblem, ListQuestion, ListReading, ListShape } from '#shared/foreign-tables';
import { codeFinder, plain, readList, unitColumns } from '#shared/foreign-tables';
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

/** Classes (类) of 部门预算支出经济分类, 财预〔2017〕98号, as lists name them without their codes. */
const classNames: ReadonlySet<string> = new Set([
  '工资福利支出',
  '商品和服务支出',
  '对个人和家庭的补助',
  '对个人和家庭补助',
  '债务利息及费用支出',
  '资本性支出(基本建设)',
  '资本性支出',
  '对企业补助(基本建设)',
  '对企业补助',
  '对社会保险基金补助',
  '其他支出',
]);
const numbering = /^[(]?[一二三四五六七八九十]+[)、.]+/;

type EconomyAnswer =
  | { readonly state: '款'; readonly code: string }
  /** Classes add up the 款 under them; a row without a class adds up all of them. */
  | { readonly state: 'sum' }
  | { readonly state: 'unclear' };

/**
 * What a row is by its economic classification. Only a 款 of this year's list is a figure: anything else may be a sum of
 * the rows around it, and would be counted twice.
 */
function economyFinder({ yearFile }: ListQuestion): (words: string) => EconomyAnswer {
  const find = codeFinder(yearFile.lists.departmentEconomy);
  return (words) => {
    const whole = plain(words).replace(numbering, '');
    if (whole === '') return { state: 'sum' };
    const { code, known } = find(whole);
    if (/^\d{3}$/.test(code)) return { state: 'sum' };
    // 其他支出 is a class and a 款: without its code it may be either.
    if (classNames.has(whole)) return { state: known ? 'unclear' : 'sum' };
    return known ? { state: '款', code } : { state: 'unclear' };
  };
}

type Unclear = Extract<ImportProblem, { kind: 'import/economy-unclear' }>;

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
  const economyOf = economyFinder(question);
  const unclear = new Map<string, Unclear>();
  const reading = readList(workbook, question, shape, (row): BasicLine | null => {
    // What cannot be read is reported by value; it is no blank, which would be a sum.
    if (row.cell('deptEcon')?.kind === 'error') row.value('deptEcon');
    const text = row.words('deptEcon');
    const economy = economyOf(text);
    if (economy.state === 'sum') return null;
    const [amount, previous] = [row.value('amount'), row.value('previous')];
    if (typeof amount !== 'number') return null;
    if (economy.state === 'unclear') {
      const { rows, ...first } = unclear.get(text) ?? {
        kind: 'import/economy-unclear',
        ...row.at('deptEcon'),
        text,
        rows: 0,
      };
      unclear.set(text, { ...first, rows: rows + 1 });
      return null;
    }
    return { unit: row.unit, deptEcon: economy.code, amount, previous: typeof previous === 'number' ? previous : null };
  });
  return { ...reading, lines: summed(reading.lines), problems: [...reading.problems, ...unclear.values()] };
}
