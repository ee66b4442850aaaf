import type { NoticeRefused, ReissueRefused } from '#shared/control-figures';
import type { FiguresReadFailure } from '#shared/figures-workbook';
import { showYuan } from '#shared/money';
import type { RosterFailure, RosterRefused } from '#shared/unit-roster';
import { issueTexts } from './office-sentences.ts';
import type { Texts } from './texts.ts';

export const figuresReadTexts: Texts<FiguresReadFailure> = {
  'figures/not-ours': () => [
    '这不是本程序导出的控制数测算表。请先导出测算表，在其中填写后再导入。',
    'This is no table of working figures of this program.',
  ],
  'figures/wrong-ledger': ({ found }) => [
    found === 'practice' ? '这是练习账套的测算表，不能导入正式账套。' : '这是正式账套的测算表，不能导入练习账套。',
    'This table belongs to the other ledger.',
  ],
  'figures/wrong-year': ({ found, expected }) => [
    `测算表的区划和年度是 ${found}，当前账套是 ${expected}。请选择本账套导出的测算表。`,
    `The table is of ${found}; this ledger is of ${expected}.`,
  ],
  'figures/head-missing': ({ heads }) => [
    `测算表缺少列：${heads.join('、')}。请恢复表头后重新导入，没有导入任何数据。`,
    `Columns are missing: ${heads.join(', ')}. Nothing was imported.`,
  ],
  'figures/unreadable': ({ sheet, cell, head, text }) => [
    `“${sheet}” ${cell} 的“${head}”填写为“${text}”，不是金额（元，最多两位小数）。请改正后重新导入，没有导入任何数据。`,
    `"${text}" in ${sheet} ${cell} (${head}) is no amount. Nothing was imported.`,
  ],
  'figures/unknown-line': ({ sheet, cell }) => [
    `“${sheet}” ${cell} 所在的行不在当前的控制数中（可能是旧的测算表，或隐藏的行标识被改动）。请重新导出测算表。`,
    `The line at ${sheet} ${cell} is unknown. Export the table again.`,
  ],
  'figures/twice': ({ sheet, cell }) => [
    `“${sheet}” ${cell} 所在的行与前面的行重复。请删除其中一行后重新导入。`,
    `The line at ${sheet} ${cell} stands twice.`,
  ],
};

const cellTexts: Texts<RosterFailure> = {
  'roster/head-missing': ({ heads }) => [
    `单位名册缺少列：${heads.join('、')}。请指明各列，或在导出的名册中填写后再导入。`,
    `Columns are missing: ${heads.join(', ')}.`,
  ],
  'roster/empty': ({ sheet }) => [`“${sheet}”中没有填写单位。`, `No unit stands in "${sheet}".`],
  'roster/cell-wrong': ({ sheet, cell, head, text, wanted }) => [
    `“${sheet}” ${cell} 的“${head}”${text === '' ? '没有填写' : `填写为“${text}”`}，应为${wanted}。没有导入任何单位。`,
    `"${head}" in ${sheet} ${cell} is "${text}". Nothing was imported.`,
  ],
  'roster/row-wrong': ({ sheet, row, cell, what }) => [
    `“${sheet}” ${cell}，第 ${row} 行：${what}。没有导入任何单位。`,
    `${sheet} ${cell}, row ${row}: ${what}. Nothing was imported.`,
  ],
};

const firstProblem = (problems: readonly RosterFailure[]): readonly [string, string] => {
  const [first] = problems;
  if (!first) return ['单位名册没有导入。', 'The list was not imported.'];
  const write = cellTexts[first.kind] as (failure: RosterFailure) => readonly [string, string];
  return write(first);
};

export const rosterTexts: Texts<
  | RosterFailure
  | RosterRefused
  | { readonly kind: 'roster/unit-in-use'; readonly unit: string; readonly name: string }
  | { readonly kind: 'roster/no-table'; readonly file: string }
> = {
  ...cellTexts,
  'roster/refused': ({ problems }) => firstProblem(problems),
  'roster/no-table': ({ file }) => [
    `“${file}”中没有找到单位名册（至少要有单位编码和单位名称两列）。请检查是否选对了文件。`,
    `No list of units was found in "${file}".`,
  ],
  'roster/unit-in-use': ({ unit, name }) => [
    `名册中没有 ${unit} ${name}，但该单位本年度已有数据（报送、编报、控制数、下发的表样或导入的数据），不能删除。请补上该单位后重新导入。`,
    `${unit} has data of this year (handed in, drafted, issued, handed out or imported) and cannot be left out of the list. Add it and import again.`,
  ],
};

export const reissueTexts: Texts<ReissueRefused | NoticeRefused> = {
  'control/nothing-to-issue': issueTexts['control/nothing-to-issue'],
  'control/figures-refused': issueTexts['control/figures-refused'],
  'control/not-a-lump': () => [
    '只有部门切块的控制数可以分解。',
    'Only a figure issued in lump to a department can be split.',
  ],
  'control/lump-replaced': () => [
    '该切块控制数已有新的版本，请按新版本分解。',
    'The lump has a newer version; split that one.',
  ],
  'control/over-issued': ({ issued, split, over }) => [
    `已下达 ${showYuan(issued)} 元，分解合计 ${showYuan(split)} 元，超出 ${showYuan(over)} 元，没有下达。`,
    `${showYuan(issued)} was issued and ${showYuan(split)} split, ${showYuan(over)} too much.`,
  ],
  'control/notice-needs-number': () => ['请填写上级专项文号。', 'Enter the number of the notice.'],
  'control/notice-needs-level': () => ['请选择上级专项级次。', 'Choose the level of the notice.'],
  'control/notice-needs-amount': () => ['专项金额须大于零。', 'The amount must be above zero.'],
  'control/notice-used': () => ['该文号已用于这个项目，不能重复追加。', 'This notice has already raised this figure.'],
};
