import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { unitTypeLabel } from '#shared/messages';
import type { UnitType } from '#shared/records';
import { unitTypes } from '#shared/records';
import {
  findRoster,
  readRoster,
  rosterDifferences,
  rosterWorkbook,
  type RosterDifference,
  type RosterFailure,
  type RosterLayout,
  type RosterQuestion,
  type TypeNames,
} from '#shared/unit-roster';
import type { YearFile } from '#shared/year-file';
import { keepYear } from './keep-year.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';
import { unitsInUse } from './unit-register.ts';

/** A roster that was read and set beside the units of the year; nothing is written yet. */
export type TriedRoster = {
  readonly handle: string;
  readonly file: string;
  readonly digest: string;
  readonly question: RosterQuestion;
  readonly layout: RosterLayout;
  readonly reading:
    | { readonly kind: 'unclear' }
    | { readonly kind: 'problems'; readonly problems: readonly RosterFailure[] }
    | { readonly kind: 'sound'; readonly next: YearFile; readonly differences: readonly RosterDifference[] };
};
type RosterTaken = { readonly units: number; readonly departments: number };
export type NotTaken =
  | { readonly kind: 'roster/unit-in-use'; readonly unit: string; readonly name: string }
  | { readonly kind: 'roster/no-table'; readonly file: string }
  | { readonly kind: 'reference/file-changed'; readonly file: string };

const typeNames = Object.fromEntries(
  unitTypes.map((type): [UnitType, string] => [type, unitTypeLabel(type, 'zh')]),
) as TypeNames;

/** 导出单位名册: the units of the year, or the empty form to enter them in. */
export async function exportRoster(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const name = `${mark}${yearFile.region.name}${String(yearFile.year)}年预算单位名册.xlsx`;
  const plan = rosterWorkbook(yearFile, typeNames, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '单位名册',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}

const missingIn = (question: RosterQuestion, layout: RosterLayout | undefined): boolean =>
  layout === undefined
    ? question.unclear.length > 0
    : layout.columns.code === undefined ||
      layout.columns.name === undefined ||
      (layout.columns.type === undefined && layout.type === null);

/** 导入单位名册: reads a roster in any layout and shows what would change. sheet: the one that the person chose; layout: the columns as the person assigned them. */
export async function tryRoster(
  office: Office,
  yearFile: YearFile,
  asked: { readonly handle: string; readonly layout?: RosterLayout; readonly sheet?: string },
): Promise<Result<TriedRoster, NotTaken | HostFailure>> {
  const { handle, layout } = asked;
  const read = await office.host['workbooks.read']({ handle });
  if (!read.ok) return read;
  const { workbook, digest, name: file } = read.value;
  const question = findRoster(workbook, layout?.sheet ?? asked.sheet);
  if (!question) return err({ kind: 'roster/no-table', file });
  const tried = { handle, file, digest, question, layout: layout ?? question.layout };
  if (missingIn(question, layout)) return ok({ ...tried, reading: { kind: 'unclear' } });
  const next = readRoster(workbook, yearFile, typeNames, tried.layout);
  if (!next.ok) return ok({ ...tried, reading: { kind: 'problems', problems: next.error.problems } });
  const differences = rosterDifferences(yearFile, next.value);
  return ok({ ...tried, reading: { kind: 'sound', next: next.value, differences } });
}

/** 接用: the roster becomes the year's, all of it or nothing. A unit that has handed in cannot disappear. */
export async function takeRoster(
  office: Office,
  yearFile: YearFile,
  tried: TriedRoster,
): Promise<Result<RosterTaken, NotTaken | LedgerFailure | HostFailure>> {
  const again = await tryRoster(office, yearFile, tried);
  if (!again.ok) return again;
  const { reading, digest, file } = again.value;
  if (reading.kind !== 'sound' || digest !== tried.digest) return err({ kind: 'reference/file-changed', file });
  const stays = new Set(reading.next.units.map(({ code }) => code));
  const used = await unitsInUse(office);
  const gone = yearFile.units.find(({ code }) => used.has(code) && !stays.has(code));
  if (gone) return err({ kind: 'roster/unit-in-use', unit: gone.code, name: gone.name });
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle: tried.handle });
  if (!kept.ok) return kept;
  const saved = await keepYear(office, 'import-roster', reading.next);
  const { units, departments } = reading.next;
  return saved.ok ? ok({ units: units.length, departments: departments.length }) : saved;
}
