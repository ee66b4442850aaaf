import type { Failure } from '#shared/kernel';
import type { Texts } from './texts.ts';

export type NumberingRefused = Failure<
  'letter/prefix-unreadable' | 'letter/number-unreadable' | 'letter/date-unreadable'
>;
/** Why an office's own template is not taken over. */
export type TemplateRefused =
  | { readonly kind: 'letter/full-width-braces'; readonly tags: readonly string[] }
  | { readonly kind: 'letter/unknown-placeholder'; readonly tags: readonly string[]; readonly known: readonly string[] }
  | { readonly kind: 'letter/table-missing'; readonly loop: string; readonly columns: readonly string[] }
  | { readonly kind: 'letter/no-placeholder' };
export type LetterFailure = NumberingRefused | TemplateRefused;

const braced = (tags: readonly string[]): string => tags.map((tag) => `{${tag}}`).join('、');

export const letterTexts: Texts<LetterFailure> = {
  'letter/prefix-unreadable': () => [
    '文号机关代字只写文字，如“青财预”；年份、括号和序号由程序填写。',
    'Enter only the words of the number, such as 青财预; year, brackets and number are added.',
  ],
  'letter/number-unreadable': () => [
    '文号的起始序号须是 1 至 99999 的整数。',
    'The first number is a whole number from 1.',
  ],
  'letter/date-unreadable': () => ['日期须写成 2027-02-02 的格式。', 'Write dates as 2027-02-02.'],
  'letter/full-width-braces': ({ tags }) => [
    `模板中 ${tags.map((tag) => `｛${tag}｝`).join('、')} 用了全角花括号。请改为半角 { } 后重新载入。`,
    `The template has full-width braces at ${tags.join(', ')}; use { } and load it again.`,
  ],
  'letter/unknown-placeholder': ({ tags, known }) => [
    `模板中有不认识的占位符 ${braced(tags)}。可用的占位符：${braced(known)}。请改正后重新载入。`,
    `Unknown placeholders: ${braced(tags)}. Known ones: ${braced(known)}.`,
  ],
  'letter/table-missing': ({ loop, columns }) => [
    `模板中缺少明细表。请在表格的一行中，第一格写 {#${loop}}，最后一格写 {/${loop}}，中间用 ${braced(columns)}，再重新载入。`,
    `The table is missing: begin a table row with {#${loop}}, end it with {/${loop}}, and use ${braced(columns)} in it.`,
  ],
  'letter/no-placeholder': () => [
    '模板中没有占位符，生成的文书不会有内容。请先用“导出模板…”导出，在其中修改文字后载入。',
    'The template has no placeholder. Export the template first and change its words.',
  ],
};
