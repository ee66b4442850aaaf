import type { BatchKind, BatchRefused } from '#shared/adjustments';
import { fieldDictionary } from '#shared/fields';
import { fen, showYuan } from '#shared/money';
import type { Language } from './labels.ts';
import type { Texts } from './texts.ts';

const kinds: Readonly<Record<BatchKind, readonly [string, string]>> = {
  add: ['追加', 'Supplement'],
  cut: ['追减', 'Reduction'],
  transfer: ['调剂', 'Transfer'],
  amend: ['预算调整', 'Budget adjustment'],
  carryOver: ['结转', 'Carry-over'],
};
export const batchKindLabel = (kind: BatchKind, language: Language): string => kinds[kind][language === 'zh' ? 0 : 1];

const place = ({ unit, projectCode }: { readonly unit: string; readonly projectCode: string }): string =>
  `${unit} ${projectCode}`.trim();
const yuan = (amount: number): string => showYuan(fen(amount));

export const batchTexts: Texts<BatchRefused> = {
  'batch/no-reply': () => ['还没有批复，不能登记调整批次。请先办理二下批复。', 'There is no reply yet to adjust.'],
  'batch/document-missing': () => ['请填写文号（预算调整填人大常委会决议文号）。', 'Enter the number of the document.'],
  'batch/date-unreadable': () => ['日期须写成 2027-06-30 的格式。', 'Write the date as 2027-06-30.'],
  'batch/before-reply': ({ date, replyDate }) => [
    `批次日期 ${date} 早于批复日期 ${replyDate}，请核对。`,
    `The batch of ${date} is before the reply of ${replyDate}.`,
  ],
  'batch/reason-missing': () => ['请填写调整事由。', 'Enter the reason.'],
  'batch/document-twice': ({ document, number }) => [
    `文号“${document}”已登记在第 ${number} 批，不能重复登记。`,
    `"${document}" is batch ${number} already.`,
  ],
  'batch/no-lines': () => ['批次中没有项目，请至少添加一行。', 'The batch has no lines.'],
  'batch/unknown-unit': (line) => [`${place(line)} 的单位不在本年度单位名册中。`, `${place(line)}: unknown unit.`],
  'batch/project-unnamed': (line) => [
    `${place(line)} 缺项目编码或项目名称，请补填。`,
    `${place(line)}: project code or name is missing.`,
  ],
  'batch/twice': (line) => [
    `${place(line)} 同一资金性质出现两行，请合并为一行。`,
    `${place(line)} stands twice for the same fund; join the rows.`,
  ],
  'batch/nothing-changes': (line) => [
    `${place(line)} 的调整数为零，请填写或删除此行。`,
    `${place(line)} changes nothing.`,
  ],
  'batch/wrong-sign': ({ batch, change, ...line }) => [
    `${place(line)} 的${batchKindLabel(batch, 'zh')}数为 ${yuan(change)} 元，${batch === 'cut' ? '追减须为负数' : `${batchKindLabel(batch, 'zh')}须为正数`}，请核对批次类型。`,
    `${place(line)}: ${yuan(change)} has the wrong sign for a ${batchKindLabel(batch, 'en').toLowerCase()}.`,
  ],
  'batch/transfer-one-sided': () => [
    '调剂至少要有调出、调入两行。',
    'A transfer needs a line that gives and one that takes.',
  ],
  'batch/transfer-unbalanced': ({ fund, gap }) => [
    `调剂不平：${fieldDictionary[fund].zh}调入与调出相差 ${yuan(gap)} 元。增加总额请用追加，须人大常委会批准的请用预算调整。`,
    `The transfer does not balance: ${fieldDictionary[fund].en} is off by ${yuan(gap)}.`,
  ],
  'batch/below-zero': ({ current, change, ...line }) => [
    `${place(line)} 现预算 ${yuan(current)} 元，不够减 ${yuan(-change)} 元。`,
    `${place(line)} has ${yuan(current)}; ${yuan(-change)} cannot be taken from it.`,
  ],
  'batch/purchases-outside': ({ amount, purchases, ...line }) => [
    `${place(line)} 调整后购买服务为 ${yuan(purchases)} 元，须在 0 与项目预算 ${yuan(amount)} 元之间。`,
    `${place(line)}: purchases of ${yuan(purchases)} must lie between 0 and ${yuan(amount)}.`,
  ],
};
