import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { utils as sheets, write } from 'xlsx';
import { describe, expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import { treeOrder } from '#shared/pinyin-search';
import { readReference, referenceWorkbook, takeOver, type ReadReference } from '#shared/reference-import';
import { entriesOf, referenceSets, withEntries, type ReferenceName } from '#shared/reference-sets';
import type { CodeEntry } from '#shared/year-file';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const setOf = (name: ReferenceName) => referenceSets.find((set) => set.name === name)!;
type Grid = readonly (readonly (string | number | null)[])[];

async function bookOf(fill: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const sheetOf = (book: ExcelJS.Workbook, name: string, rows: Grid, merges: readonly string[] = []): void => {
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  for (const range of merges) sheet.mergeCells(range);
};
const take = (bytes: Buffer, name: ReferenceName, sheet?: string) => {
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.kind);
  return readReference(read.value, setOf(name), yearFile, sheet);
};
const taken = (bytes: Buffer, name: ReferenceName, sheet?: string): ReadReference => {
  const answer = take(bytes, name, sheet);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
const flat = (entries: readonly CodeEntry[]): readonly string[] =>
  entries.map(({ code, name, parent }) => `${code} ${name}${parent === undefined ? '' : ` <${parent}`}`);

describe('the official shapes of a list', () => {
  it('reads merged ranges of .xlsx and of .xls alike', async () => {
    const rows: Grid = [
      ['甲', '乙'],
      [null, '丙'],
    ];
    const xlsx = readWorkbook(
      await bookOf((book) => {
        sheetOf(book, '表', rows, ['A1:A2']);
      }),
    );
    const sheet = sheets.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }];
    const old = sheets.book_new();
    sheets.book_append_sheet(old, sheet, '表');
    const xls = readWorkbook(write(old, { type: 'buffer', bookType: 'xls' }) as Buffer);
    const merged = [{ top: 1, left: 1, bottom: 2, right: 1 }];
    expect(xlsx).toMatchObject({ ok: true, value: { sheets: [{ merges: merged }] } });
    expect(xls).toMatchObject({ ok: true, value: { sheets: [{ merges: merged }] } });
  });

  it('reads code and name under a head that stands anywhere, and tells 309 from 310', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(
        book,
        '部门经济分类',
        [
          ['附件2', null, null, null],
          ['2028年部门预算支出经济分类科目', null, null, null],
          [],
          ['序号', '科目编码', '科目名称', '说明'],
          [1, '309', '资本性支出（基本建设）', '房屋'],
          [2, '30901', '房屋建筑物购建', null],
          [3, 310, '资本性支出', null],
          [4, 31001, '房屋建筑物购建', null],
          ['注：本表自2028年执行', null, null, null],
          [null, '合计', null, null],
        ],
        ['A2:D2'],
      );
    });
    const read = taken(bytes, 'departmentEconomy');
    expect(flat(read.entries)).toEqual([
      '309 资本性支出（基本建设）',
      '30901 房屋建筑物购建 <309',
      '310 资本性支出',
      '31001 房屋建筑物购建 <310',
    ]);
    expect(read.notes).toEqual([]);
  });

  it('reads three tiers side by side with merged cells, codes and names in pairs', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(
        book,
        '目录',
        [
          ['政府购买服务指导性目录（2028年版）', null, null, null, null, null],
          ['一级目录', null, '二级目录', null, '三级目录', null],
          ['代码', '名称', '代码', '名称', '代码', '名称'],
          ['A', '公共服务', 'A01', '公共安全服务', 'A0101', '公共安全隐患排查治理服务'],
          [null, null, null, null, 'A0102', '公共安全情况监测服务'],
          [null, null, 'A02', '教育公共服务', 'A0201', '课程研究服务'],
          ['B', '政府履职辅助性服务', 'B01', '法律服务', 'B0101', '法律顾问服务'],
        ],
        ['A1:F1', 'A2:B2', 'C2:D2', 'E2:F2', 'A4:A6', 'B4:B6', 'C4:C5', 'D4:D5'],
      );
    });
    const read = taken(bytes, 'catalog');
    expect(flat(read.entries)).toEqual([
      'A 公共服务',
      'A01 公共安全服务 <A',
      'A0101 公共安全隐患排查治理服务 <A01',
      'A0102 公共安全情况监测服务 <A01',
      'A02 教育公共服务 <A',
      'A0201 课程研究服务 <A02',
      'B 政府履职辅助性服务',
      'B01 法律服务 <B',
      'B0101 法律顾问服务 <B01',
    ]);
    expect(
      read.entries.map((entry) =>
        'level' in entry ? `${String(entry.level)}${entry.branch}${entry.legacyClass}` : '',
      ),
    ).toEqual(['1AL1', '2AL1', '3AL1', '3AL1', '2AL1', '3AL1', '1BL5', '2BL5', '3BL5']);
  });

  it('reads tiers of names whose codes open them, and one code column for the third tier', async () => {
    const opened = await bookOf((book) => {
      sheetOf(
        book,
        '目录',
        [
          ['一级目录', '二级目录', '三级目录', '适用部门'],
          ['A 公共服务', 'A10 社会治理服务', 'A1001社区治理服务', '县民政局、104'],
          [null, null, 'A1002 社会组织建设与管理服务', '县外星局'],
        ],
        ['A2:A3', 'B2:B3'],
      );
    });
    const read = taken(opened, 'catalog');
    expect(flat(read.entries)).toEqual([
      'A 公共服务',
      'A10 社会治理服务 <A',
      'A1001 社区治理服务 <A10',
      'A1002 社会组织建设与管理服务 <A10',
    ]);
    expect(read.entries[2]).toMatchObject({ legacyClass: 'L2', allowedDepartments: ['105', '104'] });
    expect(read.notes).toEqual([{ kind: 'department-unknown', cell: 'D3', text: '县外星局' }]);
    const coded = await bookOf((book) => {
      sheetOf(
        book,
        '目录',
        [
          ['编码', '一级目录', '二级目录', '三级目录'],
          ['A0101', '公共服务', '公共安全服务', '隐患排查服务'],
          ['A0102', null, null, '监测服务'],
          ['A0201', null, '教育服务', '课程服务'],
        ],
        ['B2:B4', 'C2:C3'],
      );
    });
    expect(flat(taken(coded, 'catalog').entries)).toEqual([
      'A 公共服务',
      'A01 公共安全服务 <A',
      'A0101 隐患排查服务 <A01',
      'A0102 监测服务 <A01',
      'A02 教育服务 <A',
      'A0201 课程服务 <A02',
    ]);
  });

  it('reads one level a column', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(book, '目录', [
        ['目录编码', '一级', '二级', '三级'],
        ['A', '公共服务', null, null],
        ['A01', null, '公共安全服务', null],
        ['A0101', null, null, '隐患排查服务'],
        ['A0102', null, null, '监测服务'],
      ]);
    });
    expect(flat(taken(bytes, 'catalog').entries)).toEqual([
      'A 公共服务',
      'A01 公共安全服务 <A',
      'A0101 隐患排查服务 <A01',
      'A0102 监测服务 <A01',
    ]);
  });

  it('puts codes in pieces 类 款 项 together and restores the zeros that Excel lost', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(
        book,
        '功能分类',
        [
          ['2028年支出功能分类科目', null, null, null],
          ['科目编码', null, null, '科目名称'],
          ['类', '款', '项', null],
          [208, null, null, '社会保障和就业支出'],
          [null, '02', null, '民政管理事务'],
          [null, null, 8, '基层政权建设和社区治理'],
          [null, '10', null, '社会福利'],
          [null, null, '06', '养老服务'],
          ['229', null, null, '其他支出'],
          [null, '60', null, '彩票公益金安排的支出'],
          [null, null, '02', '用于社会福利的彩票公益金支出'],
        ],
        ['A1:D1', 'A2:C2', 'D2:D3'],
      );
    });
    const read = taken(bytes, 'functions');
    expect(flat(read.entries)).toEqual([
      '208 社会保障和就业支出',
      '20802 民政管理事务 <208',
      '2080208 基层政权建设和社区治理 <20802',
      '20810 社会福利 <208',
      '2081006 养老服务 <20810',
      '229 其他支出',
      '22960 彩票公益金安排的支出 <229',
      '2296002 用于社会福利的彩票公益金支出 <22960',
    ]);
    expect(read.notes).toEqual([{ kind: 'zero-restored', cell: 'C6', from: '8', to: '08' }]);
  });

  it('restores a lost zero of a flat list only where the length says so, and names the cell', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(book, '方式', [
        ['编码', '名称'],
        ['01', '公开招标'],
        [2, '邀请招标'],
        [10, '其他'],
      ]);
    });
    const read = taken(bytes, 'providerTypes');
    expect(read.entries.map(({ code }) => code)).toEqual(['01', '02', '10']);
    expect(read.notes).toEqual([{ kind: 'zero-restored', cell: 'A3', from: '2', to: '02' }]);
  });

  it('gives items of eight digits their parents by the zeros', async () => {
    const bytes = await bookOf((book) => {
      sheetOf(book, '品目', [
        ['品目编码', '品目名称'],
        ['C05000000', '社会服务'],
        ['C05010000', '社会保障服务'],
        ['C05010400', '养老服务'],
      ]);
    });
    expect(flat(taken(bytes, 'procurementItems').entries)).toEqual([
      'C05000000 社会服务',
      'C05010000 社会保障服务 <C05000000',
      'C05010400 养老服务 <C05010000',
    ]);
  });

  it('takes words without codes, and the sheet that knows the list where there are several', async () => {
    const words = await bookOf((book) => {
      sheetOf(book, '单位', [['计量单位'], ['人次'], ['公里']]);
    });
    expect(flat(taken(words, 'measures').entries)).toEqual(['人次 人次', '公里 公里']);
    const several = await bookOf((book) => {
      sheetOf(book, '功能', [
        ['编码', '名称'],
        ['2081006', '养老服务'],
      ]);
      sheetOf(book, '部门经济', [
        ['编码', '名称'],
        ['30227', '委托业务费'],
      ]);
    });
    expect(taken(several, 'departmentEconomy')).toMatchObject({ sheet: '部门经济', sheets: ['功能', '部门经济'] });
    expect(taken(several, 'departmentEconomy', '功能').sheet).toBe('功能');
  });
});

describe('a list that cannot be taken', () => {
  const failure = async (rows: Grid, name: ReferenceName = 'functions'): Promise<unknown> => {
    const answer = take(
      await bookOf((book) => {
        sheetOf(book, '表', rows);
      }),
      name,
    );
    return answer.ok ? answer.value : answer.error;
  };

  it('is refused whole, with the cell', async () => {
    expect(
      await failure([
        ['金额', '备注'],
        [1, 2],
      ]),
    ).toEqual({ kind: 'reference/head-missing', heads: ['编码', '名称'] });
    expect(await failure([['编码', '名称']])).toEqual({ kind: 'reference/empty', sheet: '表' });
    expect(
      await failure([
        ['编码', '名称'],
        ['养老', '养老服务'],
      ]),
    ).toEqual({
      kind: 'reference/code-unreadable',
      sheet: '表',
      cell: 'A2',
      text: '养老',
    });
    expect(
      await failure([
        ['编码', '名称'],
        ['2081006', null],
      ]),
    ).toEqual({
      kind: 'reference/name-missing',
      sheet: '表',
      cell: 'A2',
      code: '2081006',
    });
    expect(
      await failure(
        [
          ['编码', '名称'],
          ['30901', '甲'],
          ['30901', '乙'],
        ],
        'departmentEconomy',
      ),
    ).toEqual({
      kind: 'reference/code-twice',
      sheet: '表',
      cell: 'A3',
      code: '30901',
      name: '乙',
      other: '甲',
    });
    expect(
      await failure([
        ['编码', '名称', '停用年度'],
        ['30901', '甲', '明年'],
      ]),
    ).toMatchObject({
      kind: 'reference/year-unreadable',
      cell: 'C2',
    });
    expect(
      await failure(
        [
          ['编码', '名称'],
          ['A', '甲'],
          ['A01', '乙'],
          ['A0101', '丙'],
          ['A010101', '丁'],
        ],
        'catalog',
      ),
    ).toMatchObject({
      kind: 'reference/too-deep',
      cell: 'A5',
      code: 'A010101',
    });
  });

  it('says which rows have no code', async () => {
    expect(
      await failure([
        ['编码', '名称'],
        [null, '一、社会福利'],
        ['2081006', '养老服务'],
      ]),
    ).toMatchObject({
      notes: [{ kind: 'without-code', cell: 'B2', text: '一、社会福利' }],
    });
  });
});

describe('an exported list', () => {
  const context = {
    year: 2027,
    regionName: '青岚县',
    stage: '基础目录',
    ledger: 'practice',
    creator: 'c',
    created: '2026-01-01T00:00:00Z',
  } as const;

  it.each(referenceSets.filter(({ fixed }) => !fixed))(
    'of $zh is read back entry for entry and differs in nothing',
    async (set) => {
      const bytes = await writeXlsx(referenceWorkbook(yearFile, set, context));
      const { entries } = taken(bytes, set.name);
      expect(entries).toEqual(treeOrder(entriesOf(yearFile, set.name)).map(({ entry }) => entry));
      expect(takeOver(yearFile, set.name, entries, new Set()).differences).toEqual([]);
    },
  );

  it('is read back whatever stands in it', async () => {
    const word = fc.stringMatching(/^[\u4e00-\u9fa5（）()、]{1,8}$/);
    const entry = fc.record({
      digits: fc.stringMatching(/^\d{1,9}$/),
      name: word.map((text) => `名${text}`),
      up: fc.nat(20),
      from: fc.option(fc.integer({ min: 2000, max: 2999 })),
      to: fc.option(fc.integer({ min: 2000, max: 2999 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { minLength: 1, maxLength: 20, selector: ({ digits }) => digits }),
        async (drawn) => {
          const entries = drawn.map(({ digits, name, up, from, to }, at): CodeEntry => ({
            code: digits,
            name,
            ...(up < at ? { parent: drawn[up]!.digits } : {}),
            ...(from === null ? {} : { validFrom: from }),
            ...(to === null ? {} : { validTo: to }),
          }));
          const year = withEntries(yearFile, 'regions', entries);
          const bytes = await writeXlsx(referenceWorkbook(year, setOf('regions'), context));
          const read = readWorkbook(bytes);
          const back = read.ok ? readReference(read.value, setOf('regions'), year) : read;
          expect(back).toMatchObject({
            ok: true,
            value: { entries: treeOrder(entries).map(({ entry: each }) => each), notes: [] },
          });
        },
      ),
      { numRuns: 60, seed: 20270101 },
    );
  });
});
