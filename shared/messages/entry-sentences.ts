import type { EntryRefused } from '#shared/entry';
import type { Texts } from './texts.ts';

export const entryTexts: Texts<EntryRefused> = {
  'entry/not-a-number': ({ text, places }) =>
    places === 0
      ? [`“${text}”不是整数。请只填数字。`, `"${text}" is not a whole number.`]
      : [
          `“${text}”不是数字，或小数超过 ${places} 位。程序不四舍五入，请按实填写。`,
          `"${text}" is not a number with at most ${places} decimals. Nothing is rounded; type the exact amount.`,
        ],
  'entry/not-a-date': ({ text }) => [
    `“${text}”不是日期。请填如 2027-01-01 或 2027年1月1日。`,
    `"${text}" is not a date. Type it as 2027-01-01.`,
  ],
  'entry/not-yes-or-no': ({ text }) => [`“${text}”请填“是”或“否”。`, `"${text}": type 是 (yes) or 否 (no).`],
  'entry/not-in-list': ({ text }) => [
    `“${text}”不在本年度的代码表中。请输入编码或名称的一部分，从列表中选择。`,
    `"${text}" is not in this year's list. Type part of a code or name and choose.`,
  ],
};
