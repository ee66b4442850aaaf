import type { ImportProblem } from '#shared/foreign-tables';
import { fen, showYuan } from '#shared/money';
import type { Texts } from './texts.ts';

const yuan = (amount: number): string => showYuan(fen(amount));
const tables: Readonly<Record<string, string>> = {
  projects: '项目支出预算表',
  purchases: '政府购买服务汇总表',
  procurement: '政府采购预算表',
  reply: '预算批复表',
};

export const importTexts: Texts<ImportProblem> = {
  'import/no-table': () => [
    '没有找到可识别的表：任何工作表都没有所需的表头。请确认导入内容和导出的表是否选对。',
    'No table was recognised: no sheet has the heads. Check what is imported and which table was exported.',
  ],
  'import/heads-missing': ({ sheet, heads }) => [
    `“${sheet}”缺少列：${heads.join('、')}。请在导出时选上这些列后重新导入。`,
    `Columns are missing in "${sheet}": ${heads.join(', ')}.`,
  ],
  'import/money-unit': ({ sheet, found }) => [
    found.length === 0
      ? `“${sheet}”没有写明金额单位，请选择元或万元。`
      : `“${sheet}”的金额单位不明确（${found.join('；')}），请选择元或万元。`,
    `The unit of money of "${sheet}" is not clear${found.length === 0 ? '' : ` (${found.join('; ')})`}: choose yuan or 10,000 yuan.`,
  ],
  'import/unknown-unit': ({ sheet, cell, text, rows }) => [
    `“${sheet}” ${cell} 的“${text}”不是本年度的单位（共 ${rows} 行）。请对应到本年度单位，或不导入这些行。`,
    `"${text}" in ${sheet} ${cell} (${rows} rows) is no unit of this year: map it or leave it out.`,
  ],
  'import/unit-contradicts': ({ sheet, cell, code, name, other }) => [
    `“${sheet}” ${cell} 的单位编码 ${code} 与名称“${name}”（编码应为 ${other}）不一致。请在文件中改正后重新导入。`,
    `Code ${code} and name "${name}" (${other}) in ${sheet} ${cell} contradict each other.`,
  ],
  'import/unit-blank': ({ sheet, cell }) => [
    `“${sheet}” ${cell} 没有预算单位。请补上后重新导入。`,
    `No unit stands in ${sheet} ${cell}.`,
  ],
  'import/unread': ({ sheet, cell, head, text }) => [
    `“${sheet}” ${cell} 的“${head}”为“${text}”，不能按原数读入（金额最多到分）。请改正后重新导入。`,
    `"${text}" in ${sheet} ${cell} (${head}) cannot be held exactly.`,
  ],
  'import/unknown-code': ({ sheet, cell, head, text, rows }) => [
    `“${sheet}” ${cell} 的“${head}”“${text}”不在本年度目录中（共 ${rows} 行），按原样导入。`,
    `"${text}" in ${sheet} ${cell} (${head}, ${rows} rows) is not in this year's list; it is taken as it stands.`,
  ],
  'import/economy-unclear': ({ sheet, cell, text, rows }) => [
    `“${sheet}” ${cell} 的“${text}”不能确定是本年度部门预算经济分类的哪一款，可能是其他行的小计（共 ${rows} 行）。请写明五位的款编码；是小计的写“小计”或三位的类编码；目录中没有的款，先在“年度设置”的“基础目录”中补上。然后重新导入。`,
    `"${text}" in ${sheet} ${cell} (${rows} rows) is no certain item of this year's departmental economic classification and may be a sum of other rows. Write its code of five digits; mark a sum as 小计 or with the class code of three digits; add an item that the list lacks in "Code lists" of the year settings. Then import again.`,
  ],
  'import/unknown-nature': ({ sheet, cell, text }) => [
    `“${sheet}” ${cell} 的资金性质“${text}”没有对应的资金列。请核对后重新导入。`,
    `The fund "${text}" in ${sheet} ${cell} has no column here.`,
  ],
  'import/nature-missing': ({ sheet, cell }) => [
    `“${sheet}” ${cell} 所在行既没有资金性质，也没有按来源分列的金额。请补上后重新导入。`,
    `The row of ${sheet} ${cell} states no fund.`,
  ],
  'import/nature-contradicts': ({ sheet, cell, nature }) => [
    `“${sheet}” ${cell} 的资金性质（${nature}）与填列金额的来源列不一致。请核对后重新导入。`,
    `The fund ${nature} in ${sheet} ${cell} contradicts the column that holds the amount.`,
  ],
  'import/amounts-differ': ({ sheet, cell, total, parts }) => [
    `“${sheet}” ${cell} 的金额 ${yuan(total)} 元，各来源合计 ${yuan(parts)} 元，不相等。请核对后重新导入。`,
    `${yuan(total)} in ${sheet} ${cell} is not the sum of its sources, ${yuan(parts)}.`,
  ],
  'import/total-differs': ({ sheet, cell, stated, read }) => [
    `“${sheet}” ${cell} 的合计为 ${yuan(stated)} 元，逐行相加为 ${yuan(read)} 元。请核对文件是否完整。`,
    `The total in ${sheet} ${cell} says ${yuan(stated)}; the rows add up to ${yuan(read)}.`,
  ],
  'import/other-year': ({ sheet, cell, found, expected }) => [
    `“${sheet}” ${cell} 是 ${found} 年度的数据，当前编制 ${expected} 年度。请重新导出。`,
    `${sheet} ${cell} is of ${found}; the year in work is ${expected}.`,
  ],
  'import/other-region': ({ sheet, cell, found, expected }) => [
    `“${sheet}” ${cell} 的财政区划 ${found} 不属于本账套（${expected}）。请重新导出。`,
    `Region ${found} in ${sheet} ${cell} is not of this ledger (${expected}).`,
  ],
  'import/line-twice': ({ sheet, cell, text, other }) => [
    `“${sheet}” ${cell} 的“${text}”与 ${other} 重复。请删除其中一行后重新导入。`,
    `"${text}" in ${sheet} ${cell} stands twice; see ${other}.`,
  ],
  'import/word-wrong': ({ sheet, cell, head, text, wanted }) => [
    `“${sheet}” ${cell} 的“${head}”为“${text}”，应为${wanted}。请改正后重新导入。`,
    `"${text}" in ${sheet} ${cell} (${head}) should be ${wanted}.`,
  ],
  'import/row-unclear': ({ sheet, cell, amount }) => [
    `“${sheet}” ${cell} 有金额 ${yuan(amount)} 元，但该行没有项目，也不能确定是合计。请补上项目或标明“小计”后重新导入。`,
    `${yuan(amount)} in ${sheet} ${cell} belongs to no project and is no certain total. Fill in the project or mark the row as 小计, then import again.`,
  ],
  'import/unit-twice': ({ unit, table, file, other }) => [
    `单位 ${unit} 的${tables[table] ?? '数据'}在“${file}”和“${other}”中都有。请只保留一份。`,
    `The ${table || 'lines'} of unit ${unit} stand both in "${file}" and in "${other}". Keep one.`,
  ],
};
