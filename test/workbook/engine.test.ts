import { utils as sheets, write } from 'xlsx';
import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultForms, unitWorkbook } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { PlannedCell, WorkbookPlan } from '#shared/workbook-model';
import { numberText } from '../../electron/engine/number-text.ts';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { streamXlsx, writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { scanXml } from '../../electron/engine/xml-tokenizer.ts';
import { openZip } from '../../electron/engine/zip.ts';
import { zipWriter } from '../../electron/engine/zip-writer.ts';

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
const planOf = (cells: readonly PlannedCell[]): WorkbookPlan => ({
  title: 't',
  creator: 'c',
  created: '2026-01-01T00:00:00Z',
  sheets: [{ name: '表', columns: [], rows: [{ cells }] }],
});
const partOf = (bytes: Buffer, name: string): string => {
  const zip = openZip(bytes);
  if (!zip.ok) throw new Error('zip');
  const part = zip.value.read(name);
  if (!part.ok) throw new Error('part');
  return part.value.toString('utf8');
};
async function zipOf(parts: readonly (readonly [string, readonly string[]])[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const zip = zipWriter((bytes) => {
    pieces.push(bytes);
  });
  for (const [name, text] of parts) await zip.add(name, text);
  await zip.finish();
  return Buffer.concat(pieces);
}
const withPart = async (name: string, text: string): Promise<Buffer> => {
  const names = [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
  ];
  const bytes = await writeXlsx(planOf([{ style: 'text', value: 'a' }]));
  return zipOf(names.map((each) => [each, [each === name ? text : partOf(bytes, each)]]));
};

describe('the workbook engine', () => {
  it('reads back every text and number that it writes', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((each) => /^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u.test(each) && each.trim() !== '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1 }),
        fc.array(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 })),
        async (texts, numbers) => {
          const cells: PlannedCell[] = [
            ...texts.map((value): PlannedCell => ({ style: 'text', value })),
            ...numbers.map((number): PlannedCell => ({ style: 'money', value: { number: String(number) } })),
          ];
          const read = readWorkbook(await writeXlsx(planOf(cells)));
          expect(read.ok && read.value.sheets[0]?.rows[0]?.cells.map((cell) => cell.text)).toEqual([
            ...texts,
            ...numbers.map(String),
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });
  it('keeps dates, formulas, hidden sheets and cached values of a handed-out form', async () => {
    const read = readWorkbook(await writeXlsx(form));
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(read.value.sheets.map(({ name, hidden }) => [name, hidden])).toEqual(
      form.sheets.map(({ name, hidden }) => [name, hidden ?? false]),
    );
    const total = read.value.sheets[1]!.rows.find(({ row }) => row === 5)!;
    expect(total.cells.some(({ formula }) => formula?.startsWith('SUM('))).toBe(true);
    const dated = readWorkbook(await writeXlsx(planOf([{ style: 'date', value: { date: '2027-02-28' } }])));
    expect(dated.ok && dated.value.sheets[0]?.rows[0]?.cells[0]).toEqual({
      column: 1,
      kind: 'date',
      text: '2027-02-28',
    });
  });
  it('reads back the text that a formula came to, escaped once', async () => {
    const texts = ['甲&乙', '<退回> "是"', '字_x0041_面', '𠮷田&co', '青岚县'];
    const cells = texts.map((value): PlannedCell => ({ style: 'text', formula: 'A9&"<"', value }));
    const bytes = await writeXlsx(planOf(cells));
    const read = readWorkbook(bytes);
    expect(read.ok && read.value.sheets[0]?.rows[0]?.cells.map(({ text, formula }) => [text, formula])).toEqual(
      texts.map((text) => [text, 'A9&"<"']),
    );
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<v>&#30002;&amp;&#20057;</v>');
    expect(sheet).toMatch(/^[\u0000-\u007F]*$/);
  });
  it('agrees with a general XML parser on every part of a form', async () => {
    const bytes = await writeXlsx(form);
    for (let index = 1; index <= form.sheets.length; index += 1) {
      const source = partOf(bytes, `xl/worksheets/sheet${String(index)}.xml`);
      const ours: string[] = [];
      scanXml(source, {
        open: (name, attributes) => ours.push(`<${name} ${[...attributes].join(' ')}`),
        close: (name) => ours.push(`/${name}`),
        text: (text) => ours.push(text),
      });
      const theirs: string[] = [];
      const parser = new SaxesParser();
      parser.on('opentag', (tag) => theirs.push(`<${tag.name} ${Object.entries(tag.attributes).join(' ')}`));
      parser.on('closetag', (tag) => theirs.push(`/${tag.name}`));
      parser.on('text', (text) => theirs.push(text));
      parser.write(source).close();
      expect(ours.join('\n')).toBe(theirs.filter((each) => each !== '\n').join('\n'));
    }
  });
  it('writes what SheetJS reads the same way, and reads what SheetJS writes as .xls', () => {
    const book = sheets.book_new();
    sheets.book_append_sheet(
      book,
      sheets.aoa_to_sheet([
        ['单位', '金额'],
        ['县民政局', 3200000.5],
      ]),
      '旧表',
    );
    const read = readWorkbook(Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' }) as Uint8Array));
    expect(read.ok && read.value.sheets[0]?.rows[1]?.cells.map(({ text }) => text)).toEqual(['县民政局', '3200000.5']);
  });
  it('refuses what is cut off, oversized, or no workbook, and never answers an empty sheet for it', async () => {
    const bytes = await writeXlsx(form);
    for (const length of [10, 200, Math.floor(bytes.length / 2), bytes.length - 30])
      expect(readWorkbook(bytes.subarray(0, length)).ok).toBe(false);
    expect(readWorkbook(Buffer.from('no workbook'))).toEqual({ ok: false, error: { kind: 'workbook/not-a-workbook' } });
    const sheet = 'xl/worksheets/sheet1.xml';
    const head = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c>';
    expect(readWorkbook(await withPart(sheet, `${head}</row></sheetData></worksheet>`))).toMatchObject({
      ok: false,
      error: { kind: 'workbook/damaged' },
    });
    expect(readWorkbook(await withPart(sheet, head))).toMatchObject({ ok: false, error: { kind: 'workbook/damaged' } });
    expect(
      readWorkbook(await withPart(sheet, `<!DOCTYPE x [<!ENTITY a "b">]>${head}</row></sheetData></worksheet>`)),
    ).toMatchObject({ ok: false });
    expect(readWorkbook(await zipOf([['xl/workbook.xml', ['\0'.repeat(40_000_000)]]]))).toMatchObject({
      ok: false,
    });
  });
  it('writes the same bytes however the rows come, and answers a row only when it is asked for', async () => {
    const asked: number[] = [];
    function* rows() {
      for (let index = 0; index < 60_000; index += 1) {
        asked.push(index);
        yield { cells: [{ style: 'text', value: `第${String((index * 7_919) % 999_983)}行` }] satisfies PlannedCell[] };
      }
    }
    const plan = planOf([]);
    const sheet = { name: '表', columns: [] };
    const early: number[] = [];
    const pieces: Buffer[] = [];
    await streamXlsx({ ...plan, sheets: [{ ...sheet, rows: rows() }] }, (bytes) => {
      pieces.push(bytes);
      early.push(asked.length);
    });
    expect(early.some((count) => count > 0 && count < 60_000)).toBe(true);
    expect(Buffer.concat(pieces).equals(await writeXlsx({ ...plan, sheets: [{ ...sheet, rows: [...rows()] }] }))).toBe(
      true,
    );
  });
  it('shows stored numbers as Excel does', () => {
    expect(numberText('0.30000000000000004')).toBe('0.3');
    expect(numberText('1.2E+4')).toBe('12000');
    expect(numberText('2.5e-3')).toBe('0.0025');
    expect(numberText('-1234567.89')).toBe('-1234567.89');
    expect(numberText('abc')).toBeNull();
  });
});
