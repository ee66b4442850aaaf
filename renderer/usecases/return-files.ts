import type { HostFailure } from '#shared/contract';
import { departmentFolderName } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, Unit } from '#shared/records';
import { placeMarks, slipWorkbook, type ReturnSlip } from '#shared/returns';
import type { YearFile } from '#shared/year-file';
import type { Office } from './office.ts';
import { slipsOf } from './slips.ts';

export type ReturnFilesCommand = {
  readonly yearFile: YearFile;
  readonly round: CollectingRound;
  readonly units: readonly string[];
  readonly folder: string;
  readonly onProgress: (progress: { readonly done: number; readonly all: number }) => void;
  readonly isCancelled: () => boolean;
};
export type ReturnFilesSummary = {
  readonly units: number;
  readonly marked: number;
  /** Units whose own file could not be marked: their slip was written all the same. */
  readonly slipOnly: readonly { readonly unit: string; readonly failure: HostFailure }[];
  readonly cancelled: boolean;
};

const safe = (name: string): string => name.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, '').trim();
/** 退回_ before the name that the unit knows; the mark of an earlier return is not repeated. */
function markedName(slip: ReturnSlip): string {
  const stem = (slip.file?.name ?? slip.number).replace(/\.[^.]*$/, '').replace(/^(退回_)+/, '');
  return `退回_${safe(stem).slice(0, 90)}.xlsx`;
}

async function markOne(
  office: Office,
  command: ReturnFilesCommand,
  slip: ReturnSlip,
  path: readonly string[],
): Promise<Result<null, HostFailure>> {
  const { yearFile, round, folder } = command;
  if (!slip.file) return err({ kind: 'file/missing', file: slip.number });
  const { digest, name } = slip.file;
  const named = (failure: HostFailure): HostFailure => ('file' in failure ? { ...failure, file: name } : failure);
  const read = await office.host['workbooks.readKept']({ ledger: office.kind, digest });
  if (!read.ok) return err(named(read.error));
  const { marks } = placeMarks(slip, read.value.workbook, yearFile.forms, round);
  const marked = await office.host['workbooks.mark']({
    ledger: office.kind,
    digest,
    folder,
    path: [...path, markedName(slip)],
    marks: [...marks],
  });
  return marked.ok ? ok(null) : err(named(marked.error));
}

/** Failures of the unit's own file, not of the folder that is written to: the slip goes back without it. */
const ofTheFile = (failure: HostFailure): boolean =>
  failure.kind.startsWith('workbook/') || failure.kind.startsWith('vault/') || failure.kind === 'file/missing';

/**
 * 生成退回文件: for each returned unit its own workbook with the marks of the latest slip, and the slip itself. Several units
 * go into folders of their departments. A folder that cannot be written to ends the run.
 */
export async function writeReturnFiles(
  office: Office,
  command: ReturnFilesCommand,
): Promise<Result<ReturnFilesSummary, HostFailure>> {
  const { yearFile, round, units, folder } = command;
  const slipOnly: { unit: string; failure: HostFailure }[] = [];
  const known = new Map(yearFile.units.map((unit): [string, Unit] => [unit.code, unit]));
  const folders = new Map(yearFile.departments.map((one) => [one.code, departmentFolderName(one)]));
  let done = 0;
  for (const code of units) {
    if (command.isCancelled()) return ok({ units: done, marked: done - slipOnly.length, slipOnly, cancelled: true });
    const unit = known.get(code);
    const slip = (await slipsOf(office.ledger, round, code)).at(-1)?.slip;
    if (!unit || !slip) continue;
    const path = units.length === 1 ? [] : [folders.get(unit.department) ?? unit.department];
    const written = await office.host['workbooks.write']({
      folder,
      path: [...path, `审核意见单_${safe(unit.name)}_${slip.number}.xlsx`],
      plan: slipWorkbook(
        { slip, unit, region: yearFile.region },
        {
          year: yearFile.year,
          regionName: yearFile.region.name,
          stage: '',
          ledger: yearFile.ledger,
          creator: '两上两下预算',
          created: slip.at,
        },
      ),
    });
    if (!written.ok) return written;
    const marked = await markOne(office, command, slip, path);
    if (!marked.ok && !ofTheFile(marked.error)) return marked;
    if (!marked.ok) slipOnly.push({ unit: code, failure: marked.error });
    done += 1;
    command.onProgress({ done, all: units.length });
  }
  return ok({ units: done, marked: done - slipOnly.length, slipOnly, cancelled: false });
}
