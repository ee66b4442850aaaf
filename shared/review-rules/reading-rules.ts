import { bothRounds, type RuleRecord } from './rule.ts';

const reading = (
  id: string,
  nameZh: string,
  nameEn: string,
  severity: RuleRecord['severity'],
  zh: RuleRecord['sentence']['zh'],
  en: RuleRecord['sentence']['en'],
): RuleRecord => ({
  id,
  version: 1,
  nameZh,
  nameEn,
  severity,
  stages: bothRounds,
  scope: 'row',
  legalBasis: '表样填报要求',
  sentence: { zh, en },
});

const wanted: Readonly<Record<string, string>> = {
  money: '（金额以元为单位，最多两位小数）',
  decimal: '（应为最多两位小数的数字）',
  int: '（应为整数）',
  date: '（日期应写成 2027-01-31）',
  bool: '（应填“是”或“否”）',
};

/** What is found while a workbook is read; the predicates live in the reader. */
export const readingRules: readonly RuleRecord[] = [
  reading(
    'A106',
    '金额无法识别',
    'Unreadable amount',
    'error',
    (v) =>
      `“${v['field'] ?? ''}”填写为“${v['text'] ?? ''}”，无法识别${wanted[v['type'] ?? ''] ?? ''}。原文已保留，请改正后重报。`,
    (v) => `"${v['text'] ?? ''}" in "${v['field'] ?? ''}" cannot be read; it is kept as it stands.`,
  ),
  reading(
    'A107',
    '文本型数字',
    'Number as text',
    'notice',
    (v) => `“${v['field'] ?? ''}”为文本型数字“${v['text'] ?? ''}”，已按 ${v['read'] ?? ''} 读取。`,
    (v) => `"${v['field'] ?? ''}" held the text "${v['text'] ?? ''}", read as ${v['read'] ?? ''}.`,
  ),
  reading(
    'F001',
    '行标识重复',
    'Row identity twice',
    'notice',
    () => '此行的行标识与另一行相同（多为复制行），已给予新的标识。',
    () => 'The row carried the identity of another row; it was given a new one.',
  ),
  reading(
    'F002',
    '新插入的行',
    'Inserted row',
    'notice',
    () => '此行为新插入的行，已给予行标识。',
    () => 'The row was inserted; it was given an identity.',
  ),
  reading(
    'F003',
    '单元格公式出错',
    'Formula error',
    'error',
    (v) => `“${v['field'] ?? ''}”的公式结果为 ${v['text'] ?? ''}，请恢复公式或直接填写数值。`,
    (v) => `The formula of "${v['field'] ?? ''}" gives ${v['text'] ?? ''}.`,
  ),
  reading(
    'F004',
    '多出的列',
    'Unknown column',
    'warning',
    (v) => `多出一列“${v['text'] ?? ''}”，其内容没有接收。如属需要填报的内容，请写入“备注”。`,
    (v) => `The column "${v['text'] ?? ''}" is not part of the form and was not received.`,
  ),
  // A010 stays a warning: what an older form lacks is refused by name (receive/header-missing).
  reading(
    'A010',
    '表样版本不符',
    'Other form version',
    'warning',
    (v) => `文件使用的表样版本为 ${v['found'] ?? ''}，当前版本为 ${v['expected'] ?? ''}，请核对是否缺项。`,
    (v) => `The form version is ${v['found'] ?? ''}; the version in use is ${v['expected'] ?? ''}.`,
  ),
  reading(
    'A011',
    '表头年度、单位与内容不符',
    'Heading of another unit or year',
    'error',
    (v) =>
      `“${v['sheet'] ?? ''}”的表头为“${v['text'] ?? ''}”，文件应属 ${v['expected'] ?? ''}，疑似混入其他单位或年度的表，请核对后重报。`,
    (v) => `The heading of "${v['sheet'] ?? ''}" says "${v['text'] ?? ''}", the file is for ${v['expected'] ?? ''}.`,
  ),
  reading(
    'A104',
    '小计合计不平',
    'Stated total',
    'error',
    (v) =>
      `“${v['field'] ?? ''}”的合计填为 ${v['stated'] ?? ''} 元，各行相加为 ${v['sum'] ?? ''} 元，请恢复合计公式后重报。`,
    (v) =>
      `The total of "${v['field'] ?? ''}" is stated as ${v['stated'] ?? ''}, its rows sum to ${v['sum'] ?? ''}; restore the formula.`,
  ),
  reading(
    'F006',
    '同一张表出现两次',
    'A table twice',
    'error',
    (v) =>
      `“${v['copy'] ?? ''}”与“${v['sheet'] ?? ''}”是同一张表，其中填写的行没有接收。请并入“${v['sheet'] ?? ''}”后重报。`,
    (v) => `"${v['copy'] ?? ''}" repeats "${v['sheet'] ?? ''}"; its rows were not received.`,
  ),
];
