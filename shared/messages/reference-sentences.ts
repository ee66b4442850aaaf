import type { ReferenceFailure } from '#shared/reference-import';
import type { RollOverRefused, UnitsRefused, UnitUse } from '#shared/unit-changes';
import type { Texts } from './texts.ts';

/** What the office does by hand to its year, and cannot be kept. */
export type YearRefused =
  | { readonly kind: 'year/contradiction'; readonly what: string }
  | { readonly kind: 'reference/file-changed'; readonly file: string }
  | UnitsRefused
  | RollOverRefused;

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

const useWords: Readonly<Record<UnitUse, readonly [zh: string, en: string]>> = {
  submission: ['报送数据', 'a submission'],
  draft: ['在本程序中编报的内容', 'a draft'],
  figure: ['已下达的控制数', 'issued control figures'],
  handOut: ['已下发的表样', 'a form handed out'],
  basics: ['基本支出控制数', 'basic figures'],
  imported: ['导入的一体化数据或清单', 'imported lines'],
};

export const yearTexts: Texts<YearRefused> = {
  'year/contradiction': ({ what }) => [`没有保存：${what}。`, `Not saved: ${what}.`],
  'reference/file-changed': ({ file }) => [
    `“${file}”在查看差异之后又被改动，没有接用。请重新导入。`,
    `"${file}" was changed after you saw the differences. Import it again.`,
  ],
  'units/in-use': ({ unit, name, uses }) => [
    `${unit} ${name}本年度已有数据${uses ? `（${uses.map((use) => useWords[use][0]).join('、')}）` : ''}，不能停用、合并、拆分或改编码。没有保存。名称和其他内容可以修改；编码请保留，结转到下一年度后再改。`,
    `${unit} ${name} has data of this year${uses ? ` (${uses.map((use) => useWords[use][1]).join(', ')})` : ''}; it cannot be retired, merged, split or renumbered. Not saved. Its name and the rest may be changed; keep the code until the next year is begun.`,
  ],
  'units/unknown': ({ unit }) => [
    `本年度没有编码为 ${unit} 的单位。请刷新后再试。`,
    `There is no unit ${unit} this year.`,
  ],
  'units/name-missing': ({ code }) => [`请填写 ${code} 的名称。`, `Enter the name of ${code}.`],
  'units/code-wrong': ({ code, lengths }) => [
    `单位编码“${code}”应为 ${lengths.join(' 或 ')} 位数字，以主管部门编码开头。没有保存。`,
    `The code "${code}" must have ${lengths.join(' or ')} digits and begin with the department's. Not saved.`,
  ],
  'units/code-twice': ({ code, name, retired }) => [
    retired
      ? `编码 ${code} 属于已停用的“${name}”，不能另用。请换一个编码，或恢复使用该单位。没有保存。`
      : `编码 ${code} 已由“${name}”使用。请换一个编码。没有保存。`,
    retired
      ? `The code ${code} belongs to "${name}", which is retired. Take another code or revive it. Not saved.`
      : `The code ${code} is that of "${name}". Take another one. Not saved.`,
  ],
  'units/not-under-department': ({ code, department }) => [
    `单位编码 ${code} 不是以主管部门编码 ${department} 开头。请改编码或改选主管部门。没有保存。`,
    `The code ${code} does not begin with its department's, ${department}. Not saved.`,
  ],
  'units/head-twice': ({ department, name }) => [
    `主管部门 ${department} 已有本级单位“${name}”，只能有一个。没有保存。`,
    `Department ${department} has a head office already: "${name}". Not saved.`,
  ],
  'units/region-wrong': ({ region, county }) => [
    `行政区划“${region}”应为九位数字，以本县编码 ${county} 开头。没有保存。`,
    `The region "${region}" must have nine digits and begin with ${county}. Not saved.`,
  ],
  'units/department-wrong': ({ code, length }) => [
    `部门编码“${code}”应为 ${length} 位数字。没有保存。`,
    `The department code "${code}" must have ${length} digits. Not saved.`,
  ],
  'units/department-unknown': ({ department }) => [
    `本年度没有编码为“${department}”的主管部门。请先新增部门。`,
    `There is no department "${department}" this year. Add it first.`,
  ],
  'units/widths-misfit': ({ code }) => [
    `现有编码 ${code} 不符合这个编码级次，没有改动。请先改编码，或另选级次。`,
    `The code ${code} does not fit these widths. Nothing was changed.`,
  ],
  'units/merge-needs-two': () => ['合并至少要选两个单位。', 'A merger needs at least two units.'],
  'units/split-needs-two': () => ['拆分后至少要有两个单位。', 'A split needs at least two units.'],
  'rollover/not-later': ({ last, year }) => [
    `上年是 ${last} 年，不能结转为 ${year} 年。请改写预算年度。`,
    `Last year is ${last}; it cannot be rolled over to ${year}.`,
  ],
  'rollover/exists': ({ year }) => [
    `${year} 年的账套已经建立。请在“年度”中打开它。`,
    `The ledger of ${year} is there already. Open it under Years.`,
  ],
};
