import ExcelJS from 'exceljs';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utils as sheets, write } from 'xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultForms, unitWorkbook } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { CellMark, ReadWorkbook } from '#shared/workbook-model';
import { markWorkbook } from '../../electron/engine/mark-workbook.ts';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { openZip, type StoredPart } from '../../electron/engine/zip.ts';
import { zipWriter } from '../../electron/engine/zip-writer.ts';
import { fillWorkbook, typingOf } from '../support/clerk.ts';
import { hasOfficeSuite, resave, toPdf, typeInOffice } from '../support/office-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'mark-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const yearFile = practiceYearFile(349901, defaultForms);
const unit = yearFile.units.find(({ code }) => code === '105001')!;
const department = yearFile.departments.find(({ code }) => code === '105')!;
const form = unitWorkbook({
  yearFile,
  unit,
  department,
  round: 'up1',
  sequence: 1,
  created: '2026-08-01T00:00:00Z',
  newRowId: (index, table) => `${table}-${String(index)}`,
});
const filling = practiceFillings(349901, yearFile)['105001']!.up1;
const purchases = '政府购买服务预算明细表';
const marks: readonly CellMark[] = [
  { sheet: purchases, cell: 'C6', text: '① <核对> & “金额”' },
  { sheet: purchases, cell: 'G7', text: '② 数量' },
  { sheet: purchases, cell: 'J6', text: '③ 公式格' },
  { sheet: '项目支出预算表', cell: 'B6', text: '④ 项目编码' },
  { sheet: null, cell: 'B1', text: '⑤ 见审核意见单' },
];

function marked(bytes: Buffer, given: readonly CellMark[] = marks): Buffer {
  const answer = markWorkbook(bytes, given);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  expect(answer.value.unplaced).toEqual([]);
  return Buffer.from(answer.value.bytes);
}
const read = (bytes: Buffer): ReadWorkbook => {
  const answer = readWorkbook(bytes);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};
function partsOf(bytes: Buffer): ReadonlyMap<string, StoredPart> {
  const zip = openZip(bytes);
  const stored = zip.ok ? zip.value.stored() : zip;
  if (!stored.ok) throw new Error(stored.error.kind);
  return stored.value;
}
function textOf(bytes: Buffer, name: string): string {
  const zip = openZip(bytes);
  const part = zip.ok ? zip.value.read(name) : zip;
  if (!part.ok) throw new Error(part.error.kind);
  return part.value.toString('utf8');
}
async function zipOf(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const zip = zipWriter((bytes) => {
    pieces.push(bytes);
  });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, [text]);
  await zip.finish();
  return Buffer.concat(pieces);
}
async function load(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}
const noteOf = (cell: ExcelJS.Cell): string => {
  const { note } = cell as unknown as { note: string | { texts?: { text: string }[] } | undefined };
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
};
const ground = (cell: ExcelJS.Cell): string | undefined =>
  (cell.fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;

/** Everything but the changed parts lies in the file byte for byte; answers the names of the others. */
function differing(before: Buffer, after: Buffer): readonly string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const changed = [...now].filter(([name, part]) => !old.get(name)?.packed.equals(part.packed)).map(([name]) => name);
  return [...changed, ...[...old.keys()].filter((name) => !now.has(name)).map((name) => `-${name}`)].toSorted();
}

async function exceljsFile(): Promise<Buffer> {
  const path = join(folder, 'exceljs.xlsx');
  writeFileSync(path, await writeXlsx(form));
  await fillWorkbook(path, filling, yearFile);
  return readFileSync(path);
}

describe('marks in a unit’s own workbook', () => {
  it('colours the cells and comments them, and leaves every value, format and other part as it was', async () => {
    const before = await exceljsFile();
    const after = marked(before);
    expect(read(after)).toEqual(read(before));
    expect(differing(before, after)).toEqual([
      '[content_types].xml',
      'xl/comments1.xml',
      'xl/comments2.xml',
      'xl/comments3.xml',
      'xl/drawings/vmldrawing1.vml',
      'xl/drawings/vmldrawing2.vml',
      'xl/drawings/vmldrawing3.vml',
      'xl/styles.xml',
      'xl/worksheets/_rels/sheet1.xml.rels',
      'xl/worksheets/_rels/sheet2.xml.rels',
      'xl/worksheets/_rels/sheet3.xml.rels',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
      'xl/worksheets/sheet3.xml',
    ]);
    const [old, now] = [await load(before), await load(after)];
    for (const { sheet: name, cell, text } of marks) {
      const sheet = name ?? '封面';
      // A mark in a merged block stands in its first cell.
      const at = now.getWorksheet(sheet)!.getCell(cell === 'B1' ? 'A1' : cell);
      expect(noteOf(at)).toBe(text);
      expect(ground(at)).toBe('FFFFC7CE');
      const was = old.getWorksheet(sheet)!.getCell(at.address);
      expect([at.numFmt, at.border, at.protection, at.font, at.alignment]).toEqual([
        was.numFmt,
        was.border,
        was.protection,
        was.font,
        was.alignment,
      ]);
    }
    const untouched = now.getWorksheet(purchases)!.getCell('D6');
    expect(ground(untouched)).toBe(ground(old.getWorksheet(purchases)!.getCell('D6')));
    expect(noteOf(untouched)).toBe('');
  });

  it('marks the same file a second time: one comment a cell, the new words under the old', async () => {
    const once = marked(await exceljsFile());
    const twice = marked(once, [
      { sheet: purchases, cell: 'C6', text: '第2次' },
      { sheet: purchases, cell: 'D9', text: '新的一处' },
      { sheet: purchases, cell: 'D9', text: '同一格的另一条' },
    ]);
    const sheet = (await load(twice)).getWorksheet(purchases)!;
    expect(noteOf(sheet.getCell('C6'))).toBe('① <核对> & “金额”\n第2次');
    expect(noteOf(sheet.getCell('D9'))).toBe('新的一处\n同一格的另一条');
    expect(partsOf(twice).size).toBe(partsOf(once).size);
    const drawing = textOf(twice, 'xl/drawings/vmldrawing3.vml') + textOf(twice, 'xl/drawings/vmldrawing2.vml');
    const ids = [...drawing.matchAll(/ id="(_x0000_s\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps comments, shared formulas and rich text that another program wrote', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.getCell('A1').value = { richText: [{ text: '甲', font: { bold: true } }, { text: '乙' }] };
    for (let row = 2; row <= 6; row += 1) sheet.getCell(row, 1).value = row;
    sheet.getCell('B2').value = { formula: 'A2*2', result: 4, shareType: 'shared', ref: 'B2:B6' } as ExcelJS.CellValue;
    for (let row = 3; row <= 6; row += 1) sheet.getCell(row, 2).value = { sharedFormula: 'B2', result: row * 2 };
    sheet.getCell('A2').note = '单位自己的批注';
    sheet.getCell('A9').value = '说明';
    sheet.getCell('A9').note = { texts: [{ text: '粗', font: { bold: true } }, { text: '细' }] };
    const before = Buffer.from(await book.xlsx.writeBuffer());
    const after = marked(before, [
      { sheet: '表', cell: 'A2', text: '请改' },
      { sheet: '表', cell: 'B4', text: '共享公式' },
      { sheet: '表', cell: 'F40', text: '空格' },
      { sheet: '表', cell: 'C4', text: '行中空格' },
    ]);
    expect(read(after)).toEqual(read(before));
    const now = (await load(after)).getWorksheet('表')!;
    expect(noteOf(now.getCell('A2'))).toBe('单位自己的批注\n请改');
    expect(noteOf(now.getCell('A9'))).toBe('粗细');
    expect(noteOf(now.getCell('F40'))).toBe('空格');
    expect(['A2', 'B4', 'F40', 'C4'].map((at) => ground(now.getCell(at)))).toEqual(Array(4).fill('FFFFC7CE'));
    expect(now.getCell('B4').formula).toBe('A4*2');
    expect(partsOf(after).size).toBe(partsOf(before).size);
    expect(differing(before, after)).not.toContain('xl/sharedstrings.xml');
    const drawing = textOf(after, 'xl/drawings/vmldrawing1.vml');
    expect(drawing.match(/<v:shape /g)).toHaveLength(5);
  });

  it('makes cells in rows without one, in prefixed, implicit and self-closing XML', async () => {
    const plain = await writeXlsx(form);
    const parts = [...partsOf(plain).values()].map(({ path }) => path.toString('utf8'));
    const ours = Object.fromEntries(parts.map((name) => [name, textOf(plain, name)]));
    const sheetOf = async (xml: string): Promise<void> => {
      const file = await zipOf({ ...ours, 'xl/worksheets/sheet1.xml': xml });
      const after = marked(file, [
        { sheet: '封面', cell: 'B2', text: '一' },
        { sheet: '封面', cell: 'D2', text: '二' },
        { sheet: '封面', cell: 'A7', text: '三' },
        { sheet: '封面', cell: 'A1', text: '四' },
      ]);
      const notes = (await load(after)).getWorksheet('封面')!;
      for (const [at, text] of [
        ['B2', '一'],
        ['D2', '二'],
        ['A7', '三'],
        ['A1', '四'],
      ] as const) {
        expect(noteOf(notes.getCell(at))).toBe(text);
        expect(ground(notes.getCell(at))).toBe('FFFFC7CE');
      }
      expect(read(after)).toEqual(read(file));
    };
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    await sheetOf(`<worksheet ${main}><sheetData/></worksheet>`);
    await sheetOf(
      `<worksheet ${main}><sheetData><row r="2" spans="1:3"/></sheetData><pageMargins left="1"/></worksheet>`,
    );
    // The other library reads neither rows without a number nor prefixes; our reader and the XML speak for these.
    const rows = '<row/><row><c><v>1</v></c><c s="2"><v>2</v></c><c><v>3</v></c></row>';
    const file = await zipOf({
      ...ours,
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main.slice(7, -1)}"><x:sheetData>${rows.replaceAll(/<(\/?)/g, '<$1x:')}</x:sheetData><x:tableParts/></x:worksheet>`,
    });
    const after = marked(file, [
      { sheet: '封面', cell: 'B2', text: '一' },
      { sheet: '封面', cell: 'D2', text: '二' },
      { sheet: '封面', cell: 'A7', text: '三' },
    ]);
    expect(read(after)).toEqual(read(file));
    const formats = textOf(after, 'xl/worksheets/sheet1.xml').replaceAll(/ s="\d{2,}"/g, ' s="marked"');
    expect(formats).toContain(
      '<x:row/><x:row><x:c><x:v>1</x:v></x:c><x:c s="marked"><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c><x:c r="D2" s="marked"/></x:row>' +
        '<x:row r="7"><x:c r="A7" s="marked"/></x:row></x:sheetData><x:legacyDrawing ',
    );
    expect(formats).toMatch(/<x:legacyDrawing [^>]*\/><x:tableParts\/>/);
  });

  it('puts the drawing where a sheet may have it', async () => {
    const plain = await writeXlsx(form);
    const after = textOf(marked(plain, [{ sheet: '封面', cell: 'A2', text: '一' }]), 'xl/worksheets/sheet1.xml');
    expect(after).toMatch(/<legacyDrawing [^>]*\/><\/worksheet>$/);
    const names = ['sheetProtection', 'mergeCells', 'pageMargins', 'pageSetup', 'legacyDrawing'];
    const places = names.map((name) => after.indexOf(`<${name}`)).filter((at) => at >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says which marks found no sheet', async () => {
    const answer = markWorkbook(await writeXlsx(form), [marks[0]!, { sheet: '没有的表', cell: 'A1', text: '一' }]);
    expect(answer).toMatchObject({ ok: true, value: { unplaced: [1] } });
  });
});

describe('files that must not be marked as they are', () => {
  it('takes macros and their ribbon out, and makes a plain workbook of it', async () => {
    const plain = await writeXlsx(form);
    const names = [...partsOf(plain).values()].map(({ path }) => path.toString('utf8'));
    const ours = Object.fromEntries(names.map((name) => [name, textOf(plain, name)]));
    const office = 'http://schemas.microsoft.com/office/2006/relationships';
    const file = await zipOf({
      ...ours,
      '[Content_Types].xml': ours['[Content_Types].xml']!.replace(
        'openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
        'ms-excel.sheet.macroEnabled.main+xml',
      ).replace(
        '</Types>',
        '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
      ),
      'xl/_rels/workbook.xml.rels': ours['xl/_rels/workbook.xml.rels']!.replace(
        '</Relationships>',
        `<Relationship Id="rIdV" Type="${office}/vbaProject" Target="vbaProject.bin"/></Relationships>`,
      ),
      '_rels/.rels': ours['_rels/.rels']!.replace(
        '</Relationships>',
        `<Relationship Id="rIdU" Type="${office}/ui/extensibility" Target="customUI/customUI.xml"/></Relationships>`,
      ),
      'xl/vbaProject.bin': 'macro',
      'customUI/customUI.xml': '<customUI/>',
    });
    const after = marked(file, [marks[0]!]);
    const all = [...partsOf(after).keys()].map((name) => [name, textOf(after, name)]);
    expect(all.filter(([, text]) => /vba|macro|customUI/i.test(text!)).map(([name]) => name)).toEqual([]);
    expect(all.filter(([name]) => /vba|customui/.test(name!))).toEqual([]);
    expect(textOf(after, '[Content_Types].xml')).toContain('spreadsheetml.sheet.main+xml');
    expect(read(after)).toEqual(read(plain));
  });

  it('refuses a file that is cut off, contradicts itself, or is no OOXML workbook', async () => {
    const whole = await writeXlsx(form);
    for (const cut of [1, Math.floor(whole.length / 2), whole.length - 1])
      expect(markWorkbook(whole.subarray(0, cut), marks).ok).toBe(false);
    const names = [...partsOf(whole).values()].map(({ path }) => path.toString('utf8'));
    const ours = Object.fromEntries(names.map((name) => [name, textOf(whole, name)]));
    const sheet = ours['xl/worksheets/sheet3.xml']!;
    const broken: readonly [string, string][] = [
      ['xl/worksheets/sheet3.xml', sheet.slice(0, sheet.length / 2)],
      ['xl/worksheets/sheet3.xml', sheet.replace('<row r="6"', '<row r="5"')],
      ['xl/worksheets/sheet3.xml', sheet.replace(/<sheetData>[\s\S]*<\/sheetData>/, '')],
      ['xl/worksheets/sheet3.xml', `<!DOCTYPE x [<!ENTITY a "b">]>${sheet}`],
      ['xl/styles.xml', '<styleSheet/>'],
      ['[Content_Types].xml', '<Types>'],
    ];
    for (const [name, text] of broken)
      expect(markWorkbook(await zipOf({ ...ours, [name]: text }), marks)).toMatchObject({
        ok: false,
        error: { kind: 'workbook/damaged', part: name },
      });
    const other = sheets.book_new();
    sheets.book_append_sheet(other, sheets.aoa_to_sheet([['甲']]), '表');
    for (const bookType of ['biff8', 'xlsb', 'ods'] as const)
      expect(markWorkbook(write(other, { type: 'buffer', bookType }) as Buffer, marks)).toEqual({
        ok: false,
        error: { kind: 'workbook/cannot-mark' },
      });
    expect(markWorkbook(Buffer.alloc(0), marks)).toMatchObject({ ok: false });
  });
});

describe.skipIf(!hasOfficeSuite())('marks as LibreOffice sees them', () => {
  it('opens, prints and saves marked files of both programs; comments, colours and figures are there', async () => {
    const typed = join(folder, 'office.xlsx');
    writeFileSync(typed, await writeXlsx(form));
    typeInOffice([{ path: typed, cells: await typingOf(typed, filling, yearFile) }]);
    const files = new Map([
      ['exceljs', await exceljsFile()],
      ['office', readFileSync(typed)],
    ]);
    const out = join(folder, 'marked');
    mkdirSync(out);
    for (const [name, bytes] of files) {
      writeFileSync(join(out, `${name}.xlsx`), marked(bytes));
      writeFileSync(join(out, `${name}-plain.xlsx`), bytes);
    }
    const paths = [...files.keys()].map((name) => join(out, `${name}.xlsx`));
    resave([...paths, ...[...files.keys()].map((name) => join(out, `${name}-plain.xlsx`))], join(out, 'again'));
    toPdf(paths, join(out, 'pdf'));
    const figures = (book: ReadWorkbook) =>
      book.sheets.map(({ name, rows }) => ({
        name,
        rows: rows.map(({ row, cells }) => [row, ...cells.map(({ text }) => text)]),
      }));
    for (const name of files.keys()) {
      const again = readFileSync(join(out, 'again', `${name}.xlsx`));
      expect(figures(read(again))).toEqual(figures(read(readFileSync(join(out, 'again', `${name}-plain.xlsx`)))));
      const book = await load(again);
      for (const { sheet, cell, text } of marks) {
        const at = book.getWorksheet(sheet ?? '封面')!.getCell(cell === 'B1' ? 'A1' : cell);
        expect(noteOf(at)).toContain(text);
        expect(ground(at)).toBe('FFFFC7CE');
      }
      expect(
        readFileSync(join(out, 'pdf', `${name}.pdf`))
          .subarray(0, 4)
          .toString(),
      ).toBe('%PDF');
    }
  }, 240_000);
});
