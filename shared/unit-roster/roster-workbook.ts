import type { Unit, UnitType } from '#shared/records';
import type { ReportContext } from '#shared/reports';
import { practiceMark, reportSheet, textCell } from '#shared/reports';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';

/** Heads of the 单位名册 by what stands under them; the reader finds its columns by these words. */
export const rosterHeads = {
  code: '单位编码',
  name: '单位名称',
  department: '主管部门编码',
  departmentName: '主管部门名称',
  section: '业务股室',
  isHead: '是否本级',
  type: '单位性质',
  region: '行政区划',
  accountant: '会计',
  phone: '电话',
  leader: '分管领导',
  authorised: '编制数',
  actual: '实有人数',
  offQuota: '编外人数',
  funding: '经费保障形式',
} as const;
export type RosterHead = keyof typeof rosterHeads;
export const rosterSheet = '单位名册';

const widths: Record<RosterHead, number> = {
  code: 12,
  name: 32,
  department: 14,
  departmentName: 26,
  section: 14,
  isHead: 10,
  type: 28,
  region: 14,
  accountant: 12,
  phone: 16,
  leader: 12,
  authorised: 10,
  actual: 10,
  offQuota: 10,
  funding: 14,
};
const heads = Object.keys(rosterHeads) as RosterHead[];
const firstRow = 5;
/** Rows that stand ready below the units for those to come. */
const readyRows = 100;

/** 经费保障形式 as it is written. */
export const fundingNames = {
  full: '全额',
  partial: '差额',
  self: '自收自支',
} as const;
export type TypeNames = { readonly [Type in UnitType]: string };

function unitCells(unit: Unit, departments: ReadonlyMap<string, string>, types: TypeNames): readonly PlannedCell[] {
  const values: Record<RosterHead, string> = {
    code: unit.code,
    name: unit.name,
    department: unit.department,
    departmentName: departments.get(unit.department) ?? '',
    section: unit.section,
    isHead: unit.isHead ? '是' : '否',
    type: types[unit.type],
    region: unit.region,
    accountant: unit.accountant ?? '',
    phone: unit.phone ?? '',
    leader: unit.leader ?? '',
    authorised: unit.posts ? String(unit.posts.authorised) : '',
    actual: unit.posts ? String(unit.posts.actual) : '',
    offQuota: unit.posts ? String(unit.posts.offQuota) : '',
    funding: unit.funding ? fundingNames[unit.funding] : '',
  };
  return heads.map((head) => ({
    style: 'text',
    value: values[head] === '' ? null : values[head],
  }));
}

/** 单位名册: the year's units, one a row; filled in or not it is the form that `readRoster` takes in. */
export function rosterWorkbook(yearFile: YearFile, types: TypeNames, context: ReportContext): WorkbookPlan {
  const title = `${practiceMark(context)}${String(yearFile.year)}年预算单位名册`;
  const departments = new Map(yearFile.departments.map(({ code, name }) => [code, name]));
  const units = yearFile.units.map((unit) => unitCells(unit, departments, types));
  const blank = heads.map((): PlannedCell => ({ style: 'text', value: null }));
  const ready = Array.from({ length: readyRows }, () => blank);
  const last = firstRow + units.length + readyRows - 1;
  const column = (head: RosterHead): string => String.fromCharCode(65 + heads.indexOf(head));
  const range = (head: RosterHead): string => `${column(head)}${String(firstRow)}:${column(head)}${String(last)}`;
  const sheet = reportSheet({
    name: rosterSheet,
    title,
    note: '单位编码以主管部门编码开头；部门本级也是一个单位，“是否本级”填“是”；乡镇单位的行政区划填九位乡镇编码，其余填县级编码加 000。',
    unitNote: '',
    paper: 'A4',
    columns: heads.map((head) => ({
      head: rosterHeads[head],
      width: widths[head],
    })),
    freezeColumns: 2,
    body: [...units, ...ready],
  });
  const list = (head: RosterHead, source: string, error: string) => ({
    range: range(head),
    source,
    error,
  });
  return {
    title,
    creator: context.creator,
    created: context.created,
    sheets: [
      {
        ...sheet,
        lists: [
          list('isHead', '"是,否"', '请填“是”或“否”。'),
          list('funding', '"全额,差额,自收自支"', '请填写全额、差额或自收自支。'),
          list('type', `Types!$A$1:$A$${String(Object.keys(types).length)}`, '请从下拉列表中选择单位性质。'),
        ],
      },
      {
        name: 'Types',
        hidden: true,
        columns: [{ width: 30 }],
        rows: Object.values(types).map((name) => ({
          cells: [textCell(name, 'plain')],
        })),
      },
    ],
  };
}
