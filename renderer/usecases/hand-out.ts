import type { HostFailure } from '#shared/contract';
import { departmentFolderName, unitWorkbook, workbookName } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';

export type HandOutProgress = { readonly done: number; readonly all: number };
export type HandOutSummary = { readonly written: number; readonly departments: number; readonly cancelled: boolean };
export type HandOutCommand = {
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly folder: string;
  /** What a unit's forms are filled with beforehand: at 二上 the rows of 一上 with the control figures. */
  readonly prefill: (unit: Unit) => Promise<{ readonly tables: Tables; readonly noPurchases: boolean } | null>;
  readonly onProgress: (progress: HandOutProgress) => void;
  readonly isCancelled: () => boolean;
};

/** 下发表样: a folder for each department, a workbook for each unit. Files already written stay when it is cancelled. */
export async function handOut(office: Office, command: HandOutCommand): Promise<Result<HandOutSummary, HostFailure>> {
  const { yearFile, round } = command;
  const departments = new Map(yearFile.departments.map((department) => [department.code, department]));
  const touched = new Set<string>();
  let done = 0;
  for (const unit of yearFile.units) {
    if (command.isCancelled()) return ok({ written: done, departments: touched.size, cancelled: true });
    const department = departments.get(unit.department);
    if (!department) continue;
    const prefill = await command.prefill(unit);
    const plan = unitWorkbook({
      yearFile,
      unit,
      department,
      round,
      sequence: 1,
      created: office.clock.now(),
      newRowId: () => office.identities.next(),
      ...(prefill ? { prefill: prefill.tables, noPurchases: prefill.noPurchases } : {}),
    });
    const written = await office.host['workbooks.write']({
      folder: command.folder,
      path: [departmentFolderName(department), workbookName(unit, round, yearFile.year, yearFile.ledger)],
      plan,
    });
    if (!written.ok) return err(written.error);
    touched.add(department.code);
    done += 1;
    command.onProgress({ done, all: yearFile.units.length });
  }
  return ok({ written: done, departments: touched.size, cancelled: false });
}
