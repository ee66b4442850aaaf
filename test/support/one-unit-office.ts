import { join } from 'node:path';
import { departmentFolderName } from '#shared/forms';
import { storeNames } from '../../renderer/data/ledger-database.ts';
import { openEntry, saveDraft } from '../../renderer/usecases/drafts.ts';
import { handOut } from '../../renderer/usecases/hand-out.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { filesIn } from '../../renderer/usecases/places.ts';
import { dryRun, type DryRunLine } from '../../renderer/usecases/receive.ts';
import { beginYear } from '../../renderer/usecases/start-year.ts';
import { workedExample } from '#shared/practice-county';
import { fillWorkbook } from './clerk.ts';
import { startFolder, type OfficeDesk } from './office-on-disk.ts';
import { practiceUnits, practiceYear } from './practice-ledger.ts';

const unit = practiceYear.units.find(({ code }) => code === workedExample.unit)!;
const owner = practiceYear.departments.find(({ code }) => code === unit.department)!;
/** A county of one unit, so that an act costs milliseconds. */
export const oneUnit = { unit, yearFile: { ...practiceYear, departments: [owner], units: [unit] } };

/** Everything that the working copy holds, to compare two of them. */
export async function contentOf({ ledger }: Office): Promise<unknown> {
  const content: unknown[] = [];
  for (const store of storeNames) content.push([store, await ledger.all(store)]);
  return content;
}

/** Begins the county of one unit, hands its forms out and fills them in; answers how to try the filled file. */
export async function beginOneUnit({ office, folder }: OfficeDesk): Promise<() => Promise<DryRunLine>> {
  const begun = await beginYear(office, oneUnit.yearFile);
  if (!begun.ok) throw new Error(begun.error.kind);
  const { yearFile } = oneUnit;
  const done = await handOut(office, {
    yearFile,
    round: 'up1',
    folder: await startFolder(office),
    prefill: () => Promise.resolve(null),
    onProgress: () => undefined,
    isCancelled: () => false,
  });
  if (!done.ok) throw new Error(done.error.kind);
  const files = await filesIn(office, await startFolder(office), ['.xlsx']);
  if (!files.ok) throw new Error(files.error.kind);
  const path = join(folder, departmentFolderName(owner), files.value[0]!.name);
  await fillWorkbook(path, practiceUnits[unit.code]!.up1, yearFile);
  return async () => {
    const [line] = await dryRun(office, { yearFile, round: 'up1', files: files.value, onProgress: () => undefined });
    return line!;
  };
}

/** Types one remark into the first line of the unit's 二上 and saves it, as leaving the cell does. */
export async function enterRemark(office: Office, remark: string): ReturnType<typeof saveDraft> {
  const { draft, kept, head } = await openEntry(office, 'up2', unit);
  const [first] = draft.tables.projects;
  const row = {
    id: first?.id ?? office.identities.next(),
    origin: { digest: '', file: '', sheet: '项目支出', row: 6 },
  };
  const projects = [{ ...row, cells: { ...first?.cells, remark } }, ...draft.tables.projects.slice(1)];
  const next = { ...draft, revision: (kept?.revision ?? 0) + 1, tables: { ...draft.tables, projects } };
  return saveDraft(office, kept, next, head);
}
