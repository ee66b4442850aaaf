import { rmSync, truncateSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';
import type { StoreName } from '../../renderer/usecases/ports.ts';
import { dryRun, receive, type DryRunLine } from '../../renderer/usecases/receive.ts';
import { lockSubmission, passSubmission } from '../../renderer/usecases/review-submission.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { defaultForms } from '#shared/forms';
import { practiceFillings, practiceYearFile, workedExample } from '#shared/practice-county';
import type { Office } from '../../renderer/usecases/office.ts';
import { fillWorkbook } from '../support/clerk.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';

const yearFile = practiceYearFile(349901, defaultForms);
const fillings = practiceFillings(349901, yearFile);
const unit = workedExample.unit;
const oneUnit = { ...yearFile, units: yearFile.units.filter(({ code }) => code === unit) };
const failing = (code: string): Error => Object.assign(new Error(code), { code });
const stores: readonly StoreName[] = [
  'year',
  'submissions',
  'tables',
  'finals',
  'figures',
  'working',
  'replies',
  'unitReplies',
  'handOuts',
];
/** Everything that the working copy holds, to compare two of them. */
async function contentOf({ ledger }: Office): Promise<unknown> {
  const content = [];
  for (const store of stores) content.push([store, await ledger.all(store)]);
  return content;
}

/** An office that has handed out one unit's workbook and tried the filled file. */
async function tried(desk: OfficeDesk = officeOnDisk()): Promise<{ desk: OfficeDesk; line: DryRunLine }> {
  const { office, folder } = desk;
  expect((await foundPractice(office)).ok).toBe(true);
  const done = await handOut(office, {
    yearFile: oneUnit,
    round: 'up1',
    folder: await startFolder(office),
    prefill: () => Promise.resolve(null),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  expect(done).toMatchObject({ ok: true, value: { written: 1 } });
  return { desk, line: await tryAgain(desk, folder) };
}
async function tryAgain({ office }: OfficeDesk, folder?: string): Promise<DryRunLine> {
  const files = await filesIn(office, await startFolder(office), ['.xlsx']);
  if (!files.ok) throw new Error(files.error.kind);
  if (folder !== undefined) {
    const department = yearFile.departments.find(({ code }) => code === '105')!;
    const path = join(folder, `${department.code}_${department.name}`, files.value[0]!.name);
    await fillWorkbook(path, fillings[unit]!.up1, yearFile);
  }
  const [line] = await dryRun(office, { yearFile, round: 'up1', files: files.value, onProgress: () => undefined });
  return line!;
}

/** A disk whose appends to the journal, or whose new files in the vault, can be made to fail. */
function unreliable(): { disk: Disk; fail: 'nothing' | 'append' | 'keep' } {
  const state: { disk: Disk; fail: 'nothing' | 'append' | 'keep' } = { disk: nodeDisk, fail: 'nothing' };
  state.disk = {
    ...nodeDisk,
    append: (path, bytes) =>
      state.fail === 'append' ? Promise.reject(failing('ENOSPC')) : nodeDisk.append(path, bytes),
    writeWhole: (path, bytes) =>
      state.fail === 'keep' ? Promise.reject(failing('ENOSPC')) : nodeDisk.writeWhole(path, bytes),
  };
  return state;
}

describe('receiving on a disk that fails', () => {
  it('stores nothing of a file whose bytes cannot be kept', async () => {
    const state = unreliable();
    const { desk, line } = await tried(officeOnDisk(state.disk));
    const before = await contentOf(desk.office);
    state.fail = 'keep';
    expect(await receive(desk.office, line)).toMatchObject({ ok: false, error: { kind: 'file/disk-full' } });
    expect(await contentOf(desk.office)).toEqual(before);
    state.fail = 'nothing';
    expect(await receive(desk.office, line)).toMatchObject({ ok: true, value: { onDisk: true } });
  });

  it('keeps an act that the journal could not take, says so, and sends it at the next opening', async () => {
    const state = unreliable();
    const { desk, line } = await tried(officeOnDisk(state.disk));
    state.fail = 'append';
    expect(await receive(desk.office, line)).toMatchObject({ ok: true, value: { onDisk: false } });
    expect((await desk.office.ledger.standing())?.unsent).toBe(1);
    expect(await openLedger(desk.again({ disk: state.disk }).office)).toEqual({ kind: 'ready', say: 'not-on-disk' });
    const later = desk.again();
    expect(await openLedger(later.office)).toEqual({ kind: 'ready', say: 'nothing' });
    expect((await later.office.ledger.standing())?.unsent).toBe(0);
    const lost = desk.again({ lose: true });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ ok: true });
    expect(await contentOf(lost.office)).toEqual(await contentOf(later.office));
  });

  it('refuses a file that changed between the trial and the receipt', async () => {
    const { desk, line } = await tried();
    const path = readPath(desk, line);
    truncateSync(path, 20_000);
    expect(await receive(desk.office, line)).toMatchObject({ ok: false, error: { kind: 'file/in-use' } });
    expect(await desk.office.ledger.get('submissions', `up1/${unit}`)).toBeUndefined();
  });
});

const readPath = (desk: OfficeDesk, line: DryRunLine): string => {
  const department = yearFile.departments.find(({ code }) => code === '105')!;
  return join(desk.folder, `${department.code}_${department.name}`, line.file);
};

describe('opening after a loss', () => {
  async function worked(): Promise<OfficeDesk> {
    const { desk, line } = await tried();
    await receive(desk.office, line);
    await passSubmission(desk.office, 'up1', unit);
    expect((await lockSubmission(desk.office, 'up1', unit)).ok).toBe(true);
    return desk;
  }

  it('never begins anew over a copy on disk, and brings a vanished working copy back entry by entry', async () => {
    const desk = await worked();
    const lost = desk.again({ lose: true });
    expect(await openLedger(lost.office)).toMatchObject({ kind: 'stopped', picture: { ways: [{ way: 'restore' }] } });
    expect(await lost.office.ledger.standing()).toBeNull();
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ ok: true });
    expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
    expect(await openLedger(desk.again().office)).toEqual({ kind: 'ready', say: 'nothing' });
  });

  it('writes a whole copy where the one on disk is gone, from which a lost working copy comes back', async () => {
    const desk = await worked();
    rmSync(desk.data, { recursive: true });
    const moved = desk.again();
    expect(await openLedger(moved.office)).toEqual({ kind: 'ready', say: 'disk-copy-missing' });
    expect(await openLedger(moved.office)).toEqual({ kind: 'ready', say: 'nothing' });
    const lost = moved.again({ lose: true });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ ok: true });
    expect(await contentOf(lost.office)).toEqual(await contentOf(desk.office));
  });

  it('restores up to the last whole record of a journal that was cut off', async () => {
    const desk = await worked();
    const journal = join(desk.data, 'vault', 'practice', 'journal.jsonl');
    truncateSync(journal, readFileSync(journal).length - 10);
    const lost = desk.again({ lose: true });
    expect(await takeWay(lost.office, 'restore')).toMatchObject({ ok: true });
    const head = await lost.office.ledger.get('submissions', `up1/${unit}`);
    expect(head?.state).toBe('locked');
  });

  it('stops where the working copy and the journal say different things, and changes neither', async () => {
    const desk = await worked();
    await desk.office.ledger.acknowledge({ sequence: 4, hash: 'f'.repeat(64), at: '2026-09-01T08:00:00Z' });
    const before = await contentOf(desk.office);
    expect(await openLedger(desk.again().office)).toMatchObject({ kind: 'stopped', decision: { because: 'diverged' } });
    expect(await contentOf(desk.office)).toEqual(before);
  });
});
