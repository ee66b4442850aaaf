import { describe, expect, it } from 'vitest';
import { checkCode } from '#shared/check-code';
import { applyStep, enterCells, entryColumns, filledTables, type Draft, type EntrySheet } from '#shared/entry';
import { workbookName } from '#shared/forms';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import { findingSentence } from '#shared/review-rules';
import { canonicalText } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { judgeDraft, openEntry, readDraft, saveDraft, submitDraft } from '../../renderer/usecases/drafts.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { dryRun, receive } from '../../renderer/usecases/receive.ts';
import { returnSubmission, withdrawSubmission } from '../../renderer/usecases/review-submission.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
import { readTables } from '../../renderer/usecases/submissions.ts';
import { readHandOut, readSeat, takeHandOut, writePackage } from '../../renderer/usecases/unit-seat.ts';
import { practiceFillings } from '#shared/practice-county';
import { officeOnDisk, startFolder } from '../support/office-on-disk.ts';

const round: CollectingRound = 'up1';

async function county(office: Office): Promise<{ readonly yearFile: YearFile; readonly unit: Unit }> {
  expect(await foundPractice(office)).toMatchObject({ ok: true });
  const yearFile = (await office.ledger.get('year', 'year'))!;
  return { yearFile, unit: yearFile.units.find(({ code }) => code === '105001')! };
}

/** Enters what the practice county's unit fills in, cell by cell as the commands of the grid do. */
function entered(yearFile: YearFile, unit: Unit, begin: Draft): Draft {
  const filling = practiceFillings(349901, yearFile)[unit.code]!.up1;
  let tables: Tables = begin.tables;
  let ids = 0;
  for (const form of yearFile.forms) {
    const columns = entryColumns(form, begin.round);
    const sheet: EntrySheet = {
      yearFile,
      unit,
      round: begin.round,
      table: form.table,
      columns,
      tables,
      money: 'yuan',
      newRowId: () => `${form.table}-${String((ids += 1))}`,
    };
    const edits = filling[form.table].flatMap((cells, row) =>
      columns.filter(({ locked }) => !locked).map(({ field }) => ({ row, field, cell: cells[field] ?? null })),
    );
    tables = applyStep(tables, enterCells(sheet, edits));
  }
  return { ...begin, tables, noPurchases: filling.noPurchases };
}

describe('编报 in the office', () => {
  it('keeps a draft line by line, judges it, hands it in with its origin, takes it back', async () => {
    const { office, again } = officeOnDisk();
    const { yearFile, unit } = await county(office);
    const begun = await openEntry(office, round, unit);
    expect(begun).toMatchObject({ stands: 'typing', kept: null, head: null });
    const first = entered(yearFile, unit, begun.draft);
    expect(await saveDraft(office, null, first, null)).toMatchObject({ ok: true, value: { onDisk: true } });
    expect(await readDraft(again().office.ledger, round, unit.code)).toEqual(first);

    const blanked: Draft = {
      ...first,
      revision: 2,
      tables: {
        ...first.tables,
        projects: first.tables.projects.map((row) => ({ ...row, cells: { ...row.cells, basis: null } })),
      },
    };
    const { findings } = await judgeDraft(office, yearFile, blanked);
    expect(findings.map((finding) => findingSentence(finding, 'zh')).join('\n')).toContain('“测算依据及过程”为空');
    expect((await judgeDraft(office, yearFile, first)).findings.filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );

    expect(await submitDraft(office, yearFile, round, unit)).toMatchObject({ ok: true });
    const head = (await office.ledger.get('submissions', `${round}/${unit.code}`))!;
    expect(head).toMatchObject({ state: 'submitted', revision: 1 });
    expect(head.file).toBeUndefined();
    const tables = (await readTables(office.ledger, round, unit.code))!;
    expect(tables.purchases[0]?.origin).toMatchObject({
      digest: '',
      file: '程序内编报（王芳）',
      row: 1,
      entered: { by: '王芳' },
    });
    expect((await openEntry(office, round, unit)).stands).toBe('handed-in');
    expect(await submitDraft(office, yearFile, round, unit)).toMatchObject({
      ok: false,
      error: { kind: 'round/not-allowed' },
    });

    expect(await withdrawSubmission(office, round, unit.code)).toMatchObject({ ok: true });
    expect(await openEntry(office, round, unit)).toMatchObject({ stands: 'typing', draft: first });
  });

  it('is 重新送审 after a return, and the change leaves its trace', async () => {
    const { office } = officeOnDisk();
    const { yearFile, unit } = await county(office);
    const first = entered(yearFile, unit, (await openEntry(office, round, unit)).draft);
    await saveDraft(office, null, first, null);
    await submitDraft(office, yearFile, round, unit);
    await returnSubmission(office, round, unit.code, { reason: '请核对', deadline: null, items: [] });
    const opened = await openEntry(office, round, unit);
    expect(opened.stands).toBe('typing');
    const [row] = opened.draft.tables.projects;
    const next: Draft = {
      ...opened.draft,
      revision: 2,
      tables: {
        ...opened.draft.tables,
        projects: [{ ...row!, cells: { ...row!.cells, remark: '已核对' } }, ...opened.draft.tables.projects.slice(1)],
      },
    };
    expect(await saveDraft(office, opened.kept, next, opened.head)).toMatchObject({ ok: true });
    expect(await submitDraft(office, yearFile, round, unit)).toMatchObject({ ok: true });
    expect((await office.ledger.get('submissions', `${round}/${unit.code}`))?.state).toBe('resubmitted');
    const [trace] = await office.ledger.all('trail', `${round}/${unit.code}/`);
    expect(trace?.value).toMatchObject({
      act: 'entry',
      changes: [{ kind: 'changed', field: 'remark', after: '已核对' }],
    });
  });

  it('refuses to save over a submission that came in meanwhile', async () => {
    const { office } = officeOnDisk();
    const { yearFile, unit } = await county(office);
    const begun = await openEntry(office, round, unit);
    const first = entered(yearFile, unit, begun.draft);
    await saveDraft(office, null, first, null);
    await submitDraft(office, yearFile, round, unit);
    expect(await saveDraft(office, first, { ...first, revision: 2 }, begun.head)).toMatchObject({
      ok: false,
      error: { kind: 'ledger/changed-meanwhile' },
    });
  });

  it('writes only the lines that changed, and reads a form that has become shorter', async () => {
    const { office } = officeOnDisk();
    const { unit } = await county(office);
    const { draft } = await openEntry(office, round, unit);
    const projects = Array.from({ length: 200 }, (_each, index) => ({
      id: `p${String(index)}`,
      cells: { projectCode: String(index) },
    }));
    const long: Draft = { ...draft, revision: 1, tables: { ...draft.tables, projects } };
    await saveDraft(office, null, long, null);
    const before = (await office.ledger.standing())!.head.sequence;
    const changed: Draft = {
      ...long,
      revision: 2,
      tables: { ...long.tables, projects: [...projects.slice(0, 199), { id: 'p199', cells: { projectCode: 'x' } }] },
    };
    await saveDraft(office, long, changed, null);
    const journal = await office.host['vault.journal']({ ledger: office.kind, after: before, limit: 10 });
    if (!journal.ok) throw new Error(journal.error.kind);
    const writes = JSON.parse(journal.value.records[0]!.detail) as { key: string }[];
    expect(writes.map(({ key }) => key)).toEqual(['up1/105001', 'up1/105001/projects/00003']);
    const short: Draft = { ...changed, revision: 3, tables: { ...changed.tables, projects: projects.slice(0, 70) } };
    await saveDraft(office, changed, short, null);
    expect((await readDraft(office.ledger, round, unit.code))?.tables.projects).toHaveLength(70);
  });
});

describe('a unit with the program in its own hands', () => {
  it('begins with its handed-out workbook, and finance receives its package as any workbook', async () => {
    const finance = officeOnDisk();
    const { yearFile, unit } = await county(finance.office);
    const folder = await startFolder(finance.office);
    const only = { ...yearFile, units: [unit] };
    await handOut(finance.office, {
      yearFile: only,
      round,
      folder,
      prefill: () => Promise.resolve(null),
      onProgress: () => undefined,
      isCancelled: () => false,
    });
    const department = yearFile.departments.find(({ code }) => code === unit.department)!;
    const findFile = async (office: Office, from: string, name: RegExp): Promise<string> => {
      const listed = await office.host['places.browse']({ folder: from });
      if (!listed.ok) throw new Error(listed.error.kind);
      const file = listed.value.files.find((one) => name.test(one.name));
      if (file) return file.handle;
      const inner = listed.value.folders.find((one) => one.name.startsWith(department.code));
      if (!inner) throw new Error(`no file ${String(name)}`);
      return findFile(office, inner.handle, name);
    };

    // The unit's own machine: another disk folder and working copy, the file carried over.
    const clerk = officeOnDisk();
    const carried = await finance.office.host['workbooks.read']({
      handle: await findFile(finance.office, folder, /一上/),
    });
    if (!carried.ok) throw new Error(carried.error.kind);
    const handed = await readHandOut(finance.office, await findFile(finance.office, folder, /一上/));
    if (!handed.ok) throw new Error(handed.error.kind);
    expect(handed.value.yearFile.units.map(({ code }) => code)).toEqual([unit.code]);
    expect(handed.value.yearFile.lists).toEqual(yearFile.lists);
    expect(handed.value.yearFile.forms).toEqual(yearFile.forms);
    expect(await takeHandOut(clerk.office, handed.value)).toMatchObject({ ok: true });
    expect(await readSeat(clerk.office.ledger)).toBe(unit.code);

    const begun = await openEntry(clerk.office, round, unit);
    const filled = entered(yearFile, unit, begun.draft);
    await saveDraft(clerk.office, begun.kept, filled, null);
    const target = await startFolder(clerk.office);
    const packed = await writePackage(clerk.office, handed.value.yearFile, { round, unit, folder: target });
    if (!packed.ok) throw new Error(packed.error.kind);
    expect(packed.value.code).toBe(checkCode(filledTables(filled.tables)));
    expect(packed.value.name).toContain(packed.value.code);
    expect(packed.value.name).toContain(workbookName(unit, round, 2027, 'practice').replace('.xlsx', ''));
    expect((await openEntry(clerk.office, round, unit)).stands).toBe('handed-in');

    // Read by finance with its own list of units.
    const listed = await clerk.office.host['places.browse']({ folder: target });
    if (!listed.ok) throw new Error(listed.error.kind);
    const file = listed.value.files.find(({ name }) => name === packed.value.name)!;
    const reader: Office = {
      ...finance.office,
      host: {
        ...finance.office.host,
        'workbooks.read': clerk.office.host['workbooks.read'],
        'vault.keepFile': clerk.office.host['vault.keepFile'],
      },
    };
    const [line] = await dryRun(reader, {
      yearFile,
      round,
      files: [{ handle: file.handle, name: file.name }],
      onProgress: () => undefined,
    });
    expect(line?.outcome).toMatchObject({ state: 'readable' });
    expect(await receive(reader, line!)).toMatchObject({ ok: true });
    const received = (await readTables(finance.office.ledger, round, unit.code))!;
    expect(canonicalText(received)).toBe(canonicalText(filledTables(filled.tables)));
    expect(checkCode(received)).toBe(packed.value.code);
  });

  it('refuses the form of another unit and a ledger that is an office', async () => {
    const finance = officeOnDisk();
    const { yearFile, unit } = await county(finance.office);
    const reading = {
      unit,
      round,
      sequence: 1,
      tables: { projects: [], purchases: [], targets: [] },
      noPurchases: false,
      findings: [],
    };
    expect(await takeHandOut(finance.office, { yearFile, reading, ledger: 'practice' })).toEqual({
      ok: false,
      error: { kind: 'seat/office-ledger' },
    });
    const clerk = officeOnDisk();
    expect(await takeHandOut(clerk.office, { yearFile, reading, ledger: 'practice' })).toMatchObject({ ok: true });
    const other = yearFile.units.find(({ code }) => code !== unit.code)!;
    expect(
      await takeHandOut(clerk.office, { yearFile, reading: { ...reading, unit: other }, ledger: 'practice' }),
    ).toMatchObject({
      error: { kind: 'seat/other-unit' },
    });
  });
});
