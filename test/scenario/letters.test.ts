import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import PizZip from 'pizzip';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LetterKind, LetterWishes } from '#shared/letters';
import { draftLetters, letterKinds } from '#shared/letters';
import { failureSentence } from '#shared/messages';
import { showWanYuan, fen } from '#shared/money';
import { letterFacts } from '../../renderer/usecases/letter-facts.ts';
import {
  exportTemplate,
  letterShelf,
  loadTemplate,
  nextNumber,
  restoreTemplate,
  writeLetters,
} from '../../renderer/usecases/letters.ts';
import { nodeDisk } from '../../electron/host/disk.ts';
import { hasOfficeWriter, toPdf } from '../support/office-suite.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';
import { practiceUnits, practiceYear, settlePractice } from '../support/practice-ledger.ts';

const late = ['105002', '105003', '102004'];
const returned = ['101001', '105001'];
const wishes = (kind: LetterKind, more: Partial<LetterWishes> = {}): LetterWishes => ({
  kind,
  date: kind === 'reply' ? '2027-02-02' : '2026-10-08',
  deadline: '2026-10-15',
  money: 'wan',
  contact: '王芳',
  cityName: '市财政局',
  ...more,
});
const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const partText = (bytes: Uint8Array, part: string): string =>
  plain(
    (new PizZip(bytes).file(part)?.asText() ?? '')
      .replaceAll('</w:p>', '\n')
      .replaceAll('</w:tc>', '|')
      .replaceAll(/<[^>]+>/g, ''),
  );
const textOf = (path: string): string => partText(readFileSync(path), 'word/document.xml');
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

async function write(
  desk: OfficeDesk,
  kind: LetterKind,
  more: Partial<LetterWishes> = {},
  prefix = '青财预',
  first = '1',
) {
  const asked = wishes(kind, more);
  const facts = await letterFacts(desk.office, practiceYear, 'up1');
  return writeLetters(desk.office, {
    yearFile: practiceYear,
    drafts: draftLetters(facts, asked),
    wishes: asked,
    prefix,
    first,
    folder: await startFolder(desk.office),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
}

let desk: OfficeDesk;
beforeAll(async () => {
  desk = officeOnDisk(nodeDisk, afterAll);
  await settlePractice(desk.office, ({ code }) =>
    late.includes(code) ? 'absent' : returned.includes(code) ? 'returned' : 'locked',
  );
});
beforeEach(() => {
  rmSync(desk.folder, { recursive: true, force: true });
  mkdirSync(desk.folder);
});

describe('letters of the practice county', () => {
  const expected: { readonly [Kind in LetterKind]: number } = {
    launch: 12,
    figures: 12,
    reminder: 3,
    opinion: 2,
    reply: 12,
    unitReply: practiceYear.units.filter(({ code }) => practiceUnits[code]!.up2.projects.length > 0).length,
    city: 1,
  };
  beforeAll(() => {
    rmSync('.cache/papers/letters', { recursive: true, force: true });
    mkdirSync('.cache/papers/letters', { recursive: true });
  });

  it('writes every kind, one letter for each that has something to be written about', async () => {
    for (const kind of letterKinds) {
      const done = await write(desk, kind);
      expect(done).toMatchObject({ ok: true, value: { written: expected[kind], cancelled: false } });
    }
    const files = filesUnder(desk.folder);
    expect(files).toHaveLength(Object.values(expected).reduce((sum, one) => sum + one, 0));
    for (const file of files) {
      expect(basename(file)).toMatch(/^练习_/);
      const text = textOf(file);
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(text).toContain('青财预〔202');
      expect(partText(readFileSync(file), 'word/header.xml')).toContain('【练习】');
    }
    const shelf = await letterShelf(desk.office);
    expect(shelf.batches.map(({ kind }) => kind)).toEqual([...letterKinds]);
    expect(shelf.batches.find(({ kind }) => kind === 'launch')).toMatchObject({ first: 1, last: 12, year: 2026 });
    expect(nextNumber(shelf, '青财预', 2026)).toBe(expected.unitReply + 1);
    expect(nextNumber(shelf, '青财预', 2027)).toBe(13);
    cpSync(desk.folder, '.cache/papers/letters', { recursive: true });
  });

  it('gives each department its figures, the same that its units filled in', async () => {
    await write(desk, 'reply');
    for (const { code, name } of practiceYear.departments) {
      const text = textOf(join(desk.folder, '财政批复', `练习_${code}_${name}_2027年_财政批复.docx`));
      const units = practiceYear.units.filter(({ department }) => department === code);
      const sum = (table: 'projects' | 'purchases') =>
        units
          .flatMap((unit) => practiceUnits[unit.code]!.up2[table])
          .reduce((total, row) => total + (typeof row.amtTotal === 'number' ? row.amtTotal : 0), 0);
      expect(text).toContain(`项目支出预算${showWanYuan(fen(sum('projects')))}万元`);
      expect(text).toContain(`其中政府购买服务${showWanYuan(fen(sum('purchases')))}万元`);
      expect(text).toContain('请于2027年2月17日前将预算批复到所属各单位，并于2027年2月22日前向社会公开');
      expect(text).toContain('青岚县财政局文件');
      for (const unit of units)
        for (const project of practiceUnits[unit.code]!.up2.projects)
          expect(text).toContain(project.projectName as string);
    }
  });

  it('names in a reminder only who has not handed in, and how late it is', async () => {
    await write(desk, 'reminder');
    const text = textOf(join(desk.folder, '催报通知', '练习_105_县民政局_2027年_催报通知.docx'));
    expect(text).toContain('应于2026年9月30日前报送，现已逾期8天');
    expect(text).toContain('应报6个单位，已报3个，下列3个单位');
    for (const code of ['105001', '105002', '105003']) expect(text).toContain(code);
    expect(text).not.toContain('105004');
    expect(text).toContain('被退回');
  });

  it('lets a department reply in its own name, with the date of disclosure that follows from the letter', async () => {
    await write(desk, 'unitReply', { date: '2027-02-17', money: 'yuan' }, '');
    const text = textOf(
      join(desk.folder, '部门对单位批复', '105_县民政局', '练习_105001_县民政局(本级)_2027年_部门批复.docx'),
    );
    expect(text).toContain('青岚县民政局文件');
    expect(text).toContain('〔2027〕　　号');
    expect(text).toContain('2027年3月9日前向社会公开');
    expect(text).toContain('2,800,000.00');
  });

  it('refuses a number and a date that it cannot read, and stops where the person cancels', async () => {
    expect(await write(desk, 'launch', {}, '青财预〔2027〕')).toMatchObject({
      error: { kind: 'letter/prefix-unreadable' },
    });
    expect(await write(desk, 'launch', {}, '青财预', '0')).toMatchObject({
      error: { kind: 'letter/number-unreadable' },
    });
    expect(await write(desk, 'launch', { date: '2027.2.2' })).toMatchObject({
      error: { kind: 'letter/date-unreadable' },
    });
    const asked = wishes('launch');
    let written = 0;
    const stopped = await writeLetters(desk.office, {
      yearFile: practiceYear,
      drafts: draftLetters(await letterFacts(desk.office, practiceYear, 'up1'), asked),
      wishes: asked,
      prefix: '青财预',
      first: '7',
      folder: await startFolder(desk.office),
      onProgress: ({ done }) => {
        written = done;
      },
      isCancelled: () => written === 2,
    });
    expect(stopped).toMatchObject({ ok: true, value: { written: 2, cancelled: true } });
    expect((await letterShelf(desk.office)).batches.at(-1)).toMatchObject({ first: 7, last: 8 });
    expect(filesUnder(desk.folder)).toHaveLength(2);
  });
});

describe('the office’s own wording', () => {
  const handleOf = async (desk: OfficeDesk, name: string): Promise<string> => {
    const listed = await desk.office.host['places.browse']({ folder: await startFolder(desk.office) });
    if (!listed.ok) throw new Error(listed.error.kind);
    return listed.value.files.find((file) => file.name === name)!.handle;
  };
  const put = async (desk: OfficeDesk, name: string, bytes: Uint8Array): Promise<string> => {
    const saved = await desk.office.host['documents.save']({
      folder: await startFolder(desk.office),
      path: [name],
      bytes: new Uint8Array(bytes),
    });
    if (!saved.ok) throw new Error(saved.error.kind);
    return handleOf(desk, name);
  };
  const changed = (path: string, change: (xml: string) => string): Uint8Array => {
    const zip = new PizZip(readFileSync(path));
    zip.file('word/document.xml', change(zip.file('word/document.xml')!.asText()));
    return zip.generate({ type: 'uint8array' });
  };

  it('goes out as a file, is changed, comes back, fills the next letters, and gives way to the default again', async () => {
    for (const kind of letterKinds) {
      const exported = await exportTemplate(desk.office, kind, await startFolder(desk.office));
      if (!exported.ok) throw new Error(exported.error.kind);
      expect(await loadTemplate(desk.office, kind, await handleOf(desk, exported.value.name))).toMatchObject({
        ok: true,
      });
    }
    const own = changed(join(desk.folder, '模板_催报通知.docx'), (xml) =>
      xml.replace('请督促上述单位', '请务必提醒下列单位'),
    );
    expect(await loadTemplate(desk.office, 'reminder', await put(desk, '我局催报.docx', own))).toMatchObject({
      ok: true,
    });
    expect((await letterShelf(desk.office)).templates.get('reminder')).toMatchObject({
      name: '我局催报.docx',
      by: '王芳',
    });
    const path = join(desk.folder, '催报通知', '练习_105_县民政局_2027年_催报通知.docx');
    await write(desk, 'reminder');
    expect(textOf(path)).toContain('请务必提醒下列单位');
    await restoreTemplate(desk.office, 'reminder');
    expect((await letterShelf(desk.office)).templates.has('reminder')).toBe(false);
    await write(desk, 'reminder');
    expect(textOf(path)).toContain('请督促上述单位');
  });

  it('may be made by another program', async () => {
    const cells = ['{#催报表}{序号}', '{单位名称}', '{状态}{/催报表}'];
    const row = new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
    const made = new Document({
      sections: [
        { children: [new Paragraph('关于{阶段}的催办'), new Table({ rows: [row] }), new Paragraph('{发文机关}')] },
      ],
    });
    const handle = await put(desk, '另制.docx', await Packer.toBuffer(made));
    expect(await loadTemplate(desk.office, 'reminder', handle)).toMatchObject({ ok: true });
    await write(desk, 'reminder');
    const text = textOf(join(desk.folder, '催报通知', '练习_105_县民政局_2027年_催报通知.docx'));
    expect(text).toContain('关于一上申报的催办');
    await restoreTemplate(desk.office, 'reminder');
    expect(text).toMatch(/1\s*\|县民政局\(本级\)\s*\|被退回\s*\|/);
  });

  it.each([
    ['an unknown placeholder', (xml: string) => xml.replace('{办理期限}', '{截止期限}'), '{截止期限}'],
    ['a missing table', (xml: string) => xml.replace(/<w:tbl>.*<\/w:tbl>/s, ''), '缺少明细表'],
    ['another letter’s table', (xml: string) => xml.replaceAll('催报表', '批复表'), '{#批复表}'],
    ['full-width braces', (xml: string) => xml.replace('{办理期限}', '｛办理期限｝'), '全角花括号'],
    ['a brace that does not close', (xml: string) => xml.replace('{办理期限}', '{办理期限'), '花括号须成对'],
  ])('is refused with %s, which is named', async (_what, change, words) => {
    await exportTemplate(desk.office, 'reminder', await startFolder(desk.office));
    const handle = await put(desk, '改.docx', changed(join(desk.folder, '模板_催报通知.docx'), change));
    const loaded = await loadTemplate(desk.office, 'reminder', handle);
    if (loaded.ok) throw new Error('it was taken');
    expect(failureSentence(loaded.error, 'zh')).toContain(words);
    expect((await letterShelf(desk.office)).templates.has('reminder')).toBe(false);
  });

  it('is refused where it is no document', async () => {
    const handle = await put(desk, '假.docx', new Uint8Array([1, 2, 3, 4, 5]));
    expect(await loadTemplate(desk.office, 'reply', handle)).toMatchObject({
      error: { kind: 'document/not-a-document' },
    });
  });
});

it.skipIf(!hasOfficeWriter())('opens in LibreOffice, every kind', { timeout: 240_000 }, () => {
  const files = filesUnder('.cache/papers/letters').filter((file) => file.endsWith('.docx'));
  const one = letterKinds.map((kind) => files.find((file) => file.includes(`/${kindFolder[kind]}/`))!);
  toPdf(one, '.cache/papers/letters-pdf');
  expect(
    readdirSync('.cache/papers/letters-pdf').filter((name) => name.endsWith('.pdf')).length,
  ).toBeGreaterThanOrEqual(letterKinds.length);
});
const kindFolder: { readonly [Kind in LetterKind]: string } = {
  launch: '编制通知',
  figures: '控制数通知',
  reminder: '催报通知',
  opinion: '审核意见单',
  reply: '财政批复',
  unitReply: '部门对单位批复',
  city: '上报市局函',
};
