import ExcelJS from 'exceljs';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultForms, departmentFolderName, workbookName } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import { slipCandidates, slipProgress, slipWorkbook } from '#shared/returns';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import { dryRun, receive, type DryRunLine } from '../../renderer/usecases/receive.ts';
import { writeReturnFiles } from '../../renderer/usecases/return-files.ts';
import { returnSubmission } from '../../renderer/usecases/review-submission.ts';
import { slipsOf } from '../../renderer/usecases/slips.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { readTables } from '../../renderer/usecases/submissions.ts';
import { fillWorkbook } from '../support/clerk.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const whole = practiceYearFile(349901, defaultForms);
const yearFile = {
  ...whole,
  units: whole.units.filter(({ code }) => code === '105001'),
  departments: whole.departments.filter(({ code }) => code === '105'),
};
const unit = yearFile.units[0]!;
const filling = practiceFillings(349901, whole)['105001']!.up1;
const name = workbookName(unit, 'up1', yearFile.year, 'practice');
const sent = departmentFolderName(yearFile.departments[0]!);

async function tryFiles(desk: OfficeDesk, ...path: readonly string[]): Promise<readonly DryRunLine[]> {
  let folder = await startFolder(desk.office);
  for (const step of path.slice(0, -1)) {
    const listed = await desk.office.host['places.browse']({ folder });
    if (!listed.ok) throw new Error(listed.error.kind);
    folder = listed.value.folders.find((one) => one.name === step)!.handle;
  }
  const listed = await desk.office.host['places.browse']({ folder });
  if (!listed.ok) throw new Error(listed.error.kind);
  const files = listed.value.files.filter((file) => file.name === path.at(-1));
  expect(files).toHaveLength(1);
  return dryRun(desk.office, { yearFile, round: 'up1', files, onProgress: () => undefined });
}
const take = async (desk: OfficeDesk, ...path: readonly string[]): Promise<void> => {
  for (const line of await tryFiles(desk, ...path))
    expect(await receive(desk.office, line)).toMatchObject({ ok: true });
};
const files = async (desk: OfficeDesk) =>
  writeReturnFiles(desk.office, {
    yearFile,
    round: 'up1',
    units: [unit.code],
    folder: await startFolder(desk.office),
    onProgress: () => undefined,
    isCancelled: () => false,
  });

it('returns a submission with its slip, marks the unit’s own file, and follows what comes back', async () => {
  const desk = officeOnDisk();
  const { office, folder } = desk;
  expect(await foundPractice(office)).toMatchObject({ ok: true });
  const given = await handOut(office, {
    yearFile,
    round: 'up1',
    folder: await startFolder(office),
    prefill: () => Promise.resolve(null),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  expect(given.ok).toBe(true);
  const path = join(folder, sent, name);
  const [first, ...others] = filling.purchases;
  await fillWorkbook(path, { ...filling, purchases: [{ ...first, catalogCode: null, qty: 100 }, ...others] }, yearFile);
  await take(desk, sent, name);
  const head = (await office.ledger.get('submissions', 'up1/105001'))!;
  const tables = (await readTables(office.ledger, 'up1', '105001'))!;
  const candidates = slipCandidates({ findings: head.findings, explanations: head.explanations, tables });
  const chosen = candidates.filter((one) => one.chosen).map(({ item }) => item);
  expect(chosen.length).toBeGreaterThan(0);
  const words = { reason: '请补填目录编码', deadline: '2026-09-20', items: chosen };
  expect(await returnSubmission(office, 'up1', '105001', { ...words, reason: ' ' })).toMatchObject({
    error: { kind: 'round/return-needs-reason' },
  });
  expect(await slipsOf(office.ledger, 'up1', '105001')).toEqual([]);
  expect(await returnSubmission(office, 'up1', '105001', words)).toMatchObject({ ok: true });
  const [kept] = await slipsOf(office.ledger, 'up1', '105001');
  expect(kept).toMatchObject({ key: 'up1/105001/01', slip: { number: `${String(yearFile.year)}-105001-1-01` } });

  expect(await files(desk)).toEqual({ ok: true, value: { units: 1, marked: 1, slipOnly: [], cancelled: false } });
  const slipFile = readdirSync(folder).find((each) => each.startsWith('审核意见单_'))!;
  const blank = chosen.findIndex(({ finding }) => finding?.field === 'catalogCode');
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, `退回_${name}`));
  const sheet = book.getWorksheet('政府购买服务预算明细表')!;
  const heads = sheet.getRow(4).values as string[];
  const cell = sheet.getRow(6).getCell(heads.indexOf('指导性目录编码'));
  const note = cell.note as unknown as { texts: { text: string }[] };
  expect(note.texts.map(({ text }) => text).join('')).toContain(
    `审核意见单 ${kept!.slip.number}：\n${String(blank + 1)}（`,
  );

  // The clerk mends one row in the marked file, answers on the slip, and sends both.
  await fillWorkbook(join(folder, `退回_${name}`), filling, yearFile);
  const slip = new ExcelJS.Workbook();
  await slip.xlsx.readFile(join(folder, slipFile));
  const list = slip.getWorksheet('审核意见单')!;
  list.getRow(5 + blank).getCell(7).value = '已补填目录编码';
  await slip.xlsx.writeFile(join(folder, slipFile));
  await take(desk, `退回_${name}`);
  await take(desk, slipFile);
  const again = (await office.ledger.get('submissions', 'up1/105001'))!;
  expect(again.state).toBe('resubmitted');
  const now = (await readTables(office.ledger, 'up1', '105001'))!;
  const answered = (await slipsOf(office.ledger, 'up1', '105001'))[0]!.slip;
  const progress = slipProgress(answered, now, again.findings);
  expect(progress[blank]).toMatchObject({
    row: 'changed',
    stands: false,
    item: { answer: { text: '已补填目录编码', source: slipFile } },
  });
  expect(progress[blank]!.changes).toContainEqual(
    expect.objectContaining({ kind: 'changed', field: 'catalogCode', before: null, after: first!.catalogCode }),
  );

  // A second return of the file that came back: its number is the next, and the name does not grow.
  expect(await returnSubmission(office, 'up1', '105001', { ...words, items: [] })).toMatchObject({ ok: true });
  expect(await files(desk)).toMatchObject({ value: { marked: 1 } });
  expect(readdirSync(folder).filter((each) => each.startsWith('退回_'))).toEqual([`退回_${name}`]);
  expect(existsSync(join(folder, slipFile.replace('1-01', '1-02')))).toBe(true);
});

it('says why a slip is not ours', async () => {
  const desk = officeOnDisk();
  expect(await foundPractice(desk.office)).toMatchObject({ ok: true });
  const of = async (part: object, ledger: 'real' | 'practice' = 'practice'): Promise<string | undefined> => {
    const slip = {
      number: '2027-105001-1-01',
      unit: '105001',
      round: 'up1' as const,
      at: '2026-09-01T00:00:00Z',
      by: '王芳',
      reason: '原因',
      deadline: null,
      file: null,
      items: [],
      before: { projects: [], purchases: [], targets: [] },
    };
    const context = { year: yearFile.year, regionName: '', stage: '', ledger, creator: '', created: slip.at, ...part };
    const plan = slipWorkbook({ slip, unit, region: yearFile.region }, context);
    writeFileSync(join(desk.folder, '意见单.xlsx'), await writeXlsx(plan));
    const [line] = await tryFiles(desk, '意见单.xlsx');
    return line?.outcome.state === 'refused' ? line.outcome.failure.kind : line?.outcome.state;
  };
  expect(await of({})).toBe('slip/unknown');
  expect(await of({ year: 2020 })).toBe('slip/other-year');
  expect(await of({}, 'real')).toBe('slip/other-ledger');
});
