import type { Texts } from './texts.ts';
import { roundLabel } from './labels.ts';
import type { RoundName } from '#shared/records';

export type ReceiveFailure =
  | { readonly kind: 'receive/not-our-form' }
  | { readonly kind: 'receive/wrong-year'; readonly found: string | number; readonly expected: string | number }
  | { readonly kind: 'receive/wrong-round'; readonly found: string; readonly expected: string }
  | { readonly kind: 'receive/wrong-region'; readonly found: string; readonly expected: string }
  | { readonly kind: 'receive/wrong-ledger'; readonly found: string }
  | { readonly kind: 'receive/unknown-unit'; readonly code: string }
  | { readonly kind: 'receive/sheet-missing'; readonly sheet: string }
  | { readonly kind: 'receive/header-missing'; readonly sheet: string; readonly columns: readonly string[] }
  | { readonly kind: 'receive/older-copy'; readonly received: number; readonly offered: number }
  | { readonly kind: 'receive/older-file'; readonly earlier: string; readonly at: string; readonly latest: string }
  | { readonly kind: 'receive/same-copy'; readonly file: string }
  | { readonly kind: 'receive/second-copy'; readonly unit: string; readonly other: string }
  | { readonly kind: 'receive/locked'; readonly unit: string };

const roundNamed = (round: string, language: 'zh' | 'en'): string =>
  ['up1', 'down1', 'up2', 'down2'].includes(round) ? roundLabel(round as RoundName, language) : round;

export const receiveTexts: Texts<ReceiveFailure> = {
  'receive/not-our-form': () => [
    '这不是本程序下发的表样（缺少表样标识）。请在下发的表样中填写后再报。',
    'This is not a form that this program handed out. Fill in the handed-out form.',
  ],
  'receive/wrong-year': ({ found, expected }) => [
    `这是 ${found} 年度的表样，当前编制 ${expected} 年度。请用本年度表样重报。`,
    `This form is for ${found}; the year in work is ${expected}.`,
  ],
  'receive/wrong-round': ({ found, expected }) => [
    `这是“${roundNamed(found, 'zh')}”的表样，当前阶段是“${roundNamed(expected, 'zh')}”。请核对后重报。`,
    `This form is for "${roundNamed(found, 'en')}"; the round in work is "${roundNamed(expected, 'en')}".`,
  ],
  'receive/wrong-region': ({ found, expected }) => [
    `这是区划 ${found} 的表样，本账套区划为 ${expected}。`,
    `This form belongs to region ${found}; this ledger is of ${expected}.`,
  ],
  'receive/wrong-ledger': ({ found }) => [
    found === 'practice' ? '这是练习账套的文件，不能收入正式账套。' : '这是正式账套的文件，不能收入练习账套。',
    found === 'practice'
      ? 'A practice file cannot enter the real ledger.'
      : 'A real file cannot enter the practice ledger.',
  ],
  'receive/unknown-unit': ({ code }) => [
    `单位编码 ${code} 不在本年度单位名册中。请先在单位名册登记，或核对文件。`,
    `Unit ${code} is not in this year's list of units.`,
  ],
  'receive/sheet-missing': ({ sheet }) => [
    `缺少“${sheet}”。请勿删除工作表，在完整的表样中填写后重报。`,
    `The sheet "${sheet}" is missing. Fill in the complete form.`,
  ],
  'receive/header-missing': ({ sheet, columns }) => [
    `“${sheet}”的表头缺少：${columns.join('、')}。请恢复表头后重报。`,
    `Headings are missing in "${sheet}": ${columns.join(', ')}.`,
  ],
  'receive/older-copy': ({ received, offered }) => [
    `这是第 ${offered} 次下发的表样，已接收的是第 ${received} 次下发的。请在最近下发的表样中填写后重报。`,
    `This form was handed out as number ${offered}; number ${received} has been received.`,
  ],
  'receive/older-file': ({ earlier, at, latest }) => [
    `这是 ${at.slice(0, 10)} 已接收过的“${earlier}”，此后又接收了“${latest}”。请选择最新的文件。`,
    `This is "${earlier}", received on ${at.slice(0, 10)}; "${latest}" came after it.`,
  ],
  'receive/same-copy': ({ file }) => [
    `“${file}”与已接收的文件完全相同，不必重复接收。`,
    `"${file}" was received already.`,
  ],
  'receive/second-copy': ({ unit, other }) => [
    `${unit}在这一批中还有另一份文件“${other}”。请只保留一份后重新试收。`,
    `${unit} has another file in this run, "${other}". Keep one of them.`,
  ],
  'receive/locked': ({ unit }) => [
    `${unit}已审核通过或锁定，不能再接收。如需重报，请先解锁或退回。`,
    `${unit} has been passed or locked. Unlock or return it first.`,
  ],
};
