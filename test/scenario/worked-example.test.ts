import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultForms, departmentFolderName, workbookName } from '#shared/forms';
import { fen } from '#shared/money';
import { practiceYearFile, workedExample, type PracticeFilling } from '#shared/practice-county';
import type { CollectingRound } from '#shared/records';
import { findingSentence } from '#shared/review-rules';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import { issueFigures, raiseFigure, reissueFigures } from '../../renderer/usecases/issue-figures.ts';
import { issueReply, pendingLines } from '../../renderer/usecases/issue-reply.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { prefillFor } from '../../renderer/usecases/prefill.ts';
import { dryRun, receive } from '../../renderer/usecases/receive.ts';
import { compareStages, consolidateRound, exportCity } from '../../renderer/usecases/reports.ts';
import {
  lockSubmission,
  passSubmission,
  returnSubmission,
  unlockSubmission,
  withdrawSubmission,
} from '../../renderer/usecases/review-submission.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { figureLines, saveWorking } from '../../renderer/usecases/working-figures.ts';
import { issuedFigures } from '../../renderer/usecases/ceilings.ts';
import { fillWorkbook } from '../support/clerk.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const { unit, days } = workedExample;
const department = yearFile.departments.find(({ code }) => code === '105')!;
const only = yearFile.units.find(({ code }) => code === unit)!;
const yuan = (amount: number): number => fen(amount * 100);
const [care, station] = ['10500127001', '10500127002'];

async function handOutTo({ office }: OfficeDesk, round: CollectingRound): Promise<void> {
  const done = await handOut(office, {
    yearFile: { ...yearFile, units: [only] },
    round,
    folder: await startFolder(office),
    prefill: (each) => prefillFor(office, each, round, 'all'),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  expect(done).toMatchObject({ ok: true, value: { written: 1, departments: 1, cancelled: false } });
}
async function fill({ folder }: OfficeDesk, round: CollectingRound, filling: PracticeFilling): Promise<void> {
  const name = workbookName(only, round, 2027, 'practice');
  await fillWorkbook(join(folder, departmentFolderName(department), name), filling, yearFile);
}
async function tryFile({ office }: OfficeDesk, round: CollectingRound) {
  const files = await filesIn(office, await startFolder(office), [`${round === 'up1' ? '一上' : '二上'}_练习.xlsx`]);
  if (!files.ok) throw new Error(files.error.kind);
  const [line] = await dryRun(office, { yearFile, round, files: files.value, onProgress: () => undefined });
  return line!;
}
const headOf = ({ office }: OfficeDesk, round: CollectingRound) => office.ledger.get('submissions', `${round}/${unit}`);

async function through(desk: OfficeDesk, round: CollectingRound): Promise<void> {
  const line = await tryFile(desk, round);
  expect(line.outcome.state).toBe('readable');
  expect(await receive(desk.office, line)).toMatchObject({ ok: true, value: { onDisk: true } });
  expect((await passSubmission(desk.office, round, unit)).ok).toBe(true);
  expect((await lockSubmission(desk.office, round, unit)).ok).toBe(true);
}

/** 一上 handed out, filled, received, passed and locked. */
async function afterFirst(): Promise<OfficeDesk> {
  const desk = officeOnDisk();
  await foundPractice(desk.office);
  await handOutTo(desk, 'up1');
  await fill(desk, 'up1', workedExample.up1);
  await through(desk, 'up1');
  return desk;
}
async function issueExample({ office }: OfficeDesk): Promise<void> {
  const lines = await figureLines(office, yearFile, 'project');
  const decided = lines.map((line) => {
    const one = workedExample.control.find(({ projectCode }) => projectCode === line.projectCode)!;
    return { ...line, determined: one.amount, purchases: one.purchases, reason: one.reason };
  });
  expect(await saveWorking(office, decided)).toMatchObject({ ok: true });
  const figures = await figureLines(office, yearFile, 'project');
  expect(await issueFigures(office, yearFile, { figures, changeReason: '' })).toMatchObject({ ok: true });
}

it('takes the worked example through four rounds: every amount, the return, every date', async () => {
  const desk = await afterFirst();
  const { office } = desk;
  expect((await headOf(desk, 'up1'))?.sums).toEqual({ projects: yuan(4_100_000), purchases: yuan(3_500_000), rows: 4 });
  await issueExample(desk);
  const issued = await issuedFigures(office.ledger);
  expect(issued.map(({ projectCode, determined, version }) => [projectCode, determined, version])).toEqual([
    [care, yuan(2_800_000), 1],
    [station, yuan(900_000), 1],
  ]);

  await handOutTo(desk, 'up2');
  await fill(desk, 'up2', workedExample.up2First);
  const over = await tryFile(desk, 'up2');
  expect((await receive(office, over)).ok).toBe(true);
  const head = await headOf(desk, 'up2');
  const [finding] = head!.findings.filter(({ rule }) => rule === 'A301');
  expect(finding?.severity).toBe('error');
  expect(findingSentence(finding!, 'zh')).toContain('60,000.00');
  expect(await passSubmission(office, 'up2', unit)).toMatchObject({ error: { kind: 'round/errors-stand' } });
  expect(
    (await returnSubmission(office, 'up2', unit, { reason: '超控制数 60,000.00 元', deadline: null, items: [] })).ok,
  ).toBe(true);
  await fill(desk, 'up2', workedExample.up2);
  const corrected = await tryFile(desk, 'up2');
  expect((await receive(office, corrected)).ok).toBe(true);
  expect((await headOf(desk, 'up2'))?.state).toBe('resubmitted');
  const [trail, ...more] = await office.ledger.all('trail', `up2/${unit}/`);
  expect([trail?.key, trail?.value.act, trail?.value.by, more]).toEqual([
    `up2/${unit}/000000001`,
    'receive',
    '王芳',
    [],
  ]);
  expect(trail?.value.changes).toContainEqual(
    expect.objectContaining({ kind: 'changed', field: 'amtTotal', before: yuan(960_000), after: yuan(900_000) }),
  );
  expect((await passSubmission(office, 'up2', unit)).ok).toBe(true);
  expect((await lockSubmission(office, 'up2', unit)).ok).toBe(true);

  const lines = await pendingLines(office, yearFile);
  expect(lines.map(({ projectCode, up2, up2Purchases }) => [projectCode, up2, up2Purchases])).toEqual([
    [care, yuan(2_800_000), yuan(2_300_000)],
    [station, yuan(900_000), yuan(900_000)],
  ]);
  const approved = workedExample.reply.map(({ projectCode, amount, purchases }) => ({
    unit,
    projectCode,
    approved: amount,
    approvedPurchases: purchases,
    reason: '',
  }));
  const asked = { yearFile, congressDate: days.congress, replyDate: days.replied, approved };
  expect((await issueReply(office, asked)).ok).toBe(true);
  const [reply] = await office.ledger.all('replies');
  expect(reply?.value).toMatchObject({
    total: yuan(3_700_000),
    totalPurchases: yuan(3_200_000),
    late: false,
    due: {
      financeReply: days.replyDue,
      departmentReply: days.departmentReplyDue,
      departmentDisclosure: days.departmentDisclosureDue,
    },
  });
  expect((await headOf(desk, 'up2'))?.state).toBe('replied');

  const { totals } = await compareStages(office, yearFile);
  expect([totals.up1.total, totals.control.total, totals.up2.total, totals.reply.total, totals.cut]).toEqual(
    [4_100_000, 3_700_000, 3_700_000, 3_700_000, 400_000].map(yuan),
  );
  expect((await consolidateRound(office, yearFile)).consolidation.whole.amount).toBe(yuan(3_200_000));
  expect(await exportCity(office, yearFile, await startFolder(office))).toMatchObject({ ok: true });
});

it('judges 二上 again when a control figure changes, and a change needs its reason', async () => {
  const desk = await afterFirst();
  const { office } = desk;
  await issueExample(desk);
  await handOutTo(desk, 'up2');
  await fill(desk, 'up2', workedExample.up2);
  expect((await receive(office, await tryFile(desk, 'up2'))).ok).toBe(true);
  expect((await passSubmission(office, 'up2', unit)).ok).toBe(true);
  const lower = (await figureLines(office, yearFile, 'project')).map((line) =>
    line.projectCode === station ? { ...line, determined: fen(yuan(840_000)), purchases: fen(yuan(840_000)) } : line,
  );
  expect(await issueFigures(office, yearFile, { figures: lower, changeReason: '' })).toMatchObject({
    error: { kind: 'control/figures-refused', refusals: [{ kind: 'control/change-without-reason' }] },
  });
  expect((await headOf(desk, 'up2'))?.findings).toEqual([]);
  expect((await issueFigures(office, yearFile, { figures: lower, changeReason: '财力下降' })).ok).toBe(true);
  const head = await headOf(desk, 'up2');
  expect(head?.findings.map(({ rule, severity }) => [rule, severity])).toContainEqual(['A301', 'error']);
  expect(await lockSubmission(office, 'up2', unit)).toMatchObject({ error: { kind: 'round/errors-stand' } });
  const raised = { mode: 'project', department: '105', unit, projectCode: station, fund: null } as const;
  const notice = { number: '财预〔2026〕88号', level: '省' };
  const grant = { target: raised, notice, amount: fen(yuan(60_000)), purchases: fen(yuan(60_000)) };
  expect((await raiseFigure(office, yearFile, grant)).ok).toBe(true);
  expect((await headOf(desk, 'up2'))?.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await raiseFigure(office, yearFile, grant)).toMatchObject({ error: { kind: 'control/notice-used' } });
  const versions = (await issuedFigures(office.ledger)).filter(({ projectCode }) => projectCode === station);
  expect(versions.map(({ version, determined, changeReason }) => [version, determined, changeReason])).toEqual([
    [1, yuan(900_000), ''],
    [2, yuan(840_000), '财力下降'],
    [3, yuan(900_000), '上级专项 财预〔2026〕88号'],
  ]);
});

it('issues a lump, lets the department split it, and refuses what is over it', async () => {
  const desk = await afterFirst();
  const { office } = desk;
  const [lump] = await figureLines(office, yearFile, 'departmentLump');
  expect([lump?.requested, lump?.purchases]).toEqual([yuan(4_100_000), yuan(3_500_000)]);
  const cut = { ...lump!, determined: fen(yuan(3_700_000)), purchases: fen(yuan(3_200_000)) };
  expect((await issueFigures(office, yearFile, { figures: [cut], changeReason: '' })).ok).toBe(true);
  const [issued] = await issuedFigures(office.ledger);
  const splits = await figureLines(office, yearFile, 'project');
  const whole = { lump: issued!, splits, changeReason: '' };
  expect(await reissueFigures(office, yearFile, whole)).toMatchObject({
    error: { kind: 'control/over-issued', over: yuan(400_000) },
  });
  const fitted = splits.map((line) =>
    line.projectCode === care ? { ...line, determined: fen(yuan(2_800_000)), purchases: fen(yuan(2_300_000)) } : line,
  );
  expect(await reissueFigures(office, yearFile, { ...whole, splits: fitted })).toMatchObject({ ok: true });
  const { totals } = await compareStages(office, yearFile);
  expect(totals.control.total).toBe(yuan(3_700_000));
  const byFund = await figureLines(office, yearFile, 'unitFund');
  expect(byFund.map(({ fund, requested }) => [fund, requested])).toEqual([['amtGeneral', yuan(4_100_000)]]);
});

it('refuses the same file, an older one and a second copy, and takes a withdrawn one again', async () => {
  const desk = officeOnDisk();
  const { office } = desk;
  await foundPractice(office);
  await handOutTo(desk, 'up1');
  await fill(desk, 'up1', workedExample.up1);
  const first = await tryFile(desk, 'up1');
  expect((await receive(office, first)).ok).toBe(true);
  expect((await tryFile(desk, 'up1')).outcome).toMatchObject({ failure: { kind: 'receive/same-copy' } });
  const twice = [first, first].map(({ handle, file }) => ({ handle, name: file }));
  expect((await withdrawSubmission(office, 'up1', unit)).ok).toBe(true);
  expect((await headOf(desk, 'up1'))?.state).toBe('absent');
  expect((await figureLines(office, yearFile, 'project')).length).toBe(0);
  const run = await dryRun(office, { yearFile, round: 'up1', files: twice, onProgress: () => undefined });
  expect(run.map(({ outcome }) => (outcome.state === 'refused' ? outcome.failure.kind : outcome.state))).toEqual([
    'readable',
    'receive/second-copy',
  ]);
  expect((await receive(office, run[0]!)).ok).toBe(true);
  expect(await office.ledger.all('trail')).toEqual([]);
  expect((await withdrawSubmission(office, 'up1', unit)).ok).toBe(true);
  await fill(desk, 'up1', { ...workedExample.up1, targets: [] });
  expect((await receive(office, await tryFile(desk, 'up1'))).ok).toBe(true);
  const [trail] = await office.ledger.all('trail');
  expect(new Set(trail?.value.changes.map(({ kind, table }) => `${kind} ${table}`))).toEqual(
    new Set(['deleted targets']),
  );
  expect((await returnSubmission(office, 'up1', unit, { reason: '请补充说明', deadline: null, items: [] })).ok).toBe(
    true,
  );
  await fill(desk, 'up1', { ...workedExample.up1, projects: workedExample.up1.projects.toReversed() });
  expect((await receive(office, await tryFile(desk, 'up1'))).ok).toBe(true);
  await fill(desk, 'up1', workedExample.up1);
  expect((await passSubmission(office, 'up1', unit)).ok).toBe(true);
  expect((await tryFile(desk, 'up1')).outcome).toMatchObject({ state: 'refused' });
  expect((await lockSubmission(office, 'up1', unit)).ok).toBe(true);
  const opened = await unlockSubmission(office, 'up1', unit, { approver: '李局长', reason: '县领导批示' });
  expect(opened.ok).toBe(true);
  expect((await returnSubmission(office, 'up1', unit, { reason: '按批示调整', deadline: null, items: [] })).ok).toBe(
    true,
  );
});
