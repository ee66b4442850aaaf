import type { UnitType } from '#shared/records';
import { columnLetter } from '#shared/reports';
import type { ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import { rosterHeads, type RosterHead } from './roster-workbook.ts';

/** Which column of a sheet holds what. type: what every unit is where no column says it; null where one does. */
export type RosterLayout = {
  readonly sheet: string;
  readonly headRow: number;
  readonly columns: { readonly [Head in RosterHead]?: number };
  readonly type: UnitType | null;
};
export type RosterColumn = {
  readonly column: number;
  readonly letter: string;
  readonly head: string;
  readonly sample: string;
};
/** A layout as far as the heads tell, and what a person must say: unclear heads and the columns to choose from. */
export type RosterQuestion = {
  readonly layout: RosterLayout;
  readonly unclear: readonly RosterHead[];
  /** Visible sheets with a table, in the order of the workbook. */
  readonly sheets: readonly string[];
  readonly columns: readonly RosterColumn[];
};

const mostHeadRow = 30;
/** Words under which offices keep the same thing; our own head comes first. */
const words: Readonly<Record<RosterHead, RegExp>> = {
  code: /^(预算|基层)?(单位|机构)(预算)?(编码|代码|编号)$|^(编码|代码)$/,
  name: /^(预算|基层)?(单位|机构)(全称|名称)$|^名称$/,
  department: /^(主管|预算|归口|一级)?(部门|主管单位)(编码|代码|编号)$/,
  departmentName: /^(主管|预算|归口|一级)?(部门|主管单位)(名称)?$/,
  section: /股室|科室|处室/,
  isHead: /本级/,
  type: /^(预算)?单位(性质|类型|类别|分类)$|^(性质|类型|类别)$/,
  region: /区划/,
  accountant: /会计|经办人|填报人|联系人/,
  phone: /电话|手机|联系方式/,
  leader: /领导|负责人/,
  authorised: /^(核定)?编制(数|人数)?$/,
  actual: /实有|在职/,
  offQuota: /编外/,
  funding: /^(经费|财政)(保障|供给|来源|拨款)?(形式|方式|类型)$|^经费保障$/,
};
/** Without these no unit can be made; the rest follows from the code and the name, or stays blank. */
const needed: readonly RosterHead[] = ['code', 'name', 'type'];
const heads = Object.keys(rosterHeads) as RosterHead[];
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s*:]/g, '')
    .replaceAll(/\(.*\)$/g, '');

type Read = {
  readonly columns: Map<RosterHead, number>;
  readonly twice: Set<RosterHead>;
};

function readHeads(cells: ReadSheet['rows'][number]['cells']): Read {
  const columns = new Map<RosterHead, number>();
  const twice = new Set<RosterHead>();
  const exact = new Set<RosterHead>();
  for (const { column, text } of cells) {
    const label = plain(text);
    const own = heads.find((each) => rosterHeads[each] === label);
    const head = own ?? heads.find((each) => words[each].test(label));
    if (!head) continue;
    if (columns.has(head) && !own) {
      if (!exact.has(head)) twice.add(head);
      continue;
    }
    if (own) {
      exact.add(own);
      twice.delete(own);
    }
    columns.set(head, column);
  }
  return { columns, twice };
}

const hasTable = (sheet: ReadSheet): boolean =>
  !sheet.hidden && sheet.rows.some(({ cells }) => cells.filter(({ text }) => text.trim() !== '').length > 1);

/** The row that looks most like the head of a roster, on the sheet that was named or any; null where there is no table. */
export function findRoster(workbook: ReadWorkbook, named?: string): RosterQuestion | null {
  let best: {
    readonly sheet: ReadSheet;
    readonly row: number;
    readonly read: Read;
    readonly worth: number;
  } | null = null;
  for (const sheet of workbook.sheets) {
    if (sheet.hidden || (named !== undefined && sheet.name !== named)) continue;
    for (const row of sheet.rows.filter((each) => each.row <= mostHeadRow)) {
      const texts = row.cells.filter(({ text }) => text.trim() !== '');
      if (texts.length < 2) continue;
      const read = readHeads(row.cells);
      // A row of known heads beats any row; else the first row of several texts may be a head in other words.
      const worth = read.columns.size * 100 + (texts.every(({ kind }) => kind === 'text') ? 1 : 0);
      if (worth > (best?.worth ?? 0)) best = { sheet, row: row.row, read, worth };
    }
  }
  if (!best) return null;
  const { sheet, row, read } = best;
  const layout: RosterLayout = {
    sheet: sheet.name,
    headRow: row,
    columns: Object.fromEntries(read.columns),
    type: null,
  };
  const below = sheet.rows.filter((each) => each.row > row);
  const columns = (sheet.rows.find((each) => each.row === row)?.cells ?? []).map(({ column, text }): RosterColumn => ({
    column,
    letter: columnLetter(column),
    head: text.trim(),
    sample: below.flatMap(({ cells }) => cells.filter((cell) => cell.column === column))[0]?.text.trim() ?? '',
  }));
  return {
    layout,
    unclear: [...new Set([...needed.filter((head) => !read.columns.has(head)), ...read.twice])],
    sheets: workbook.sheets.filter(hasTable).map(({ name }) => name),
    columns,
  };
}
