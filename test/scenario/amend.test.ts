import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isWaiting } from '#shared/amend';
import { defaultForms, departmentFolderName, workbookName } from '#shared/forms';
import { practiceFillings, practiceYearFile } from '#shared/practice-county';
import type { Row, Tables, Unit } from '#shared/records';
import { slipCandidates } from '#shared/returns';
import { textOf } from '#shared/rounds';
import { trailLine } from '#shared/trail';
import { amendCells, clearPurchaseMark, moveToDepartment } from '../../renderer/usecases/amend.ts';
import { amendmentsOf, confirmAmendments, unitHasConfirmed } from '../../renderer/usecases/confirmations.ts';
import { openEntry, saveDraft, submitDraft } from '../../renderer/usecases/drafts.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import { dryRun, receive, type DryRunLine } from '../../renderer/usecases/receive.ts';
import { lockSubmission, passSubmission, returnSubmission } from '../../renderer/usecases/review-submission.ts';
import { answerSlip, slipsOf } from '../../renderer/usecases/slips.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { readTables } from '../../renderer/usecases/submissions.ts';
import { fillWorkbook } from '../support/clerk.ts';
import { practiceTables } from '../support/practice-ledger.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const whole = practiceYearFile(349901, defaultForms);
const fillings = practiceFillings(349901, whole);
const head = whole.units.find(({ code }) => code === '105001')!;
/** A 公益一类 unit of the same department that filled in the head office's purchases all the same. */
const home: Unit = {
  ...whole.units.find(({ department, isHead }) => department === '105' && !isHead)!,
  type: 'publicClass1',
};
const units = [head, home];
const yearFile = { ...whole, units, departments: whole.departments.filter(({ code }) => code === '105') };
const sent = departmentFolderName(yearFile.departments[0]!);
const filling = fillings['105001']!.up1;
/** The same projects and purchases under the codes of the home. */
const own = (cells: (typeof filling.projects)[number]) => ({
  ...cells,
  projectCode: `${home.code}27${textOf({ id: '', cells }, 'projectCode').slice(-3)}`,
});
const ownFilling = {
  noPurchases: false,
  projects: filling.projects.map(own),
  purchases: filling.purchases.map(own),
  targets: filling.targets.map(own),
};
const pathOf = (desk: OfficeDesk, unit: Unit): string =>
  join(desk.folder, sent, workbookName(unit, 'up1', yearFile.year, 'practice'));

async function take(desk: OfficeDesk, unit: Unit): Promise<readonly DryRunLine[]> {
  const { office } = desk;
  const start = await office.host['places.browse']({ folder: await startFolder(office) });
  if (!start.ok) throw new Error(start.error.kind);
  const inside = await office.host['places.browse']({
    folder: start.value.folders.find(({ name }) => name === sent)!.handle,
  });
  if (!inside.ok) throw new Error(inside.error.kind);
  const files = inside.value.files.filter(({ name }) => name === workbookName(unit, 'up1', yearFile.year, 'practice'));
  const lines = await dryRun(office, { yearFile, round: 'up1', files, onProgress: () => undefined });
  expect(lines.map(({ outcome }) => outcome.state)).toEqual(['readable']);
  for (const line of lines) expect(await receive(office, line)).toMatchObject({ ok: true });
  return lines;
}

/** Both units have handed in; the home has the same projects and purchases under its own codes. */
async function handedIn(): Promise<OfficeDesk> {
  const desk = officeOnDisk(undefined, onTestFinished);
  const { office } = desk;
  await foundPractice(office);
  await office.ledger.commit({
    act: 'enter',
    by: '王芳',
    at: office.clock.now(),
    writes: [{ store: 'year', key: 'year', value: yearFile }],
    expected: [],
  });
  // The roster said that the home may buy when the forms were handed out.
  const before = { ...yearFile, units: [head, { ...home, type: head.type }] };
  await handOut(office, {
    yearFile: before,
    round: 'up1',
    folder: await startFolder(office),
    prefill: () => Promise.resolve(null),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  await fillWorkbook(pathOf(desk, head), filling, yearFile);
  await fillWorkbook(pathOf(desk, home), ownFilling, yearFile);
  await take(desk, head);
  await take(desk, home);
  return desk;
}
const standing = async (desk: OfficeDesk, unit: Unit) => ({
  head: (await desk.office.ledger.get('submissions', `up1/${unit.code}`))!,
  tables: (await readTables(desk.office.ledger, 'up1', unit.code))!,
  amendments: await amendmentsOf(desk.office.ledger, 'up1', unit.code),
});

it('corrects a cell with its reason, asks the unit, and lets nothing leave review before it has confirmed', async () => {
  const desk = await handedIn();
  const { office } = desk;
  const { tables, head: before } = await standing(desk, head);
  const row = tables.purchases[0]!;
  const asked = {
    table: 'purchases',
    rowId: row.id,
    cells: { qty: 100, basis: '按实有人数' },
    reason: '电话核实',
  } as const;
  expect(await amendCells(office, yearFile, 'up1', head.code, { ...asked, reason: '' })).toMatchObject({
    error: { kind: 'amend/reason-missing' },
  });
  expect(await amendCells(office, yearFile, 'up1', head.code, asked)).toMatchObject({ ok: true });
  const after = await standing(desk, head);
  expect(after.tables.purchases[0]!.cells).toMatchObject({ qty: 100, basis: '按实有人数' });
  expect(after.head).toMatchObject({ state: 'submitted', revision: before.revision + 1, sums: before.sums });
  // The rules have looked again: quantity, price and amount no longer agree.
  expect(before.findings.some(({ rule }) => rule === 'A101')).toBe(false);
  expect(after.head.findings).toContainEqual(expect.objectContaining({ rule: 'A101', rowId: row.id }));
  expect(after.amendments.map(({ entry }) => [entry.by, entry.reason, entry.changes.length, entry.confirmed])).toEqual([
    ['王芳', '电话核实', 2, undefined],
  ]);

  expect(
    await amendCells(office, yearFile, 'up1', head.code, { ...asked, cells: { qty: row.cells.qty ?? null } }),
  ).toMatchObject({ ok: true });
  expect((await standing(desk, head)).head.findings.some(({ rule }) => rule === 'A101')).toBe(false);
  expect(await passSubmission(office, 'up1', head.code)).toEqual({
    ok: false,
    error: { kind: 'amend/unconfirmed', unit: head.name, count: 2 },
  });
  expect(await confirmAmendments(office, 'up1', head.code, ' ')).toMatchObject({
    error: { kind: 'amend/words-missing' },
  });
  expect(await confirmAmendments(office, 'up1', head.code, '李会计电话确认')).toMatchObject({ ok: true });
  expect((await standing(desk, head)).amendments.map(({ entry }) => entry.confirmed)).toMatchObject([
    { as: 'confirmed', by: '王芳', words: '李会计电话确认' },
    { as: 'confirmed', words: '李会计电话确认' },
  ]);
  expect(await passSubmission(office, 'up1', head.code)).toMatchObject({ ok: true });
  expect(await lockSubmission(office, 'up1', head.code)).toMatchObject({ ok: true });
  expect(await amendCells(office, yearFile, 'up1', head.code, asked)).toEqual({
    ok: false,
    error: { kind: 'amend/not-in-review', unit: head.name, state: 'locked' },
  });
});

it('asks on the 审核意见单, and hears the unit by its answer, by its next file, or by another one', async () => {
  const desk = await handedIn();
  const { office } = desk;
  const amend = async (cells: { readonly basis?: string; readonly remark?: string }): Promise<void> => {
    const { tables } = await standing(desk, head);
    const asked = { table: 'projects', rowId: tables.projects[0]!.id, cells, reason: '表述更正' } as const;
    expect(await amendCells(office, yearFile, 'up1', head.code, asked)).toMatchObject({ ok: true });
  };
  await amend({ basis: '按实有人数重新测算' });
  const { tables, amendments, head: now } = await standing(desk, head);
  const candidates = slipCandidates({ ...now, tables, amendments });
  const items = candidates.filter(({ item }) => item.amendment !== undefined).map(({ item }) => item);
  expect(items.map(({ subject, place }) => [subject, place])).toEqual([
    ['居家养老服务', '项目支出预算表 第6行 测算依据及过程'],
  ]);
  expect(await returnSubmission(office, 'up1', head.code, { reason: '请确认', deadline: null, items })).toMatchObject({
    ok: true,
  });
  const [slip] = await slipsOf(office.ledger, 'up1', head.code);
  await answerSlip(office, slip!.key, new Map([['1', '不同意，仍按原依据']]), '意见单.xlsx');
  expect((await standing(desk, head)).amendments.map(({ entry }) => entry.confirmed)).toEqual([undefined]);
  await answerSlip(office, slip!.key, new Map([['1', '确认']]), '意见单.xlsx');
  expect((await standing(desk, head)).amendments.map(({ entry }) => entry.confirmed?.words)).toEqual([
    `审核意见单 ${slip!.slip.number} 单位答复`,
  ]);

  // The next file carries the first change and does not know the second one, which is still asked for.
  const [first, ...others] = filling.projects;
  const file = (more: object) =>
    fillWorkbook(pathOf(desk, head), { ...filling, projects: [{ ...first, ...more }, ...others] }, yearFile);
  await file({ basis: '按实有人数重新测算' });
  await take(desk, head);
  await amend({ remark: '财政加注' });
  await file({ basis: '按实有人数重新测算', remark: '财政加注' });
  await take(desk, head);
  await amend({ basis: '再改' });
  await file({ basis: '单位自己的依据', remark: '财政加注' });
  await take(desk, head);
  const name = workbookName(head, 'up1', yearFile.year, 'practice');
  expect(
    (await standing(desk, head)).amendments.map(({ entry }) => [entry.confirmed?.as, entry.confirmed?.words]),
  ).toEqual([
    ['confirmed', `审核意见单 ${slip!.slip.number} 单位答复`],
    ['confirmed', name],
    ['replaced', name],
  ]);

  // What the unit had confirmed by its file it takes back by the next one: that is said before it is received, and kept.
  await file({ basis: '单位自己的依据', remark: '单位自己的备注' });
  expect((await take(desk, head)).map(({ outcome }) => outcome.state === 'readable' && outcome.takesBack)).toEqual([1]);
  const [, taken] = (await standing(desk, head)).amendments;
  expect(taken!.entry.confirmed).toMatchObject({ as: 'replaced', words: `${name}（此前确认：${name}）` });
  expect(trailLine(taken!.entry, taken!.entry.changes[0]!, 'zh').act).toBe('修改·代改（单位已另报）');
});

it('takes the answers of a 审核意见单 for consent only where every line of the amendment was asked and agreed', async () => {
  const desk = await handedIn();
  const { office } = desk;
  const rowId = (await standing(desk, head)).tables.projects[0]!.id;
  const asked = { table: 'projects', rowId, cells: { basis: '按实有人数', remark: '加注' }, reason: '更正' } as const;
  expect(await amendCells(office, yearFile, 'up1', head.code, asked)).toMatchObject({ ok: true });
  const { tables, amendments, head: now } = await standing(desk, head);
  const lines = slipCandidates({ ...now, tables, amendments }).map(({ item }) => item);
  const items = lines.filter(({ amendment }) => amendment !== undefined);
  expect(items).toHaveLength(2);
  const confirmations = async () => (await standing(desk, head)).amendments.map(({ entry }) => entry.confirmed?.as);
  const returned = async (asking: typeof items): Promise<string> => {
    const words = { reason: '请确认', deadline: null, items: asking };
    expect(await returnSubmission(office, 'up1', head.code, words)).toMatchObject({ ok: true });
    return (await slipsOf(office.ledger, 'up1', head.code)).at(-1)!.key;
  };
  const first = await returned(items.slice(0, 1));
  await answerSlip(office, first, new Map([['1', '确认']]), '意见单.xlsx');
  expect(await confirmations()).toEqual([undefined]);
  const { head: again } = await standing(desk, head);
  await office.ledger.commit({
    act: 'enter',
    by: '王芳',
    at: office.clock.now(),
    writes: [{ store: 'submissions', key: `up1/${head.code}`, value: { ...again, state: 'submitted' } }],
    expected: [],
  });
  const second = await returned(items);
  const answered = (one: string, two: string): Map<string, string> => new Map(Object.entries({ '1': one, '2': two }));
  await answerSlip(office, second, answered('确认', '同意，但备注应删去'), '意见单.xlsx');
  expect(await confirmations()).toEqual([undefined]);
  await answerSlip(office, second, answered('确认', '同意'), '意见单.xlsx');
  expect(await confirmations()).toEqual(['confirmed']);
});

it('mends A412 in one act: by clearing the mark, or by moving the purchases to the department', async () => {
  const desk = await handedIn();
  const { office } = desk;
  const sums = async (): Promise<number> => {
    const [a, b] = [await standing(desk, head), await standing(desk, home)];
    return a.head.sums.projects + b.head.sums.projects;
  };
  const start = await standing(desk, home);
  expect(start.head.findings.map(({ rule }) => rule)).toContain('A412');
  const money = await sums();

  expect(await moveToDepartment(office, yearFile, 'up1', home.code, why)).toMatchObject({ ok: true });
  const [mended, buyer] = [await standing(desk, home), await standing(desk, head)];
  expect(mended.tables.purchases).toEqual([]);
  expect(mended.head.findings.map(({ rule }) => rule)).not.toContain('A412');
  expect(buyer.tables.purchases).toHaveLength(2 * start.tables.purchases.length);
  expect(buyer.tables.purchases.filter(({ cells }) => cells.actualUser === home.name)).toHaveLength(
    start.tables.purchases.length,
  );
  expect(buyer.head.sums.purchases).toBe(2 * start.head.sums.purchases);
  expect(await sums()).toBe(money);
  expect([mended, buyer].map(({ amendments }) => amendments.map(isWaiting))).toEqual([[true], [true]]);
  // Nothing of what moved is wrong at the department that was right at the home.
  const errors = ({ head: one }: typeof start) =>
    one.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
  expect(errors(mended)).toEqual([]);
  expect(errors(buyer)).toEqual([]);

  const other = await handedIn();
  expect(await clearPurchaseMark(other.office, yearFile, 'up1', home.code, why)).toMatchObject({ ok: true });
  const cleared = await standing(other, home);
  expect(cleared.tables.purchases).toEqual([]);
  expect(cleared.head.sums).toMatchObject({ projects: start.head.sums.projects, purchases: 0 });
  expect(errors(cleared)).toEqual([]);
  expect(await clearPurchaseMark(other.office, yearFile, 'up1', head.code, why)).toMatchObject({
    error: { kind: 'amend/may-buy', unit: head.name },
  });
});

const why = '公益一类单位不能作为购买主体';
/** The purchases of the home were moved to the 本级, and both have confirmed it. */
async function moved(desk: OfficeDesk): Promise<void> {
  expect(await moveToDepartment(desk.office, yearFile, 'up1', home.code, why)).toMatchObject({ ok: true });
  for (const unit of [home, head])
    expect(await confirmAmendments(desk.office, 'up1', unit.code, '电话确认')).toMatchObject({ ok: true });
}
const said = async (desk: OfficeDesk, unit: Unit) =>
  (await standing(desk, unit)).amendments.map(({ entry }) => entry.confirmed?.as);
const broken = (unit: Unit, other: Unit) => ({
  ok: false,
  error: { kind: 'amend/pair-broken', unit: unit.name, other: other.name },
});
/** The unit hands in tables that stood in the ledger, as if it had typed them. */
async function typed(desk: OfficeDesk, unit: Unit, { projects, purchases, targets }: Tables): Promise<void> {
  const cells = (rows: readonly Row[]) => rows.map((row) => row.cells);
  const whole = { projects: cells(projects), purchases: cells(purchases), targets: cells(targets) };
  await fillWorkbook(pathOf(desk, unit), { noPurchases: false, ...whole }, yearFile);
  await take(desk, unit);
}
const patience = 120_000;

it(
  'holds both units while the 本级 hands in without what was moved to it, until it hands that in',
  { timeout: patience },
  async () => {
    const desk = await handedIn();
    await moved(desk);
    const [left, bought] = [await standing(desk, home), await standing(desk, head)];
    expect(left.amendments[0]!.entry.pair).toBeTypeOf('string');
    expect(bought.amendments[0]!.entry.pair).toBe(left.amendments[0]!.entry.pair);

    await fillWorkbook(pathOf(desk, head), { ...filling, projects: filling.projects.toReversed() }, yearFile);
    await take(desk, head);
    expect([await said(desk, home), await said(desk, head)]).toEqual([['confirmed'], ['replaced']]);
    expect(await passSubmission(desk.office, 'up1', home.code)).toEqual(broken(head, home));
    expect(await passSubmission(desk.office, 'up1', head.code)).toEqual(broken(head, home));

    await typed(desk, head, bought.tables);
    expect(await said(desk, head)).toEqual(['confirmed']);
    expect(await passSubmission(desk.office, 'up1', home.code)).toMatchObject({ ok: true });
  },
);

it(
  'moves nothing twice where the unit hands in its purchases again after they were moved',
  { timeout: patience },
  async () => {
    const desk = await handedIn();
    await moved(desk);
    const bought = (await standing(desk, head)).tables;
    await fillWorkbook(pathOf(desk, home), { ...ownFilling, projects: ownFilling.projects.toReversed() }, yearFile);
    await take(desk, home);
    expect([await said(desk, home), await said(desk, head)]).toEqual([['replaced'], ['confirmed']]);
    expect(await unitHasConfirmed(desk.office, (await standing(desk, head)).head)).toEqual(broken(home, head));
    const name = textOf((await standing(desk, home)).tables.purchases[0]!, 'serviceName');
    expect(await moveToDepartment(desk.office, yearFile, 'up1', home.code, why)).toEqual({
      ok: false,
      error: { kind: 'amend/moved-before', unit: home.name, buyer: head.name, name },
    });
    expect((await standing(desk, head)).tables).toEqual(bought);

    // Both as before the move: it can be done anew, and only the new halves count.
    await fillWorkbook(pathOf(desk, head), { ...filling, projects: filling.projects.toReversed() }, yearFile);
    await take(desk, head);
    await moved(desk);
    await typed(desk, head, (await standing(desk, head)).tables);
    expect([await said(desk, home), await said(desk, head)]).toEqual([
      ['replaced', 'confirmed'],
      ['replaced', 'confirmed'],
    ]);
    expect(await passSubmission(desk.office, 'up1', home.code)).toMatchObject({ ok: true });
  },
);

it('goes on from what finance changed where the unit fills in its forms in the program, and traces what it enters', async () => {
  const { office } = officeOnDisk(undefined, onTestFinished);
  await foundPractice(office);
  const tables = practiceTables(head, 'up1');
  const draft = { round: 'up1', unit: head.code, revision: 1, tables, noPurchases: false } as const;
  expect(await saveDraft(office, null, draft, null)).toMatchObject({ ok: true });
  expect(await submitDraft(office, whole, 'up1', head)).toMatchObject({ ok: true });
  const rowId = tables.projects[0]!.id;
  const asked = { table: 'projects', rowId, cells: { basis: '按实有人数' }, reason: '表述更正' } as const;
  expect(await amendCells(office, whole, 'up1', head.code, asked)).toMatchObject({ ok: true });
  const words = { reason: '请补充备注', deadline: null, items: [] };
  expect(await returnSubmission(office, 'up1', head.code, words)).toMatchObject({ ok: true });

  const opened = await openEntry(office, 'up1', head);
  expect(opened.stands).toBe('typing');
  expect(opened.draft.tables.projects[0]!.cells.basis).toBe('按实有人数');
  const [first, ...others] = opened.draft.tables.projects;
  const projects = [{ ...first!, cells: { ...first!.cells, remark: '已补充' } }, ...others];
  const next = { ...opened.draft, revision: opened.draft.revision + 1, tables: { ...opened.draft.tables, projects } };
  expect(await saveDraft(office, opened.kept, next, opened.head)).toMatchObject({ ok: true });
  expect(await submitDraft(office, whole, 'up1', head)).toMatchObject({ ok: true });
  const trail = (await office.ledger.all('trail', `up1/${head.code}/`)).map(({ value }) => value);
  expect(
    trail.map(({ act, changes, confirmed }) => [
      act,
      changes.map((one) => one.kind === 'changed' && one.field),
      confirmed?.as,
    ]),
  ).toEqual([
    ['amend', ['basis'], 'confirmed'],
    ['entry', ['remark'], undefined],
  ]);
});
