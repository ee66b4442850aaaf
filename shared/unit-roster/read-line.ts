import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Unit, UnitType } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadRow } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import type { RosterLayout } from './find-roster.ts';
import { refusedRoster, type RosterFailure, type RosterRefused } from './roster-failure.ts';
import { fundingNames, rosterHeads, type RosterHead, type TypeNames } from './roster-workbook.ts';

export type RosterLine = {
  readonly unit: Unit;
  readonly departmentName: string;
  readonly row: number;
};
/** A row of the department itself, above its units: the department is no unit. */
type DepartmentLine = {
  readonly code: string;
  readonly name: string;
  readonly section: string;
};
export type ReadLine =
  | { readonly kind: 'unit'; readonly line: RosterLine }
  | { readonly kind: 'department'; readonly department: DepartmentLine }
  | { readonly kind: 'other' };
type Around = {
  /** What a vertically merged cell around the place says; '' where none is. */
  readonly merged: (row: number, column: number) => string;
  readonly layout: RosterLayout;
  readonly yearFile: YearFile;
  readonly types: TypeNames;
  readonly known: ReadonlyMap<string, Unit>;
};

/** Words for the types of the buyer table that offices write short. */
const typeWords: readonly (readonly [RegExp, UnitType])[] = [
  [/^行政(单位|机关)?$/, 'administrative'],
  [/^党(委|的)?(机关|部门)?$/, 'partyOrgan'],
  [/参公|参照公务员/, 'civilServiceLike'],
  [/公益(类)?(一类|Ⅰ类|1类|I类)/, 'publicClass1'],
  [/公益(类)?(二类|Ⅱ类|2类|II类)/, 'publicClass2'],
  [/生产经营/, 'businessInstitution'],
  [/行政职能/, 'administrativeInstitution'],
];
const headName = /[(（]?(本级|机关)[)）]?$/;
const yes = /^(是|√|✓|1|Y|本级)$/i;
const no = /^(否|×|0|N)$/i;
const fundingWords: readonly (readonly [RegExp, 'full' | 'partial' | 'self'])[] = [
  [/全额|财政拨款/, 'full'],
  [/差额|财政补助/, 'partial'],
  [/自收自支|自筹|经费自理/, 'self'],
];

type TextAt = (head: RosterHead) => string;
/** What a department and a 股室 are is often written once, over the rows of all their units. */
const spread: readonly RosterHead[] = ['department', 'departmentName', 'section'];
const textsOf =
  (row: ReadRow, { layout: { columns }, merged }: Around): TextAt =>
  (head) => {
    const column = columns[head];
    if (column === undefined) return '';
    const own = row.cells.find((cell) => cell.column === column)?.text.trim() ?? '';
    return own === '' && spread.includes(head) ? merged(row.row, column) : own;
  };
const codeAt = (textAt: TextAt): string =>
  textAt('code')
    .normalize('NFKC')
    .replaceAll(/[.\s-]/g, '');
/** A sum or a remark is no unit's row. */
const isOther = (code: string, name: string): boolean =>
  (name === '' && !/^\d+$/.test(code)) || (code === '' && /^(合计|总计|小计)/.test(name));

/** One row of a roster, or every cell of it that is wrong. */
export function readLine(row: ReadRow, around: Around): Result<ReadLine, RosterRefused> {
  const { layout, yearFile, known } = around;
  const textAt = textsOf(row, around);
  const code = codeAt(textAt);
  const name = textAt('name');
  if (isOther(code, name)) return ok({ kind: 'other' });
  const before = known.get(code);
  const width = yearFile.codeWidths?.[0] ?? 3;
  const department = textAt('department') === '' ? code.slice(0, width) : textAt('department');
  if (/^\d+$/.test(code) && code.length === width && department === code && name !== '')
    return ok({
      kind: 'department',
      department: { code, name, section: textAt('section') },
    });
  const isHead = headAt(textAt('isHead'), name);
  const region = regionAt(textAt('region'), before, yearFile);
  const type = typeAt(textAt('type'), before, around);
  const posts = postsAt([textAt('authorised'), textAt('actual'), textAt('offQuota')], before);
  const funding = fundingAt(textAt('funding'), before);
  const faults: readonly (readonly [RosterHead, string, boolean])[] = [
    ['code', '数字编码', !/^\d{3,12}$/.test(code)],
    ['name', '单位名称', name === ''],
    ['department', '数字编码', !/^\d{2,9}$/.test(department)],
    ['isHead', '“是”或“否”', isHead === null],
    ['region', '九位数字', region === null],
    ['type', '购买主体表中的单位性质，如行政单位、公益一类事业单位', type === undefined],
    ['authorised', '人数（整数），编制数、实有人数、编外人数须一并填写', posts === null],
    ['funding', `${Object.values(fundingNames).join('、')}之一`, funding === null],
  ];
  const wrong = faults
    .filter(([, , fault]) => fault)
    .map(([head, wanted]): RosterFailure => {
      const cell = `${columnLetter(layout.columns[head] ?? layout.columns.code ?? 1)}${String(row.row)}`;
      return {
        kind: 'roster/cell-wrong',
        sheet: layout.sheet,
        cell,
        head: rosterHeads[head],
        text: textAt(head),
        wanted,
      };
    });
  if (wrong.length > 0) return err(refusedRoster(wrong));
  const unit: Unit = {
    code,
    name,
    department,
    isHead: isHead ?? false,
    type: type ?? 'other',
    section: sectionAt(textAt, department, before, around),
    region: region ?? '',
    ...wordsAt(textAt, before, layout),
    ...posts,
    ...funding,
  };
  return ok({
    kind: 'unit',
    line: { unit, departmentName: textAt('departmentName'), row: row.row },
  });
}

function sectionAt(textAt: TextAt, department: string, before: Unit | undefined, { layout, yearFile }: Around): string {
  if (layout.columns.section !== undefined) return textAt('section');
  return before?.section ?? yearFile.departments.find(({ code }) => code === department)?.section ?? '';
}

function wordsAt(textAt: TextAt, before: Unit | undefined, { columns }: RosterLayout) {
  const kept = (head: 'accountant' | 'phone' | 'leader') => {
    const text = columns[head] === undefined ? (before?.[head] ?? '') : textAt(head);
    return text === '' ? {} : { [head]: text };
  };
  return { ...kept('accountant'), ...kept('leader'), ...kept('phone') };
}

function headAt(text: string, name: string): boolean | null {
  if (text === '') return headName.test(name);
  return yes.test(text) ? true : no.test(text) ? false : null;
}

function regionAt(text: string, before: Unit | undefined, yearFile: YearFile): string | null {
  if (text === '') return before?.region ?? `${yearFile.region.code}000`;
  if (/^\d{6}$/.test(text)) return `${text}000`;
  return /^\d{9}$/.test(text) ? text : null;
}

function typeAt(text: string, before: Unit | undefined, { layout, types }: Around): UnitType | undefined {
  if (layout.columns.type === undefined) return before?.type ?? layout.type ?? undefined;
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const exact = (Object.entries(types) as [UnitType, string][]).find(([, name]) => name === plain)?.[0];
  return exact ?? typeWords.find(([words]) => words.test(plain))?.[1];
}

/** 编制, 实有 and 编外 stand together; all blank is not known, one blank is a fault. */
function postsAt(texts: readonly string[], before: Unit | undefined): Pick<Unit, 'posts'> | null {
  if (texts.every((text) => text === '')) return before?.posts ? { posts: before.posts } : {};
  if (!texts.every((text) => /^\d{1,6}$/.test(text))) return null;
  const [authorised = 0, actual = 0, offQuota = 0] = texts.map(Number);
  return { posts: { authorised, actual, offQuota } };
}

function fundingAt(text: string, before: Unit | undefined): Pick<Unit, 'funding'> | null {
  if (text === '') return before?.funding ? { funding: before.funding } : {};
  const funding = fundingWords.find(([words]) => words.test(text))?.[1];
  return funding ? { funding } : null;
}
