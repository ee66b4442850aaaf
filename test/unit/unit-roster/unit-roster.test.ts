import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { unitTypeLabel } from '#shared/messages';
import { practiceYearFile } from '#shared/practice-county';
import { unitTypes } from '#shared/records';
import { findRoster, readRoster, rosterDifferences, rosterWorkbook, type TypeNames } from '#shared/unit-roster';
import type { ReadWorkbook } from '#shared/workbook-model';
import { planAsRead } from '../../support/plan-as-read.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const types = Object.fromEntries(unitTypes.map((type) => [type, unitTypeLabel(type, 'zh')])) as TypeNames;
const context = {
  year: 2027,
  regionName: '青岚县',
  stage: '',
  ledger: 'practice',
  creator: 'c',
  created: '2026-06-01T00:00:00Z',
} as const;
const roster = planAsRead(rosterWorkbook(yearFile, types, context));

describe('单位名册', () => {
  it('reads back the sixty units and twelve departments that it wrote', () => {
    const read = readRoster(roster, { ...yearFile, units: [], departments: [] }, types);
    expect(read).toEqual({ ok: true, value: yearFile });
  });
  it('reads past the ready rows, and says when none is filled in', () => {
    const empty = planAsRead(rosterWorkbook({ ...yearFile, units: [], departments: [] }, types, context));
    expect(readRoster(empty, yearFile, types)).toEqual({
      ok: false,
      error: { kind: 'roster/refused', problems: [{ kind: 'roster/empty', sheet: '单位名册' }] },
    });
  });
  it('names a unit that does not sit under its department, by its row', () => {
    const moved = { ...yearFile, units: yearFile.units.with(3, { ...yearFile.units[3]!, code: '999999' }) };
    expect(readRoster(planAsRead(rosterWorkbook(moved, types, context)), yearFile, types)).toMatchObject({
      error: { kind: 'roster/refused', problems: [{ kind: 'roster/row-wrong', row: 8, cell: 'A8' }] },
    });
  });
  it('names the columns that are missing', () => {
    expect(readRoster({ sheets: [] }, yearFile, types)).toMatchObject({
      error: { problems: [{ kind: 'roster/head-missing', heads: ['单位编码', '单位名称', '单位性质'] }] },
    });
  });
});

type Line = readonly string[];
const sheetOf = (
  rows: readonly Line[],
  merges: readonly { top: number; left: number; bottom: number; right: number }[] = [],
): ReadWorkbook => ({
  sheets: [
    { name: '说明', hidden: false, rows: [{ row: 1, cells: [{ column: 1, kind: 'text', text: '填表说明' }] }] },
    {
      name: '通讯录',
      hidden: false,
      merges,
      rows: rows.map((texts, at) => ({
        row: at + 1,
        cells: texts.flatMap((text, column) => (text === '' ? [] : [{ column: column + 1, kind: 'text', text }])),
      })),
    },
  ],
});
const title: Line = ['二〇二七年度预算单位通讯录'];
const head: Line = ['序号', '单位代码', '单 位 全 称', '单位性质', '归口股室', '财务联系人', '分管负责人', '联系电话'];
const foreign = sheetOf(
  [
    title,
    head,
    ['一', '301', '县水利局', '', '农业股', '', '', ''],
    ['1', '301001', '县水利局（本级）', '行政机关', '农业股', '周敏', '陈强', '0551-1'],
    ['2', '301.002', '县水库管理所', '公益一类', '', '吴洋', '', '0551-2'],
    ['二', '302', '县气象服务中心', '', '经建股', '', '', ''],
    ['3', '302001', '县气象服务中心机关', '参公事业单位', '', '', '', ''],
    ['', '', '合计 3 家', '', '', '', '', ''],
  ],
  [{ top: 4, left: 5, bottom: 5, right: 5 }],
);
const nobody = { ...yearFile, units: [], departments: [], region: { code: '341888', name: '示范县' } };

describe('a roster in a layout of its own', () => {
  it('is read by its heads: department rows, short types, dotted codes, merged sections', () => {
    const read = readRoster(foreign, nobody, types);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.departments).toEqual([
      { code: '301', name: '县水利局', section: '农业股' },
      { code: '302', name: '县气象服务中心', section: '经建股' },
    ]);
    expect(read.value.units).toEqual([
      {
        code: '301001',
        name: '县水利局（本级）',
        department: '301',
        isHead: true,
        type: 'administrative',
        section: '农业股',
        region: '341888000',
        accountant: '周敏',
        leader: '陈强',
        phone: '0551-1',
      },
      {
        code: '301002',
        name: '县水库管理所',
        department: '301',
        isHead: false,
        type: 'publicClass1',
        section: '农业股',
        region: '341888000',
        accountant: '吴洋',
        phone: '0551-2',
      },
      {
        code: '302001',
        name: '县气象服务中心机关',
        department: '302',
        isHead: true,
        type: 'civilServiceLike',
        section: '',
        region: '341888000',
      },
    ]);
  });

  it('asks for what its heads do not tell, and is read with the columns that a person assigned', () => {
    const odd = sheetOf([title, ['预算码', '机构', '属性', '电话'], ['301001', '县水利局本级', '行政单位', '1']]);
    const question = findRoster(odd);
    expect(question).toMatchObject({ layout: { sheet: '通讯录', headRow: 2 }, unclear: ['code', 'name', 'type'] });
    expect(question?.columns).toContainEqual({ column: 3, letter: 'C', head: '属性', sample: '行政单位' });
    const layout = { sheet: '通讯录', headRow: 2, columns: { code: 1, name: 2, phone: 4 }, type: 'other' } as const;
    const read = readRoster(odd, nobody, types, layout);
    expect(read).toMatchObject({
      ok: true,
      value: { units: [{ code: '301001', name: '县水利局本级', isHead: true, type: 'other', phone: '1' }] },
    });
  });

  it('is looked for on the sheet that the person chose', () => {
    const two = { sheets: [...roster.sheets, ...foreign.sheets] };
    expect(findRoster(two)).toMatchObject({ layout: { sheet: '单位名册' }, sheets: ['单位名册', '通讯录'] });
    expect(findRoster(two, '通讯录')).toMatchObject({ layout: { sheet: '通讯录', headRow: 2 }, unclear: [] });
  });

  it('names every wrong cell, not the first one only', () => {
    const wrong = sheetOf([
      title,
      head,
      ['1', '301001', '县水利局（本级）', '事业单位', '', '', '', ''],
      ['2', '30100A', '县水库管理所', '公益一类', '', '', '', ''],
      ['3', '301003', '', '公益一类', '', '', '', ''],
    ]);
    const read = readRoster(wrong, nobody, types);
    expect(read.ok ? [] : read.error.problems).toMatchObject([
      { kind: 'roster/cell-wrong', cell: 'D3', text: '事业单位' },
      { kind: 'roster/cell-wrong', cell: 'B4', text: '30100A' },
      { kind: 'roster/cell-wrong', cell: 'C5', text: '' },
    ]);
  });

  it('says what it would change, and keeps what it does not name readable', () => {
    const before = { ...nobody, departments: [], units: [] };
    const first = readRoster(foreign, before, types);
    if (!first.ok) throw new Error('the roster was refused');
    const smaller = sheetOf([
      title,
      ['单位代码', '单位名称', '联系电话'],
      ['301001', '县水务局（本级）', '0551-9'],
      ['301003', '县河道管理所', ''],
    ]);
    const question = findRoster(smaller);
    if (!question) throw new Error('no table was found');
    const next = readRoster(smaller, first.value, types, { ...question.layout, type: 'publicClass2' });
    if (!next.ok) throw new Error(JSON.stringify(next.error));
    expect(next.value.units[0]).toMatchObject({ type: 'administrative', accountant: '周敏', section: '农业股' });
    expect(next.value.retiredUnits?.map(({ code }) => code)).toEqual(['301002', '302001']);
    expect(next.value.retiredDepartments).toEqual([{ code: '302', name: '县气象服务中心', section: '经建股' }]);
    expect(
      rosterDifferences(first.value, next.value).map((one) => [
        one.kind,
        one.kind === 'department' ? one.department.code : one.unit.code,
        one.kind === 'changed' ? one.fields : [],
      ]),
    ).toEqual([
      ['added', '301003', []],
      ['changed', '301001', ['name', 'phone']],
      ['retired', '301002', []],
      ['retired', '302001', []],
    ]);
    const again = readRoster(foreign, next.value, types);
    expect(again.ok ? rosterDifferences(next.value, again.value).map(({ kind }) => kind) : []).toEqual([
      'revived',
      'revived',
      'changed',
      'retired',
    ]);
  });

  it('counts a department that has another name or section only', () => {
    const departments = yearFile.departments.map((one, index) =>
      index === 0 ? { ...one, name: '县委办公室（更名）' } : index === 1 ? { ...one, section: '综合股' } : one,
    );
    expect(rosterDifferences(yearFile, { ...yearFile, departments })).toEqual([
      { kind: 'department', department: departments[0], before: yearFile.departments[0], fields: ['name'] },
      { kind: 'department', department: departments[1], before: yearFile.departments[1], fields: ['section'] },
    ]);
    const written = planAsRead(rosterWorkbook({ ...yearFile, departments }, types, context));
    const read = readRoster(written, yearFile, types);
    expect(read.ok && rosterDifferences(yearFile, read.value)).toMatchObject([
      { kind: 'department', department: { name: '县委办公室（更名）' }, fields: ['name'] },
    ]);
    expect(rosterDifferences(yearFile, { ...yearFile, departments: yearFile.departments.slice(1) })).toEqual([]);
  });
});
