import type { SlipRefused } from '#shared/returns';
import type { Texts } from './texts.ts';

export const slipTexts: Texts<SlipRefused> = {
  'slip/other-ledger': ({ number }) => [
    `审核意见单 ${number} 属于其他账套或其他区划，没有接收。请核对文件。`,
    `Return slip ${number} belongs to another ledger or region; it was not received.`,
  ],
  'slip/other-year': ({ number, year }) => [
    `审核意见单 ${number} 是 ${year} 年度的，没有接收。请核对文件。`,
    `Return slip ${number} is of the year ${year}; it was not received.`,
  ],
  'slip/unknown': ({ number }) => [
    `本账套没有编号为 ${number} 的审核意见单，没有接收。请核对文件是否发错。`,
    `This ledger has no return slip ${number}; it was not received.`,
  ],
};
