import type { ReferenceFailure } from '#shared/reference-import';
import type { Texts } from './texts.ts';

/** What the office does by hand to its year, and cannot be kept. */
export type YearRefused =
  | { readonly kind: 'year/contradiction'; readonly what: string }
  | { readonly kind: 'reference/file-changed'; readonly file: string };

export const referenceTexts: Texts<ReferenceFailure> = {
  'reference/head-missing': ({ heads }) => [
    `没有找到表头：前 30 行中须有一行写明${heads.map((head) => `“${head}”`).join('和')}（如“科目编码”“科目名称”，或“一级目录、二级目录、三级目录”）。没有导入任何条目。`,
    `No head with ${heads.join(', ')} was found in the first 30 rows. Nothing was imported.`,
  ],
  'reference/empty': ({ sheet }) => [
    `“${sheet}”的表头下没有条目。请检查是否选对了文件。`,
    `No entry stands under the head of "${sheet}".`,
  ],
  'reference/code-unreadable': ({ sheet, cell, text }) => [
    `“${sheet}” ${cell} 的编码写为“${text}”，不是编码。请改正后重新导入，没有导入任何条目。`,
    `"${text}" in ${sheet} ${cell} is no code. Nothing was imported.`,
  ],
  'reference/name-missing': ({ sheet, cell, code }) => [
    `“${sheet}” ${cell} 的编码 ${code} 没有名称。请补上后重新导入，没有导入任何条目。`,
    `The code ${code} in ${sheet} ${cell} has no name. Nothing was imported.`,
  ],
  'reference/code-twice': ({ sheet, cell, code, name, other }) => [
    `“${sheet}” ${cell} 的编码 ${code} 重复，前面是“${other}”，这里是“${name}”。请核对后重新导入，没有导入任何条目。`,
    `The code ${code} in ${sheet} ${cell} names both "${other}" and "${name}". Nothing was imported.`,
  ],
  'reference/year-unreadable': ({ sheet, cell, text }) => [
    `“${sheet}” ${cell} 的年度写为“${text}”，应为四位数字，如 2027。没有导入任何条目。`,
    `"${text}" in ${sheet} ${cell} is no year. Nothing was imported.`,
  ],
  'reference/too-deep': ({ sheet, cell, code }) => [
    `“${sheet}” ${cell} 的编码 ${code} 在第四级，指导性目录只有三级。请核对编码，没有导入任何条目。`,
    `The code ${code} in ${sheet} ${cell} is of a fourth tier; the catalogue has three. Nothing was imported.`,
  ],
};

export const yearTexts: Texts<YearRefused> = {
  'year/contradiction': ({ what }) => [`没有保存：${what}。`, `Not saved: ${what}.`],
  'reference/file-changed': ({ file }) => [
    `“${file}”在查看差异之后又被改动，没有接用。请重新导入。`,
    `"${file}" was changed after you saw the differences. Import it again.`,
  ],
};
