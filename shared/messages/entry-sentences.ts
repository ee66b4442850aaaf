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

export type SeatFailure =
  | { readonly kind: 'hand-out/without-year' }
  | { readonly kind: 'seat/other-unit'; readonly unit: string; readonly own: string }
  | { readonly kind: 'seat/office-ledger' };

export const seatTexts: Texts<SeatFailure> = {
  'hand-out/without-year': () => [
    '这份表样没有带年度数据（可能由旧版程序下发，或隐藏工作表被删除）。请向财政索取新下发的表样，或改用年度文件。',
    'This form carries no year: an older program made it, or its hidden sheet was deleted. Ask finance for a new one, or use the year file.',
  ],
  'seat/other-unit': ({ unit, own }) => [
    `这是单位 ${unit} 的表样，本账套属于单位 ${own}。请选择本单位的表样。`,
    `This form is for unit ${unit}; this ledger belongs to unit ${own}.`,
  ],
  'seat/office-ledger': () => [
    '本机已有财政端账套，不能改作单位端。请在单位自己的电脑上使用，或先切换账套。',
    "This machine already holds the ledger of a finance office; it cannot become a unit's.",
  ],
};
