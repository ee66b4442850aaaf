import type { HostFailure } from '#shared/contract';
import { departmentFolderName, unitWorkbook, workbookName } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';
import type { Prefill } from './prefill.ts';

export type HandOutProgress = { readonly done: number; readonly all: number };
export type HandOutSummary = { readonly written: number; readonly departments: number; readonly cancelled: boolean };
export type HandOutCommand = {
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly folder: string;
  /** What a unit's forms are filled with beforehand; null for nothing. */
  readonly prefill: (unit: Unit) => Promise<Prefill | null>;
  readonly onProgress: (progress: HandOutProgress) => void;
  readonly isCancelled: () => boolean;
};

/** Remembers which hand-out each unit has, so that a form of an earlier one is known when it comes back. */
async function keepHandOuts(
  office: Office,
  round: CollectingRound,
  sequences: ReadonlyMap<string, number>,
): Promise<Result<null, LedgerFailure>> {
  if (sequences.size === 0) return ok(null);
  const [at, by] = [office.clock.now(), office.operator()];
  const kept = await commitAndKeep(office, {
    act: 'hand-out',
    writes: [...sequences].map(([unit, sequence]) => ({
      store: 'handOuts',
      key: `${round}/${unit}`,
      value: { sequence, at, by },
    })),
    expected: [],
  });
  return kept.ok ? ok(null) : kept;
}

/** 下发表样: a folder for each department, a workbook for each unit. Files already written stay when it is cancelled. */
export async function handOut(
  office: Office,
  command: HandOutCommand,
): Promise<Result<HandOutSummary, HostFailure | LedgerFailure>> {
  if (office.past) return err({ kind: 'ledger/only-read' });
  const { yearFile, round } = command;
  const departments = new Map(yearFile.departments.map((department) => [department.code, department]));
  const touched = new Set<string>();
  const sequences = new Map<string, number>();
  let cancelled = false;
  for (const unit of yearFile.units) {
    cancelled = command.isCancelled();
    if (cancelled) break;
    const department = departments.get(unit.department);
    if (!department) continue;
    const prefill = await command.prefill(unit);
    const before = await office.ledger.get('handOuts', `${round}/${unit.code}`);
    const sequence = (before?.sequence ?? 0) + 1;
    const plan = unitWorkbook({
      yearFile,
      unit,
      department,
      round,
      sequence,
      created: office.clock.now(),
      newRowId: () => office.identities.next(),
      ...(prefill ? { prefill: prefill.tables, noPurchases: prefill.noPurchases } : {}),
      ...(prefill?.scope === 'purchases' ? { scope: prefill.scope } : {}),
    });
    const written = await office.host['workbooks.write']({
      folder: command.folder,
      path: [departmentFolderName(department), workbookName(unit, round, yearFile.year, yearFile.ledger)],
      plan,
    });
    if (!written.ok) {
      await keepHandOuts(office, round, sequences);
      return err(written.error);
    }
    touched.add(department.code);
    sequences.set(unit.code, sequence);
    command.onProgress({ done: sequences.size, all: yearFile.units.length });
  }
  const kept = await keepHandOuts(office, round, sequences);
  return kept.ok ? ok({ written: sequences.size, departments: touched.size, cancelled }) : kept;
}
