import { checkCode, codeModulus, codeTerms, type CodeTerm } from '#shared/check-code';
import { fieldDictionary } from '#shared/fields';
import { fen, formatYuan, sumOf } from '#shared/money';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import { amountOf, fundFields, textOf } from '#shared/rounds';
import type { PlannedCell, PlannedRow, PlannedSheet } from '#shared/workbook-model';
import type { FormDefinition, YearFile } from '#shared/year-file';
import { columnPlace } from './table-sheet.ts';

export const handoverSheetName = '送审表';

type Question = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly tables: Tables;
  /** Forms that this unit's workbook holds. */
  readonly forms: readonly FormDefinition[];
};
const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`;

function termFormula(question: Question, { table, of, weight }: CodeTerm): string | null {
  const form = question.forms.find((candidate) => candidate.table === table);
  const place = form && columnPlace(form, question.round, of === 'rows' ? 'projectCode' : of, question.tables[table]);
  if (!form || !place) return null;
  const sheet = quoted(form.sheet);
  const value = of === 'rows' ? `COUNTA(${sheet}!${place.body})` : `ROUND(${sheet}!${place.total}*100,0)`;
  return `MOD(${value}*${String(weight)},${String(codeModulus)})`;
}

function codeFormula(question: Question): string {
  const terms = codeTerms.flatMap((term) => termFormula(question, term) ?? []);
  return `TEXT(MOD(${terms.join('+')},${String(codeModulus)}),"000000")`;
}

const money = (question: Question, table: 'projects' | 'purchases', fund: (typeof fundFields)[number]): PlannedCell => {
  const form = question.forms.find((candidate) => candidate.table === table);
  const place = form && columnPlace(form, question.round, fund, question.tables[table]);
  if (!form || !place) return { style: 'locked', value: null };
  const amount = sumOf(question.tables[table].map((row) => amountOf(row, fund)));
  return {
    style: 'moneyLocked',
    value: { number: formatYuan(fen(amount)) },
    formula: `${quoted(form.sheet)}!${place.total}`,
  };
};

const rowsOf = (question: Question, table: 'projects' | 'purchases'): PlannedCell => {
  const form = question.forms.find((candidate) => candidate.table === table);
  const place = form && columnPlace(form, question.round, 'projectCode', question.tables[table]);
  if (!form || !place) return { style: 'locked', value: null };
  const count = question.tables[table].filter((row) => textOf(row, 'projectCode') !== '').length;
  return {
    style: 'int',
    value: { number: String(count) },
    formula: `COUNTA(${quoted(form.sheet)}!${place.body})`,
  };
};

const signatures = ['单位负责人（签字）', '财务负责人（签字）', '填表人（签字）', '报送日期'] as const;

/** 送审表: the sums that go on paper with signatures and seal, and the 数据校验码 that ties the paper to the file. */
export function handoverSheet(question: Question): PlannedSheet {
  const { yearFile, unit } = question;
  const mark = yearFile.ledger === 'practice' ? '【练习】' : '';
  const first = 4;
  const totals = (letter: 'B' | 'C', table: 'projects' | 'purchases'): PlannedCell => ({
    style: 'totalMoney',
    value: {
      number: formatYuan(sumOf(question.tables[table].flatMap((row) => fundFields.map((fund) => amountOf(row, fund))))),
    },
    formula: `SUM(${letter}${String(first + 1)}:${letter}${String(first + fundFields.length)})`,
  });
  const rows: readonly PlannedRow[] = [
    { height: 36, cells: [{ style: 'title', value: `${mark}${String(yearFile.year)}年部门预算送审表` }] },
    { height: 22, cells: [{ style: 'note', value: `编制单位：${unit.code} ${unit.name}　金额单位：元` }] },
    {
      height: 26,
      cells: [
        { style: 'head', value: '资金来源' },
        { style: 'head', value: '项目支出' },
        { style: 'head', value: '其中：政府购买服务' },
      ],
    },
    {
      height: 24,
      cells: [{ style: 'total', value: '合计' }, totals('B', 'projects'), totals('C', 'purchases')],
    },
    ...fundFields.map((fund): PlannedRow => ({
      height: 24,
      cells: [
        { style: 'locked', value: fieldDictionary[fund].zh },
        money(question, 'projects', fund),
        money(question, 'purchases', fund),
      ],
    })),
    {
      height: 24,
      cells: [{ style: 'locked', value: '填报行数' }, rowsOf(question, 'projects'), rowsOf(question, 'purchases')],
    },
    {
      height: 28,
      cells: [
        { style: 'head', value: '数据校验码' },
        { style: 'total', value: checkCode(question.tables), formula: codeFormula(question) },
        { style: 'note', value: '由公式计算；纸质表须与报送文件一致。' },
      ],
    },
    ...signatures.map((label): PlannedRow => ({
      height: 28,
      cells: [
        { style: 'head', value: label },
        { style: 'text', value: null },
        { style: 'text', value: null },
      ],
    })),
    {
      height: 56,
      cells: [
        { style: 'head', value: '主管部门意见' },
        { style: 'text', value: null },
        { style: 'note', value: '（单位公章）　　（主管部门公章）' },
      ],
    },
  ];
  const sign = first + fundFields.length + 3;
  return {
    name: handoverSheetName,
    columns: [{ width: 26 }, { width: 30 }, { width: 34 }],
    rows,
    merges: [
      'A1:C1',
      'A2:C2',
      ...signatures.map((_label, index) => `B${String(sign + index)}:C${String(sign + index)}`),
    ],
    print: { paper: 'A4', landscape: true, area: `A1:C${String(rows.length)}`, onePage: true },
    protect: true,
  };
}
