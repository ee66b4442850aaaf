import type { CollectingRound, Department, Unit } from '#shared/records';
import type { PlannedCell, PlannedRow, PlannedSheet } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { mayBuyServices } from './names.ts';

const roundTitles: Record<CollectingRound, string> = { up1: '一上申报', up2: '二上编制' };
/** The label beside which the clerk writes 是 to declare that there are no purchases. */
export const declarationLabel = '本单位本年度无政府购买服务支出';
export const declarationSheetName = '无购买服务声明';

const line = (label: string, value: string): PlannedRow => ({
  height: 26,
  cells: [
    { style: 'head', value: label },
    { style: 'locked', value },
  ],
});
const note = (text: string): PlannedRow => ({ height: 22, cells: [{ style: 'note', value: text }] });
const signatures: readonly PlannedRow[] = ['单位负责人', '财务负责人', '填表人', '联系电话', '填报日期'].map(
  (label) => ({
    height: 26,
    cells: [
      { style: 'head', value: label },
      { style: 'text', value: null },
    ] satisfies PlannedCell[],
  }),
);

function instructions(unit: Unit, round: CollectingRound): readonly string[] {
  return [
    '1. 浅黄色单元格为必填项，灰色单元格由公式计算，不必填写。可以插入、删除行和排序，请勿删除表头和隐藏列。',
    '2. 金额一律填元，最多两位小数；没有的金额留空，不要填“无”“/”。目录、科目等请从下拉列表选择。',
    '3. 折叠的列（表头上方“+”号）按需要展开填写，如跨年度合同、政府采购方式、上级专项文号。',
    '4. 每个购买服务项目须在“项目支出预算表”中有对应项目，并填写绩效目标；指标权重合计 90，另有预算执行率 10。',
    ...(round === 'up2' ? ['5. 二上须在控制数以内编制，灰色“控制数”列为财政下达数。'] : []),
    ...(mayBuyServices(unit.type) ? [] : ['本单位不适用政府购买服务预算，所需服务按一般政府采购编报。']),
  ];
}

/** 封面与填报说明. */
export function coverSheet(
  yearFile: YearFile,
  unit: Unit,
  department: Department,
  round: CollectingRound,
): PlannedSheet {
  const mark = yearFile.ledger === 'practice' ? '【练习】' : '';
  const deadline = round === 'up1' ? yearFile.calendar.up1Deadline : yearFile.calendar.up2Deadline;
  const notes = instructions(unit, round);
  return {
    name: '封面',
    columns: [{ width: 22 }, { width: 70 }],
    rows: [
      { height: 44, cells: [{ style: 'title', value: `${mark}${yearFile.year}年部门预算${roundTitles[round]}` }] },
      line('行政区划', `${yearFile.region.code} ${yearFile.region.name}`),
      line('主管部门', `${department.code} ${department.name}`),
      line('预算单位', `${unit.code} ${unit.name}`),
      line('编制阶段', roundTitles[round]),
      line('报送截止', deadline ?? '以通知为准'),
      {
        height: 26,
        cells: [
          { style: 'head', value: '填报说明' },
          { style: 'head', value: '' },
        ],
      },
      ...notes.map(note),
      { height: 12, cells: [] },
      ...signatures,
      { height: 60, cells: [{ style: 'note', value: '（单位公章）' }] },
    ],
    merges: ['A1:B1', 'A7:B7', ...notes.map((_text, index) => `A${8 + index}:B${8 + index}`)],
    print: { paper: 'A4', landscape: true, area: `A1:B${14 + notes.length}`, onePage: true },
    protect: true,
  };
}

/** 无购买服务声明, for units that may buy. */
export function declarationSheet(yearFile: YearFile, unit: Unit, declared: boolean): PlannedSheet {
  const mark = yearFile.ledger === 'practice' ? '【练习】' : '';
  return {
    name: declarationSheetName,
    columns: [{ width: 44 }, { width: 40 }],
    rows: [
      { height: 36, cells: [{ style: 'title', value: `${mark}无政府购买服务声明` }] },
      { height: 24, cells: [{ style: 'note', value: `${unit.code} ${unit.name}　${yearFile.year}年度` }] },
      {
        height: 30,
        cells: [
          { style: 'head', value: declarationLabel },
          { style: 'textMust', value: declared ? '是' : null },
        ],
      },
      {
        height: 24,
        cells: [{ style: 'note', value: '有购买服务支出的单位不填此表；声明后又填报明细的，按矛盾退回。' }],
      },
      ...signatures,
    ],
    merges: ['A1:B1', 'A2:B2', 'A4:B4'],
    lists: [{ range: 'B3', source: '"是,否"', error: '请填“是”或“否”。' }],
    print: { paper: 'A4', landscape: true, area: 'A1:B9', onePage: true },
    protect: true,
  };
}
