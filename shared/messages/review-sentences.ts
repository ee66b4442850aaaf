import { showYuan } from '#shared/money';
import type { ChainEditRefused, ChainRefused, OpinionRefused } from '#shared/review-chain';
import type { SectionReadFailure } from '#shared/section-review';
import { roundLabel } from './labels.ts';
import type { Texts } from './texts.ts';

export const chainTexts: Texts<ChainRefused | ChainEditRefused> = {
  'chain/silent': ({ nodes }) => [
    `${nodes.join('、')}还没有对本次报送提出审核意见，不能审核通过或锁定。请先在“审核意见”中填写，或合并按股室审核表。`,
    `${nodes.join(', ')} has given no opinion on what was handed in; it cannot pass or be locked.`,
  ],
  'chain/against': ({ nodes }) => [
    `${nodes.join('、')}对整份报表的意见为“不同意”，不能审核通过或锁定。请退回单位，或由该环节更新意见。`,
    `${nodes.join(', ')} stands against the submission; it cannot pass or be locked.`,
  ],
  'chain/empty': () => ['审核流程至少要有一个环节。', 'A review chain needs at least one node.'],
  'chain/name-missing': ({ place }) => [`第 ${place} 个环节没有名称。`, `Node ${place} has no name.`],
  'chain/name-twice': ({ name }) => [`环节名称重复：${name}。`, `Two nodes are called ${name}.`],
};

const verdictZh = { agree: '同意', cut: '核减', disagree: '不同意', remark: '意见' } as const;
const verdictEn = { agree: 'agree', cut: 'cut', disagree: 'disagree', remark: 'remark' } as const;

export const opinionTexts: Texts<OpinionRefused> = {
  'opinion/unknown-node': ({ node }) => [
    `审核流程中没有${node === 'section' ? '“业务股”' : `“${node}”`}环节。请先在“年度设置 → 审核流程”中设置。`,
    `The review chain has no node "${node}". Set it under Year settings, Review chain.`,
  ],
  'opinion/text-missing': ({ verdict }) => [
    `“${verdictZh[verdict]}”须写明内容。`,
    `The opinion "${verdictEn[verdict]}" needs its words.`,
  ],
  'opinion/amount-missing': ({ word }) => [`“核减”须填写${word}。`, 'A cut needs its amount.'],
  'opinion/amount-not-asked': ({ node }) => [
    `${node}的这条意见不填金额。金额只用于业务股、评审、预算股对具体行的意见。`,
    `${node} proposes no amount here.`,
  ],
  'opinion/amount-negative': ({ amount }) => [
    `金额不能为负数（${showYuan(amount)} 元）。`,
    `The amount ${showYuan(amount)} is negative.`,
  ],
  'opinion/over-request': ({ amount, requested }) => [
    `填写的 ${showYuan(amount)} 元大于申报数 ${showYuan(requested)} 元，请核对。`,
    `${showYuan(amount)} is more than the ${showYuan(requested)} requested.`,
  ],
};

const most = 5;
const nothing = '没有合并任何数据。';

export const sectionTexts: Texts<SectionReadFailure> = {
  'section/not-ours': () => [
    '这不是本程序导出的按股室审核表。请先导出审核表，由股室填写后再合并。',
    'This is no section review table of this program.',
  ],
  'section/wrong-ledger': ({ found }) => [
    found === 'practice' ? '这是练习账套的审核表，不能并入正式账套。' : '这是正式账套的审核表，不能并入练习账套。',
    'This table belongs to the other ledger.',
  ],
  'section/wrong-year': ({ found, expected }) => [
    `审核表的区划和年度是 ${found}，当前账套是 ${expected}。${nothing}`,
    `The table is of ${found}; this ledger is of ${expected}. Nothing was merged.`,
  ],
  'section/wrong-round': ({ found, expected }) => [
    `这是“${found === 'up1' || found === 'up2' ? roundLabel(found, 'zh') : found}”的审核表，当前阶段是“${roundLabel(expected === 'up2' ? 'up2' : 'up1', 'zh')}”。${nothing}`,
    `The table is of another round (${found}). Nothing was merged.`,
  ],
  'section/wrong-section': ({ found, expected }) => [
    expected.length === 1
      ? `这是${found}的审核表，当前选择的股室是${expected[0] ?? ''}。请改选股室或选择另一份文件。`
      : `审核表的股室“${found}”不在本年度单位名册中。请核对文件或名册。`,
    `The table is of the section "${found}". Nothing was merged.`,
  ],
  'section/head-missing': ({ heads }) => [
    `审核表缺少列：${heads.join('、')}。请恢复表头后重新合并。${nothing}`,
    `Columns are missing: ${heads.join(', ')}. Nothing was merged.`,
  ],
  'section/nothing-filled': ({ section }) => [
    `${section}的审核表没有填写初审数、结论或意见。${nothing}`,
    `${section} has filled in nothing. Nothing was merged.`,
  ],
  'section/unknown-row': ({ sheet, cell, name }) => [
    `“${sheet}” ${cell}“${name}”不在本股室当前的项目中（可能是新插入的行、已删除的项目，或隐藏的行标识被改动）。请重新导出审核表。${nothing}`,
    `The row at ${sheet} ${cell} (${name}) is unknown. Nothing was merged.`,
  ],
  'section/twice': ({ sheet, cell, name }) => [
    `“${sheet}” ${cell}“${name}”与前面的行重复。请删除其中一行后重新合并。${nothing}`,
    `The row at ${sheet} ${cell} (${name}) stands twice. Nothing was merged.`,
  ],
  'section/unreadable': ({ sheet, cell, name, text }) => [
    `“${sheet}” ${cell}“${name}”的股室初审数填写为“${text}”，不是金额（元，最多两位小数）。${nothing}`,
    `"${text}" at ${sheet} ${cell} is no amount. Nothing was merged.`,
  ],
  'section/verdict-unknown': ({ sheet, cell, name, text }) => [
    `“${sheet}” ${cell}“${name}”的审核结论填写为“${text}”，应为同意、核减、不同意或意见。${nothing}`,
    `"${text}" at ${sheet} ${cell} is no verdict. Nothing was merged.`,
  ],
  'section/request-changed': ({ rows }) => {
    const shown = rows
      .slice(0, most)
      .map(
        ({ unit, name, cell, exported, now }) =>
          `${unit}“${name}”（${cell}）审核时申报 ${showYuan(exported)} 元，现为 ${showYuan(now)} 元`,
      )
      .join('；');
    const rest = rows.length > most ? `；另有 ${String(rows.length - most)} 行` : '';
    return [
      `申报数在审核期间有变化：${shown}${rest}。请重新导出审核表，由股室确认后再合并。${nothing}`,
      `Requests changed meanwhile: ${rows.map(({ cell, name }) => `${cell} ${name}`).join('; ')}. Nothing was merged.`,
    ];
  },
  'section/opinion-refused': ({ sheet, cell, name, refusal }) => {
    const write = opinionTexts[refusal.kind] as (one: OpinionRefused) => readonly [string, string];
    const [zh, en] = write(refusal);
    return [`“${sheet}” ${cell}“${name}”：${zh}${nothing}`, `${sheet} ${cell} (${name}): ${en} Nothing was merged.`];
  },
};
