import ExcelJS from 'exceljs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultForms } from '#shared/forms';
import { failureSentence } from '#shared/messages';
import { fen } from '#shared/money';
import { practiceYearFile } from '#shared/practice-county';
import type { Row } from '#shared/records';
import { sectionOf, sectionsOf } from '#shared/year-file';
import { amendCells } from '../../renderer/usecases/amend.ts';
import { confirmAmendments } from '../../renderer/usecases/confirmations.ts';
import { commitAndKeep } from '../../renderer/usecases/keep-ledger.ts';
import { giveOpinion, leavesReview, opinionsOf, saveChain } from '../../renderer/usecases/opinions.ts';
import type { SubmissionHead, Write } from '../../renderer/usecases/ports.ts';
import { passSubmission, planBulk } from '../../renderer/usecases/review-submission.ts';
import { exportSectionReviews, mergeSectionReview } from '../../renderer/usecases/section-review.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { exportTrail, trailRows } from '../../renderer/usecases/trail-list.ts';
import { trailWrite } from '../../renderer/usecases/trail.ts';
import { figureLines } from '../../renderer/usecases/working-figures.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { chainOf } from '#shared/review-chain';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const [one, two] = sectionsOf(yearFile);
const unitIn = (section: string | undefined) => yearFile.units.find((unit) => sectionOf(yearFile, unit) === section)!;
const [here, there] = [unitIn(one), unitIn(two)];
const project = (id: string, projectCode: string, projectName: string, yuan: number): Row => ({
  id,
  cells: { projectCode, projectName, projectClass: '特定目标类', amtTotal: yuan * 100 },
});
const rowsOf = (code: string): readonly Row[] => [
  project(`${code}-a`, `${code}27001`, '居家养老服务', 3_200_000),
  project(`${code}-b`, `${code}27001`, '居家养老服务（二期）', 800_000),
  project(`${code}-c`, `${code}27002`, '社工站运营', 900_000),
];

async function handIn({ office }: OfficeDesk, unit: string, projects: readonly Row[], revision = 0): Promise<void> {
  const head: SubmissionHead = {
    unit,
    round: 'up1',
    state: 'submitted',
    revision: revision + 1,
    sequence: 1,
    noPurchases: false,
    findings: [],
    explanations: {},
    file: { digest: 'd', name: '报送.xlsx' },
    receivedAt: office.clock.now(),
    sums: { projects: 0, purchases: 0, rows: 0 },
  };
  const writes: Write[] = [
    { store: 'submissions', key: `up1/${unit}`, value: head },
    { store: 'tables', key: `up1/${unit}/projects`, value: projects },
    { store: 'tables', key: `up1/${unit}/purchases`, value: [] },
    { store: 'tables', key: `up1/${unit}/targets`, value: [] },
  ];
  expect(await commitAndKeep(office, { act: 'receive', writes, expected: [] })).toMatchObject({ ok: true });
}

/** Two units of two sections have handed in, and the tables of both sections lie in the folder. */
async function exported(): Promise<OfficeDesk> {
  const desk = officeOnDisk();
  await foundPractice(desk.office);
  await handIn(desk, here.code, rowsOf(here.code));
  await handIn(desk, there.code, rowsOf(there.code));
  const folder = await startFolder(desk.office);
  const sections = sectionsOf(yearFile);
  expect(await exportSectionReviews(desk.office, yearFile, { round: 'up1', sections, folder })).toMatchObject({
    value: { files: 2, rows: 6 },
  });
  return desk;
}

/** Edits a section's file as its clerk does; columns of the sheet by their heads. */
async function edit(
  { folder }: OfficeDesk,
  section: string | undefined,
  change: (sheet: ExcelJS.Worksheet, column: (head: string) => number) => void,
): Promise<void> {
  const path = join(
    folder,
    readdirSync(folder).find((name) => name.includes(`_${section ?? ''}_`))!,
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.getWorksheet('按股室审核表')!;
  const heads = sheet.getRow(4).values as readonly unknown[];
  change(sheet, (head) => heads.indexOf(head));
  await book.xlsx.writeFile(path);
}
async function merge({ office }: OfficeDesk, section: string | undefined, only: string | null = null) {
  const files = await filesIn(office, await startFolder(office), [`_${section ?? ''}_2027_一上审核表.xlsx`]);
  if (!files.ok) throw new Error(files.error.kind);
  return mergeSectionReview(office, yearFile, { round: 'up1', section: only, handle: files.value[0]!.handle });
}
const sentenceOf = (merged: Awaited<ReturnType<typeof merge>>): string =>
  merged.ok ? '' : failureSentence(merged.error, 'zh');
const nothingMerged = async ({ office }: OfficeDesk): Promise<void> => {
  expect(await office.ledger.all('opinions')).toEqual([]);
  expect(await office.ledger.all('working')).toEqual([]);
};
const figures = async ({ office }: OfficeDesk, unit: string) =>
  (await figureLines(office, yearFile, 'project'))
    .filter((line) => line.unit === unit)
    .map(({ projectCode, sectionReviewed, proposed, reason }) => [projectCode, sectionReviewed, proposed, reason]);

it('takes 初审数 and opinions of two sections, each into its own units', async () => {
  const desk = await exported();
  await edit(desk, one, (sheet, column) => {
    sheet.getRow(6).getCell(column('股室初审数')).value = 2_800_000;
    sheet.getRow(6).getCell(column('审核意见')).value = '单价偏高';
    sheet.getRow(8).getCell(column('审核结论')).value = '同意';
  });
  await edit(desk, two, (sheet, column) => {
    sheet.getRow(8).getCell(column('审核结论')).value = '不同意';
    sheet.getRow(8).getCell(column('审核意见')).value = '与公益一类职责重复';
  });
  expect(await merge(desk, one)).toMatchObject({ value: { section: one, rows: 2, cut: fen(40_000_000) } });
  const before = await opinionsOf(desk.office.ledger, 'up1', here.code);
  expect(before.map(({ row, verdict, amount, text }) => [row?.rowId, verdict, amount, text])).toEqual([
    [`${here.code}-a`, 'cut', fen(280_000_000), '单价偏高'],
    [`${here.code}-c`, 'agree', fen(90_000_000), ''],
  ]);
  expect(await merge(desk, two)).toMatchObject({ value: { section: two, rows: 1 } });
  expect(await opinionsOf(desk.office.ledger, 'up1', here.code)).toEqual(before);
  expect(await figures(desk, here.code)).toEqual([
    [`${here.code}27001`, fen(360_000_000), fen(400_000_000), '单价偏高'],
    [`${here.code}27002`, fen(90_000_000), fen(90_000_000), ''],
  ]);
  expect(await figures(desk, there.code)).toEqual([
    [`${there.code}27001`, fen(400_000_000), fen(400_000_000), ''],
    [`${there.code}27002`, fen(90_000_000), fen(90_000_000), ''],
  ]);
  expect(await merge(desk, one)).toMatchObject({ ok: true });
  expect(await opinionsOf(desk.office.ledger, 'up1', here.code)).toEqual(before);
});

it('brings back what stands when nothing but the order was changed', async () => {
  const desk = await exported();
  expect(sentenceOf(await merge(desk, one))).toContain(`${one ?? ''}的审核表没有填写初审数`);
  await edit(desk, one, (sheet, column) => {
    const [a, c] = [sheet.getRow(6), sheet.getRow(8)];
    const [first, last] = [a.values, c.values];
    a.values = last;
    c.values = first;
    a.getCell(column('股室初审数')).value = 700_000;
  });
  expect(await merge(desk, one)).toMatchObject({ ok: true });
  expect(await figures(desk, here.code)).toEqual([
    [`${here.code}27001`, fen(400_000_000), fen(400_000_000), ''],
    [`${here.code}27002`, fen(70_000_000), fen(90_000_000), ''],
  ]);
});

it('refuses a file of another year, round, ledger or section', async () => {
  const desk = await exported();
  await edit(desk, one, (sheet, column) => {
    sheet.getRow(6).getCell(column('股室初审数')).value = 1;
  });
  expect(sentenceOf(await merge(desk, one, two ?? ''))).toContain(
    `这是${one ?? ''}的审核表，当前选择的股室是${two ?? ''}`,
  );
  const files = await filesIn(desk.office, await startFolder(desk.office), [`_${one ?? ''}_2027_一上审核表.xlsx`]);
  const handle = files.ok ? files.value[0]!.handle : '';
  const asked = { round: 'up1', section: null, handle } as const;
  const other = await mergeSectionReview(desk.office, { ...yearFile, year: 2028 }, asked);
  expect(sentenceOf(other)).toContain('审核表的区划和年度是 349901 2027，当前账套是 349901 2028');
  expect(sentenceOf(await mergeSectionReview(desk.office, yearFile, { ...asked, round: 'up2' }))).toContain(
    '这是“一上申报”的审核表，当前阶段是“二上编制”',
  );
  expect(sentenceOf(await mergeSectionReview(desk.office, { ...yearFile, ledger: 'real' }, asked))).toContain(
    '练习账套',
  );
  await nothingMerged(desk);
});

it.each([
  [
    'an inserted row',
    (sheet: ExcelJS.Worksheet, column: (head: string) => number) => {
      sheet.getRow(9).getCell(column('项目名称')).value = '新项目';
      sheet.getRow(9).getCell(column('股室初审数')).value = 5;
    },
    /F9“新项目”不在本股室当前的项目中/,
  ],
  [
    'a copied row',
    (sheet: ExcelJS.Worksheet) => {
      sheet.getRow(9).values = sheet.getRow(6).values;
    },
    /F9“居家养老服务”与前面的行重复/,
  ],
  [
    'a text for an amount',
    (sheet: ExcelJS.Worksheet, column: (head: string) => number) => {
      sheet.getRow(7).getCell(column('股室初审数')).value = '约50万';
    },
    /K7“居家养老服务（二期）”的股室初审数填写为“约50万”/,
  ],
  [
    'more than was asked',
    (sheet: ExcelJS.Worksheet, column: (head: string) => number) => {
      sheet.getRow(7).getCell(column('股室初审数')).value = 800_001;
    },
    /800,001\.00 元大于申报数 800,000\.00 元/,
  ],
  [
    'a verdict of its own',
    (sheet: ExcelJS.Worksheet, column: (head: string) => number) => {
      sheet.getRow(7).getCell(column('审核结论')).value = '缓办';
    },
    /M7“居家养老服务（二期）”的审核结论填写为“缓办”/,
  ],
])('takes nothing of a file with %s, and names the row', async (_what, change, sentence) => {
  const desk = await exported();
  await edit(desk, one, (sheet, column) => {
    sheet.getRow(6).getCell(column('股室初审数')).value = 2_800_000;
    change(sheet, column);
  });
  expect(sentenceOf(await merge(desk, one))).toMatch(sentence);
  await nothingMerged(desk);
});

it('names a row whose request has changed since the section saw it, and takes nothing', async () => {
  const desk = await exported();
  await edit(desk, one, (sheet, column) => {
    sheet.getRow(6).getCell(column('股室初审数')).value = 2_800_000;
    sheet.getRow(8).getCell(column('审核结论')).value = '同意';
  });
  const [first, ...others] = rowsOf(here.code);
  await handIn(desk, here.code, [{ ...first!, cells: { ...first!.cells, amtTotal: 310_000_000 } }, ...others], 1);
  const sentence = sentenceOf(await merge(desk, one));
  expect(sentence).toContain('“居家养老服务”（F6）审核时申报 3,200,000.00 元，现为 3,100,000.00 元');
  expect(sentence).not.toContain('社工站');
  await nothingMerged(desk);
});

it('keeps a submission in review until the required nodes have spoken, and asks again after a new file', async () => {
  const desk = await exported();
  const { office } = desk;
  const chain = chainOf(yearFile).map((node) => ({ ...node, required: node.key === 'section' }));
  expect((await saveChain(office, yearFile, chain)).ok).toBe(true);
  const year = (await office.ledger.get('year', 'year'))!;
  expect(await passSubmission(office, 'up1', here.code)).toMatchObject({ error: { kind: 'chain/silent' } });
  expect((await planBulk(office, 'up1', [here.code, there.code], 'pass')).done).toEqual([]);
  const asked = { node: 'section', row: null, verdict: 'agree', text: '', amount: null } as const;
  expect((await giveOpinion(office, year, 'up1', here.code, asked)).ok).toBe(true);
  expect((await planBulk(office, 'up1', [here.code, there.code], 'pass')).done).toEqual([here.code]);
  await handIn(desk, here.code, rowsOf(here.code), 1);
  expect(await passSubmission(office, 'up1', here.code)).toMatchObject({ error: { kind: 'chain/silent' } });
  expect((await giveOpinion(office, year, 'up1', here.code, asked)).ok).toBe(true);
  expect((await passSubmission(office, 'up1', here.code)).ok).toBe(true);
  const absent = yearFile.units.find(({ code }) => code !== here.code && code !== there.code)!.code;
  expect(await giveOpinion(office, year, 'up1', absent, asked)).toMatchObject({
    error: { kind: 'review/nothing-received' },
  });
});

it('asks the required nodes again after a 代改, and takes their word a second time', async () => {
  const desk = await exported();
  const { office } = desk;
  const chain = chainOf(yearFile).map((node) => ({ ...node, required: node.key === 'section' }));
  expect((await saveChain(office, yearFile, chain)).ok).toBe(true);
  const year = (await office.ledger.get('year', 'year'))!;
  const asked = { node: 'section', row: null, verdict: 'agree', text: '', amount: null } as const;
  expect((await giveOpinion(office, year, 'up1', here.code, asked)).ok).toBe(true);
  const leaves = async () => leavesReview(office, (await office.ledger.get('submissions', `up1/${here.code}`))!);
  expect((await leaves()).ok).toBe(true);
  const { id } = rowsOf(here.code)[0]!;
  const cells = { table: 'projects', rowId: id, cells: { remark: '财政核对' }, reason: '补充说明' } as const;
  expect(await amendCells(office, year, 'up1', here.code, cells)).toMatchObject({ ok: true });
  expect((await confirmAmendments(office, 'up1', here.code, '李会计电话确认')).ok).toBe(true);
  expect(await leaves()).toMatchObject({ error: { kind: 'chain/silent' } });
  expect((await giveOpinion(office, year, 'up1', here.code, asked)).ok).toBe(true);
  expect((await leaves()).ok).toBe(true);
});

it('lists the traces of the county newest first, and exports what is shown', async () => {
  const desk = await exported();
  const { office } = desk;
  for (const [unit, amount] of [
    [here, 100],
    [there, 200],
  ] as const) {
    const before = { projects: rowsOf(unit.code), purchases: [], targets: [] };
    const [first, ...others] = before.projects;
    const after = { ...before, projects: [{ ...first!, cells: { ...first!.cells, amtTotal: amount } }, ...others] };
    const writes = await trailWrite(office, { round: 'up1', unit: unit.code, act: 'amend', before, after });
    expect((await commitAndKeep(office, { act: 'amend', writes, expected: [] })).ok).toBe(true);
  }
  const rows = await trailRows(office, yearFile, 'zh');
  expect(rows.map(({ unit, act, before, after, section }) => [unit, act, before, after, section])).toEqual([
    [there.code, '修改·代改（待单位确认）', '3,200,000.00', '2.00', two],
    [here.code, '修改·代改（待单位确认）', '3,200,000.00', '1.00', one],
  ]);
  expect((await trailRows(office, yearFile, 'zh', `up1/${here.code}/`)).length).toBe(1);
  const folder = await startFolder(office);
  const localTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
  expect(await exportTrail(office, yearFile, { rows, folder, localTime })).toMatchObject({ ok: true });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(desk.folder, '练习_2027年修改痕迹.xlsx'));
  const sheet = book.getWorksheet('修改痕迹')!;
  expect((sheet.getRow(4).values as unknown[]).slice(4)).toEqual([
    '操作类型',
    '操作项（单元格说明）',
    '旧值',
    '修改值',
    '修改人',
    '修改时间',
  ]);
  expect([sheet.getRow(5).getCell(7).value, sheet.getRow(6).getCell(7).value]).toEqual(['2.00', '1.00']);
});
